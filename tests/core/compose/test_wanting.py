"""Own words that are left out for want of a figure are asked about, by name and code."""

from tests.conftest import SECTIONS, Bench

from huibao.model.finding import Finding
from huibao.model.rule import Severity

PLANS = """
[[section]]
id = "plans"
title = "下一步打算"

[[section.list]]
of = "plans"
"""


def asked(bench: Bench, text: str) -> list[Finding]:
    sections = SECTIONS.replace('"problems"]', '"problems", "plans"]') + PLANS
    findings = bench.report(text, bench.type(sections=sections)).findings
    return [each for each in findings if each.rule == "clinic-text-wanting"]


def test_a_clause_without_its_figure_is_named(bench: Bench) -> None:
    text = "以“开学第一周”为抓手，悬挂横幅{publicity.banners}；发放{publicity.leaflets}，好。"
    (finding,) = asked(bench, f'[texts]\npublicity = "{text}"\n[figures]\npublicity.leaflets = 3\n')
    assert finding.severity is Severity.QUESTION
    assert finding.place == "texts.publicity"
    assert finding.indicators == ("publicity.banners",)
    assert finding.message == (
        "“悬挂横幅”（publicity.banners）没有数据，自撰文字中引用它的话不印：悬挂横幅{publicity.banners}；"
    )


def test_of_several_paragraphs_the_right_one_is_named(bench: Bench) -> None:
    (finding,) = asked(bench, '[texts]\npublicity = ["好。", "向{unit.superior}报告。"]\n')
    assert finding.place == "texts.publicity[1]"
    assert "{unit.superior} 没有内容" in finding.message


def test_list_items_that_vanish_are_named(bench: Bench) -> None:
    text = '[lists]\nproblems = ["宣传栏{publicity.banners}更新慢", "人少"]\n'
    text += 'plans = ["发放{publicity.leaflets:planned}，悬挂横幅"]\n'
    problem, plan = asked(bench, text + "[figures]\npublicity.leaflets = 3\n")
    assert (problem.place, plan.place) == ("lists.problems[0]", "lists.plans")
    assert "没有下期计划" in plan.message
    assert plan.message.endswith("发放{publicity.leaflets:planned}，悬挂横幅")


def test_a_comparison_lacks_the_figure_or_last_years(bench: Bench) -> None:
    text = '[texts]\npublicity = "发放{publicity.leaflets:change}，横幅{publicity.banners:completion}。"\n'
    (finding,) = asked(bench, f"{text}[figures]\npublicity.leaflets = 3\n")
    assert "（publicity.leaflets）没有可比的上年数据" in finding.message
    assert "（publicity.banners）没有数据" in finding.message


def test_figures_that_are_there_are_shown_and_brackets_are_not_asked_about(bench: Bench) -> None:
    text = "发放{publicity.leaflets}给{unit.self}[，挂{publicity.banners}]{waste.generated}[，{period}]。"
    (finding,) = asked(bench, f'[texts]\npublicity = "{text}"\n[figures]\npublicity.leaflets = 3\n')
    assert finding.indicators == ("waste.generated",)
    assert finding.message.endswith("不印：发放3份给我部{waste.generated}，2023年。")


def test_whole_texts_are_not_asked_about(bench: Bench) -> None:
    text = '[texts]\npublicity = ["发放{publicity.leaflets}[，挂{publicity.banners}]。", "好。"]\n'
    assert asked(bench, f"{text}[figures]\npublicity.leaflets = 3\n") == []
