"""Figures in print: the inverse of reading them."""

from decimal import ROUND_HALF_UP, Context, Decimal

from .measures import factor, times
from .quantity import Notation, Quantity

YESNO_UNIT = "是否"

_SCALES = {1: "", 10_000: "万", 100_000_000: "亿", 1_000_000_000_000: "万亿"}
_MOST_PLACES = 15
_EXACT = Context(prec=200, rounding=ROUND_HALF_UP)
PERIODS = frozenset(["天", "日", "周", "月", "季", "季度", "学期", "年", "学年", "节课"])
"""Of a figure in 吨/日 people say that it is so much 每日."""
_IN_FRONT = {
    **dict.fromkeys(("以上", "及以上"), "不少于"),
    **dict.fromkeys(("左右", "上下"), "约"),
    **dict.fromkeys(("以下", "及以下", "以内", "之内"), "不超过"),
}
"""What stands before a number for what stands after its unit."""


def print_quantity(quantity: Quantity, decimals: int, *, computed: bool = False) -> str:
    """The quantity with its unit: as it was written, else its value in the indicator's unit.

    How often is said as people say it: 2 in 次/天 is 每天2次. A computed value is rounded half up to
    at most `decimals` places; a given one keeps every digit. A value of more than 15 places is
    rounded in any case: nobody gave it.
    """
    unit, notation = quantity.unit, quantity.notation
    if unit == YESNO_UNIT:
        return "是" if quantity.value else "否"
    if notation is None:
        number = _value(quantity, decimals, computed=computed)
        return number + unit if "/" not in unit else _how_often(number, unit)
    number = _written_number(quantity, notation) + _inner_scale(notation)
    number = f"{notation.prefix}{number}{notation.infix}"
    often = notation.unit.startswith("次/")
    counted = _how_often(number, notation.unit) if often else number + notation.unit
    return counted + notation.suffix


def print_number(quantity: Quantity, decimals: int, *, computed: bool = False) -> str:
    """The quantity without its unit, which the text says after it: 4000余 of 4000余份, 不少于2 of 2期以上.

    It is in the indicator's unit: 3.55亿元 is 35500 in 万元, 每周5次 is 5 in 次/周.
    """
    front, number, back = _parts(quantity, decimals, computed=computed)
    return f"{front or _IN_FRONT.get(back, back)}{number}"


def print_answer(quantity: Quantity, decimals: int, *, computed: bool = False) -> str:
    """What stands before that which is answered by yes or no: 已建成无烟单位, 尚未建成无烟单位."""
    del decimals, computed
    return "已" if quantity.value else "尚未"


def print_intent(quantity: Quantity) -> str:
    """What stands before that which is planned: 力争建成无烟单位, 暂不建成; 不发生事故 of a nought."""
    if quantity.unit != YESNO_UNIT:
        return "不"
    return "力争" if quantity.value else "暂不"


def print_cell(quantity: Quantity, decimals: int, *, computed: bool = False) -> str:
    """The same for a table, where the unit has a column of its own: 98以上."""
    if quantity.notation is None and quantity.unit != YESNO_UNIT:
        return _value(quantity, decimals, computed=computed)
    return "".join(_parts(quantity, decimals, computed=computed))


def _parts(quantity: Quantity, decimals: int, *, computed: bool) -> tuple[str, str, str]:
    """The words before the number, the number with what follows it at once, the words after the unit."""
    if quantity.unit == YESNO_UNIT:
        return "", print_quantity(quantity, decimals), ""
    notation = quantity.notation
    if notation is None:
        return "", _value(quantity, decimals, computed=computed), ""
    prefix = notation.prefix.removeprefix(f"每{quantity.unit.partition('/')[2]}")
    size = factor(notation.unit, _counted_unit(quantity, notation))
    if size is not None and size.numerator == size.denominator:
        number, infix = _written_number(quantity, notation) + _inner_scale(notation), notation.infix
    elif size is not None and size.numerator * notation.scale == size.denominator:
        number, infix = _written_number(quantity, notation), notation.infix.rstrip("万亿")
    else:
        number, infix = _value(quantity, decimals, computed=computed), notation.infix.rstrip("万亿")
    return prefix, f"{number}{infix}", notation.suffix


def _how_often(number: str, unit: str) -> str:
    """每天2次 for 2 in 次/天; 12元/人 stays as it is."""
    counted, _slash, period = unit.partition("/")
    return f"每{period}{number}{counted}" if period in PERIODS else number + unit


def print_decimal(value: Decimal, decimals: int | None = None) -> str:
    """A number in plain digits: no exponent, no thousands separators, no plus sign, no minus zero.

    With decimals it is rounded half up to at most as many places; without, every digit is kept.
    """
    if decimals is None:
        return format(value or abs(value), "f")
    rounded = value.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
    text = format(rounded or abs(rounded), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def print_share(part: Decimal, whole: Decimal) -> str:
    """A part of a whole in per cent: 79.8%. The whole must not be nought."""
    return f"{print_decimal(_EXACT.divide(part * 100, whole), 1)}%"


def plain_digits(value: Decimal) -> str:
    """A value in digits, without an exponent."""
    text = str(value)
    return text if "E" not in text else format(value, "f")


def bare_number(quantity: Quantity) -> str:
    """The number of a quantity that nobody computed, without its unit; "" where it needs a closer look."""
    if quantity.notation is not None or quantity.unit == YESNO_UNIT:
        return ""
    value = quantity.value
    text = str(value)
    if len(text) > _MOST_PLACES or "E" in text:
        return ""
    return text if value else text.lstrip("-")


def _value(quantity: Quantity, decimals: int, *, computed: bool) -> str:
    value = quantity.value
    text = str(value)
    if computed or len(text) > _MOST_PLACES or "E" in text:  # nearly all others are printed as they are
        places = value.as_tuple().exponent
        endless = isinstance(places, int) and places < -_MOST_PLACES
        return print_decimal(value, decimals if computed or endless else None)
    return text if value else text.lstrip("-")


def _written_number(quantity: Quantity, notation: Notation) -> str:
    """The digits as they were written, before any 万 or 亿."""
    ratio = factor(_counted_unit(quantity, notation), notation.unit)
    value = quantity.value if ratio is None else times(quantity.value, ratio)
    mantissa = _EXACT.divide(value, Decimal(notation.scale))
    return print_decimal(mantissa.quantize(Decimal(1).scaleb(-notation.places), context=_EXACT))


def _inner_scale(notation: Notation) -> str:
    """The 万 right after the digits; in 8000多万 it is part of the infix instead."""
    outer = notation.infix.lstrip("余多来")
    scales = {word: scale for scale, word in _SCALES.items()}
    return _SCALES[notation.scale // scales[outer]]


def _counted_unit(quantity: Quantity, notation: Notation) -> str:
    """The indicator's unit, of 次/周 only the 次 where the period stands in front (每周5次)."""
    return quantity.unit.partition("/")[0] if notation.prefix.startswith("每") else quantity.unit
