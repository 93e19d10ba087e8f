"""One value of one indicator."""

import enum
from decimal import Decimal

from attrs import field

from .quantity import Bound, Quantity
from .sealed import sealed


class Role(enum.Enum):
    """What a figure is the value of."""

    ACTUAL = "actual"
    TARGET = "target"
    PREVIOUS = "previous"
    """The same period of last year."""
    PLAN = "planned"
    """What is intended for the next period."""


@sealed
class Figure:
    """One value of one indicator, from its source to the page.

    indicator is the dotted code; file and place say where the figure stands (place is the key path
    in the file, "" for a derived figure); formula is set on derived figures only and holds the
    expression that gave the value.
    """

    indicator: str
    quantity: Quantity
    role: Role
    file: str = field(eq=False)
    place: str = field(default="", eq=False)
    note: str = ""
    formula: str = ""

    @property
    def value(self) -> Decimal:
        """The number, in the indicator's unit."""
        return self.quantity.value

    @property
    def unit(self) -> str:
        """The indicator's unit of measure."""
        return self.quantity.unit

    @property
    def bound(self) -> Bound:
        """How firmly the number is known."""
        return self.quantity.bound
