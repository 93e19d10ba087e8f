"""Sums, shares, changes and counts that a text states itself."""

import json

import pytest
from tests.conftest import Bench

from huibao.model.rule import Severity


def rules(bench: Bench, *texts: str, more: str = "") -> list[str]:
    words = f"[texts]\npublicity = {json.dumps(texts, ensure_ascii=False)}\n{more}"
    told = bench.findings(words)
    return [each.rule.removeprefix("clinic-text-") for each in told if not each.rule.endswith("ungiven")]


@pytest.mark.parametrize(
    "text",
    [
        "城区有农贸市场7处，便民市场6处，自产自销点6处，专业市场2处，共计21处。",
        "全市有学校50所，抽查小学7所、中学3所，共10所。",
        "投入40万元（其中上级25万元，自筹15万元）。",
        "投入40万元（上级25万元、自筹15万元）。",
        "栽树4棵（枫树2棵、桃树2棵）。",
        "整治小区125个，其中38个道路宽的用桶车，44个道路窄的用电动车。",
        "优良天数250天（含优42天）。",
        "师生860人，其中男生430人、女生430人。",
        "党员30人，其中女党员12人，35岁以下8人。",
        "检查7家，5家停业，2家营业。",
        "检查1.2万家，其中城区0.7万家，其余0.5万家。",
        "抽查学校12所，其中合格10所；抽查食堂20所。",
        "发放资料4000余份，横幅20条，标牌30余块，共计70余件。",
        "完成率达115%，完成任务的120%，床位使用率105%，占年度任务的110%。",
        "抽检单位52家、118家、5742家，共计5912家。",
    ],
)
def test_sums_that_hold(bench: Bench, text: str) -> None:
    assert rules(bench, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "城区有农贸市场7处，便民市场6处，自产自销点6处，专业市场2处，共计22处。",
        "小学7所、中学3所，合计11所。",
        "投入40万元（上级25万元、自筹16万元）。",
        "栽树5棵（枫树2棵、桃树2棵）。",
        "检查31家，其中取缔35家。",
        "检查学校9所，其中小学7所、中学3所。",
        "师生860人，其中男生430人、女生420人。",
        "整治小区125个，其中38个用桶车，其余77个用电动车。",
    ],
)
def test_sums_that_do_not(bench: Bench, text: str) -> None:
    (finding,) = bench.findings(f'[texts]\npublicity = "{text}"\n')
    assert (finding.rule, finding.severity) == ("clinic-text-sum", Severity.QUESTION)
    assert finding.seen != finding.expected
    assert finding.expected in text


def test_cited_figures_count_in_sums(bench: Bench) -> None:
    more = "[figures]\nmeetings.held = 12\n"
    assert rules(bench, "内部学习4次，开会{meetings.held}，共计16次。", more=more) == []
    assert rules(bench, "内部学习4次，开会{meetings.held}，共计18次。", more=more) == ["sum"]
    assert rules(bench, "内部学习4次，座谈3次，开会{meetings.held}，共计18次。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("合格率达120%。", ["rate"]),
        ("占参合人数的164%。", ["rate"]),
        ("检测214份，合格92份，合格率42.99%。", []),
        ("发现问题120处，整改108处，整改率90%。", []),
        ("发现问题120处，整改108处，整改率80%。", ["rate"]),
        ("全年250天（含优42天），达标率80.6%。", []),
    ],
)
def test_rates(bench: Bench, text: str, found: list[str]) -> None:
    assert rules(bench, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("处理能力从1200吨增加到2400吨，增加1200吨，", []),
        ("由上年的3600份增加到4120份，增加520份。", []),
        ("由上年的3600份增加到4120份，增加500份。", ["change"]),
        ("由上年的3600份增加到4120份，增长14.4%。", []),
        ("由上年的3600份增加到4120份，增长24.4%。", ["change"]),
        ("由4120份增加到3600份。", ["change"]),
        ("由4120份减少到3600份。", []),
        ("由90%提高到95%，提高5个百分点。", []),
        ("由90%提高到95%，提高6个百分点。", ["change"]),
        ("补偿1518.20万元，比去年同期的1236.11万元增加282.09万元。", []),
        ("补偿1518.20万元，比去年同期的1236.11万元增加292.09万元。", ["change"]),
        ("分发4120份，比上年增加520份，增长14.4%。", []),
        ("分发4120份，比上年增加520份，增长12.4%。", ["change"]),
        ("分发4000余份，比上年增加500余份，增长15%。", []),
    ],
)
def test_changes(bench: Bench, text: str, found: list[str]) -> None:
    assert rules(bench, text) == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("表现在四个方面：一是机构精干；二是责任明确；三是措施有力；四是督查到位。",), []),
        (("表现在四个方面：一是机构精干；二是责任明确。",), ["count"]),
        (("还有三个方面的问题。", "一是人手少；二是经费紧；三是设施旧。"), []),
        (("还有三个方面的问题。", "一是人手少；二是经费紧。"), ["count"]),
        (("完成项目三个：（1）改厕；（2）修路。",), ["count"]),
        (("完成项目两个：（1）改厕；（2）修路。",), []),
        (("抓好两项工作，一是培训，二是检查，三是评比。",), ["count"]),
        (("一是培训；二是检查；四是评比。",), ["count"]),
        (("一是培训；二是检查。会上又强调：一是纪律；二是时限。",), []),
        (("成立了三个小组。一是培训；二是检查。",), []),
        (("落实“三个到位”，第三季度开展两个专项，三进三出，5月完成。",), []),
        (("印发《方案》《办法》和《细则》三项制度。",), []),
        (("印发《方案》《办法》和《细则》四项制度。",), ["count"]),
        (("印发《方案》《办法》等5个文件。",), []),
        (("印发《方案》《办法》《细则》等2个文件。",), ["count"]),
    ],
)
def test_counts(bench: Bench, texts: tuple[str, ...], found: list[str]) -> None:
    assert rules(bench, *texts) == found


@pytest.mark.parametrize(("items", "found"), [(3, []), (2, ["count"])])
def test_the_list_after_an_announcement_is_counted(bench: Bench, items: int, found: list[str]) -> None:
    problems = [f"问题{number}" for number in "甲乙丙"[:items]]
    listed = json.dumps(problems, ensure_ascii=False)
    told = bench.findings(f'[texts]\nproblems = "仍有以下三个问题："\n[lists]\nproblems = {listed}\n')
    assert [each.rule.removeprefix("clinic-text-") for each in told] == found


def test_the_place_is_the_paragraph(bench: Bench) -> None:
    words = '[texts]\npublicity = ["一段。", "还有三个方面的问题：\\n一是人手少；二是经费紧。"]\n'
    (finding,) = bench.findings(words)
    assert finding.place == "texts.publicity[1]"
