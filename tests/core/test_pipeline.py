"""The steps in order: the same in, the same out, and choices that do not exist."""

import pytest
from tests.conftest import HEAD, SECTIONS, Bench, body

from huibao.errors import UsageError

DATA = """
superior = "临江市卫健局"
[figures]
publicity.leaflets = "4000余份"
publicity.awareness_rate = 98
waste.generated = 3
waste.disposed = 4
[previous]
publicity.leaflets = 3500
[targets]
publicity.leaflets = 3000
[local.plots]
name = "园地"
unit = "块"
value = 12
[texts]
leadership = "我部印发资料{publicity.leaflets}。"
[lists]
problems = ["人手不足"]
"""


def test_the_same_in_is_the_same_out(bench: Bench) -> None:
    first, second = bench.report(DATA), bench.report(DATA)
    assert first.document == second.document
    assert first.findings == second.findings


def test_check_and_report_find_the_same_where_no_section_is_silent(bench: Bench) -> None:
    unit_type = bench.type()
    submission = bench.submission(DATA, unit_type)
    assert unit_type.check(submission) == unit_type.report(submission).findings


TWO = SECTIONS + '[outline.short]\nname = "简报"\ntitle = "{unit.name}简报"\nsections = ["publicity"]\n'


def test_the_outline_is_the_files_the_callers_or_the_default(bench: Bench) -> None:
    unit_type = bench.type(sections=TWO)
    plain = bench.submission(DATA, unit_type)
    short = bench.submission(DATA, unit_type, f'outline = "short"\n{HEAD}')
    assert unit_type.report(plain).document.title.endswith("工作总结")
    assert unit_type.report(short).document.title.endswith("简报")
    assert unit_type.report(short, unit_type.outline("yearly")).document.title.endswith("工作总结")


def test_an_outline_that_does_not_exist(bench: Bench) -> None:
    with pytest.raises(UsageError, match="no outline monthly") as caught:
        bench.type(sections=TWO).outline("monthly")
    assert "年度总结（yearly）, 简报（short）" in caught.value.hint


def test_every_figure_of_the_file_is_in_the_report(bench: Bench) -> None:
    report = bench.report(DATA)
    assert {entry.indicator for entry in report.document.register} >= report.facts.submission.figures.keys()


def test_the_data_is_left_as_it_was(bench: Bench) -> None:
    unit_type = bench.type()
    raw = bench.raw(DATA)
    before = repr(raw.tree)
    submission = unit_type.structure(raw)
    seen = repr(submission)
    unit_type.report(submission)
    assert (repr(raw.tree), repr(submission)) == (before, seen)


def test_last_years_filing_is_compared_with(bench: Bench) -> None:
    unit_type = bench.type()
    earlier = bench.submission("[figures]\nmeetings.held = 20\n", unit_type, HEAD.replace("2023", "2022"))
    now = bench.submission("[figures]\nmeetings.held = 25\n", unit_type)
    report = unit_type.report(now, None, earlier)
    assert body(report.document) == "一、加强组织领导\n召开专题会议25次，比上年增加5次，增长25%。"
