"""Figures retyped in texts: cited, contradicted, last year's, or of no figure at all."""

import json

import pytest
from tests.conftest import HEAD, Bench

from huibao.check.texts.twice import typed_again
from huibao.model.finding import Finding
from huibao.model.rule import Severity

FIGURES = """
[figures]
publicity.leaflets = 4120
publicity.banners = 28
publicity.awareness_rate = 98.5
meetings.held = 12
waste.generated = 233412
money.spent = 30

[previous]
publicity.leaflets = 3685
"""


def found(bench: Bench, *texts: str, figures: str = FIGURES, head: str = HEAD) -> list[Finding]:
    words = f"[texts]\npublicity = {json.dumps(texts, ensure_ascii=False)}\n"
    return [
        each for each in bench.findings(figures + words, head=head) if each.rule.startswith("clinic-text-")
    ]


def rules(bench: Bench, *texts: str, figures: str = FIGURES, head: str = HEAD) -> list[str]:
    return [
        each.rule.removeprefix("clinic-text-") for each in found(bench, *texts, figures=figures, head=head)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "发放宣传资料4120份。",
        "全年发放宣传资料4000余份。",
        "发放了4,120份宣传资料。",
        "发放宣传单四千一百余份。",
        "累计发放宣传资料约4000份。",
        "我部现有医疗废物产生量23.3万吨。",
        "医疗废物产生量23.34万吨。",
        "知晓率达98%以上。",
        "知晓率达98.5%。",
        "投入经费近30万元。",
        "投入经费300000元。",
        "召开专题会议十二次。",
    ],
)
def test_a_figure_that_is_retyped_is_noted(bench: Bench, text: str) -> None:
    (finding,) = found(bench, text)
    assert (finding.rule, finding.severity) == ("clinic-text-retyped", Severity.NOTE)
    assert f"{{{finding.indicators[0]}}}" in finding.hint


def test_the_hint_shows_the_code_to_write(bench: Bench) -> None:
    (finding,) = found(bench, "另一段。", "全年发放宣传资料4000余份。")
    assert finding.hint == "把“4000余份”改为 {publicity.leaflets}"
    assert (finding.seen, finding.expected) == ("4000余份", "4120份")
    assert finding.place == "texts.publicity[1]"


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("发放宣传资料5000份。", Severity.WARNING),
        ("全年发放宣传资料3000余份。", Severity.WARNING),
        ("召开专题会议10次。", Severity.WARNING),
        ("知晓率达95%。", Severity.WARNING),
        ("投入经费30元。", Severity.WARNING),
        ("宣传单5000份。", Severity.WARNING),
        ("宣传单500份。", Severity.QUESTION),
        ("向居民发放宣传资料5000份。", Severity.QUESTION),
        ("在世界无烟日期间，发放宣传资料9000份。", Severity.QUESTION),
        ("发放宣传资料3685份。", Severity.WARNING),
    ],
)
def test_a_number_that_is_not_the_figure(bench: Bench, text: str, severity: Severity) -> None:
    (finding,) = found(bench, text)
    assert (finding.rule, finding.severity) == ("clinic-text-contradicts", severity)
    assert finding.seen
    assert finding.seen in text
    assert finding.expected


def test_a_number_is_counted_as_the_data_count_it(bench: Bench) -> None:
    figures = '[figures]\npublicity.leaflets = "4120本"\n'
    (finding,) = found(bench, "发放宣传资料3000本。", figures=figures)
    assert finding.rule == "clinic-text-contradicts"


def test_last_years_figure_is_named_as_such(bench: Bench) -> None:
    (finding,) = found(bench, "发放宣传资料3685份。")
    assert "写的是上年数" in finding.message
    (unnamed,) = found(bench, "走访时送出各类读物3685份。")
    assert (unnamed.rule, unnamed.severity) == ("clinic-text-stale", Severity.QUESTION)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上年发放宣传资料3685份。", ["retyped"]),
        ("发放宣传资料由上年的3685份增加到4120份。", ["retyped", "retyped"]),
        ("去年发放宣传资料3000份。", ["contradicts"]),
    ],
)
def test_last_year_is_held_against_last_year(bench: Bench, text: str, expected: list[str]) -> None:
    assert rules(bench, text) == expected


def test_a_number_of_many_digits_needs_no_name(bench: Bench) -> None:
    (finding,) = found(bench, "入户送出各类读物4120份。")
    assert finding.rule == "clinic-text-retyped"
    assert rules(bench, "入户送出各类读物4100份，登记12次。") == []


def test_parts_that_make_up_the_figure_contradict_nothing(bench: Bench) -> None:
    assert rules(bench, "上门发放宣传资料4000份。现场发放宣传资料120份。") == []


@pytest.mark.parametrize(
    "text",
    [
        "在世界无烟日期间，发放宣传资料500份。",
        "3月5日，发放宣传资料500份。",
        "一季度发放宣传资料1000份。",
        "每月召开专题会议1次。",
        "召开一次专题会议，研究部署。",
        "计划明年发放宣传资料6000份。",
        "力争知晓率达100%。",
        "发放宣传资料比上年增加435份。",
        "发放控烟宣传资料500份。",
        "控烟宣传单500份。",
        "近三年来发放宣传资料12000份。",
        "召开专题会议3—5次。",
        "第三季度，两个专项，三进三出，12345热线，5月，二〇二三年，一是抓会议，二是抓宣传。",
        "召开专题会议研究5次以上未整改的问题。",
        "悬挂横幅的绳子28米。",
        "发放宣传资料的志愿者12人。",
    ],
)
def test_what_is_no_statement_of_the_figure_is_left_alone(bench: Bench, text: str) -> None:
    assert rules(bench, text) == []


