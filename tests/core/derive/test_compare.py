"""The policy of comparisons, case by case."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huibao.derive.compare import Trend, change, completion
from huibao.model.figure import Figure, Role
from huibao.model.indicator import Combine, Direction, Indicator, QuantityKind
from huibao.model.quantity import Bound, Quantity

EXACT, AT_LEAST, ABOUT, LESS = Bound.EXACT, Bound.AT_LEAST, Bound.ABOUT, Bound.LESS_THAN
UP, DOWN, LEVEL = Trend.UP, Trend.DOWN, Trend.LEVEL


def indicator(kind: QuantityKind = QuantityKind.COUNT, better: Direction = Direction.NONE) -> Indicator:
    unit = {QuantityKind.RATIO: "%", QuantityKind.AMOUNT: "万元", QuantityKind.YESNO: "是否"}.get(kind, "份")
    return Indicator("a.b", "某数", unit, kind, "a", Combine.SUM, Combine.SUM, better=better)


def figure(value: str | int | Decimal, bound: Bound = EXACT) -> Figure:
    return Figure("a.b", Quantity(Decimal(value), "份", bound), Role.ACTUAL, "f", "p")


@pytest.mark.parametrize(
    ("kind", "now", "before", "trend", "difference", "rate"),
    [
        (QuantityKind.COUNT, "4000", "3500", UP, "500", "14.3"),
        (QuantityKind.COUNT, "3000", "3500", DOWN, "500", "14.3"),
        (QuantityKind.COUNT, "3500", "3500", LEVEL, "0", None),
        (QuantityKind.COUNT, "0", "0", LEVEL, "0", None),
        (QuantityKind.COUNT, "5", "0", UP, "5", None),  # no rate on a base of nothing
        (QuantityKind.COUNT, "0", "3500", DOWN, "3500", "100.0"),
        (QuantityKind.COUNT, "5", "2", UP, "3", None),  # nor on one of a handful
        (QuantityKind.COUNT, "18", "9", UP, "9", None),
        (QuantityKind.COUNT, "20", "10", UP, "10", "100.0"),
        (QuantityKind.AMOUNT, "0.6", "0.5", UP, "0.1", "20.0"),  # an amount of 0.5 is no handful
        (QuantityKind.AMOUNT, "5", "-5", UP, "10", None),  # nor on a negative one
        (QuantityKind.AMOUNT, "-8", "-5", DOWN, "3", None),
        (QuantityKind.RATIO, "98", "95.9", UP, "2.1", None),  # points, never per cent of a per cent
        (QuantityKind.RATIO, "95.9", "98", DOWN, "2.1", None),
        (QuantityKind.RATIO, "98", "98.0", LEVEL, "0", None),
        (QuantityKind.COUNT, "10005", "10000", UP, "5", "0.1"),  # half up
    ],
)
def test_change(
    kind: QuantityKind, now: str, before: str, trend: Trend, difference: str, rate: str | None
) -> None:
    found = change(indicator(kind), figure(now), figure(before))
    assert found is not None
    assert (found.trend, found.difference, found.bound) == (trend, Decimal(difference), EXACT)
    assert found.rate == (None if rate is None else Decimal(rate))


def test_a_change_too_small_for_a_rate_has_none() -> None:
    """增长0% would contradict 增加1份."""
    found = change(indicator(), figure(100_001), figure(100_000))
    assert found is not None
    assert (found.trend, found.difference, found.rate) == (UP, Decimal(1), None)


def test_yes_and_no_do_not_grow() -> None:
    assert change(indicator(QuantityKind.YESNO), figure(1), figure(0)) is None


@pytest.mark.parametrize(
    ("now", "now_bound", "before", "before_bound", "known"),
    [
        (4000, AT_LEAST, 3500, EXACT, AT_LEAST),  # 4000余 less 3500 is 500 or more
        (4000, AT_LEAST, 3500, LESS, AT_LEAST),
        (4000, AT_LEAST, 3500, AT_LEAST, None),  # last year's may have been more than 4000
        (4000, AT_LEAST, 3500, ABOUT, ABOUT),
        (4000, ABOUT, 3500, EXACT, ABOUT),
        (4000, EXACT, 3500, AT_LEAST, None),
        (3000, EXACT, 3500, AT_LEAST, ABOUT),
        (3000, AT_LEAST, 3500, EXACT, None),  # 3000余 may be more than 3500
        (3000, AT_LEAST, 3500, ABOUT, None),
        (3000, EXACT, 3500, ABOUT, ABOUT),
        (4000, LESS, 3500, EXACT, None),  # 不足4000 may be less than 3500
        (4000, EXACT, 3500, LESS, None),
        (3000, LESS, 3500, EXACT, None),
        (4000, AT_LEAST, 4000, EXACT, None),  # 4000余 is not 持平 with 4000
        (4000, ABOUT, 4000, ABOUT, None),
        (4000, EXACT, 4000, LESS, None),
    ],
)
def test_bounds_say_how_firm_a_change_is(
    now: int, now_bound: Bound, before: int, before_bound: Bound, known: Bound | None
) -> None:
    found = change(indicator(), figure(now, now_bound), figure(before, before_bound))
    if known is None:
        assert found is None
    else:
        assert found is not None
        assert (found.bound, found.rate, found.difference) == (known, None, abs(Decimal(now - before)))


@pytest.mark.parametrize(
    ("kind", "better", "now", "target", "share"),
    [
        (QuantityKind.COUNT, Direction.NONE, "4000", "3500", "114.3"),
        (QuantityKind.COUNT, Direction.MORE, "0", "3500", "0"),
        (QuantityKind.AMOUNT, Direction.NONE, "17.5", "35", "50"),
        (QuantityKind.COUNT, Direction.NONE, "5", "0", None),
        (QuantityKind.AMOUNT, Direction.NONE, "5", "-5", None),
        (QuantityKind.COUNT, Direction.LESS, "5", "10", None),  # fewer accidents are no half-done target
        (QuantityKind.RATIO, Direction.MORE, "98", "95", None),
        (QuantityKind.YESNO, Direction.NONE, "1", "1", None),
    ],
)
def test_completion(kind: QuantityKind, better: Direction, now: str, target: str, share: str | None) -> None:
    found = completion(indicator(kind, better), figure(now), figure(target))
    assert found == (None if share is None else Decimal(share))


@pytest.mark.parametrize(
    ("now", "target", "said"),
    [
        (AT_LEAST, EXACT, True),
        (ABOUT, EXACT, False),
        (LESS, EXACT, False),
        (EXACT, AT_LEAST, True),
        (EXACT, ABOUT, False),
        (EXACT, LESS, False),
    ],
)
def test_completion_within_bounds(now: Bound, target: Bound, said: bool) -> None:
    assert (completion(indicator(), figure(4000, now), figure(3500, target)) is not None) is said


VALUES = st.decimals(min_value=-(10**15), max_value=10**15, places=15)


@given(
    now=VALUES,
    before=VALUES,
    kind=st.sampled_from([QuantityKind.COUNT, QuantityKind.AMOUNT, QuantityKind.RATIO]),
)
def test_any_two_figures_compare(now: Decimal, before: Decimal, kind: QuantityKind) -> None:
    """Whatever was given: the way, the difference and the rate tell one story."""
    found = change(indicator(kind), figure(now), figure(before))
    assert found is not None
    assert found.trend is (UP if now > before else DOWN if now < before else LEVEL)
    assert found.difference >= 0
    assert found.rate is None or (before > 0 and now >= 0 and 0 < found.rate <= 1000)
    assert found.rate is None or kind is not QuantityKind.RATIO


@given(now=VALUES, target=VALUES)
def test_any_figure_can_have_any_target(now: Decimal, target: Decimal) -> None:
    share = completion(indicator(QuantityKind.AMOUNT), figure(now), figure(target))
    assert share is None or (target > 0 and share >= 0)
