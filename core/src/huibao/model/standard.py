"""Published standards and the thresholds in them."""

import enum
from datetime import date
from decimal import Decimal

from attrs import frozen


class Operator(enum.Enum):
    """How a figure is held against a threshold."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "=="
    BETWEEN = "between"
    """Both ends allowed."""
    TRUE = "bool"
    """A duty: yes is expected."""


class Confidence(enum.Enum):
    """Whether the threshold was read in its source, or is only remembered.

    A remembered threshold never fails a report: it asks.
    """

    SEEN = "seen"
    RECALLED = "recalled"


@frozen
class Requirement:
    """One threshold of one edition of a standard.

    id         shared by the editions of the same threshold: an indicator names it once, and the
               period of the report picks the edition
    value      the threshold in unit; high is the upper end for BETWEEN
    source     where the number was read
    yearly     whether it is for a whole year: a report of half a year is not held against it
    """

    id: str
    name: str
    operator: Operator
    value: Decimal
    unit: str
    clause: str = ""
    source: str = ""
    confidence: Confidence = Confidence.RECALLED
    high: Decimal | None = None
    note: str = ""
    yearly: bool = False


@frozen
class Standard:
    """One edition of a published standard, and the days on which it is in force.

    Layers (a province, an organisation) are standards of higher `layer`: they win over the
    national ones (layer 0) for the requirements that they name.
    """

    id: str
    name: str
    edition: str
    requirements: tuple[Requirement, ...]
    since: date | None = None
    until: date | None = None
    layer: int = 0
    plugin: str = ""

    def in_force(self, day: date) -> bool:
        """Whether the edition applies on that day, both ends included."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
