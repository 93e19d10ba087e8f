"""What a report says of its submission: all that is needed to compose it again, and nothing beyond that."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve

from huibao.model.document import Aspect
from huibao.model.figure import Figure
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
_BESIDE = {
    name: _NEEDED.get(way.aspect, (way.aspect,))
    for name, way in WAYS.items()
    if way.aspect is not Aspect.ACTUAL or not way.tells_now
}
"""The aspects whose figures a way needs; those that say a figure of the period itself count it as said."""
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
    kept: dict[Aspect, set[str]] = {aspect: set() for aspect in HELD}
    kept[Aspect.ACTUAL] |= desk.said
    for code, way in desk.printed:
        for needed in _BESIDE.get(way, ()):
            kept[needed].add(code)
    figures = {_TABLES[aspect]: _among(held(desk.facts), kept[aspect]) for aspect, held in HELD.items()}
    local = desk.facts.submission.local
    said = tuple([each for each in local if any(each.code in codes for codes in kept.values())])
    return {**figures, "local": said}


def _among(figures: Mapping[str, Figure], kept: set[str]) -> Mapping[str, Figure]:
    """The figures whose codes are kept: nearly always all of them."""
    if figures.keys() <= kept:
        return figures
    return {code: figure for code, figure in figures.items() if code in kept}
