"""All that the plugins say about one unit type, checked and merged."""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from .indicator import Indicator
from .outline import Outline, Section
from .rule import Rule
from .standard import Requirement, Standard
from .unit import Unit, UnitType


@frozen(eq=False)
class Catalogue:
    """A unit type with everything that its reports are made from.

    indicators is keyed by code, in reading order; names maps codes, names and aliases to codes;
    derived holds the indicators with a formula, operands before results; sections are merged
    over plugins; standards are sorted, the winning layer and newest edition first.
    """

    unit_type: UnitType
    indicators: Mapping[str, Indicator]
    rules: tuple[Rule, ...]
    sections: Mapping[str, Section]
    outlines: Mapping[str, Outline]
    standards: tuple[Standard, ...]
    names: Mapping[str, str] = field(repr=False)
    derived: tuple[Indicator, ...] = field(repr=False)

    @property
    def default_outline(self) -> Outline:
        """The outline of a report that names none."""
        return next(outline for outline in self.outlines.values() if outline.default)

    def self_name(self, unit: Unit) -> str:
        """How that unit speaks of itself: 我校."""
        kind = self.unit_type.kinds.get(unit.kind)
        return unit.self_name or (kind and kind.self_name) or self.unit_type.self_name

    def requirement(self, id: str, day: date) -> tuple[Standard, Requirement] | None:
        """The threshold of that id in the edition in force on that day, None if there is none."""
        for standard in self.standards:
            if standard.in_force(day):
                for requirement in standard.requirements:
                    if requirement.id == id:
                        return standard, requirement
        return None
