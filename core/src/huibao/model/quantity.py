"""A number with its unit of measure and how firmly it is known."""

import enum
from decimal import Decimal

from attrs import field

from .sealed import frozen, sealed


class Bound(enum.Enum):
    """How a stated number relates to the true one."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    """余, 多, 以上, 超过, 不少于"""
    ABOUT = "about"
    """近, 约, 左右"""
    LESS_THAN = "less_than"
    """不足, 以下, 不到, 不超过"""

    # Members are single; Enum's own hashing is slow, and this one is a key for every figure.
    __hash__ = object.__hash__


@frozen
class Notation:
    """How a person wrote a number, kept so that the report says it the same way.

    scale is the multiplier that was written as a word (10000 for 万), places the decimals that
    were written, unit the unit as written, prefix and suffix the words around the number
    ("近30万元" has the prefix 近), infix a word between number and unit ("4000余份" has 余).
    """

    unit: str
    scale: int = 1
    places: int = 0
    prefix: str = ""
    infix: str = ""
    suffix: str = ""


@sealed
class Quantity:
    """A value in the unit of its indicator.

    value is exact decimal arithmetic's; for yes/no it is 1 or 0. unit is the indicator's unit of
    measure, "" for a bare number. notation is None where a bare number was given.
    """

    value: Decimal
    unit: str = ""
    bound: Bound = Bound.EXACT
    notation: Notation | None = field(default=None, eq=False)
