"""Published standards and the thresholds in them."""

import enum
from datetime import date
from decimal import Decimal

from huibao.model.sealed import deferred


class Operator(enum.Enum):
    """How a figure is held against a threshold."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "=="
    BETWEEN = "between"
    """Both ends allowed."""
    TRUE = "bool"
    """A duty: yes is expected."""
    RISING = "rising"
    """Above last year's figure."""
    FALLING = "falling"
    """Below last year's figure."""
    TARGET = "target"
    """At least the target that the unit itself was set."""

    @property
    def has_value(self) -> bool:
        """Whether a number goes with it."""
        return self in (Operator.AT_LEAST, Operator.AT_MOST, Operator.EQUAL, Operator.BETWEEN)


class Confidence(enum.Enum):
    """Whether the threshold was read in its source, or is only remembered.

    A remembered threshold never fails a report: it asks.
    """

    SEEN = "seen"
    RECALLED = "recalled"


class Layer(enum.Enum):
    """Who asks for it. A later layer speaks instead of an earlier one."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    ORGANISATION = "organisation"

    @property
    def rank(self) -> int:
        """0 for national; the highest wins."""
        return list(Layer).index(self)


@deferred
class Requirement:
    """One threshold of one edition of a standard.

    id         shared by the editions of the same threshold: an indicator names it once, and the
               period of the report picks the edition
    value      the threshold in unit; high is the upper end for BETWEEN
    source     where the number was read
    yearly     whether it is for a whole year: a report of half a year is not held against it
    kinds      sub-kinds of units that it is for; empty means all
    improving  whether steady improvement on last year is accepted instead
    otherwise  what else the clause accepts, in words: a missed threshold is then a question
    indicator  code that it is for, where the indicator does not name the requirement itself
    loosens    the reason why a layer asks for less than the layer below it; empty: it may not
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
    kinds: tuple[str, ...] = ()
    improving: bool = False
    otherwise: str = ""
    indicator: str = ""
    loosens: str = ""

    def is_within(self, other: "Requirement") -> bool:
        """Whether whoever meets this one meets the other as well."""
        if other.improving < self.improving or (self.otherwise and not other.otherwise):
            return False
        mine, theirs = allowed(self), allowed(other)
        if mine is None or theirs is None:
            return self.operator is other.operator
        return theirs[0] <= mine[0] and mine[1] <= theirs[1]


def allowed(requirement: Requirement) -> tuple[Decimal, Decimal] | None:
    """What it allows, both ends included; None where that depends on other figures."""
    match requirement.operator:
        case Operator.AT_LEAST:
            return requirement.value, Decimal("Infinity")
        case Operator.AT_MOST:
            return Decimal("-Infinity"), requirement.value
        case Operator.EQUAL:
            return requirement.value, requirement.value
        case Operator.BETWEEN:
            return requirement.value, requirement.high or requirement.value
        case Operator.TRUE:
            return Decimal(1), Decimal(1)
        case Operator.RISING | Operator.FALLING | Operator.TARGET:
            return None


@deferred
class Standard:
    """One edition of a published standard, and the days on which it is in force.

    series      shared by the editions of one standard; empty means the id
    layer       a province's or a county's wins over the national one for the requirements it names
    optional    held against only where it is chosen: by the data file, the unit's kind or --standard
    instead_of  series whose place it takes where it is chosen; it is then optional by itself
    types       unit types that it is for; empty means all
    aim         what a unit that is held against it strives to become: 国家卫生县
    """

    id: str
    name: str
    edition: str
    requirements: tuple[Requirement, ...]
    since: date | None = None
    until: date | None = None
    layer: Layer = Layer.NATIONAL
    plugin: str = ""
    series: str = ""
    optional: bool = False
    instead_of: str = ""
    types: tuple[str, ...] = ()
    aim: str = ""

    @property
    def family(self) -> str:
        """What it is one choice of: the series that it stands in for, else its own."""
        return self.instead_of or self.series or self.id

    @property
    def names(self) -> tuple[str, ...]:
        """What a data file may call it by: the edition's id, or the series, for the edition in force."""
        return (self.id, self.series) if self.series else (self.id,)

    @property
    def must_be_chosen(self) -> bool:
        """Whether nobody is held against it unasked."""
        return self.optional or bool(self.instead_of)

    def in_force(self, day: date) -> bool:
        """Whether the edition applies on that day, both ends included."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def overlaps(self, other: "Standard") -> bool:
        """Whether there is a day on which both are in force."""
        ends = [each for each in (self.until, other.until) if each]
        starts = [each for each in (self.since, other.since) if each]
        return not (starts and ends) or max(starts) <= min(ends)
