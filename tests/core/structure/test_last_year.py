"""A file's own indicators in last year's file."""

import pytest
from tests.conftest import HEAD, Bench, body

from huibao.pipeline import Report
from huibao.structure.last_year import own_of_last_year

LAST_YEAR = HEAD.replace("2023", "2022")


def own(key: str, value: str, name: str = "设置健康小屋", unit: str = "个", more: str = "") -> str:
    return f"[local.{key}]\nname = '{name}'\nunit = '{unit}'\nsection = 'waste'\nvalue = {value}\n{more}\n"


def report(bench: Bench, now: str, before: str) -> Report:
    unit_type = bench.type()
    earlier = bench.submission(before, unit_type, LAST_YEAR)
    return unit_type.report(bench.submission(now, unit_type), None, earlier)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (own("a", "14"), "设置健康小屋21个，比上年增加7个，增长50%。"),
        (own("booths", "14"), "设置健康小屋21个，比上年增加7个，增长50%。"),
        (own("booths", "14", name="健康小屋"), "设置健康小屋21个，比上年增加7个，增长50%。"),
        (own("a", "14", name="印发手册"), "设置健康小屋21个。"),
        (own("a", "14", unit="万元"), "设置健康小屋21个。"),
        (own("a", "14") + own("b", "3"), "设置健康小屋21个。"),
    ],
    ids=["same", "another key", "without the deed", "another", "another unit", "namesakes"],
)
def test_the_same_is_found_by_name_and_unit(bench: Bench, before: str, said: str) -> None:
    assert body(report(bench, own("a", "21"), before).document).endswith(said)


def test_of_namesakes_the_one_of_the_section_is_the_same(bench: Bench) -> None:
    other = own("b", "3").replace("waste", "publicity")
    assert "增加7个" in body(report(bench, own("b", "21"), own("a", "14") + other).document)


def test_what_was_planned_is_the_target_unless_the_file_has_one(bench: Bench) -> None:
    before = own("b", "14", more="planned = 20")
    assert report(bench, own("a", "21"), before).facts.target == {"local.a": 20}
    assert report(bench, own("a", "21", more="target = 25"), before).facts.target == {"local.a": 25}


def test_what_is_no_longer_what_was_filed_is_warned_about(bench: Bench) -> None:
    (finding,) = report(bench, own("a", "21", more="previous = 15"), own("b", "14")).findings
    assert (finding.rule, finding.place) == ("clinic-restated", "local.a.previous")
    assert finding.message == "设置健康小屋：上年数填报15个，上年报告中为14个"
    assert report(bench, own("a", "21", more="previous = 15"), own("a", "14", name="乙")).findings == ()


def test_a_jump_is_asked_about_in_this_years_file(bench: Bench) -> None:
    (finding,) = report(bench, own("a", "2100"), own("b", "14")).findings
    assert (finding.rule, finding.place) == ("clinic-jump", "local.a.value")


def test_for_a_form(bench: Bench) -> None:
    before = bench.raw(own("a", "14", more="planned = 20") + own("b", "3", name="乙"), LAST_YEAR).tree
    now = bench.raw(own("b", "21")).tree
    assert own_of_last_year(now, before, plans=True) == {
        "b": {**now["local"]["b"], "previous": 14, "target": 20},
        "b_": {"name": "乙", "unit": "个", "section": "waste", "previous": 3},
    }
    assert own_of_last_year({}, before, plans=False)["a"] == {
        "name": "设置健康小屋",
        "unit": "个",
        "section": "waste",
        "previous": 14,
    }
