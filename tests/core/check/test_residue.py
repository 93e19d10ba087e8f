"""What a template or last year's file left in the texts, and ordinary words that only look like it."""

import json

import pytest
from tests.conftest import HEAD, Bench

from huibao.model.rule import Severity


def rules(bench: Bench, *texts: str, section: str = "waste") -> list[str]:
    found = bench.findings(f"[texts]\n{section} = {json.dumps(texts, ensure_ascii=False)}\n")
    return [finding.rule.removeprefix("clinic-residue-") for finding in found]


@pytest.mark.parametrize(
    "text",
    [
        "召开会议XX次。",
        "召开会议××次。",
        "处置xx吨。",
        "由ＸＸ负责。",
        "某某同志任组长。",
        "在○○市召开。",
        "20xx年共处置3吨。",
        "202_年共处置3吨。",
        "202X年共处置3吨。",
        "20__年共处置3吨。",
        "20**年共处置3吨。",
        "此处待补充。",
        "数据待补充",
        "人数：待填",
        "时间待定。",
        "（略）",
        "处置??吨",
        "共____吨",
        "此处填写处置情况",
    ],
)
def test_a_blank_left_open_is_an_error(bench: Bench, text: str) -> None:
    assert "blank" in rules(bench, text)


@pytest.mark.parametrize(
    "text",
    [
        "新建花坛200×3米。",
        "污水池规格为200×300厘米。",
        "垃圾分类宣传栏2×3米。",
        "保洁力量有待补充。",
        "短板亟待填补。",
        "设备等待定期检修。",
        "招待填表人员。",
        "使用X光机2台。",
        "是否达标？已达标。",
        "配发XL号工作服。",
        "新办公楼建成，等待定点医院验收。",
        "医疗废物暂存间面积2020×2厘米。",
    ],
)
def test_ordinary_words_are_none(bench: Bench, text: str) -> None:
    assert rules(bench, text) == []


def test_the_blank_is_shown_in_its_surroundings(bench: Bench) -> None:
    text = "本单位全年按照要求召开专题会议XX次，研究部署有关工作。"
    (finding,) = bench.findings(f'[texts]\nwaste = "{text}"\n')
    assert finding.severity is Severity.ERROR
    assert "“XX”" in finding.message
    assert "…要求召开专题会议XX次，研究部署有关…" in finding.message
    assert finding.place == "texts.waste"


@pytest.mark.parametrize(
    ("year", "asked"),
    [("2021", True), ("2022", True), ("2023", False), ("2024", False), ("2025", True), ("1998", False)],
)
def test_another_year_is_asked_about(bench: Bench, year: str, asked: bool) -> None:
    assert rules(bench, f"{year}年共处置3吨。") == (["year"] if asked else [])


@pytest.mark.parametrize(
    ("year", "asked"), [("2022", True), ("2023", False), ("2024", False), ("2025", False), ("2026", True)]
)
def test_a_school_year_has_two_years(bench: Bench, year: str, asked: bool) -> None:
    head = HEAD.replace('"2023"', '"2023-2024学年"')
    found = bench.findings(f'[texts]\nwaste = "{year}年处置3吨。"\n', head=head)
    assert bool(found) is asked


def test_a_paragraph_that_stands_twice(bench: Bench) -> None:
    text = "本单位严格落实各项制度，医疗废物日产日清，交接有记录。"
    assert rules(bench, text, "另一段话。", text) == ["doubled"]
    assert rules(bench, "短句。", "短句。") == []


@pytest.mark.parametrize(
    "text",
    [
        '[lists]\nproblems = ["缺XX"]\n',
        '[explanations]\n"clinic-x" = "因XX"\n',
        'superior = "XX市卫健局"\n',
        '[local.a]\nname = "XX数"\nunit = "个"\nvalue = 3\n',
    ],
)
def test_everything_that_will_be_printed_is_read(bench: Bench, text: str) -> None:
    assert any(finding.rule == "clinic-residue-blank" for finding in bench.findings(text))


def test_the_unit_name_is_read_too(bench: Bench) -> None:
    found = bench.findings(head='period = 2023\n[unit]\nname = "XX门诊部"\n')
    assert [finding.place for finding in found] == ["unit.name"]
