"""Expressions as people write them mean what the expressions mean."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huibao.expression.evaluate import evaluator
from huibao.expression.tree import Given, Items, Name
from huibao.expression.words import wording
from huibao.model.printing import plain_digits

_SIGNS = str.maketrans("×÷−（）", "*/-()")


def said(expression: str) -> str:
    """The wording with its operands named by role and code."""
    return "".join(part if isinstance(part, str) else _named(part) for part in wording(expression))


def _named(operand: Name | Given | Items) -> str:
    match operand:
        case Name(code, role):
            return code if role == "actual" else f"{role}:{code}"
        case Given(code):
            return f"given:{code}"
        case Items(name):
            return f"items:{name}"


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("a / b * 100", "a ÷ b × 100"),
        ("a / (b * 100)", "a ÷ （b × 100）"),
        ("(a + b) * c - (d - e)", "（a + b） × c − （d − e）"),
        ("-(a + b)", "−（a + b）"),
        ("sum(a, b) <= c", "a + b ≤ c"),
        ("sum(a, b) * 2 == c", "（a + b） × 2 = c"),
        ("a - sum(b, c)", "a − （b + c）"),
        ("previous(a) * 0.7 <= a <= previous(a) * 1.3", "previous:a × 0.7 ≤ a ≤ previous:a × 1.3"),
        ("a == 0 or b > 0", "a = 0，或b > 0"),
        ("a == 0 and (b > 0 or c != 1)", "a = 0，且（b > 0，或c ≠ 1）"),
        ("not a > 1", "不是（a > 1）"),
        ("close(a, b / c, 5)", "a与（b ÷ c）相差不超过5"),
        ("max(a, b) < 3", "（a、b中最大的） < 3"),
        ("min(a, target(b)) >= 1", "（a、target:b中最小的） ≥ 1"),
        ("abs(a - b) > 0", "（a − b的绝对值） > 0"),
        ("round(a / b, 1) == c", "（a ÷ b四舍五入） = c"),
        ("given(a) and items(plans) >= 2", "given:a，且items:plans ≥ 2"),
    ],
)
def test_words(expression: str, words: str) -> None:
    assert said(expression) == words


_NUMBERS = st.decimals(-50, 50, places=1).map(abs).map(plain_digits)
_CALCULATIONS = st.recursive(
    _NUMBERS,
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner) | inner.map("-({})".format)
    ),
    max_leaves=8,
)


def _value(expression: str) -> Decimal | None:
    try:
        return Decimal(evaluator(expression)(None))  # type: ignore[arg-type]  # numbers alone
    except ArithmeticError:
        return None


@given(_CALCULATIONS)
def test_brackets_are_left_out_only_where_they_change_nothing(expression: str) -> None:
    again = said(expression).translate(_SIGNS)
    before, after = _value(expression), _value(again)
    assert (before is None) == (after is None)
    assert before is None or after is None or abs(before - after) <= Decimal("1e-9") * max(1, abs(before))