def test_plans_are_not_held_against_this_year(bench: Bench) -> None:
    text = '[lists]\nproblems = ["发放宣传资料5000份"]\n'
    assert [each.rule for each in bench.findings(FIGURES + text)] == ["clinic-text-contradicts"]


def test_a_half_year_is_no_part_of_itself(bench: Bench) -> None:
    head = HEAD.replace('"2023"', '"2023H1"')
    assert rules(bench, "上半年发放宣传资料5000份。", head=head) == ["contradicts"]
    assert rules(bench, "第一季度发放宣传资料1000份。", head=head) == []


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("悬挂横幅28条。", True),
        ("医疗废物产生量12吨。", True),
        ("在校门口悬挂横幅28条。", False),
        ("门口的悬挂横幅架28个。", False),
        ("悬挂横幅28米。", False),
        ("悬挂横幅两条。", False),
    ],
)
def test_a_number_without_a_figure_is_better_given(bench: Bench, text: str, noted: bool) -> None:
    given = found(bench, text, figures="")
    assert [each.rule for each in given] == (["clinic-text-ungiven"] if noted else [])
    assert all(" = " in each.hint for each in given)


def test_what_does_not_apply_is_not_asked_for(bench: Bench) -> None:
    figures = '[figures]\npublicity.banners = "不适用"\n'
    assert rules(bench, "悬挂横幅28条。", figures=figures) == []


def test_local_indicators_have_names_too(bench: Bench) -> None:
    local = '[local.plots]\nname = "种植园地"\nunit = "块"\nvalue = 12\n'
    assert rules(bench, "种植园地15块。", figures=local) == ["contradicts"]
    (finding,) = found(bench, "种植园地12块。", figures=local)
    assert "{local.plots}" in finding.hint


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("发放{publicity.leaflets}份。", True),
        ("发放{publicity.leaflets}宣传资料。", False),
        ("发放{publicity.leaflets:number}份。", False),
        ("发放{publicity.leaflets}个宣传品。", True),
        ("发放{publicity.leaflets}张。", True),
        ("发放{publicity.leaflets}台账。", False),
        ("发放{publicity.leaflets}个人防护手册。", False),
        ("悬挂横幅{publicity.banners}幅，", True),
        ("悬挂横幅{publicity.banners}人，", False),
        ("上年发放{publicity.leaflets:previous}张。", True),
    ],
)
def test_a_unit_behind_a_cited_figure(bench: Bench, text: str, twice: bool) -> None:
    assert rules(bench, text) == (["unit-twice"] if twice else [])


@pytest.mark.parametrize(
    ("unit", "after", "twice"),
    [
        ("人", "名保洁员", True),
        ("人", "个校医", True),
        ("人", "名单见附件", False),
        ("人", "个人事迹", False),
        ("人", "员", False),
        ("人次", "次参加", True),
        ("人次", "次日返回", False),
        ("份", "册", True),
        ("份", "宣传册", False),
    ],
)
def test_another_word_for_the_unit_behind_it(bench: Bench, unit: str, after: str, twice: bool) -> None:
    """487人名寄宿学生."""
    local = f'[local.plots]\nname = "种植园地"\nunit = "{unit}"\nvalue = 12\n'
    assert rules(bench, f"共有{{local.plots}}{after}。", figures=local) == ["unit-twice"] * twice


def test_a_reason_cannot_cite_but_may_contradict(bench: Bench) -> None:
    text = '[explanations]\n"clinic-x" = "发放宣传资料4120份，悬挂横幅30条。"\n'
    told = [each for each in bench.findings(FIGURES + text) if "-text-" in each.rule]
    assert [(each.rule, each.indicators) for each in told] == [
        ("clinic-text-contradicts", ("publicity.banners",))
    ]


def test_a_known_deviation_is_explained(bench: Bench) -> None:
    text = '[texts]\npublicity = "发放宣传资料5000份。"\n'
    (finding,) = bench.findings(f'{FIGURES}{text}[explanations]\nclinic-text-contradicts = "含代发的。"\n')
    assert (finding.severity, finding.explanation) == (Severity.NOTE, "含代发的。")


@pytest.mark.parametrize(
    ("unit", "behind", "again"),
    [
        ("人", "名学生", "名"),
        ("人", "个校医", "个"),
        ("人", "位居民", "位"),
        ("人", "名师工作室", ""),
        ("人", "次参加", ""),
        ("人", "人次", ""),
        ("人次", "次，", "次"),
        ("人次", "人参加", "人"),
        ("人次", "人员", ""),
        ("人次", "次年", ""),
        ("次", "场，", "场"),
        ("次", "场所", ""),
        ("个", "部门", ""),
        ("平方米", "亩。", "亩"),
        ("万元", "元", "元"),
        ("万元", "元旦", ""),
        ("%", "%", "%"),
    ],
)
def test_other_words_for_the_unit(unit: str, behind: str, again: str) -> None:

    assert typed_again(unit, behind) == again


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("与各科室签订责任书，召开专题会议8次。", ["contradicts"]),
        ("各科室开展卫生大扫除30次，院领导召开专题会议8次。", ["contradicts"]),
        ("各科室开展卫生大扫除30次，全院召开专题会议8次。", ["contradicts"]),
        ("与各班级一起发放宣传资料410份。", ["contradicts"]),
        ("各科室召开专题会议8次。", []),
        ("各科室开展卫生大扫除30次，召开专题会议8次。", []),
        ("仅各科室就召开专题会议8次。", []),
    ],
)
def test_whom_a_number_is_said_of(bench: Bench, text: str, asked: list[str]) -> None:
    assert rules(bench, text) == asked
