"""What stands behind the figures: their sources, how they were computed, what they were held against."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from huibao.check.requirements import held_rules
from huibao.check.verdict import PreparedRule, Verdict, judge, prepared
from huibao.derive.facts import Facts
from huibao.derive.printed import NOT_GIVEN
from huibao.expression.words import GIVEN, ITEMS, Operand, wording
from huibao.model.catalogue import Catalogue
from huibao.model.document import Aspect
from huibao.model.evidence import Account, Evidence, Outcome, Ruling
from huibao.model.figure import Figure
from huibao.model.finding import Finding
from huibao.model.indicator import Indicator
from huibao.model.outline import Outline
from huibao.model.rule import Rule

from .desk import Desk
from .ways import HELD

_ROLES = {"actual": "", "previous": "上年", "target": "目标", "planned": "下期计划"}
_WAYS = {"actual": "", "previous": "previous", "target": "target", "planned": "planned"}
_HELD = [(aspect, _WAYS[aspect.value], held) for aspect, held in HELD.items()]
_COMPARED = (
    (Aspect.CHANGE, Aspect.PREVIOUS, ("change", "change in short")),
    (Aspect.COMPLETION, Aspect.TARGET, ("completion", "completion in short")),
)
"""What a comparison is called, what it needs beside this period's figure, and how the desk says it."""
_QUIET = ((Verdict.PASSED, Outcome.PASSED), (Verdict.OPEN, Outcome.OPEN))
"""What rules that find nothing come to where they concern the unit."""


def evidence(desk: Desk, outline: Outline, findings: Sequence[Finding]) -> Evidence:
    """What is known of every figure of a submission."""
    facts = desk.facts
    words = _Words(desk)
    rulings = _rulings(facts, words, findings)
    figures: dict[str, dict[Aspect, Figure]] = defaultdict(dict)
    texts: dict[str, dict[Aspect, str]] = defaultdict(dict)
    for aspect, way, held in _HELD:
        for code, figure in held(facts).items():
            figures[code][aspect] = figure
            texts[code][aspect] = desk.text(code, way) or ""
    for aspect, other, ways in _COMPARED:
        for code in HELD[other](facts).keys() & facts.figures.keys():
            if text := _compared(desk, code, ways):
                texts[code][aspect] = text
    accounts = {}
    for indicator, heading in _in_order(facts, outline):
        code = indicator.code
        if code in figures:
            now = facts.figures.get(code)
            formula = words.of(now.formula) if now and now.formula else ""
            accounts[code] = Account(
                indicator, heading, figures[code], texts[code], formula, rulings.get(code, ())
            )
    return Evidence(accounts, tuple(findings))


def _compared(desk: Desk, code: str, ways: tuple[str, str]) -> str | None:
    """A comparison as the document has it, else in full."""
    for way in ways:
        if text := desk.printed.get((code, way)):
            return text
    return desk.text(code, ways[0])


def _in_order(facts: Facts, outline: Outline) -> Sequence[tuple[Indicator, str]]:
    """The indicators in the order of the outline's sections, then those of others; each with its heading."""
    if not facts.local:
        return _known(facts.catalogue, outline.sections)
    indicators = (*facts.catalogue.indicators.values(), *facts.local.values())
    return _sorted(facts.catalogue, outline.sections, indicators)


@lru_cache(maxsize=64)
def _known(catalogue: Catalogue, sections: tuple[str, ...]) -> Sequence[tuple[Indicator, str]]:
    return _sorted(catalogue, sections, catalogue.indicators.values())


def _sorted(
    catalogue: Catalogue, sections: tuple[str, ...], indicators: Iterable[Indicator]
) -> Sequence[tuple[Indicator, str]]:
    headings = catalogue.headings()
    order = {id: place for place, id in enumerate(sections)}
    found = sorted(indicators, key=lambda indicator: order.get(indicator.section, len(order)))
    return [(indicator, headings.get(indicator.section, "")) for indicator in found]


class _Words(dict[Operand, str]):
    """Operands of expressions in words, with the figures of one submission; made when first asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def of(self, expression: str) -> str:
        """体检人数1200人 ÷ 学生总数1300人 × 100."""
        return wording(expression).naming(self)

    def __missing__(self, operand: Operand) -> str:
        role, code = operand
        facts = self._desk.facts
        if role == ITEMS:
            text = f"{code}的条数{facts.items.get(code, 0)}"
        elif role == GIVEN:
            text = f"{facts.indicator(code).name}已填报"
        else:
            figure = self._desk.text(code, _WAYS[role]) or NOT_GIVEN
            text = f"{_ROLES[role]}{facts.indicator(code).name}{figure}"
        self[operand] = text
        return text


def _rulings(facts: Facts, words: _Words, findings: Sequence[Finding]) -> Mapping[str, Sequence[Ruling]]:
    """What each indicator was held against: what found something first, then what it passed."""
    rulings: dict[str, list[Ruling]] = defaultdict(list)
    for found in findings:
        ruling = Ruling(found.rule, Outcome.FOUND, found.message, found.severity, found.explanation)
        for code in found.indicators:
            rulings[code].append(ruling)
    for rule, codes, outcome in _quiet(facts):
        cited = f"（{rule.cites}）" if rule.cites else ""
        ruling = Ruling(rule.id, outcome, words.of(rule.check) + cited)
        for code in codes:
            rulings[code].append(ruling)
    return rulings


def _quiet(facts: Facts) -> Iterator[tuple[Rule, Sequence[str], Outcome]]:
    """The rules and thresholds that were applied and found nothing."""
    for each, codes in _with_codes(facts.catalogue):
        if outcome := _outcome(judge(each, facts)):
            yield each.rule, codes, outcome
    for held in held_rules(facts):
        code = held.threshold.indicator.code
        if code in facts.actual and (outcome := _outcome(held.judge(facts))):
            yield held.rule.rule, (code,), outcome


def _outcome(verdict: Verdict) -> Outcome | None:
    for quiet, outcome in _QUIET:
        if verdict is quiet:
            return outcome
    return None


@lru_cache(maxsize=32)
def _with_codes(catalogue: Catalogue) -> tuple[tuple[PreparedRule, Sequence[str]], ...]:
    """The rules with the codes that they are about; those about no figure's value are left out."""
    return tuple((each, each.codes) for each in prepared(catalogue) if each.codes)
