"""Whether a target is met: which way is better, and what figures within bounds leave open."""

from huibao.expression.bounds import range_of
from huibao.model.figure import Figure
from huibao.model.indicator import Direction, Indicator, QuantityKind
from huibao.model.quantity import Bound

from .compare import LEVELS, is_rank, may_be_less

_BETTER_HIGH = (
    *("合格", "达标", "覆盖", "知晓", "普及", "处置", "处理", "清运", "满意", "参与", "体检", "接种"),
    *("整改", "完成", "办结", "形成", "建档", "治理", "消毒"),
)
_MORE, _LESS, _NONE = Direction.MORE, Direction.LESS, Direction.NONE


def is_met(indicator: Indicator, now: Figure, target: Figure) -> bool | None:
    """Whether a figure reaches its target, None where that cannot be told."""
    if indicator.kind is QuantityKind.YESNO:
        return now.value == target.value
    wanted = _wanted(indicator, target)
    if target.bound is Bound.ABOUT:
        return None
    if wanted is _NONE:
        is_nought = now.bound is Bound.EXACT and not (now.value or target.value)
        return True if is_nought else None  # met then, whichever way is better
    limit, may_be = target.value, range_of(now)
    if wanted is _MORE:
        return True if may_be.low >= limit else False if may_be.high < limit else None
    if may_be.low > limit:
        return False
    below = may_be.high < limit or (may_be.high == limit and target.bound is Bound.EXACT)
    return True if below else None  # whether the limit itself is allowed depends on the word


def _wanted(indicator: Indicator, target: Figure) -> Direction:
    """The way in which a target is met: as it says itself, else as is better."""
    if target.bound is Bound.AT_LEAST:
        return _MORE
    if target.bound is Bound.LESS_THAN:
        return _LESS
    if indicator.better is not _NONE:
        return indicator.better
    if not target.value:
        return _NONE  # nought may be wanted, or nothing of what is good anyway
    if is_rank(indicator):
        return _LESS
    if indicator.kind is QuantityKind.RATIO:
        return _MORE if _is_better_high(indicator.name) else _NONE
    return _NONE if indicator.unit in LEVELS or may_be_less(indicator) else _MORE


def _is_better_high(name: str) -> bool:
    """Whether the name of a rate tells that more is better: 合格率, not 不合格率."""
    stem = name.removesuffix("率")
    return stem != name and any(
        stem.endswith(word) and not stem.endswith(f"不{word}") for word in _BETTER_HIGH
    )
