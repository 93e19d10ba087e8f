"""A submission with all that follows from it: what rules and sentences are evaluated over."""

from collections.abc import Mapping
from decimal import Decimal

from attrs import field

from huibao.model.catalogue import Catalogue
from huibao.model.figure import Figure
from huibao.model.indicator import Indicator
from huibao.model.sealed import sealed
from huibao.model.submission import Submission


@sealed(eq=False)
class Values:
    """A scope of expressions that is not a whole submission's facts."""

    actual: Mapping[str, Decimal]
    previous: Mapping[str, Decimal] = field(factory=dict)
    target: Mapping[str, Decimal] = field(factory=dict)
    items: Mapping[str, int] = field(factory=dict)
    planned: Mapping[str, Decimal] = field(factory=dict)


@sealed(eq=False)
class Facts:
    """The figures of a submission, given and derived, by code and role.

    Serves as the scope of expressions: actual, previous, target and planned hold the values alone,
    items the lengths of the lists. impossible holds what formulas gave of this period that is beyond
    the indicator's range: it is found fault with, and never said.
    """

    catalogue: Catalogue
    submission: Submission
    figures: Mapping[str, Figure]
    previous_figures: Mapping[str, Figure]
    target_figures: Mapping[str, Figure]
    planned_figures: Mapping[str, Figure]
    actual: Mapping[str, Decimal] = field(repr=False)
    previous: Mapping[str, Decimal] = field(repr=False)
    target: Mapping[str, Decimal] = field(repr=False)
    planned: Mapping[str, Decimal] = field(repr=False)
    items: Mapping[str, int] = field(repr=False)
    local: Mapping[str, Indicator] = field(repr=False)
    impossible: Mapping[str, Figure] = field(factory=dict)

    def in_role(self, role: str) -> Mapping[str, Figure]:
        """The figures that an expression means by a role: actual, previous, target or planned."""
        match role:
            case "previous":
                return self.previous_figures
            case "target":
                return self.target_figures
            case "planned":
                return self.planned_figures
            case _:
                return self.figures

    def indicator(self, code: str) -> Indicator:
        """The definition of a code, local and removed ones included; KeyError if there is none."""
        found = self.catalogue.indicators.get(code) or self.catalogue.removed.get(code)
        return self.local[code] if found is None else found
