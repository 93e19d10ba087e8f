"""Figures are printed as they were written, and read back as the same figure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huibao.model.indicator import QuantityKind
from huibao.model.printing import print_cell, print_decimal, print_number, print_quantity
from huibao.model.quantity import Quantity
from huibao.structure.quantities import parse_quantity

_WORDS = st.sampled_from(
    [
        ("", "", ""),
        *((prefix, "", "") for prefix in ("近", "约", "超过", "不少于", "不足", "不超过", "≥")),
        *(("", infix, "") for infix in ("余", "多", "来")),
        *(("", "", suffix) for suffix in ("以上", "左右", "以下", "以内")),
        ("超过", "", "以上"),
    ]
)
_NUMBERS = st.decimals(0, 9999, places=3) | st.decimals(0, 9999, places=1) | st.integers(0, 9999)


@given(
    _NUMBERS,
    st.sampled_from(["", "万", "亿"]),
    _WORDS,
    st.sampled_from(
        [
            ("元", "万元"),
            ("元", "元"),
            ("亩", "平方米"),
            ("公顷", "亩"),
            ("千米", "米"),
            ("斤", "吨"),
            ("天", "周"),
        ]
    ),
)
def test_what_was_written_is_printed_and_read_back(
    number: Decimal | int, scale: str, words: tuple[str, str, str], units: tuple[str, str]
) -> None:
    prefix, infix, suffix = words
    written = f"{prefix}{number}{scale}{infix}{units[0]}{suffix}"
    quantity = parse_quantity(written, units[1], QuantityKind.AMOUNT)
    assert print_quantity(quantity, 0) == written
    again = parse_quantity(print_quantity(quantity, 0), units[1], QuantityKind.AMOUNT)
    assert (again, again.notation) == (quantity, quantity.notation)


@given(st.decimals(-(10**12), 10**12, places=4) | st.integers(-(10**15), 10**15))
def test_a_bare_number_keeps_every_digit(number: Decimal | int) -> None:
    quantity = parse_quantity(number, "万元", QuantityKind.AMOUNT)
    printed = print_quantity(quantity, 0)
    assert "E" not in printed
    assert parse_quantity(printed, "万元", QuantityKind.AMOUNT) == quantity


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        ("14.25", 1, "14.3"),
        ("14.24", 1, "14.2"),
        ("98.0", 1, "98"),
        ("2.5", 0, "3"),
        ("-0.04", 1, "0"),
        ("100", 1, "100"),
    ],
)
def test_a_computed_value_is_rounded_half_up_to_at_most_its_decimals(
    value: str, decimals: int, printed: str
) -> None:
    assert print_quantity(Quantity(Decimal(value), "%"), decimals, computed=True) == f"{printed}%"


def test_a_quotient_is_rounded_even_if_nobody_says_that_it_was_computed() -> None:
    assert print_quantity(Quantity(Decimal(100) / Decimal(7), "%"), 1) == "14.3%"


@pytest.mark.parametrize(("value", "printed"), [(1, "是"), (0, "否")])
def test_yes_and_no_are_words(value: int, printed: str) -> None:
    quantity = Quantity(Decimal(value), "是否")
    assert print_quantity(quantity, 0) == print_number(quantity, 0) == printed


@pytest.mark.parametrize(
    ("written", "unit", "number"),
    [
        ("4000", "份", "4000"),
        ("4000余份", "份", "4000余"),
        ("近10万份", "份", "近10万"),
        ("98%以上", "%", "98以上"),
        ("1518.20万元", "万元", "1518.20"),
        ("1518.20万元", "元", "1518.20万"),
        ("6000余万元", "万元", "6000余"),
        ("近3.55亿元", "万元", "近35500"),
        ("每周不少于5次", "次/周", "不少于5"),
        ("10亩", "平方米", "6666.7"),
    ],
)
def test_a_number_alone_is_in_the_indicators_unit(written: str, unit: str, number: str) -> None:
    assert print_cell(parse_quantity(written, unit, QuantityKind.AMOUNT), 1) == number


@pytest.mark.parametrize(
    ("written", "unit", "number"),
    [
        ("4000余份", "份", "4000余"),
        ("近10万份", "份", "近10万"),
        ("2期以上", "期", "不少于2"),
        ("300人左右", "人", "约300"),
        ("5天以内", "天", "不超过5"),
        ("每周不少于5次", "次/周", "不少于5"),
        ("约300人左右", "人", "约300"),
    ],
)
def test_a_number_before_its_unit_has_its_words_in_front(written: str, unit: str, number: str) -> None:
    assert print_number(parse_quantity(written, unit, QuantityKind.AMOUNT), 1) == number


@pytest.mark.parametrize(
    ("unit", "printed"), [("次/天", "每天2次"), ("期/月", "每月2期"), ("元/人", "2元/人"), ("份", "2份")]
)
def test_how_often_is_said_as_people_say_it(unit: str, printed: str) -> None:
    assert print_quantity(Quantity(Decimal(2), unit), 0) == printed


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        ("1E+6", None, "1000000"),
        ("0.0000001", None, "0.0000001"),
        ("-12.50", None, "-12.50"),
        ("-0", None, "0"),
        ("123456.789", 2, "123456.79"),
    ],
)
def test_decimals_are_plain_digits(value: str, decimals: int | None, printed: str) -> None:
    assert print_decimal(Decimal(value), decimals) == printed
