"""An expression's text becomes a tree, or is refused with the column of what is wrong."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huibao.expression.parse import ExpressionError, parse
from huibao.expression.tokens import tokens
from huibao.expression.tree import (
    Arithmetic,
    Call,
    Compare,
    Given,
    Items,
    Logic,
    Name,
    Negate,
    Node,
    Not,
    Number,
    codes,
    names,
)

A, B, C = Name("a"), Name("b"), Name("c")


def test_tokens_have_kind_text_and_column() -> None:
    found = [(each.kind, each.text, each.column) for each in tokens(" a.b1 >= 2.50")]
    assert found == [("name", "a.b1", 2), ("operator", ">=", 7), ("number", "2.50", 10), ("end", "", 14)]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", A),
        ("local.地块_数", Name("local.地块_数")),
        ("2.50", Number(Decimal("2.50"))),
        ("a + b * c", Arithmetic("+", A, Arithmetic("*", B, C))),
        ("(a + b) * c", Arithmetic("*", Arithmetic("+", A, B), C)),
        ("a - b - c", Arithmetic("-", Arithmetic("-", A, B), C)),
        ("a / b * c", Arithmetic("*", Arithmetic("/", A, B), C)),
        ("-a", Negate(A)),
        ("--a", A),
        ("a - -b", Arithmetic("-", A, Negate(B))),
        ("a < b", Compare((A, B), ("<",))),
        ("0 < a <= b", Compare((Number(Decimal(0)), A, B), ("<", "<="))),
        ("a and b or c", Logic("or", (Logic("and", (A, B)), C))),
        ("a or b and c", Logic("or", (A, Logic("and", (B, C))))),
        ("not a and b", Logic("and", (Not(A), B))),
        ("not not a", A),
        ("not (a or b)", Not(Logic("or", (A, B)))),
        ("previous(a) != target(b)", Compare((Name("a", "previous"), Name("b", "target")), ("!=",))),
        ("given(a) and items(problems) > 0", Logic(
            "and", (Given("a"), Compare((Items("problems"), Number(Decimal(0))), (">",)))
        )),
        ("sum(a, b + c)", Call("sum", (A, Arithmetic("+", B, C)))),
        ("round(a, 2)", Call("round", (A, Number(Decimal(2))))),
    ],
)  # fmt: skip
def test_precedence_and_forms(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize("spaced", ["a+b<=c", " a  +\tb\n<= c ", "a +b <=c"])
def test_blanks_do_not_matter(spaced: str) -> None:
    assert parse(spaced) == parse("a + b <= c")


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ("", 1, "expected a number, a code or “(”"),
        ("a +", 4, "expected a number, a code or “(”"),
        ("a b", 3, "expected an operator"),
        ("(a", 3, "expected “)”"),
        ("a)", 2, "expected an operator"),
        ("a = b", 3, "unexpected “=”: write ==, <=, >="),
        ("a =< b", 3, "unexpected “=”: write ==, <=, >="),
        ("a ≤ b", 3, "unexpected “≤”: write <="),
        ("（a", 1, "unexpected “（”: write ("),
        ("a; b", 2, "unexpected “;”"),
        ("and", 1, "expected a number, a code or “(”"),
        ("a + not b", 5, "expected a number, a code or “(”"),
        ("exec(a)", 1, "there is no function exec; there are abs, close,"),
        ("round(a, b)", 1, "round takes a whole number of digits"),
        ("round(a, 1.5)", 1, "round takes a whole number of digits"),
        ("round(a, 11)", 1, "round takes a whole number of digits"),
        ("abs(a, b)", 1, "abs takes 1 to 1 operands"),
        ("close(a, b)", 1, "close takes 3 to 3 operands"),
        ("sum()", 5, "expected a number, a code or “(”"),
        ("previous(1)", 10, "previous takes a code"),
        ("given(", 7, "given takes a code"),
        ("target(a + b)", 10, "expected “)”"),
    ],
)
def test_what_is_wrong_is_said_with_its_column(text: str, column: int, reason: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert reason in str(caught.value)
    assert f"at column {column} of “{text}”" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        *("(a > b) + 1", "1 - (a and b)", "2 * given(a)", "-(a < b)"),
        *("round(a > b)", "sum(a, not b)", "abs(close(a, b, 1))"),
    ],
)
def test_a_condition_is_no_number(text: str) -> None:
    with pytest.raises(ExpressionError, match="a condition cannot be calculated with"):
        parse(text)


def test_length_and_depth_are_limited() -> None:
    with pytest.raises(ExpressionError, match="too long"):
        parse("a" * 1001)
    with pytest.raises(ExpressionError, match="nested too deeply"):
        parse("(" * 60 + "a" + ")" * 60)
    assert parse("(" * 40 + "a" + ")" * 40) == A


_PIECES = st.sampled_from(
    [
        *(
            "a",
            "b.c",
            "1",
            "0.5",
            "(",
            ")",
            ",",
            "+",
            "-",
            "*",
            "/",
            "<",
            "<=",
            "==",
            "not ",
            " and ",
            " or ",
        ),
        *("sum(", "round(", "previous(", "given(", "close(", "items(", " ", "·", "{", "²", "٣", "，"),
    ]
)


@given(st.text(max_size=40) | st.lists(_PIECES, max_size=30).map("".join))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        node = parse(text)
    except ExpressionError:
        return
    assert {name.code for name in names(node)} <= codes(node)


def test_codes_include_those_of_given_but_no_lists() -> None:
    node = parse("given(a.x) and previous(b.y) > -sum(c.z, 2) and items(problems) > 0")
    assert codes(node) == {"a.x", "b.y", "c.z"}
    assert [name.code for name in names(node)] == ["b.y", "c.z"]
