"""Comparisons in the words of the field."""

import pytest
from tests.conftest import HEAD, INDICATORS, Bench

from huibao.compose.comparisons import (
    change_in_short,
    change_in_words,
    completion_in_short,
    completion_in_words,
)

MORE = """
[birth]
rate = { name = "发病率", unit = "‰", section = "waste", maximum = 1000 }
density = { name = "密度", unit = "个/公里", kind = "ratio", section = "waste", maximum = 99 }
[safety]
accidents = { name = "事故", unit = "起", section = "waste", better = "less" }
"""
LEAFLETS, RATE, SPENT = "publicity.leaflets", "publicity.awareness_rate", "money.spent"


def facts(bench: Bench, code: str, now: object, table: str, base: object, period: str = "2023"):
    text = f"[figures]\n{code} = {now}\n[{table}]\n{code} = {base}\n"
    return bench.facts(text, bench.type(indicators=INDICATORS + MORE), HEAD.replace("2023", period))


@pytest.mark.parametrize(
    ("code", "now", "before", "words", "short"),
    [
        (LEAFLETS, 4000, 3500, "比上年增加500份，增长14.3%", "增长14.3%"),
        (LEAFLETS, 3500, 4000, "比上年减少500份，下降12.5%", "下降12.5%"),
        (LEAFLETS, 3500, 3500, "与上年持平", "持平"),
        (LEAFLETS, 0, 0, "与上年持平", "持平"),
        (LEAFLETS, 5, 0, "比上年增加5份", "增加5份"),
        (LEAFLETS, 5, 2, "比上年增加3份", "增加3份"),
        (LEAFLETS, 0, 3500, "比上年减少3500份，下降100%", "下降100%"),
        (LEAFLETS, 100001, 100000, "比上年增加1份", "增加1份"),
        (LEAFLETS, 7000, 3500, "比上年增加3500份，增长100%", "增长100%"),
        (LEAFLETS, '"4000余份"', 3500, "比上年增加500余份", "增加500余份"),
        (LEAFLETS, '"近4000份"', 3500, "比上年增加约500份", "增加约500份"),
        (LEAFLETS, '"4000余份"', '"3500余份"', "比上年增加约500份", "增加约500份"),
        (LEAFLETS, '"4000余份"', 4000, None, None),
        (LEAFLETS, '"不足4000份"', 3500, None, None),
        (RATE, 98, 95.9, "比上年提高2.1个百分点", "提高2.1个百分点"),
        (RATE, 95.9, 98, "比上年下降2.1个百分点", "下降2.1个百分点"),
        (RATE, '"98%以上"', 95, "比上年提高3个百分点以上", "提高3个百分点以上"),
        (RATE, '"近98%"', 95, "比上年提高约3个百分点", "提高约3个百分点"),
        (RATE, 98, 98, "与上年持平", "持平"),
        ("birth.rate", 12, 10.5, "比上年提高1.5个千分点", "提高1.5个千分点"),
        ("birth.density", 3, 2.5, "比上年提高0.5个/公里", "提高0.5个/公里"),
        (SPENT, '"23.5万元"', '"20万元"', "比上年增加3.5万元，增长17.5%", "增长17.5%"),
        (SPENT, '"235000元"', 20, "比上年增加3.5万元，增长17.5%", "增长17.5%"),
        (SPENT, '"1.2亿元"', '"1.1亿元"', "比上年增加1000万元，增长9.1%", "增长9.1%"),
        ("money.balance", 5, -5, "比上年增加10元", "增加10元"),
        ("money.balance", -8, -5, "比上年减少3元", "减少3元"),
        ("tobacco.smoke_free", "true", "false", None, None),
    ],
)
def test_changes(
    bench: Bench, code: str, now: object, before: object, words: str | None, short: str | None
) -> None:
    held = facts(bench, code, now, "previous", before)
    assert (change_in_words(held, code), change_in_short(held, code)) == (words, short)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2023", "比上年"),
        ("2023-2024", "比上年"),
        ("2023H1", "比上年同期"),
        ("2023Q3", "比上年同期"),
        ("2023-05", "比上年同期"),
        ("2023-2024-1", "比上年同期"),
    ],
)
def test_part_of_a_year_is_compared_with_the_same_part(bench: Bench, period: str, words: str) -> None:
    held = facts(bench, LEAFLETS, 4000, "previous", 3500, period)
    assert change_in_words(held, LEAFLETS) == f"{words}增加500份，增长14.3%"


@pytest.mark.parametrize(
    ("code", "now", "target", "words", "short"),
    [
        (LEAFLETS, 4000, 3500, "完成年度目标的114.3%", "114.3%"),
        (LEAFLETS, '"4000余份"', 3500, "完成年度目标的114.3%以上", "114.3%以上"),
        (LEAFLETS, 3500, 3500, "完成年度目标的100%", "100%"),
        (LEAFLETS, 0, 3500, "完成年度目标的0%", "0%"),
        (LEAFLETS, 5, 0, None, None),
        (LEAFLETS, '"近4000份"', 3500, None, None),
        (LEAFLETS, 4000, '"3500余份"', None, None),
        (RATE, 98, 95, "高于目标值3个百分点", None),
        (RATE, 94.5, 95, "低于目标值0.5个百分点", None),
        (RATE, 95, 95, "达到目标值", None),
        (RATE, '"95%以上"', 95, None, None),
        ("birth.rate", 12, 10, "高于目标值2个千分点", None),
        ("safety.accidents", 3, 5, None, None),
        ("tobacco.smoke_free", "true", "true", None, None),
    ],
)
def test_completion(
    bench: Bench, code: str, now: object, target: object, words: str | None, short: str | None
) -> None:
    held = facts(bench, code, now, "targets", target)
    assert (completion_in_words(held, code), completion_in_short(held, code)) == (words, short)


def test_the_target_of_part_of_a_year_is_not_the_years(bench: Bench) -> None:
    held = facts(bench, LEAFLETS, 1750, "targets", 3500, "2023H1")
    assert completion_in_words(held, LEAFLETS) == "完成目标的50%"


def test_without_a_base_nothing_is_said(bench: Bench) -> None:
    held = bench.facts("[figures]\npublicity.leaflets = 3\n")
    for say in (change_in_words, change_in_short, completion_in_words, completion_in_short):
        assert say(held, LEAFLETS) is None
        assert say(held, RATE) is None
