"""The definition of a quantity that units report."""

import enum
from decimal import Decimal

from huibao.model.sealed import deferred, frozen

from .rule import Severity


class QuantityKind(enum.Enum):
    """What sort of number an indicator holds."""

    COUNT = "count"
    """A whole number of things."""
    AMOUNT = "amount"
    """Money, area, weight, length: any decimal."""
    RATIO = "ratio"
    """A share or rate; compared in percentage points, never in per cent of a per cent."""
    YESNO = "yesno"

    # Members are single; Enum's own hashing is slow.
    __hash__ = object.__hash__


class Direction(enum.Enum):
    """Which way is better, if either is."""

    MORE = "more"
    LESS = "less"
    NONE = ""


class Combine(enum.Enum):
    """How an indicator adds up over units or over periods."""

    SUM = "sum"
    MEAN = "mean"
    """Weighted by the indicator that `weight` names."""
    LAST = "last"
    MAX = "max"
    RATIO = "ratio"
    """Computed anew by the formula from the combined operands."""
    NONE = "none"


@deferred
class Whole:
    """What an indicator counts a part of: it cannot be larger, or with a lesser severity hardly is."""

    code: str
    severity: Severity = Severity.ERROR
    hint: str = ""


@frozen
class Indicator:
    """The definition of a quantity: what a figure is a value *of*.

    code           dotted, lower case: `publicity.leaflets`
    name           Chinese; written so that name + value reads as a phrase (发放宣传资料4000份)
    unit           unit of measure as printed: 份, 人次, 万元, %, 平方米
    section        id of the section that the figure belongs to
    over_units     how it adds up over units, over_periods over the periods of a year
    weight         code of the weighting indicator where a mean is taken
    minimum, maximum   what is possible at all, both ends allowed; None is open
    decimals       decimals printed for computed values
    formula        expression over other codes; the figure is derived where it was not given
    within         the indicators whose things it counts a part of; that it is not larger becomes a rule
    requirements   ids of the requirements that the figure is held against
    kinds          sub-kinds that the indicator is for; empty means all
    formerly       codes that it had before; old data files name them
    """

    code: str
    name: str
    unit: str
    kind: QuantityKind
    section: str
    over_units: Combine
    over_periods: Combine
    weight: str = ""
    better: Direction = Direction.NONE
    minimum: Decimal | None = Decimal(0)
    maximum: Decimal | None = None
    decimals: int = 0
    aliases: tuple[str, ...] = ()
    hint: str = ""
    required: bool = False
    formula: str = ""
    requirements: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    plugin: str = ""
    formerly: tuple[str, ...] = ()
    within: tuple[Whole, ...] = ()
