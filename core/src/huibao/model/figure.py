"""One value of one indicator."""

import enum
from decimal import Decimal

from attrs import field, frozen

from .quantity import Bound, Quantity


class Role(enum.Enum):
    """What a figure is the value of."""

    ACTUAL = "actual"
    TARGET = "target"
    PREVIOUS = "previous"
    """The same period of last year."""
    PLAN = "plan"
    """What is intended for the next period."""


@frozen
class Source:
    """Where a figure came from: the file's name, and the key path or sheet cell in it."""

    file: str
    place: str

    def __str__(self) -> str:
        return f"{self.file}:{self.place}" if self.place else self.file


@frozen
class Figure:
    """One value of one indicator, from its source to the page.

    indicator is the dotted code; formula is set on derived figures only and holds the expression
    that gave the value.
    """

    indicator: str
    quantity: Quantity
    role: Role
    source: Source = field(eq=False)
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
