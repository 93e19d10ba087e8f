"""What a person writes for a figure is understood, or refused with a way out."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huibao.model.indicator import QuantityKind
from huibao.model.printing import print_quantity
from huibao.model.quantity import Bound
from huibao.structure.numerals import read_numeral
from huibao.structure.quantities import QuantityError, parse_quantity

COUNT, AMOUNT, RATIO, YESNO = QuantityKind.COUNT, QuantityKind.AMOUNT, QuantityKind.RATIO, QuantityKind.YESNO
EXACT, AT_LEAST, ABOUT, LESS_THAN = Bound.EXACT, Bound.AT_LEAST, Bound.ABOUT, Bound.LESS_THAN


@pytest.mark.parametrize(
    ("written", "unit", "kind", "value"),
    [
        (4000, "份", COUNT, "4000"),
        (-3, "人", COUNT, "-3"),
        (Decimal("1518.20"), "万元", AMOUNT, "1518.20"),
        (Decimal("1E+3"), "份", COUNT, "1000"),
        (Decimal("4000.0"), "份", COUNT, "4000"),
        (98.5, "%", RATIO, "98.5"),
        (3.0, "份", COUNT, "3"),
        (0.1, "吨", AMOUNT, "0.1"),
        ("98", "%", RATIO, "98"),
        ("0.98", "%", RATIO, "0.98"),
        ("4,000", "份", COUNT, "4000"),
        ("1518.20", "万元", AMOUNT, "1518.20"),
        ("２０", "份", COUNT, "20"),
        ("二十", "次", COUNT, "20"),
        ("三百零五", "人", COUNT, "305"),
        ("三百五", "人", COUNT, "350"),
        ("一九八五", "人", COUNT, "1985"),
        ("-3", "人", COUNT, "-3"),
        ("23.3", "万人", COUNT, "23.3"),
    ],
)
def test_a_bare_number_is_in_the_indicators_unit(
    written: object, unit: str, kind: QuantityKind, value: str
) -> None:
    quantity = parse_quantity(written, unit, kind)
    assert str(quantity.value) == value
    assert (quantity.unit, quantity.bound, quantity.notation) == (unit, EXACT, None)


@pytest.mark.parametrize(
    ("written", "unit", "kind", "value", "bound", "printed"),
    [
        ("１２００份", "份", COUNT, "1200", EXACT, "1200份"),
        ("4000余份", "份", COUNT, "4000", AT_LEAST, "4000余份"),
        ("3000多", "个", COUNT, "3000", AT_LEAST, "3000多个"),
        ("60多个", "所", COUNT, "60", AT_LEAST, "60多个"),
        ("10多所", "家次", COUNT, "10", AT_LEAST, "10多所"),
        ("79.69万度", "千瓦时", AMOUNT, "796900", EXACT, "79.69万度"),
        ("23.3万人", "人", COUNT, "233000", EXACT, "23.3万人"),
        ("2万多人次", "人次", COUNT, "20000", AT_LEAST, "2万多人次"),
        ("8000多万平方米", "平方米", AMOUNT, "80000000", AT_LEAST, "8000多万平方米"),
        ("近10万份", "份", COUNT, "100000", ABOUT, "近10万份"),
        ("28.6/10万", "/10万", AMOUNT, "28.6", EXACT, "28.6/10万"),
        ("18例/10万以下", "/10万", AMOUNT, "18", LESS_THAN, "18/10万以下"),
        ("36台套", "台", COUNT, "36", EXACT, "36台套"),
        ("15万多个", "个", COUNT, "150000", AT_LEAST, "15万多个"),
        ("约1.2万", "份", COUNT, "12000", ABOUT, "约1.2万份"),
        ("约为800吨", "吨", AMOUNT, "800", ABOUT, "约800吨"),
        ("累计5000份", "份", COUNT, "5000", EXACT, "5000份"),
        ("1亿2000万元", "元", AMOUNT, "120000000", EXACT, "12000万元"),
        ("一百四十余次", "次", COUNT, "140", AT_LEAST, "140余次"),
        ("十二点五万人", "人", COUNT, "125000", EXACT, "12.5万人"),
        ("三千余户", "户", COUNT, "3000", AT_LEAST, "3000余户"),
        ("三千万元", "元", AMOUNT, "30000000", EXACT, "3000万元"),
        ("两次", "次", COUNT, "2", EXACT, "2次"),
        ("-3人", "人", COUNT, "-3", EXACT, "-3人"),
        ("一百零十五人", "人", COUNT, "115", EXACT, "115人"),
        ("十几例", "例", COUNT, "10", AT_LEAST, "10余例"),
        ("上百万元", "元", AMOUNT, "1000000", AT_LEAST, "超过100万元"),
        ("千余", "份", COUNT, "1000", AT_LEAST, "1000余份"),
        ("近千人", "人", COUNT, "1000", ABOUT, "近1000人"),
        ("万元以上", "元", AMOUNT, "10000", AT_LEAST, "1万元以上"),
        ("一年多", "年", AMOUNT, "1", AT_LEAST, "1年多"),
        ("100 余 吨", "吨", AMOUNT, "100", AT_LEAST, "100余吨"),
        ("12 000份", "份", COUNT, "12000", EXACT, "12000份"),
        ("98%以上", "%", RATIO, "98", AT_LEAST, "98%以上"),
        ("98％及以上", "%", RATIO, "98", AT_LEAST, "98%及以上"),
        ("不低于95%", "%", RATIO, "95", AT_LEAST, "不低于95%"),
        ("超过95%以上", "%", RATIO, "95", AT_LEAST, "超过95%以上"),
        ("达到100%", "%", RATIO, "100", EXACT, "100%"),
        ("控制在5%以内", "%", RATIO, "5", LESS_THAN, "5%以内"),
        ("≥98%", "%", RATIO, "98", AT_LEAST, "≥98%"),
        (">60", "分", COUNT, "60", AT_LEAST, ">60分"),
        ("<=5", "%", RATIO, "5", LESS_THAN, "≤5%"),
        ("小于60", "分贝", COUNT, "60", LESS_THAN, "小于60分贝"),
        ("大于96%", "%", RATIO, "96", AT_LEAST, "大于96%"),
        ("不足5%", "%", RATIO, "5", LESS_THAN, "不足5%"),
        ("5%以下", "%", RATIO, "5", LESS_THAN, "5%以下"),
        ("85%左右", "%", RATIO, "85", ABOUT, "85%左右"),
        ("约85%左右", "%", RATIO, "85", ABOUT, "约85%"),
        ("百分之九十八", "%", RATIO, "98", EXACT, "98%"),
        ("超过百分之九十", "%", RATIO, "90", AT_LEAST, "超过90%"),
        ("百分之百", "%", RATIO, "100", EXACT, "100%"),
        ("九成以上", "%", RATIO, "90", AT_LEAST, "9成以上"),
        ("28‰", "‰", RATIO, "28", EXACT, "28‰"),
        ("42. 99%", "%", RATIO, "42.99", EXACT, "42.99%"),
    ],
)
def test_words_around_a_number_give_its_bound_and_come_back_in_print(
    written: str, unit: str, kind: QuantityKind, value: str, bound: Bound, printed: str
) -> None:
    quantity = parse_quantity(written, unit, kind)
    assert (quantity.value, quantity.unit, quantity.bound) == (Decimal(value), unit, bound)
    assert print_quantity(quantity, 0) == printed


@pytest.mark.parametrize(
    ("written", "unit", "kind", "value", "printed"),
    [
        ("1518.20万元", "万元", AMOUNT, "1518.2", "1518.20万元"),
        ("1518.20万元", "元", AMOUNT, "15182000", "1518.20万元"),
        ("6000余万元", "万元", AMOUNT, "6000", "6000余万元"),
        ("3.55亿元", "元", AMOUNT, "355000000", "3.55亿元"),
        ("3.55亿元", "万元", AMOUNT, "35500", "3.55亿元"),
        ("50000元", "万元", AMOUNT, "5", "50000元"),
        ("5千元", "元", AMOUNT, "5000", "5000元"),
        ("600㎡", "平方米", AMOUNT, "600", "600平方米"),
        ("2万m2", "平方米", AMOUNT, "20000", "2万平方米"),
        ("720平米", "平方米", AMOUNT, "720", "720平方米"),
        ("3亩", "平方米", AMOUNT, "2000", "3亩"),
        ("2公顷", "平方米", AMOUNT, "20000", "2公顷"),
        ("80.78平方公里", "万平方米", AMOUNT, "8078", "80.78平方公里"),
        ("约2.0 KM", "米", AMOUNT, "2000", "约2.0公里"),
        ("3千米", "米", AMOUNT, "3000", "3千米"),
        ("2里", "米", AMOUNT, "1000", "2里"),
        ("1.5吨", "公斤", AMOUNT, "1500", "1.5吨"),
        ("6斤", "公斤", AMOUNT, "3", "6斤"),
        ("2.5kg", "公斤", AMOUNT, "2.5", "2.5公斤"),
        ("3000余方", "立方米", AMOUNT, "3000", "3000余立方米"),
        ("90分钟", "小时", AMOUNT, "1.5", "90分钟"),
        ("2天", "日", AMOUNT, "2", "2天"),
        ("3年", "个月", AMOUNT, "36", "3年"),
        ("2.8%", "‰", RATIO, "28", "2.8%"),
        ("540名", "人", COUNT, "540", "540名"),
        ("1.5万份", "份", COUNT, "15000", "1.5万份"),
        ("2235.28万千瓦", "千瓦", AMOUNT, "22352800", "2235.28万千瓦"),
        ("20万吨/日", "吨/天", AMOUNT, "200000", "20万吨/日"),
        ("3.43万吨", "吨/日", AMOUNT, "34300", "每日3.43万吨"),
        ("近3万吨", "吨/日", AMOUNT, "30000", "每日近3万吨"),
        ("350元", "元/人", AMOUNT, "350", "350元"),
    ],
)
def test_units_of_one_family_convert_exactly(
    written: str, unit: str, kind: QuantityKind, value: str, printed: str
) -> None:
    quantity = parse_quantity(written, unit, kind)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)
    assert print_quantity(quantity, 0) == printed


@pytest.mark.parametrize(
    ("written", "unit", "value", "bound", "printed"),
    [
        ("每周五次", "次/周", 5, EXACT, "每周5次"),
        ("一次/周", "次/周", 1, EXACT, "每周1次"),
        ("不少于2次/天", "次/天", 2, AT_LEAST, "每天不少于2次"),
        ("每月1次", "次/月", 1, EXACT, "每月1次"),
        ("每个月不少于两次", "次/月", 2, AT_LEAST, "每月不少于2次"),
        ("每天两次", "次/日", 2, EXACT, "每日2次"),
        ("1次/天", "次/日", 1, EXACT, "每天1次"),
        ("每学期两次", "次/学期", 2, EXACT, "每学期2次"),
    ],
)
def test_how_often(written: str, unit: str, value: int, bound: Bound, printed: str) -> None:
    quantity = parse_quantity(written, unit, COUNT)
    assert (int(quantity.value), quantity.bound) == (value, bound)
    assert print_quantity(quantity, 0) == printed


@pytest.mark.parametrize("written", ["没有发生", "无", "零", "没有", "没有发生一起", "0"])
def test_none_at_all_is_zero_for_counts(written: str) -> None:
    assert parse_quantity(written, "起", COUNT).value == 0


@pytest.mark.parametrize(
    ("written", "value"),
    [(word, 1) for word in (True, 1, Decimal(1), 1.0, "是", "有", "已", "true", "TRUE", "1")]
    + [(word, 0) for word in (False, 0, Decimal(0), "否", "无", "未", "False", "没有")],
)
def test_yes_and_no(written: object, value: int) -> None:
    quantity = parse_quantity(written, "是否", YESNO)
    assert (int(quantity.value), quantity.unit) == (value, "是否")


@pytest.mark.parametrize("written", [2, -1, Decimal("0.5"), float("nan"), "也许", "3", None, [], "是" * 500])
def test_a_yes_or_no_is_nothing_else(written: object) -> None:
    with pytest.raises(QuantityError, match="neither yes nor no"):
        parse_quantity(written, "是否", YESNO)


@pytest.mark.parametrize(
    ("written", "unit", "kind", "message"),
    [
        ("数千", "份", COUNT, "text where a number in 份 belongs"),
        ("半年", "年", AMOUNT, "text where a number in 年 belongs"),
        ("若干", "份", COUNT, "text where"),
        ("百万元", "元", AMOUNT, "text where"),
        ("NaN", "份", COUNT, "text where"),
        ("", "份", COUNT, "empty"),
        ("  ", "份", COUNT, "empty"),
        ("第3名", "名", COUNT, "cannot be read as one figure"),
        ("4,00份", "份", COUNT, "cannot be read as one figure"),
        ("1e5", "份", COUNT, "cannot be read as one figure"),
        ("3万5份", "份", COUNT, "cannot be read as one figure"),
        ("3-5次", "次", COUNT, "range"),
        ("3～5次", "次", COUNT, "range"),
        ("3 5次", "次", COUNT, "range"),
        ("两至三次", "次", COUNT, "range"),
        ("三五次", "次", COUNT, "range"),
        ("6.4吨左右（估）", "吨", AMOUNT, "remark in brackets"),
        ("24个（组）", "个", COUNT, "remark in brackets"),
        ("4000份(含电子版300份)", "份", COUNT, "remark in brackets"),
        ("（估）", "份", COUNT, "text where"),
        ("5人", "人次", COUNT, "in 人, but 人次 is asked for"),
        ("5人次", "人", COUNT, "in 人次, but 人 is asked for"),
        ("5户", "人", COUNT, "in 户, but 人 is asked for"),
        ("5亩", "万元", AMOUNT, "in 亩, but 万元 is asked for"),
        ("30天", "月", AMOUNT, "in 天, but 月 is asked for"),
        ("5头", "个", COUNT, "in 头, but 个 is asked for"),
        ("每周五次", "次", COUNT, "in 次/周, but 次 is asked for"),
        ("每周五次", "次/月", COUNT, "in 次/周, but 次/月 is asked for"),
        ("每周五", "次/周", COUNT, "how often"),
        ("百分之九十份", "%", RATIO, "text where"),
        ("1.2万", "万元", AMOUNT, "万元 or in 元"),
        ("98%", "份", COUNT, "percentage, but 份 is a count"),
        ("1.55份", "份", COUNT, "not a whole number"),
        (Decimal("1.5"), "份", COUNT, "not a whole number"),
        (1.5, "份", COUNT, "not a whole number"),
        ("不足60%以上", "%", RATIO, "at least and less than"),
        ("9" * 41, "份", COUNT, "too long"),
        ("9" * 40, "份", COUNT, "too large"),
        ("100000万亿元", "元", AMOUNT, "too large"),
        (10**16, "份", COUNT, "too large"),
        (-(10**400), "份", COUNT, "too large"),
        (Decimal("1E+16"), "元", AMOUNT, "too large"),
        (Decimal("1E-16"), "元", AMOUNT, "too large"),
        (Decimal("0." + "3" * 60), "元", AMOUNT, "too many digits"),
        (1e300, "元", AMOUNT, "too large"),
        (float("nan"), "元", AMOUNT, "not a number"),
        (float("inf"), "元", AMOUNT, "not a number"),
        (Decimal("NaN"), "元", AMOUNT, "not a number"),
        (Decimal("sNaN"), "元", AMOUNT, "not a number"),
        (Decimal("-Infinity"), "元", AMOUNT, "not a number"),
        (True, "份", COUNT, "yes or no"),
        (None, "份", COUNT, "belongs here, not NoneType"),
        (date(2023, 3, 5), "次", COUNT, "not a date or a time"),
        ({"value": 3}, "次", COUNT, "not a table"),
    ],
)
def test_what_is_not_one_figure_is_refused_with_a_way_out(
    written: object, unit: str, kind: QuantityKind, message: str
) -> None:
    with pytest.raises(QuantityError, match=message) as refusal:
        parse_quantity(written, unit, kind)
    assert refusal.value.hint


@pytest.mark.parametrize(
    ("written", "unit", "hint"),
    [
        (Decimal("39.2"), "人次", "“39.2万人次”"),
        ("1500.5份", "份", "Write a whole number."),
        ("55.5", "张", "Write a whole number."),
        ("12；", "条", "Take it away: 12."),
        ("4次", "次/天", "4次/天"),
    ],
)
def test_what_may_have_been_meant_is_in_the_hint(written: object, unit: str, hint: str) -> None:
    with pytest.raises(QuantityError) as refusal:
        parse_quantity(written, unit, COUNT)
    assert hint in refusal.value.hint


def test_how_often_and_how_many_times_are_told_apart_in_the_hint() -> None:
    with pytest.raises(QuantityError) as refusal:
        parse_quantity("每周五次", "次", COUNT)
    assert "an indicator in 次/周" in refusal.value.hint


def test_persons_and_attendances_are_told_apart_in_the_hint() -> None:
    with pytest.raises(QuantityError) as refusal:
        parse_quantity("5人", "人次", COUNT)
    assert "attendances" in refusal.value.hint


def test_a_refusal_never_repeats_control_characters_or_long_text() -> None:
    with pytest.raises(QuantityError) as refusal:
        parse_quantity("\x1b[31m" + "无数" * 5000, "份", COUNT)
    assert "\x1b" not in refusal.value.message
    assert len(refusal.value.message) < 100


def _chinese(number: int) -> str:
    """A number below 10000 in Chinese, written digit by digit with its place; 0 gives nothing."""
    text, pending = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if pending and text else "") + "零一二三四五六七八九"[digit] + unit
        pending = not digit
    return text


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_chinese_numerals_read_as_the_number_they_say(high: int, low: int) -> None:
    between = "零" if 0 < low < 1000 else ""
    numeral = read_numeral(f"{_chinese(high)}万{between}{_chinese(low)}")
    assert numeral is not None
    assert numeral.mantissa * numeral.scale == high * 10_000 + low


@given(
    st.decimals(0, 10**7, places=2),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from(["元", "万元", "亿元"]),
)
def test_money_converts_without_a_rounding_error(amount: Decimal, scale: str, unit: str) -> None:
    sizes = {"": 1, "元": 1, "万": 10**4, "万元": 10**4, "亿": 10**8, "亿元": 10**8}
    value = parse_quantity(f"{amount}{scale}元", unit, AMOUNT).value
    assert value * sizes[unit] == amount * sizes[scale]


@given(
    st.text(
        st.sampled_from(
            "0123456789.,，-—~ 零一二两三五十百千万亿点半数余多几来近约超不足以上下每周月次人份元米%‰/无没有"
        ),
        max_size=45,
    )
    | st.text(max_size=45),
    st.sampled_from([("份", COUNT), ("万元", AMOUNT), ("%", RATIO), ("次/周", COUNT), ("是否", YESNO)]),
)
def test_any_text_is_either_a_quantity_or_a_refusal(text: str, indicator: tuple[str, QuantityKind]) -> None:
    unit, kind = indicator
    try:
        quantity = parse_quantity(text, unit, kind)
    except QuantityError as error:
        refusal = error
    else:
        assert quantity.unit == unit
        assert parse_quantity(print_quantity(quantity, 0), unit, kind) == quantity
        return
    assert refusal.message
    assert refusal.hint
