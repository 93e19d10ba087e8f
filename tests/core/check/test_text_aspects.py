"""Comparisons cited in own texts: words typed twice, and changes of what the sentence does not name."""

import pytest
from tests.conftest import Bench

FIGURES = """
[figures]
publicity.leaflets = 30
publicity.banners = 4
[previous]
publicity.leaflets = 20
[targets]
publicity.leaflets = 40
"""


def found(bench: Bench, text: str) -> list[tuple[str, str]]:
    findings = bench.findings(f'[texts]\npublicity = "{text}"\n{FIGURES}')
    rules = ("clinic-text-words-twice", "clinic-text-change-alone")
    return [(each.rule.removeprefix("clinic-text-"), each.message) for each in findings if each.rule in rules]


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("发放{publicity.leaflets}，比上年{publicity.leaflets:change}。", "比上年"),
        ("发放{publicity.leaflets}，同比{publicity.leaflets:change}。", "同比"),
        ("发放{publicity.leaflets}[，较去年{publicity.leaflets:change}]。", "较去年"),
        ("发放{publicity.leaflets}，比上年增加{publicity.leaflets:change}。", "比上年增加"),
        ("发放{publicity.leaflets}，增加了{publicity.leaflets:change}。", "增加了"),
        ("发放{publicity.leaflets}，完成年度目标{publicity.leaflets:completion}。", "完成年度目标"),
        ("发放{publicity.leaflets}，完成全年任务的{publicity.leaflets:completion}。", "完成全年任务的"),
        ("发放宣传资料只完成{publicity.leaflets:completion}。", "完成"),
    ],
)
def test_words_that_the_comparison_brings_along_are_not_typed(bench: Bench, text: str, again: str) -> None:
    ((rule, message),) = found(bench, text)
    assert (rule, message.endswith(f"前面又写了“{again}”")) == ("words-twice", True)


@pytest.mark.parametrize(
    "text",
    [
        "发放{publicity.leaflets}，{publicity.leaflets:change}。",
        "发放宣传资料{publicity.leaflets:change}，{publicity.leaflets:completion}。",
        "宣传单{publicity.leaflets:change}。",
        "去年人手少，今年发放{publicity.leaflets}，{publicity.leaflets:change}。",
        "发放{publicity.leaflets}[（{publicity.leaflets:change}）]，{unit.self}满意。",
    ],
)
def test_sound_ones_are_left_alone(bench: Bench, text: str) -> None:
    assert found(bench, text) == []


def test_a_change_of_what_is_not_named_is_asked_about(bench: Bench) -> None:
    ((rule, message),) = found(
        bench, "发放{publicity.leaflets}。挂{publicity.banners}，{publicity.leaflets:change}。"
    )
    assert rule == "change-alone"
    assert "“发放宣传资料”" in message


def test_a_figure_of_which_only_the_change_is_cited_is_still_said(bench: Bench) -> None:
    words = bench.words(f'[texts]\nleadership = "宣传资料{{publicity.leaflets:change}}。"\n{FIGURES}')
    assert "宣传资料比上年增加10份" in words
