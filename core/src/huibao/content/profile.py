"""What of a unit type concerns one of its sub-kinds: what its form asks for, what its description shows.

Only for showing: a data file may hold any figure of the type, whatever the unit's kind.
"""

from collections.abc import Collection, Mapping

from attrs import evolve

from huibao.errors import UsageError
from huibao.expression.parse import parse
from huibao.expression.tree import codes
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.change import Part
from huibao.model.indicator import Indicator
from huibao.model.outline import Outline, Section
from huibao.model.rule import Rule
from huibao.model.unit import UnitKind, picks

_SHARED = "huibao"
"""What the dictionary's indicators are signed with."""


def profile(catalogue: Catalogue, kind_id: str) -> Catalogue:
    """The catalogue with the indicators, rules and sections that concern a sub-kind; all of it for "".

    An indicator concerns the kind if it is for that kind, or if it is for all kinds and among the
    kind's topics. What must be given always does, and so does what an add-on says of all kinds: the
    type's author could not know it. A rule does if one of its figures does, a section unless all its
    figures are others'. Raises `UsageError` if the type has no such kind.
    """
    if not kind_id:
        return catalogue
    kind = _kind(catalogue, kind_id)
    indicators = {
        code: each for code, each in catalogue.indicators.items() if _concerns(each, kind, catalogue)
    }
    others = {each.section for each in catalogue.indicators.values()}
    others -= {each.section for each in indicators.values()}
    sections = {
        id: each for id, each in catalogue.sections.items() if id not in others and _for(kind, each.kinds)
    }
    return evolve(
        catalogue,
        indicators=indicators,
        rules=tuple(
            rule for rule in catalogue.rules if _for(kind, rule.kinds) and _speaks_of(rule, indicators)
        ),
        sections=sections,
        outlines={id: _shorter(each, sections) for id, each in catalogue.outlines.items()},
        names={name: code for name, code in catalogue.names.items() if code in indicators},
        derived=tuple(each for each in catalogue.derived if each.code in indicators),
    )


def widened(part: Catalogue, whole: Catalogue, given: Collection[str]) -> Catalogue:
    """A sub-kind's part of a catalogue, with the indicators and sections that are in use besides.

    given holds codes of indicators and ids of sections; others are passed over.
    """
    indicators = {
        code: each for code, each in whole.indicators.items() if code in part.indicators or code in given
    }
    named = {*part.sections, *given, *(each.section for each in indicators.values())}
    sections = {id: each for id, each in whole.sections.items() if id in named}
    outlines = {id: _shorter(each, sections) for id, each in whole.outlines.items()}
    return evolve(part, indicators=indicators, sections=sections, outlines=outlines)


def _kind(catalogue: Catalogue, id: str) -> UnitKind:
    kinds = catalogue.unit_type.kinds
    if id in kinds:
        return kinds[id]
    message = _("type {type} has no kind {name}").format(type=catalogue.unit_type.id, name=id)
    known = ", ".join(f"{each.id} {each.name}" for each in kinds.values())
    raise UsageError(message, hint=_("known are {names}").format(names=known) if known else "")


def _concerns(indicator: Indicator, kind: UnitKind, catalogue: Catalogue) -> bool:
    if indicator.kinds:
        return kind.id in indicator.kinds
    if not kind.topics or indicator.required:
        return True
    change = catalogue.change_of(Part.INDICATOR, indicator.code)
    if (change.of if change else indicator.plugin) not in (_SHARED, catalogue.unit_type.plugin):
        return True
    return any(picks(pattern, indicator.code) for pattern in kind.topics)


def _for(kind: UnitKind, kinds: Collection[str]) -> bool:
    return not kinds or kind.id in kinds


def _speaks_of(rule: Rule, indicators: Mapping[str, Indicator]) -> bool:
    needed = codes(parse(rule.check))
    return not needed or any(code in indicators for code in needed)


def _shorter(outline: Outline, sections: Mapping[str, Section]) -> Outline:
    return evolve(outline, sections=tuple(id for id in outline.sections if id in sections))
