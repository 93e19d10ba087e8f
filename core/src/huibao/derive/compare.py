"""The policy of comparisons: what may be said of a figure beside last year's or its target.

- Ratios are compared in percentage points, never in per cent of a per cent.
- Levels (℃, 分贝, a score in 分) have differences and no rates: nought is no absence of them. Ranks are not
  compared at all.
- No base, no comparison. A zero, negative or tiny base gives the change and no rate.
- A target of at least so much is met from there on: it counts as its value.
- Figures known only within bounds give a change only where the bounds allow one: at least 40 may be
  more than 42.
"""

import enum
from decimal import Decimal
from typing import NamedTuple

from huibao.model.figure import Figure
from huibao.model.indicator import Direction, Indicator, QuantityKind
from huibao.model.measures import TIME, measure
from huibao.model.quantity import Bound

from .computed import rounded

TINY_BASE = Decimal(10)
"""Counts below this have changes, but no rates: 从2次到5次 is not 增长150%."""
HIGHEST_RATE = Decimal(1000)
"""Per cent; a rate above it tells how small the base was: 从0.02万元到3万元 is not 增长14900%."""

LEVELS = frozenset(("分贝", "dB", "dB(A)", "℃", "°C", "摄氏度", "分", "标准分", "级", "点", "pH", "无量纲"))
"""Units of what lies on a scale: 67分贝 is not 3% less than 69分贝."""
_RANKED, _RANKS = ("名", "位"), ("排名", "名次", "位次", "排位", "位列")

# Bound once: until Python 3.12 a look-up on an enum class costs more than a subtraction.
_EXACT, _AT_LEAST, _LESS_THAN = Bound.EXACT, Bound.AT_LEAST, Bound.LESS_THAN
_COUNT, _RATIO, _YESNO = QuantityKind.COUNT, QuantityKind.RATIO, QuantityKind.YESNO
_FLOORS = (_EXACT, _AT_LEAST)
_NOUGHT, _HUNDRED = Decimal(0), Decimal(100)


class Trend(enum.Enum):
    """Which way a figure went."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"

    # Members are single; Enum's own hashing is slow.
    __hash__ = object.__hash__


_UP, _DOWN, _LEVEL = Trend.UP, Trend.DOWN, Trend.LEVEL


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
    if indicator.kind is _YESNO or is_rank(indicator):
        return None
    given, earlier = now.quantity, before.quantity
    value, base = given.value, earlier.value
    difference = value - base
    trend = _UP if value > base else _DOWN if difference else _LEVEL
    exact = given.bound is _EXACT and earlier.bound is _EXACT
    bound = _EXACT if exact else _bound(given.bound, earlier.bound, trend)
    if bound is None:
        return None
    difference = abs(difference)
    rate = _rate(indicator, value, base, difference) if exact else None
    return Change(trend, difference, rate, bound)


def _bound(now: Bound, before: Bound, trend: Trend) -> Bound | None:
    """How firmly a difference is known that is not exact."""
    if trend is _LEVEL:
        return None
    if trend is _UP and now is _AT_LEAST and before in (_EXACT, _LESS_THAN):
        return _AT_LEAST
    if _LESS_THAN in (now, before) or (before if trend is _UP else now) is _AT_LEAST:
        return None  # the lower of the two may in truth be the higher
    return Bound.ABOUT


def is_rank(indicator: Indicator) -> bool:
    """Whether an indicator is a place in a ranking: 第3名 of 全市排名, of which less is more."""
    return indicator.unit in _RANKED and any(word in indicator.name for word in _RANKS)


def _rate(indicator: Indicator, value: Decimal, base: Decimal, difference: Decimal) -> Decimal | None:
    kind = indicator.kind
    if kind is _RATIO or value < _NOUGHT or base <= _NOUGHT or (kind is _COUNT and base < TINY_BASE):
        return None
    if indicator.unit in LEVELS:
        return None
    rate = rounded(difference / base * _HUNDRED, 1)
    if rate == _HUNDRED and _NOUGHT < value < base:
        return None  # 下降100% would deny what is left
    return rate if _NOUGHT < rate <= HIGHEST_RATE else None  # 增长0% would deny the change


def completion(indicator: Indicator, now: Figure, target: Figure) -> Decimal | None:
    """Per cent of the target, None where it makes no sense: ratios, no target, less being better."""
    if not may_be_completed(indicator):
        return None
    if now.value < 0 or target.value <= 0 or now.bound not in _FLOORS or target.bound not in _FLOORS:
        return None
    share = rounded(now.value / target.value * 100, 1)
    if share == _HUNDRED and now.value < target.value:
        return None  # 完成目标的100% would deny what is missing
    return share if share or not now.value else None


def may_be_completed(indicator: Indicator) -> bool:
    """Whether a target of the indicator is something to complete: a count or amount that is to be high."""
    if indicator.kind in (_RATIO, _YESNO) or indicator.better is Direction.LESS:
        return False
    return not (is_rank(indicator) or may_be_less(indicator))


def may_be_less(indicator: Indicator) -> bool:
    """Whether an indicator is a file's own time, and nobody said which way is better: 候诊时间."""
    own = indicator.code.startswith("local.") and indicator.better is Direction.NONE
    return own and measure(indicator.unit).family == TIME
