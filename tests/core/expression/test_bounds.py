"""A figure known only within bounds breaks a rule only where no value within them can fulfil it."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huibao.expression.bounds import FALSE, OPEN, TRUE, Range, may_hold, range_of
from huibao.expression.evaluate import evaluator
from huibao.expression.parse import parse
from huibao.expression.tree import Name, Node
from huibao.model.figure import Figure, Role
from huibao.model.quantity import Bound, Quantity

INFINITY = Decimal("Infinity")


def figure(value: Decimal | int | str, bound: Bound = Bound.EXACT, unit: str = "人") -> Figure:
    return Figure("x", Quantity(Decimal(value), unit, bound), Role.ACTUAL, "x.toml")


def holds(text: str, **figures: Figure) -> bool:
    return may_hold(parse(text), lambda name: figures[name.code])


@pytest.mark.parametrize(
    ("given_figure", "expected"),
    [
        (figure(98), Range(Decimal(98), Decimal(98))),
        (figure(98, Bound.AT_LEAST), Range(Decimal(98), INFINITY)),
        (figure(98, Bound.LESS_THAN), Range(Decimal(0), Decimal(98))),
        (figure(-5, Bound.LESS_THAN), Range(-INFINITY, Decimal(-5))),
        (figure(100, Bound.ABOUT), Range(Decimal(90), Decimal(110))),
        (figure(-100, Bound.ABOUT), Range(Decimal(-110), Decimal(-90))),
    ],
)
def test_what_a_bound_allows(given_figure: Figure, expected: Range) -> None:
    assert range_of(given_figure) == expected


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("more <= exact", False),
        ("more > exact", True),
        ("more == 4000", True),
        ("more == 3999", False),
        ("more != 4000", True),
        ("less <= exact", True),
        ("less >= exact", False),
        ("about == 95", True),
        ("about == 80", False),
        ("exact < about < more", True),
        ("50 > about > less", False),
        ("sum(more, less) < 4000", False),
        ("more - less >= 3900", True),
        ("less / about < 2", True),
        ("less / about > 2", False),
        ("more * 2 < 8000", False),
        ("close(more, exact, 10)", False),
        ("close(less, about, 5)", True),
        ("abs(exact - more) < 100", False),
        ("min(more, exact) > 101", False),
        ("max(more, exact) < 4000", False),
        ("not more <= exact", True),
        ("not more > exact", False),
        ("more <= exact or less <= exact", True),
        ("more <= exact and less <= exact", False),
        ("round(more) < 0", True),
        ("smoke_free", True),
        ("not smoke_free", False),
        ("given(more) and more > exact", True),
    ],
)
def test_what_may_hold(text: str, possible: bool) -> None:
    figures = {
        "more": figure(4000, Bound.AT_LEAST),
        "less": figure(100, Bound.LESS_THAN),
        "about": figure(100, Bound.ABOUT),
        "exact": figure(101),
        "smoke_free": figure(1, unit="是否"),
    }
    assert holds(text, **figures) is possible


def test_truth_has_three_values() -> None:
    assert frozenset({True, False}) == OPEN == TRUE | FALSE
    either = {"a": figure(10, Bound.ABOUT)}
    assert holds("a > 10", **either)
    assert holds("not a > 10", **either)


_BOUNDS = st.sampled_from(list(Bound))
_VALUES = st.integers(-20, 20).map(Decimal) | st.decimals(-50, 50, places=2)
_CODES = ("a", "b", "c")
_NUMBER = st.recursive(
    st.sampled_from(_CODES) | st.integers(0, 9).map(str),
    lambda inner: (
        st.tuples(st.sampled_from(["+", "-", "*", "/"]), inner, inner).map(
            lambda parts: f"({parts[1]} {parts[0]} {parts[2]})"
        )
        | st.tuples(st.sampled_from(["min", "max", "sum"]), inner, inner).map(
            lambda parts: f"{parts[0]}({parts[1]}, {parts[2]})"
        )
        | inner.map("abs({})".format)
        | inner.map("-{}".format)
        | inner.map("round({})".format)
    ),
    max_leaves=6,
)
_CONDITION = st.recursive(
    st.tuples(_NUMBER, st.sampled_from(["<", "<=", "==", "!=", ">=", ">"]), _NUMBER).map(" ".join)
    | st.tuples(_NUMBER, _NUMBER, _NUMBER).map("close{}".format).map(lambda text: text.replace("'", "")),
    lambda inner: (
        st.tuples(inner, st.sampled_from([" and ", " or "]), inner).map(lambda p: f"({''.join(p)})")
        | inner.map("not ({})".format)
    ),
    max_leaves=3,
)


@st.composite
def _within(draw: st.DrawFn) -> tuple[Figure, Decimal]:
    """A figure, and a value that its bound allows."""
    value, bound = draw(_VALUES), draw(_BOUNDS)
    known = figure(value, bound)
    span = range_of(known)
    low = max(span.low, Decimal(-10_000))
    high = min(span.high, Decimal(10_000))
    return known, draw(st.decimals(low, high, places=2) | st.sampled_from([low, high]))


@given(_CONDITION, st.tuples(_within(), _within(), _within()))
def test_never_denies_what_an_allowed_value_fulfils(
    text: str, chosen: tuple[tuple[Figure, Decimal], ...]
) -> None:
    scope: Any = _Actual({code: value for code, (_, value) in zip(_CODES, chosen, strict=True)})
    try:
        true = evaluator(text)(scope)
    except ArithmeticError:
        true = False
    if true:
        figures = {code: known for code, (known, _) in zip(_CODES, chosen, strict=True)}
        assert holds(text, **figures)


@given(_CONDITION, st.tuples(_VALUES, _VALUES, _VALUES))
def test_exact_figures_leave_no_doubt_without_rounding(text: str, values: tuple[Decimal, ...]) -> None:
    """With exact figures a condition that is false cannot hold, where every range is a point."""
    if any(part in text for part in ("round", "/", "*")):
        return
    scope: Any = _Actual(dict(zip(_CODES, values, strict=True)))
    figures = {code: figure(value) for code, value in zip(_CODES, values, strict=True)}
    assert holds(text, **figures) == bool(evaluator(text)(scope))


class _Actual:
    def __init__(self, actual: dict[str, Decimal]) -> None:
        self.actual = actual


def test_only_the_figures_in_the_condition_are_asked_for() -> None:
    asked: list[str] = []

    def lookup(name: Name) -> Figure:
        asked.append(name.code)
        return figure(1)

    condition: Node = parse("a < b and given(c)")
    may_hold(condition, lookup)
    assert set(asked) == {"a", "b"}
