"""What stands behind the figures: their sources, how they were computed, what they were held against."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache

from huibao.check.requirements import held_rules
from huibao.check.verdict import PreparedRule, Verdict, judge, prepared
from huibao.derive.facts import Facts
from huibao.derive.printed import NOT_GIVEN
from huibao.expression.tree import Given, Items, Name
from huibao.expression.words import Operand, wording
from huibao.model.catalogue import Catalogue
from huibao.model.document import Aspect
from huibao.model.evidence import Account, Evidence, Outcome, Ruling
from huibao.model.figure import Figure
from huibao.model.finding import Finding
from huibao.model.outline import Outline
from huibao.model.rule import Rule

from .desk import Desk
from .ways import HELD

_ROLES = {"actual": "", "previous": "上年", "target": "目标", "planned": "下期计划"}
_WAYS = {"actual": "", "previous": "previous", "target": "target", "planned": "planned"}
_COMPARED = (
    (Aspect.CHANGE, Aspect.PREVIOUS, ("change", "change in short")),
    (Aspect.COMPLETION, Aspect.TARGET, ("completion", "completion in short")),
)
"""What a comparison is called, what it needs beside this period's figure, and how the desk says it."""


def evidence(desk: Desk, outline: Outline, findings: Sequence[Finding]) -> Evidence:
    """What is known of every figure of a submission."""
    facts = desk.facts
    words = _Words(desk)
    rulings = _rulings(facts, words, findings)
    figures: dict[str, dict[Aspect, Figure]] = defaultdict(dict)
    texts: dict[str, dict[Aspect, str]] = defaultdict(dict)
    for aspect, held in HELD.items():
        way = _WAYS[aspect.value]
        for code, figure in held(facts).items():
            figures[code][aspect] = figure
            texts[code][aspect] = desk.text(code, way) or ""
    for aspect, other, ways in _COMPARED:
        for code in HELD[other](facts).keys() & facts.figures.keys():
            if text := _compared(desk, code, ways):
                texts[code][aspect] = text
    headings = facts.catalogue.headings()
    accounts = {}
    for code in _in_order(facts, outline, figures):
        indicator, now = facts.indicator(code), facts.figures.get(code)
        formula = words.of(now.formula) if now and now.formula else ""
        heading = headings.get(indicator.section, "")
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


def _in_order(facts: Facts, outline: Outline, codes: Container[str]) -> list[str]:
    """The codes in the order of the outline's sections, then those of others."""
    order = {id: place for place, id in enumerate(outline.sections)}
    known = [code for code in (*facts.catalogue.indicators, *facts.local) if code in codes]
    return sorted(known, key=lambda code: order.get(facts.indicator(code).section, len(order)))


class _Words:
    """Expressions in words, with the figures of one submission in them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._operands: dict[Operand, str] = {}

    def of(self, expression: str) -> str:
        """体检人数1200人 ÷ 学生总数1300人 × 100."""
        known = self._operands
        return "".join(
            [
                part if isinstance(part, str) else known.get(part) or self._named(part)
                for part in wording(expression)
            ]
        )

    def _named(self, operand: Operand) -> str:
        facts = self._desk.facts
        match operand:
            case Name(code, role):
                figure = self._desk.text(code, _WAYS[role]) or NOT_GIVEN
                text = f"{_ROLES[role]}{facts.indicator(code).name}{figure}"
            case Given(code):
                text = f"{facts.indicator(code).name}已填报"
            case Items(name):
                text = f"{name}的条数{facts.items.get(name, 0)}"
        self._operands[operand] = text
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
    if verdict is Verdict.PASSED:
        return Outcome.PASSED
    return Outcome.OPEN if verdict is Verdict.OPEN else None


@lru_cache(maxsize=32)
def _with_codes(catalogue: Catalogue) -> tuple[tuple[PreparedRule, Sequence[str]], ...]:
    """The rules with the codes that they are about; those about no figure's value are left out."""
    return tuple((each, each.codes) for each in prepared(catalogue) if each.codes)
