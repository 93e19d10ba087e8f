"""Targets that were missed, of the type's indicators and of the file's own."""

from collections.abc import Collection, Iterator

from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.derive.targets import is_met
from huibao.model.figure import Figure
from huibao.model.finding import Finding
from huibao.model.indicator import QuantityKind
from huibao.model.rule import Severity

from .on_target import Ways, rules_on_target, ways_of
from .requirements import held_rules
from .verdict import PreparedRule, Verdict, judge


def missed_targets(facts: Facts, asked: Collection[str]) -> Iterator[Finding]:
    """A question for each target of a whole year that was missed.

    asked are the codes that are asked about already. Where a rule or a standard that applies holds the
    figure against its target, that one speaks.
    """
    figures = facts.figures
    for code, target in facts.target_figures.items():
        if code not in figures or code in asked:
            continue
        is_missed = is_met(facts.indicator(code), figures[code], target) is False
        if is_missed and not _is_spoken_of(facts, figures[code], target):
            yield _missed(facts, figures[code], target)


def _is_spoken_of(facts: Facts, figure: Figure, target: Figure) -> bool:
    """Whether a rule that applies limits how far a figure may be off its target, on this one's side."""
    code, is_below = figure.indicator, figure.value < target.value
    return any(
        is_below in ways and judge(rule, facts) is not Verdict.NOT_APPLICABLE
        for rule, ways in (*rules_on_target(facts.catalogue).get(code, ()), *_of_standards(facts, code))
    )


def _of_standards(facts: Facts, code: str) -> Iterator[tuple[PreparedRule, Ways]]:
    """The thresholds of the figure as rules, each with the ways in which it holds it against its target."""
    for held in held_rules(facts):
        if held.threshold.indicator.code == code:
            yield held.rule, ways_of(held.rule.tree, code)


def _missed(facts: Facts, figure: Figure, target: Figure) -> Finding:
    indicator, now, wanted = facts.indicator(figure.indicator), printed(facts, figure), printed(facts, target)
    colon = "：" if indicator.kind is QuantityKind.YESNO else ""
    return Finding(
        rule=f"{facts.catalogue.unit_type.id}-target-{indicator.code}",
        severity=Severity.QUESTION,
        message=f"{indicator.name}{colon}{now}，未达到目标{colon}{wanted}",
        indicators=(indicator.code,),
        seen=now,
        expected=wanted,
        place=figure.place or target.place,
        hint="核对数据；如属实，在存在问题或情况说明中写明原因",
    )
