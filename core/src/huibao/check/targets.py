"""Targets that were missed, of the type's indicators and of the file's own."""

from collections.abc import Collection, Iterator

from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.derive.targets import is_met
from huibao.model.figure import Figure
from huibao.model.finding import Finding
from huibao.model.indicator import QuantityKind
from huibao.model.rule import Severity


def missed_targets(facts: Facts, asked: Collection[str]) -> Iterator[Finding]:
    """A question for each target of a whole year that was missed.

    asked are the codes that are asked about already. Where the type has a rule of its own for a target,
    that one speaks.
    """
    figures = facts.figures
    missed = [
        (figures[code], target)
        for code, target in facts.target_figures.items()
        if code in figures
        and code not in asked
        and is_met(facts.indicator(code), figures[code], target) is False
    ]
    if not missed:
        return
    checks = [rule.check for rule in facts.catalogue.rules if "target(" in rule.check]
    for figure, target in missed:
        own = f"{figure.indicator} >= target({figure.indicator})"
        if not any(check.startswith(own) for check in checks):
            yield _missed(facts, figure, target)


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
