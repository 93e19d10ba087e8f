"""What is nearly the same: within a report, and as in last year's."""

import json

import pytest
from tests.conftest import HEAD, Bench

from huibao.model.finding import Finding
from huibao.model.rule import Severity

LAST_YEAR = HEAD.replace("2023", "2022")
DUTIES = "各科室落实责任，每日清扫诊室和走廊，每周检查一次，及时通报结果。"
OTHER = "新建的候诊区十月启用，患者反映通风和采光都有改善。"


def beside(bench: Bench, now: dict[str, list[str]], before: dict[str, list[str]]) -> list[Finding]:
    """Findings on texts or lists beside last year's."""

    def file(tables: dict[str, list[str]]) -> str:
        lines = [
            f"{'lists' if key == 'problems' else 'texts'}.{key} = {json.dumps(texts, ensure_ascii=False)}\n"
            for key, texts in tables.items()
        ]
        return "".join(lines)

    unit_type = bench.type()
    earlier = bench.submission("", unit_type, file(before) + LAST_YEAR)
    report = unit_type.report(bench.submission("", unit_type, file(now) + HEAD), None, earlier)
    return [each for each in report.findings if "-copied-" in each.rule]


@pytest.mark.parametrize(
    "text",
    [
        DUTIES,
        DUTIES.replace("一次", "两次"),
        DUTIES.replace("通报结果", "公布结果"),
        DUTIES.replace("每周检查一次", "每周检查{meetings.held}"),
    ],
    ids=["the same", "another number", "another word", "a cited figure"],
)
def test_a_passage_of_last_year_is_asked_about(bench: Bench, text: str) -> None:
    (finding,) = beside(bench, {"publicity": [OTHER, text]}, {"waste": [DUTIES]})
    assert (finding.rule, finding.severity) == ("clinic-copied-text", Severity.QUESTION)
    assert finding.place == "texts.publicity[1]"
    assert finding.cites == "clinic.toml 的 texts.waste"
    assert finding.cites in finding.message
    assert "每日清扫诊室和走廊" in finding.message


def test_how_much_of_a_passage_is_the_same_is_said(bench: Bench) -> None:
    (whole,) = beside(bench, {"publicity": [DUTIES]}, {"publicity": [DUTIES]})
    assert "100%相同" in whole.message
    assert beside(bench, {"publicity": [DUTIES + OTHER]}, {"publicity": [DUTIES]}) == []


def test_a_paragraph_put_together_from_several_is_recognised(bench: Bench) -> None:
    (finding,) = beside(bench, {"publicity": [DUTIES + OTHER]}, {"publicity": [DUTIES], "waste": [OTHER]})
    assert "100%相同" in finding.message


@pytest.mark.parametrize("text", [OTHER, "成立领导小组。"])
def test_new_and_short_passages_are_left_alone(bench: Bench, text: str) -> None:
    assert beside(bench, {"publicity": [text]}, {"publicity": [DUTIES, "成立领导小组。"]}) == []


def test_problems_that_are_still_there_are_counted(bench: Bench) -> None:
    before = ["保洁人员配备不足，早晚时段无人值守", "候诊区座椅陈旧破损"]
    now = ["医疗废物暂存间面积偏小", "保洁人员配备不足，早晚时段无人值守"]
    (finding,) = beside(bench, {"problems": now}, {"problems": before})
    assert (finding.rule, finding.severity) == ("clinic-copied-list", Severity.QUESTION)
    assert "2条中有1条" in finding.message
    assert "早晚时段无人值守" in finding.message
    assert (finding.place, finding.cites) == ("lists.problems[1]", "clinic.toml 的 lists.problems")
    assert beside(bench, {"problems": now[:1]}, {"problems": before}) == []


def test_a_short_problem_is_the_same_as_well(bench: Bench) -> None:
    (finding,) = beside(bench, {"problems": ["保育员流动较大。"]}, {"problems": ["保育员流动较大"]})
    assert "1条中有1条" in finding.message
    assert beside(bench, {"publicity": ["保育员流动较大。"]}, {"publicity": ["保育员流动较大"]}) == []


@pytest.mark.parametrize(
    ("second", "rules"),
    [
        (DUTIES, ["clinic-residue-doubled"]),
        (f"{OTHER}{DUTIES}", ["clinic-residue-doubled"]),
        (DUTIES.replace("通报结果", "公布结果"), ["clinic-residue-alike"]),
        (OTHER, []),
    ],
    ids=["paragraph", "sentence", "nearly", "not"],
)
def test_doubles_within_a_report(bench: Bench, second: str, rules: list[str]) -> None:
    found = bench.findings(f'[texts]\npublicity = "{DUTIES}"\nwaste = "{second}"\n')
    assert [(each.rule, each.place) for each in found] == [(rule, "texts.waste") for rule in rules]


def test_a_sentence_twice_in_a_paragraph(bench: Bench) -> None:
    (finding,) = bench.findings(f'[texts]\nwaste = "{DUTIES}{DUTIES}"\n')
    assert finding.rule == "clinic-residue-doubled"


def test_the_same_words_with_other_figures_are_no_double(bench: Bench) -> None:
    texts = [f"第{number}小区整治楼道堆物，清运杂物，居民签订公约并轮流值守。" for number in range(400)]
    found = bench.findings(f"[texts]\nwaste = {json.dumps(texts, ensure_ascii=False)}\n")
    assert found == ()
