"""The page on comparisons is the policy: every row of its tables is run through the code."""

import re
from collections.abc import Callable, Sequence

import pytest
from pages import ROOT, rows
from tests.conftest import HEAD, Bench

from huibao.compose.comparisons import (
    change_in_short,
    change_in_words,
    completion_in_short,
    completion_in_words,
)
from huibao.derive.facts import Facts
from huibao.model.rule import Severity
from huibao.pipeline import ReportType

PAGE = ROOT / "docs/explanation/comparisons.md"
INDICATORS = """
[case]
leaflets = { name = "发放宣传资料", unit = "份", section = "leadership" }
funds = { name = "投入经费", unit = "万元", section = "leadership" }
balance = { name = "经费结余", unit = "元", section = "leadership", minimum = -1000000 }
awareness = { name = "知晓率", unit = "%", section = "leadership", better = "more" }
infection = { name = "感染率", unit = "%", section = "leadership", better = "less" }
incidence = { name = "发病率", unit = "‰", section = "leadership", maximum = 1000 }
mortality = { name = "孕产妇死亡率", unit = "/10万", section = "leadership", better = "less" }
mosquitoes = { name = "蚊虫密度", unit = "只/盏", quantity = "ratio", section = "leadership", maximum = 99 }
complaints = { name = "群众投诉", unit = "件", section = "leadership", better = "less" }
latrines = { name = "改造户厕", unit = "户", section = "leadership", better = "more" }
noise = { name = "区域环境噪声", unit = "分贝", section = "leadership" }
score = { name = "考核得分", unit = "分", quantity = "amount", section = "leadership" }
rank = { name = "考核排名", unit = "名", section = "leadership" }
ratings = { name = "卫生评比", unit = "次/周", section = "leadership" }
smoke_free = { name = "建成无烟单位", unit = "是否", section = "leadership" }
"""
TABLES = ("figures", "previous", "targets", "planned")
Say = Callable[[Facts, str], str | None]


@pytest.fixture
def clinic(bench: Bench) -> ReportType:
    return bench.type(indicators=INDICATORS)


def data(name: str, **given: str) -> str:
    """A data file with one indicator's figures; a dash is none."""
    return "".join(f'[{table}]\n"{name}" = "{value}"\n' for table, value in given.items() if value != "—")


def said(clinic: ReportType, facts: Facts, name: str, ways: Sequence[Say]) -> list[str]:
    code = next(code for code, each in clinic.catalogue.indicators.items() if each.name == name)
    return [say(facts, code) or "nothing" for say in ways]


@pytest.mark.parametrize(("name", "now", "before", "words", "short", "_why"), rows(PAGE, "With last year"))
def test_with_last_year(
    bench: Bench, clinic: ReportType, name: str, now: str, before: str, words: str, short: str, _why: str
) -> None:
    facts = bench.facts(data(name, figures=now, previous=before), clinic)
    assert said(clinic, facts, name, (change_in_words, change_in_short)) == [words, short]


@pytest.mark.parametrize(("name", "now", "before", "words"), rows(PAGE, "Figures within bounds"))
def test_within_bounds(
    bench: Bench, clinic: ReportType, name: str, now: str, before: str, words: str
) -> None:
    facts = bench.facts(data(name, figures=now, previous=before), clinic)
    assert said(clinic, facts, name, (change_in_words,)) == [words]


@pytest.mark.parametrize(("name", "now", "target", "words", "short", "_why"), rows(PAGE, "With the target"))
def test_with_the_target(
    bench: Bench, clinic: ReportType, name: str, now: str, target: str, words: str, short: str, _why: str
) -> None:
    facts = bench.facts(data(name, figures=now, targets=target), clinic)
    assert said(clinic, facts, name, (completion_in_words, completion_in_short)) == [words, short]


@pytest.mark.parametrize(("period", "change", "words", "short", "rate"), rows(PAGE, "Part of a year"))
def test_part_of_a_year(
    bench: Bench, clinic: ReportType, period: str, change: str, words: str, short: str, rate: str
) -> None:
    ways, head = (change_in_words, completion_in_words, completion_in_short), HEAD.replace("2023", period)
    text = data("发放宣传资料", figures="4000份", previous="3500份", targets="3500份")
    assert said(clinic, bench.facts(text, clinic, head), "发放宣传资料", ways) == [change, words, short]
    facts = bench.facts(data("知晓率", figures="50%", targets="95%"), clinic, head)
    assert said(clinic, facts, "知晓率", (completion_in_short,)) == [rate]


@pytest.mark.parametrize("row", rows(PAGE, "What is asked"), ids=lambda row: " ".join(row[:6]))
def test_what_is_asked(bench: Bench, clinic: ReportType, row: list[str]) -> None:
    name, *figures, asked, _why = row
    found = bench.findings(data(name, **dict(zip(TABLES, figures, strict=True))), clinic)
    assert [re.sub("^clinic-|(?<=target-).*", "", each.rule) for each in found] == (
        [] if asked == "nothing" else [asked.rstrip("…")]
    )
    assert all(each.severity is Severity.QUESTION for each in found)
