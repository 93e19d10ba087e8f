"""What stands behind the figures: their sources, how they were computed, what they were held against."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from huibao.check.requirements import held_rules
from huibao.check.verdict import PreparedRule, Verdict, judge, prepared
from huibao.derive.facts import Facts
from huibao.model.catalogue import Catalogue
from huibao.model.document import Aspect
from huibao.model.evidence import Account, Evidence, Outcome, Ruling
from huibao.model.figure import Figure
from huibao.model.finding import Finding
from huibao.model.indicator import Indicator
from huibao.model.outline import Outline
from huibao.model.rule import Rule

from .desk import Desk
from .in_words import Sentence, sentence
from .ways import HELD

_SAID = (
    (Aspect.ACTUAL, "", Aspect.ACTUAL, ()),
    (Aspect.PREVIOUS, "previous", Aspect.CHANGE, ("change", "change in short")),
    (Aspect.TARGET, "target", Aspect.COMPLETION, ("completion", "completion in short")),
    (Aspect.PLANNED, "planned", Aspect.PLANNED, ()),
)
"""How the desk says each aspect; as what this period's figure is compared with it, and how that is said."""
_PASSED, _HELD, _ACTUAL = Verdict.PASSED, Outcome.PASSED, Aspect.ACTUAL
"""Bound once: until Python 3.12 a look-up on an enum class costs as much as a rule."""


_Places = Mapping[str, tuple[Indicator, str]]
"""Indicators by code in the order of a report, each with the title that it stands under."""


def evidence(desk: Desk, outline: Outline, findings: Sequence[Finding]) -> Evidence:
    """What is known of every figure of a submission."""
    facts = desk.facts
    rulings = _rulings(desk, findings)
    sayable, places = desk.sayable, _places(facts, outline)
    held = [(*said, given) for said in _SAID if (given := HELD[said[0]](facts))]
    codes = frozenset().union(*(given for *_said, given in held))
    accounts = {}
    for code, (indicator, heading) in places.items():
        if code not in codes:
            continue
        figures: dict[Aspect, Figure] = {}
        texts: dict[Aspect, str] = {}
        for aspect, way, compared, ways, given in held:
            if code in given and (found := sayable[code, way]):
                texts[aspect], figures[aspect] = found
                if ways and (text := _compared(desk, code, ways)):
                    texts[compared] = text
        now = figures.get(_ACTUAL)
        formula = sentence(facts.catalogue, now.formula).told(desk) if now and now.formula else ""
        accounts[code] = Account(indicator, heading, figures, texts, formula, rulings.get(code, ()))
    return Evidence(accounts, tuple(findings), tuple(dict.fromkeys(code for code, _way in desk.printed)))


def _compared(desk: Desk, code: str, ways: tuple[str, ...]) -> str | None:
    """A comparison as the document has it, else in full."""
    for way in ways:
        if text := desk.printed.get((code, way)):
            return text
    return desk.text(code, ways[0])


def _places(facts: Facts, outline: Outline) -> _Places:
    """All indicators: in the order of the outline's sections, then those of others."""
    catalogue, local = facts.catalogue, facts.local
    if not local:
        return _known_places(catalogue, outline.sections)
    return _in_order(catalogue, outline.sections, (*catalogue.indicators.values(), *local.values()))


@lru_cache(maxsize=64)
def _known_places(catalogue: Catalogue, sections: tuple[str, ...]) -> _Places:
    return _in_order(catalogue, sections, catalogue.indicators.values())


def _in_order(catalogue: Catalogue, sections: tuple[str, ...], indicators: Iterable[Indicator]) -> _Places:
    headings = catalogue.headings()
    order = {id: number for number, id in enumerate(sections)}
    found = sorted(indicators, key=lambda indicator: order.get(indicator.section, len(order)))
    return {each.code: (each, headings.get(each.section, "")) for each in found}


def _rulings(desk: Desk, findings: Sequence[Finding]) -> Mapping[str, Sequence[Ruling]]:
    """What each indicator was held against: what found something first, then what it passed."""
    rulings: dict[str, list[Ruling]] = defaultdict(list)
    for found in findings:
        ruling = Ruling(found.rule, Outcome.FOUND, found.message, found.severity, found.explanation)
        for code in found.indicators:
            rulings[code].append(ruling)
    for words, rule, codes, outcome in _quiet(desk.facts):
        ruling = Ruling(rule.id, outcome, words.told(desk))
        for code in codes:
            rulings[code].append(ruling)
    return rulings


def _quiet(facts: Facts) -> Iterator[tuple[Sentence, Rule, Sequence[str], Outcome]]:
    """The rules and thresholds that were applied and found nothing, with the codes that they are about."""
    given = facts.actual
    for words, codes, each in _in_words(facts.catalogue):
        if each.subject and each.subject not in given:
            continue
        if outcome := _outcome(judge(each, facts)):
            yield words, each.rule, codes, outcome
    for held in held_rules(facts):
        code, rule = held.threshold.indicator.code, held.rule.rule
        if code in facts.actual and (outcome := _outcome(held.judge(facts))):
            yield sentence(facts.catalogue, rule.check, rule.cites), rule, (code,), outcome


def _outcome(verdict: Verdict) -> Outcome | None:
    if verdict is _PASSED:
        return _HELD
    return Outcome.OPEN if verdict is Verdict.OPEN else None


@lru_cache(maxsize=32)
def _in_words(catalogue: Catalogue) -> tuple[tuple[Sentence, Sequence[str], PreparedRule], ...]:
    """The rules in words and the codes that they are about; those about no figure's value are left out."""
    return tuple(
        (sentence(catalogue, each.rule.check, each.rule.cites), codes, each)
        for each in prepared(catalogue)
        if (codes := each.codes)
    )
