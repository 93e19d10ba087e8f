"""All that the plugins say about one unit type, checked and merged."""

from collections.abc import Mapping
from typing import Any

from attrs import field

from huibao.model.sealed import frozen

from .change import Change, Part
from .former import NO_FORMER_NAMES, FormerNames
from .indicator import Indicator
from .outline import Outline, Section
from .rule import Rule
from .standard import Standard
from .unit import Unit, UnitType


@frozen(eq=False)
class Catalogue:
    """A unit type with everything that its reports are made from.

    indicators is keyed by code, in reading order; names maps codes, names and aliases to codes;
    derived holds the indicators with a formula, operands before results; sections are merged
    over plugins; standards are sorted, the winning layer and newest edition first; named are those
    that the caller chose, by id or series, whatever data file and period say. changes are those that
    plugins made to others' content; removed holds the indicators that one of them took out: other
    content may name them, and no data file has them. unprinted holds the lists that only a section which
    was removed or replaced would print, with the section's id.
    """

    unit_type: UnitType
    indicators: Mapping[str, Indicator]
    rules: tuple[Rule, ...]
    sections: Mapping[str, Section]
    outlines: Mapping[str, Outline]
    standards: tuple[Standard, ...]
    names: Mapping[str, str] = field(repr=False)
    derived: tuple[Indicator, ...] = field(repr=False)
    named: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    removed: Mapping[str, Indicator] = field(factory=dict, repr=False)
    former: FormerNames = field(default=NO_FORMER_NAMES, repr=False)
    unprinted: Mapping[str, str] = field(factory=dict, repr=False)
    _prepared: dict[str, Any] = field(factory=dict, repr=False, init=False)
    """What was worked out of all this (`huibao.model.prepared`); one made from another begins without."""

    def change_of(self, part: Part, id: str) -> Change | None:
        """What a plugin changed of that, None if it is its first owner's."""
        return next((each for each in self.changes if (each.part, each.id) == (part, id)), None)

    @property
    def defined(self) -> Mapping[str, Indicator]:
        """The indicators and those that were removed: all that a name may mean."""
        return {**self.indicators, **self.removed} if self.removed else self.indicators

    def removal_of(self, name: str) -> Change | None:
        """How the indicator of that code, name or alias was removed, None if there was no such one."""
        for code, each in self.removed.items():
            if name in (code, each.name, *each.aliases):
                return self.change_of(Part.INDICATOR, code)
        return None

    @property
    def default_outline(self) -> Outline:
        """The outline of a report that names none."""
        return next(outline for outline in self.outlines.values() if outline.default)

    def headings(self) -> dict[str, str]:
        """Every section's id with the title that it stands under, in the order of the default outline.

        A section without a title goes on under the one before; the opening stands under none.
        """
        titles: dict[str, str] = {}
        title = ""
        for id in dict.fromkeys([*self.default_outline.sections, *self.sections]):
            if id not in self.default_outline.sections:
                title = ""
            title = titles[id] = self.sections[id].title or title
        return titles

    def self_name(self, unit: Unit) -> str:
        """How that unit speaks of itself: 我校."""
        kind = self.unit_type.kinds.get(unit.kind)
        return unit.self_name or (kind and kind.self_name) or self.unit_type.self_name

    def people(self, unit: Unit) -> str:
        """Whom that unit calls its own: 师生."""
        kind = self.unit_type.kinds.get(unit.kind)
        return (kind and kind.people) or self.unit_type.people
