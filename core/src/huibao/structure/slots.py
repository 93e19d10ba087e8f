"""Where the figures of a type stand in a data file, and which bare numbers may stand there.

Nearly all figures of a form are bare numbers under a code. What such a number needs to become a
figure does not depend on the file: it is worked out once for each table and code.
"""

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, DecimalException
from functools import lru_cache

from huibao.model.catalogue import Catalogue
from huibao.model.indicator import Indicator, QuantityKind

from .quantities import LIMIT, SANE

_ZERO, _LIMIT = Decimal(0), Decimal(LIMIT)
_WITH_DECIMALS = (QuantityKind.AMOUNT, QuantityKind.RATIO)


class Slot:
    """An indicator's place in a table: its code, the key path, and what may plainly stand there.

    least and most bound the whole numbers, low and high those with decimals, ends included; where none may
    stand, the lower bound is above the upper one.
    """

    __slots__ = ("code", "high", "least", "low", "most", "place", "unit")

    def __init__(
        self, code: str, place: str, unit: str, least: int, most: int, low: Decimal, high: Decimal
    ) -> None:
        self.code, self.place, self.unit = code, place, unit
        self.least, self.most = least, most
        self.low, self.high = low, high

    def decimal(self, value: Decimal) -> Decimal | None:
        """A number with decimals as it is reckoned with; None where it needs a closer look."""
        try:
            number = SANE.add(value, _ZERO)
            fits = self.low <= number <= self.high
        except DecimalException:  # too many digits, or none: NaN
            return None
        return number if fits else None


class Below(dict[str, Slot | None]):
    """The slots below a prefix by the rest of their codes, made as files ask for them."""

    def __init__(self, indicators: Mapping[str, Indicator], table: str, prefix: str) -> None:
        super().__init__()
        self._indicators, self._table, self._prefix = indicators, table, prefix

    def __missing__(self, key: str) -> Slot | None:
        indicator = self._indicators.get(self._prefix + key)
        if indicator is None:
            return None
        slot = self[key] = _slot(indicator, self._table)
        return slot


class Slots(dict[str, Below]):
    """The slots of one table of a type by prefix ("staff.", or "" at the top)."""

    def __init__(self, catalogue: Catalogue, table: str) -> None:
        super().__init__()
        self._indicators, self._table = catalogue.indicators, table

    def __missing__(self, prefix: str) -> Below:
        below = self[prefix] = Below(self._indicators, self._table, prefix)
        return below


@lru_cache(maxsize=64)
def slots(catalogue: Catalogue, table: str) -> Slots:
    """The slots of a table of a type."""
    return Slots(catalogue, table)


def _slot(indicator: Indicator, table: str) -> Slot:
    low = -_LIMIT if indicator.minimum is None else indicator.minimum
    high = _LIMIT if indicator.maximum is None else indicator.maximum
    least, most = _whole(low, high)
    return Slot(
        indicator.code,
        f"{table}.{indicator.code}",
        indicator.unit,
        *((least, most) if indicator.kind is not QuantityKind.YESNO else (1, 0)),
        *((low, high) if indicator.kind in _WITH_DECIMALS else (_LIMIT, -_LIMIT)),
    )


def _whole(low: Decimal, high: Decimal) -> tuple[int, int]:
    """The least and the most whole number between two, and within what is a number for a figure at all."""
    least, most = low.to_integral_value(ROUND_CEILING), high.to_integral_value(ROUND_FLOOR)
    return max(int(least), 1 - LIMIT), min(int(most), LIMIT - 1)
