"""Comparisons with last year that a text states of a figure."""

import json

import pytest
from tests.conftest import Bench

from huibao.model.rule import Severity

FIGURES = """
[figures]
publicity.leaflets = 4120
publicity.awareness_rate = 98.5
waste.generated = 24

[previous]
publicity.leaflets = 3685
publicity.awareness_rate = 96.4
"""


def rules(bench: Bench, text: str) -> list[str]:
    found = bench.findings(f"{FIGURES}[texts]\npublicity = {json.dumps(text, ensure_ascii=False)}\n")
    return [each.rule for each in found if each.rule.endswith("text-compared")]


@pytest.mark.parametrize(
    "text",
    [
        "发放宣传资料比上年增加500份。",
        "发放宣传资料4120份，比上年增长21.8%。",
        "发放宣传资料{publicity.leaflets}，同比增长21.8%。",
        "发放宣传资料比去年减少435份。",
        "创卫工作知晓率98.5%，较上年提高3.1个百分点。",
    ],
)
def test_a_comparison_that_the_figures_deny(bench: Bench, text: str) -> None:
    assert rules(bench, text) == ["clinic-text-compared"]


@pytest.mark.parametrize(
    "text",
    [
        "发放宣传资料比上年增加435份。",
        "发放宣传资料4120份，比上年增长11.8%。",
        "发放宣传资料{publicity.leaflets}，同比增长约12%。",
        "创卫工作知晓率98.5%，较上年提高2.1个百分点。",
        "创卫工作知晓率比上年提高2%。",
        "发放宣传资料时出动志愿者，比上年增加50人。",
        "参观者比上年增加500人。",
    ],
)
def test_what_agrees_or_is_of_something_else(bench: Bench, text: str) -> None:
    assert rules(bench, text) == []


def test_the_hint_cites_the_comparison(bench: Bench) -> None:
    text = '[texts]\npublicity = "发放宣传资料比上年增加500份。"\n'
    finding = next(each for each in bench.findings(FIGURES + text) if each.rule.endswith("text-compared"))
    assert finding.severity is Severity.WARNING
    assert "{publicity.leaflets:change}" in finding.hint
