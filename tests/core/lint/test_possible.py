"""What the lint says of a condition is true of every figure that can be, tried at random."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from huibao.derive.facts import Values
from huibao.expression.bounds import FALSE, TRUE, Range
from huibao.expression.evaluate import evaluator
from huibao.expression.parse import parse
from huibao.lint.linear import bounds
from huibao.lint.possible import World, outcome, supposing

RANGES = {
    "a": Range(Decimal(0), Decimal(9)),
    "b": Range(Decimal(0), Decimal(9)),
    "c": Range(Decimal(2), Decimal(5)),
}
WORLD = World(lambda name: RANGES[name.code])
NUMBERS = st.integers(0, 12).map(str)


def joined(signs: list[str], parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(parts, st.sampled_from(signs), parts).map(lambda found: f"({' '.join(found)})")


CALCULATIONS = st.recursive(
    st.sampled_from(sorted(RANGES)) | NUMBERS,
    lambda parts: joined(["+", "-", "*", "/"], parts) | parts.map(lambda part: f"abs({part})"),
    max_leaves=5,
)
COMPARISONS = joined(["<", "<=", "==", "!=", ">=", ">"], CALCULATIONS)
CONDITIONS = st.recursive(
    COMPARISONS,
    lambda parts: joined(["and", "or"], parts) | parts.map(lambda part: f"not {part}"),
    max_leaves=4,
)
FIGURES = st.fixed_dictionaries(
    {code: st.integers(int(each.low), int(each.high)).map(Decimal) for code, each in RANGES.items()}
)


def holds(condition: str, figures: dict[str, Decimal]) -> bool | None:
    """None where it has no value: a division by nought."""
    try:
        return bool(evaluator(condition)(Values(figures)))
    except ArithmeticError:
        return None


@given(CONDITIONS, FIGURES)
def test_no_figures_contradict_what_is_said_of_a_condition(
    condition: str, figures: dict[str, Decimal]
) -> None:
    found = holds(condition, figures)
    assert found is None or found in outcome(parse(condition), WORLD)


@given(CONDITIONS, CONDITIONS, FIGURES)
def test_nor_where_another_condition_holds(when: str, check: str, figures: dict[str, Decimal]) -> None:
    found = holds(check, figures)
    if found is not None and holds(when, figures):
        assert found in outcome(parse(check), supposing(WORLD, parse(when)))


@example("a < 1", "a == 0", {"a": Decimal(0)})
@given(COMPARISONS, COMPARISONS, FIGURES)
def test_what_is_implied_holds_and_what_is_excluded_does_not(
    one: str, other: str, figures: dict[str, Decimal]
) -> None:
    (mine,), (theirs,) = bounds(parse(one)) or (), bounds(parse(other)) or ()
    if holds(one, figures) and holds(other, figures) is not None:
        assert holds(other, figures) or not mine.implies(theirs)
        assert not (holds(other, figures) and mine.excludes(theirs))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("a <= a + b", TRUE),
        ("a + b >= a", TRUE),
        ("a * 2 - a >= 0", TRUE),
        ("c > 5", FALSE),
        ("1 <= c <= 6", TRUE),
        ("a > 3 and a < 2", FALSE),
        ("sum(a, b) >= b", TRUE),
        ("c / 2 >= 1", TRUE),
    ],
)
def test_what_stands_on_both_sides_is_taken_out(condition: str, expected: frozenset[bool]) -> None:
    assert outcome(parse(condition), WORLD) == expected
