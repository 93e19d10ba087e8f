"""How exact a computed value is: a sum as its parts are, a share so that it denies nothing.

A sum is not rounded, since its parts stand beside it. A share is rounded, but to all or to nothing only
where it is that: 99.95% and not 100% where something is missing.
"""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

from huibao.model.figure import Figure
from huibao.model.quantity import Bound, Notation, Quantity

_EXACT = Context(prec=100, rounding=ROUND_HALF_UP)
"""Room for the quotient of the largest figure and the smallest."""
_KNOWN = Bound.EXACT
"""Bound once: until Python 3.12 a look-up on an enum class costs as much as a formula."""
_ALL = {"%": Decimal(100), "‰": Decimal(1000)}
_NOUGHT = Decimal(0)
_SURE = 18
"""Decimals of a quotient that are its own: expressions have 28 digits, of which a few are rounding."""
_SMALLEST = 10
"""0.1万 may be said, and 0.05万 is 500."""


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Rounded half up to that many decimals, as people do."""
    return _EXACT.quantize(value, _last_place(decimals))


def all_of(unit: str) -> Decimal:
    """What a share of everything is in a unit: 100 of per cent; nought where it measures no share."""
    return _ALL.get(unit, _NOUGHT)


def settled(result: Decimal) -> Decimal:
    """A quotient without the noise of its digits: three thirds are one."""
    return rounded(result, _SURE)


def share(result: Decimal, unit: str, decimals: int, whole: Decimal) -> Quantity:
    """A quotient, rounded; with as many more decimals as it takes not to be all or nothing unless it is."""
    value = rounded(result, decimals)
    if (not value or value == whole) and value != result:
        return _nearly(settled(result), abs(value), unit, decimals)
    return Quantity(value, unit)


def _nearly(result: Decimal, end: Decimal, unit: str, decimals: int) -> Quantity:
    """What is rounded to all or to nothing; that itself where only noise parts the two."""
    value, places = end, decimals
    if result == end:
        return Quantity(end, unit)
    while value == end:
        places += 1
        value = rounded(result, places)
    return Quantity(value, unit, _KNOWN, Notation(unit, 1, places))


def total(
    result: Decimal, unit: str, decimals: int, figures: Mapping[str, Figure], parts: Iterable[str]
) -> Quantity:
    """A sum, exact: in 万 where its parts are and that says all of it, else as the plain number.

    29.8万 and 3.65万 are 33.45万, but 1.2万 and 350 are 12350.
    """
    value = rounded(result, decimals)
    if value != result:
        places = _places(result)
        return Quantity(rounded(result, places), unit, _KNOWN, Notation(unit, 1, places))
    written: list[Notation] = []
    for code in parts:
        notation = figures[code].quantity.notation
        if notation is not None and notation.scale != 1 and notation.unit == unit:
            written.append(notation)
    return Quantity(value, unit, _KNOWN, _in_words(value, written) if written else None)


def _in_words(value: Decimal, written: Iterable[Notation]) -> Notation | None:
    """The notation that says a sum in 万 with no more places than one of its parts has; None if none does."""
    finest = max(notation.places for notation in written)
    for notation in sorted(written, key=lambda each: each.scale, reverse=True):
        places = _places(_EXACT.divide(value, Decimal(notation.scale)))
        if places <= finest and abs(value) * _SMALLEST >= notation.scale:
            return Notation(notation.unit, notation.scale, places)
    return None


def _places(value: Decimal) -> int:
    """The decimals that it takes to say a value."""
    exponent = value.normalize(_EXACT).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@cache
def _last_place(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)
