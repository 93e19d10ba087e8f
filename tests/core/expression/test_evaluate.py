"""Expressions over one unit's values mean what arithmetic says, exactly."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huibao.derive.facts import Values
from huibao.expression.evaluate import evaluator

_NUMBERS = st.decimals(0, 1_000_000, places=3)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("student.boys + student.girls", Decimal(1200)),
        ("student.total / student.boys * 0", Decimal(0)),
        ("previous(student.total)", Decimal(1000)),
        ("target(student.total) - student.total", Decimal(300)),
        ("planned(student.total) - student.total", Decimal(100)),
        ("items(problems)", Decimal(3)),
        ("items(plans)", Decimal(0)),
        ("sum(student.boys, student.girls, 1)", Decimal(1201)),
        ("min(student.boys, student.girls)", Decimal(590)),
        ("max(student.boys, student.girls)", Decimal(610)),
        ("abs(student.girls - student.boys)", Decimal(20)),
        ("round(2.5)", Decimal(3)),
        ("round(3.5)", Decimal(4)),
        ("round(student.boys / student.total * 100, 1)", Decimal("50.8")),
        ("0.1 + 0.2 == 0.3", True),
        ("student.boys < student.total > student.girls", True),
        ("0 < student.total <= 1000", False),
        ("close(student.boys, student.girls, 20)", True),
        ("close(student.boys, student.girls, 19.9)", False),
        ("given(student.total) and not given(greening.trees)", True),
        ("tobacco.smoke_free and student.total > 0", True),
        ("not tobacco.smoke_free or nurse.total", False),
    ],
)
def test_meaning(text: str, value: Decimal | bool, scope: Any) -> None:
    assert evaluator(text)(scope) == value


@pytest.mark.parametrize(
    "text",
    [
        "greening.trees",
        "student.total > 0 or greening.trees > 0",
        "student.total < 0 and greening.trees > 0",
        "sum(student.total, greening.trees)",
        "previous(student.boys)",
        "target(student.boys)",
        "9 < 1 < greening.trees",
    ],
)
def test_a_missing_operand_is_missed_whatever_the_others_say(text: str, scope: Any) -> None:
    with pytest.raises(KeyError):
        evaluator(text)(scope)


@pytest.mark.parametrize("text", ["student.total / nurse.total", "nurse.total / nurse.total > 1"])
def test_division_by_zero_has_no_value(text: str, scope: Any) -> None:
    with pytest.raises(ArithmeticError):
        evaluator(text)(scope)


@st.composite
def _arithmetic(draw: st.DrawFn, depth: int = 4) -> tuple[str, Any]:
    """The text of an expression, and a function that computes it with Python's own operators."""
    if depth == 0 or draw(st.booleans()):
        number = draw(_NUMBERS)
        return format(number, "f"), lambda: number
    left, compute_left = draw(_arithmetic(depth=depth - 1))
    right, compute_right = draw(_arithmetic(depth=depth - 1))
    match draw(st.sampled_from(["+", "-", "*", "/", "min", "neg"])):
        case "+":
            return f"({left} + {right})", lambda: compute_left() + compute_right()
        case "-":
            return f"({left} - {right})", lambda: compute_left() - compute_right()
        case "*":
            return f"{left} * ({right})", lambda: compute_left() * compute_right()
        case "/":
            return f"{left} / ({right})", lambda: compute_left() / compute_right()
        case "min":
            return f"min({left}, {right})", lambda: min(compute_left(), compute_right())
        case _:
            return f"-({left})", lambda: -compute_left()


@given(_arithmetic())
def test_agrees_with_decimal_arithmetic(expression: tuple[str, Any]) -> None:
    text, compute = expression
    scope: Any = None
    try:
        expected = compute()
    except ArithmeticError:
        with pytest.raises(ArithmeticError):
            evaluator(text)(scope)
    else:
        assert evaluator(text)(scope) == expected


@given(st.lists(_NUMBERS, min_size=2, max_size=5), st.data())
def test_a_chain_is_all_its_links(numbers: list[Decimal], data: st.DataObject) -> None:
    operators = [data.draw(st.sampled_from(["<", "<=", "==", "!=", ">=", ">"])) for _ in numbers[1:]]
    links = [f"{a:f} {o} {b:f}" for o, a, b in zip(operators, numbers, numbers[1:], strict=False)]
    chain = f"{numbers[0]:f}" + "".join(f" {o} {b:f}" for o, b in zip(operators, numbers[1:], strict=True))
    scope: Any = None
    assert evaluator(chain)(scope) == evaluator(" and ".join(links))(scope)


def test_a_long_sum_is_no_trouble() -> None:
    scope: Any = None
    assert evaluator("+".join(["1"] * 490))(scope) == 490


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("close(a.x, sum(a.y, previous(a.y)), a.y)", True),
        ("close(a.x, a.y, 1)", False),
        ("sum(a.x)", 7),
        ("max(a.x, a.y, 1)", 7),
        ("a.x - previous(a.y) * 2", 3),
        ("1 < a.y < a.x < 9", True),
        ("round(a.x / a.y)", 2),
    ],
)
def test_short_cuts_mean_what_the_long_way_means(text: str, value: object) -> None:
    scope = Values({"a.x": Decimal(7), "a.y": Decimal(3)}, {"a.y": Decimal(2)})
    assert evaluator(text)(scope) == value
