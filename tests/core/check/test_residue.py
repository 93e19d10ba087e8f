"""What a template or last year's file left in the texts, and ordinary words that only look like it."""

import json

import pytest
from tests.conftest import HEAD, SECTIONS, Bench

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
        "XXX医院高度重视。",
        "[单位名称]成立领导小组。",
        "（此处填写培训情况）",
        "印发《》。",
        "执法1xx余次。",
        "□□门诊部。",
        "……{publicity.leaflets}……",
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
        "配发XXL号工作服。",
        "在网站www.xxgk.gov.cn公开。",
        "临卫发[2023]5号文件。",
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
    ("plan", "asked"),
    [
        ("2023年新增停车位80个", True),
        ("新增停车位，2023年底前完工", True),
        ("2024年新增停车位80个", False),
        ("2023年未完工的停车位继续施工", False),
        ("2023年度的遗留问题逐项销号", False),
        ("在2023年的基础上新增停车位80个", False),
    ],
)
def test_what_is_planned_for_next_year_names_not_this_one(bench: Bench, plan: str, asked: bool) -> None:
    sections = SECTIONS.replace('of = "problems"', 'of = "plans"')
    found = bench.findings(f'[lists]\nplans = ["{plan}"]\n', bench.type(sections=sections))
    assert [each.rule for each in found if "year" in each.rule] == (["clinic-residue-year"] if asked else [])


@pytest.mark.parametrize(
    "text",
    [
        "二〇二二年处置3吨。",
        "2022年度处置3吨。",
        "22年底处置3吨。",
        "2022.5.3开展培训。",
        "2021—2022年处置3吨。",
        "今年（2022年）处置3吨。",
        "去年2021年处置3吨。",
    ],
)
def test_a_year_in_any_form_is_seen(bench: Bench, text: str) -> None:
    assert set(rules(bench, text)) == {"year"}


@pytest.mark.parametrize(
    "text",
    [
        "自2019年以来坚持日产日清。",
        "比2022年有所好转。",
        "落实《实施方案（2021年版）》。",
        "落实“十四五”规划（2021—2025年）。",
        "建院22年来坚持日产日清。",
        "依据临卫发〔2022〕5号文件。",
        "执行GB 18466-2005标准。",
        "今年（2023年）处置3吨，去年（2022年）处置2吨。",
        "二〇二三年处置3吨。",
    ],
)
def test_history_is_no_stale_year(bench: Bench, text: str) -> None:
    assert rules(bench, text) == []


@pytest.mark.parametrize(
    ("day", "asked"), [("2022-12-20", True), ("2023-12-20", False), ("2024-01-10", False)]
)
def test_a_date_before_the_period_is_asked_about(bench: Bench, day: str, asked: bool) -> None:
    found = bench.findings(head=f"date = {day}\n{HEAD}")
    assert [each.place for each in found] == (["date"] if asked else [])


@pytest.mark.parametrize(
    ("dated", "asked"),
    [
        ("date = 2023-02-25", ["date"]),  # in the first half of the year that it tells of
        ("date = 2023-11-30", []),
        ("date = 2024-06-20", []),
        ("date = 2024-12-25", ["date"]),
        ("date = 2024-02-25\nletter.number = '青教〔2024〕31号'", []),
        ("date = 2024-02-25\nletter.number = '青教〔2023〕31号'", ["letter.number"]),
        ("letter.number = '青教〔2024〕31号'", []),
        ("letter.number = '青教〔2019〕31号'", ["letter.number"]),
        ("date = 2023-12-20\nletter.issued_on = 2023-12-20", []),
        ("date = 2023-12-20\nletter.issued_on = 2023-12-19", ["letter.issued_on"]),
    ],
)
def test_dates_that_do_not_go_together_are_asked_about(bench: Bench, dated: str, asked: list[str]) -> None:
    found = bench.findings(head=f"{dated}\n{HEAD}")
    assert [(each.place, each.rule) for each in found] == [(place, "clinic-residue-date") for place in asked]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我校高度重视。", ["self"]),
        ("本院落实责任。", ["self"]),
        ("我部落实责任，我市、我区多次检查。", []),
        ("我所在的片区，由我办理。", []),
        ("组织“我为我校添光彩”活动。", []),
        ("临江市第九门诊部成立领导小组。", ["unit"]),
        ("我单位江北区第九门诊部落实责任。", ["unit"]),
        ("临江市第三门诊部成立领导小组。", []),
        ("第三门诊部高度重视。", []),
        ("临江市第九门诊部来我部交流。", []),
        ("与结对的临江市第九门诊部成立了联合小组。", []),
        ("临江市卫生健康委员会按照要求开展督查。", []),
        ("下面是小编整理的总结。", ["pasted"]),
        ("处置情况&nbsp;良好。", ["pasted"]),
        ("综合防治的原那么。", ["garbled"]),
        ("带来许多新的'问题。", ["garbled"]),
        ("开展'双创'活动，落实的'三包'责任。", []),
        ("处置的`工作。", ["garbled"]),
    ],
)
def test_words_of_others(bench: Bench, text: str, found: list[str]) -> None:
    assert rules(bench, text) == found


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("车辆停放缺口较大,管理难度大.", ",."),
        ("秩序明显好转.. .", "."),
        ("做到:一是及时清运; 二是分类收集。", ":;"),
        ("“日产日清”,坚持不懈。", ","),
        ("执行GB 18466,按时监测!", ",!"),
        ("处置{waste.generated},全部移交;", ",;"),
    ],
)
def test_marks_of_the_english_keyboard_are_named(bench: Bench, text: str, seen: str) -> None:
    found = bench.findings(f'[figures]\nwaste.generated = 3\n[texts]\nwaste = "{text}"\n')
    (marks,) = (each for each in found if each.rule == "clinic-text-western-marks")
    assert (marks.severity, marks.seen, marks.place) == (Severity.WARNING, seen, "texts.waste")


@pytest.mark.parametrize(
    "text",
    [
        "1.加强领导，投入3.5万元，2.组织培训。",
        "网址http://www.a.cn/b,c，邮箱a@b.cn。",
        "上午10:30开始，比例为1:3，发放A,B两类。",
        "共3,000人次参加。",
        "执行Rule No.3。",
        "（一）成立机构；（二）落实责任。",
    ],
)
def test_marks_of_numbers_and_of_foreign_words_are_none(bench: Bench, text: str) -> None:
    assert "clinic-text-western-marks" not in [
        each.rule for each in bench.findings(f'[texts]\nwaste = "{text}"\n')
    ]


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
