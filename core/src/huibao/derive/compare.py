"""The policy of comparisons: what may be said of a figure beside last year's or its target.

- Ratios are compared in percentage points, never in per cent of a per cent.
- No base, no comparison. A zero, negative or tiny base gives the change and no rate.
- A target of at least so much is met from there on: it counts as its value.
- Figures known only within bounds give a change only where the bounds allow one.
"""

import enum
from decimal import Decimal
from typing import NamedTuple

from huibao.model.figure import Figure
from huibao.model.indicator import Direction, Indicator, QuantityKind
from huibao.model.quantity import Bound

from .derive import rounded

TINY_BASE = 10
"""Counts below this have changes, but no rates: 从2次到5次 is not 增长150%."""
HIGHEST_RATE = 1000
"""Per cent; a rate above it tells how small the base was: 从0.02万元到3万元 is not 增长14900%."""

_FLOORS = (Bound.EXACT, Bound.AT_LEAST)


class Trend(enum.Enum):
    """Which way a figure went."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"


class Change(NamedTuple):
    """A figure against an earlier one.

    difference is absolute, in the indicator's unit or in percentage points; rate in per cent of
    the base, None where none may be stated; bound says how firmly the difference is known.
    """

    trend: Trend
    difference: Decimal
    rate: Decimal | None
    bound: Bound


def change(indicator: Indicator, now: Figure, before: Figure) -> Change | None:
    """The change from an earlier figure, None where nothing can be said."""
    if indicator.kind is QuantityKind.YESNO:
        return None
    difference = now.value - before.value
    trend = Trend.UP if difference > 0 else Trend.DOWN if difference < 0 else Trend.LEVEL
    bound = _bound(now.bound, before.bound, trend)
    if bound is None:
        return None
    return Change(trend, abs(difference), _rate(indicator, now, before, bound), bound)


def _bound(now: Bound, before: Bound, trend: Trend) -> Bound | None:
    if now is Bound.EXACT and before is Bound.EXACT:
        return Bound.EXACT
    if trend is Trend.LEVEL:
        return None
    if trend is Trend.UP and now is Bound.AT_LEAST and before in (Bound.EXACT, Bound.LESS_THAN):
        return Bound.AT_LEAST
    if Bound.LESS_THAN in (now, before):
        return None
    return Bound.ABOUT


def _rate(indicator: Indicator, now: Figure, before: Figure, bound: Bound) -> Decimal | None:
    base = before.value
    tiny = TINY_BASE if indicator.kind is QuantityKind.COUNT else 0
    if (
        indicator.kind is QuantityKind.RATIO
        or bound is not Bound.EXACT
        or now.value < 0
        or base <= 0
        or base < tiny
    ):
        return None
    rate = rounded(abs(now.value - base) / base * 100, 1)
    return rate if 0 < rate <= HIGHEST_RATE else None  # 增长0% would deny the change


def completion(indicator: Indicator, now: Figure, target: Figure) -> Decimal | None:
    """Per cent of the target, None where it makes no sense: ratios, no target, less being better."""
    if indicator.kind in (QuantityKind.RATIO, QuantityKind.YESNO) or indicator.better is Direction.LESS:
        return None
    if now.value < 0 or target.value <= 0 or now.bound not in _FLOORS or target.bound not in _FLOORS:
        return None
    return rounded(now.value / target.value * 100, 1)
