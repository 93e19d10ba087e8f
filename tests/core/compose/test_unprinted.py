"""Own words are never dropped without a word: what an outline does not print is named."""

from tests.conftest import SECTIONS, Bench

from huibao.model.finding import Finding
from huibao.model.rule import Severity

SHORT = """
[outline.short]
name = "简报"
title = "{unit.name}简报"
sections = ["publicity"]
"""
TEXTS = (
    '[texts]\npublicity = "印发资料。"\nleadership = "成立领导小组，由主任任组长，每月召开一次专题会议。"\n'
)


def found(bench: Bench, text: str, outline: str = "", sections: str = SECTIONS + SHORT) -> list[Finding]:
    unit_type = bench.type(sections=sections)
    report = unit_type.report(bench.submission(text, unit_type), unit_type.outline(outline))
    return [each for each in report.findings if each.rule == "clinic-text-unprinted"]


def test_a_text_of_a_section_that_the_outline_leaves_out_is_named(bench: Bench) -> None:
    (finding,) = found(bench, TEXTS, "short")
    assert finding.severity is Severity.WARNING
    assert finding.place == "texts.leadership"
    assert "简报没有“加强组织领导”这一部分" in finding.message
    assert "成立领导小组" in finding.message
    assert "yearly（年度总结）" in finding.hint


def test_so_is_a_list(bench: Bench) -> None:
    (finding,) = found(bench, '[lists]\nproblems = ["人手不足"]\n', "short")
    assert (finding.place, "人手不足" in finding.message) == ("lists.problems", True)


def test_so_is_a_text_of_a_section_for_other_kinds(bench: Bench) -> None:
    sections = SECTIONS.replace('id = "leadership"\n', 'id = "leadership"\nkinds = ["large"]\n')
    (finding,) = found(bench, TEXTS, sections=sections)
    assert "大门诊部" in finding.hint


def test_the_whole_report_leaves_nothing_out(bench: Bench) -> None:
    assert found(bench, TEXTS + '[lists]\nproblems = ["人手不足"]\n') == []


def test_a_file_that_names_the_outline_is_told_as_well(bench: Bench) -> None:
    unit_type = bench.type(sections=SECTIONS + SHORT)
    head = 'period = "2023"\noutline = "short"\n[unit]\nname = "临江市第三门诊部"\n'
    findings = unit_type.report(bench.submission(TEXTS, unit_type, head)).findings
    assert "clinic-text-unprinted" in {each.rule for each in findings}
