"""What a report says of its submission: all that is needed to compose it again, and nothing beyond that."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from attrs import evolve

from huibao.model.document import Aspect
from huibao.model.finding import Finding
from huibao.model.outline import Outline
from huibao.model.submission import Submission

from .clauses import concerns
from .desk import Desk
from .ways import HELD, WAYS

_NEEDED = {
    Aspect.CHANGE: (Aspect.ACTUAL, Aspect.PREVIOUS),
    Aspect.COMPLETION: (Aspect.ACTUAL, Aspect.TARGET),
}
"""The figures that an aspect without any of its own is made from."""
_TABLES = {
    Aspect.ACTUAL: "figures",
    Aspect.TARGET: "targets",
    Aspect.PREVIOUS: "previous",
    Aspect.PLANNED: "planned",
}
"""Where a submission has the figures of an aspect."""


def told(desk: Desk, outline: Outline, findings: Sequence[Finding]) -> Submission:
    """The submission without what its report leaves unsaid: notes, the unit's code, texts of other sections.

    The outline and the standards are those that the report was composed by, whoever chose them.
    """
    facts = desk.facts
    given, catalogue = facts.submission, facts.catalogue
    sections = [catalogue.sections[id] for id in outline.sections]
    printed = {section.id for section in sections if concerns(section.kinds, facts)}
    lists = {plan.of for section in sections if section.id in printed for plan in section.lists}
    explained = {finding.rule for finding in findings if finding.explanation}
    unit = given.unit
    figures = {} if outline.annex and outline.whole else _printed(desk)
    return evolve(
        given,
        unit=evolve(unit, code="") if unit.code else unit,
        outline=given.outline if outline is catalogue.default_outline and not given.outline else outline.id,
        standards=catalogue.named or given.standards,
        not_applicable=frozenset(code for code in given.not_applicable if facts.indicator(code).formula),
        texts={id: texts for id, texts in given.texts.items() if id in printed},
        lists={name: items for name, items in given.lists.items() if name in lists},
        explanations={rule: text for rule, text in given.explanations.items() if rule in explained},
        **figures,
    )


def _printed(desk: Desk) -> dict[str, Any]:
    """The figures that are printed, and the local indicators among them: not every outline has all said."""
    ways: defaultdict[str, set[str]] = defaultdict(set)
    for code, way in desk.printed:
        ways[way].add(code)
    kept: dict[Aspect, set[str]] = {aspect: set() for aspect in HELD}
    kept[Aspect.ACTUAL] |= desk.said
    for way, codes in ways.items():
        aspect = WAYS[way].aspect
        for needed in _NEEDED.get(aspect, (aspect,)):
            kept[needed] |= codes
    figures = {
        _TABLES[aspect]: {code: each for code, each in held(desk.facts).items() if code in kept[aspect]}
        for aspect, held in HELD.items()
    }
    local = [
        each for each in desk.facts.submission.local if any(each.code in codes for codes in kept.values())
    ]
    said = tuple(each for each in local if any(each.code in codes for codes in kept.values()))
    return {**figures, "local": said}
