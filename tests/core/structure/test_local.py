"""A file's own indicators: what may be whole only, where they belong, which way is better."""

import pytest
from tests.conftest import HEAD, SECTIONS, Bench, body

from huibao.errors import InputError
from huibao.model.document import Table, plain
from huibao.model.indicator import Direction, QuantityKind


def own(unit: str, value: str, more: str = "") -> str:
    return f"[local.a]\nname = '甲'\nunit = '{unit}'\nvalue = {value}\nsection = 'waste'\n{more}"


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        ("分", "96.85", "96.85分"),
        ("℃", "24.5", "24.5℃"),
        ("℃", "'24.5℃'", "24.5℃"),
        ("个百分点", "1.5", "1.5个百分点"),
        ("课时", "1.5", "1.5课时"),
        ("课时/周", "1.5", "每周1.5课时"),
        ("千瓦时", "1.5", "1.5千瓦时"),
        ("吨标准煤", "8.25", "8.25吨标准煤"),
        ("dB", "61.3", "61.3dB"),
        ("无量纲", "7.2", "7.2无量纲"),
        ("mg/L", "'0.3mg/L'", "0.3mg/L"),
        ("年", "1.5", "1.5年"),
        ("％", "'88.5％'", "为88.5%"),
    ],
)
def test_what_is_not_counted_may_have_decimals(bench: Bench, unit: str, value: str, said: str) -> None:
    assert f"甲{said}。" in body(bench.report(own(unit, value)).document)


@pytest.mark.parametrize("unit", ["个", "人", "人次", "次/周", "头", "万人", "间次", "剂"])
def test_what_is_counted_is_whole(bench: Bench, unit: str) -> None:
    with pytest.raises(InputError, match="whole number"):
        bench.submission(own(unit, "1.23456"))


def test_a_share_by_the_percent_sign_of_a_chinese_keyboard(bench: Bench) -> None:
    (indicator,) = bench.submission(own("％", "88.5")).local
    assert (indicator.unit, indicator.kind) == ("%", QuantityKind.RATIO)


UNTITLED = SECTIONS.replace(
    'id = "leadership"\ntitle = "加强组织领导"', 'id = "leadership"\ntitle = ""'
).replace("default = true", "default = true\nannex = true")


def test_without_a_section_it_is_not_in_the_opening_but_in_the_annex(bench: Bench) -> None:
    data = "[figures]\nmeetings.held = 3\n[local.a]\nname = '甲'\nunit = '个'\nvalue = 5\n"
    document = bench.report(data, bench.type(sections=UNTITLED)).document
    assert body(document) == "召开专题会议3次。"
    annex = document.blocks[-1]
    assert isinstance(annex, Table)
    assert [plain(cell) for cell in annex.rows[-1]] == ["甲", "个", "5"]


@pytest.mark.parametrize(
    ("better", "rated", "direction"),
    [
        ("", False, Direction.NONE),
        ("better = '少'", False, Direction.LESS),
        ("better = 'more'", True, Direction.MORE),
    ],
)
def test_a_time_has_completion_where_more_is_better(
    bench: Bench, better: str, rated: bool, direction: Direction
) -> None:
    data = own("分钟", "18", f"target = 20\n{better}\n")
    data += "[texts]\nwaste = '{local.a}，{local.a:completion}。'\n"
    report = bench.report(data)
    assert report.facts.submission.local[0].better is direction
    assert ("90%" in body(report.document)) is rated


def test_a_way_that_is_none(bench: Bench) -> None:
    with pytest.raises(InputError, match="which way is better"):
        bench.submission(own("分钟", "18", "better = 'up'"), None, HEAD)


def test_none_of_it_is_told_where_it_belongs(bench: Bench) -> None:
    sections = SECTIONS.replace("default = true", "default = true\nannex = true")
    report = bench.report(own("例", "0", "previous = 2\n"), bench.type(sections=sections))
    assert "甲0例，比上年减少2例。" in body(report.document)


def test_a_name_or_unit_left_out_hides_nothing_else(bench: Bench) -> None:
    with pytest.raises(InputError) as caught:
        bench.submission(
            "[local.a]\nvalue = 5\nsection = 'wast'\n[local.b]\nname = '乙'\nunit = '个'\nvalue = 1.5\n"
        )
    assert [each.place for each in caught.value.problems] == ["line 4", "line 4", "line 6", "line 10"]
    assert [each.hint for each in caught.value.problems[:2]] == ['name = "新建口袋公园"', 'unit = "个"']
