"""Parts and wholes: what an indicator is within, and sums that are too large before all is given."""

import pytest
from tests.conftest import HEAD, INDICATORS, Bench

from huibao.errors import PluginError
from huibao.model.finding import Finding
from huibao.model.rule import Severity

PART = """
[posters]
total = { name = "张贴宣传画", unit = "张", section = "publicity", within = %s }
"""
SUMS = """
[[rule]]
id = "add-up"
check = "%s"
message = "横幅{publicity.banners}、资料{publicity.leaflets}，会议{meetings.held}"
"""
RULE = "clinic-posters.total-within-publicity.leaflets"


def found(bench: Bench, text: str, within: str = '"publicity.leaflets"', rules: str = "") -> list[Finding]:
    unit_type = bench.type(indicators=INDICATORS + PART % within, rules=rules)
    names = ("-within-", "add-up")
    return [
        each for each in bench.findings(text, unit_type, HEAD) if any(name in each.rule for name in names)
    ]


def test_a_part_is_not_larger_than_the_whole(bench: Bench) -> None:
    assert found(bench, "[figures]\nposters.total = 5\npublicity.leaflets = 5\n") == []
    (finding,) = found(bench, "[figures]\npublicity.leaflets = 5\nposters.total = 6\n")
    assert (finding.rule, finding.severity) == (RULE, Severity.ERROR)
    assert finding.message == "张贴宣传画6张，超过发放宣传资料5份"
    assert finding.place == "figures.posters.total"
    assert finding.hint


@pytest.mark.parametrize(
    "figures",
    ["posters.total = 6", "publicity.leaflets = 5", 'publicity.leaflets = "5余"\nposters.total = 6'],
)
def test_what_is_not_known_is_not_held_against_anybody(bench: Bench, figures: str) -> None:
    assert found(bench, f"[figures]\n{figures}\n") == []


def test_several_wholes_each_with_its_weight_and_way_out(bench: Bench) -> None:
    within = '["publicity.leaflets", { of = "publicity.banners", severity = "question", hint = "核对张数" }]'
    figures = "[figures]\nposters.total = 6\npublicity.leaflets = 5\npublicity.banners = 5\n"
    assert {(each.severity, each.hint == "核对张数") for each in found(bench, figures, within)} == {
        (Severity.ERROR, False),
        (Severity.QUESTION, True),
    }


def test_it_can_be_explained(bench: Bench) -> None:
    figures = "[figures]\nposters.total = 6\npublicity.leaflets = 5\n"
    (finding,) = found(bench, f'{figures}[explanations]\n"{RULE}" = "含上年的"\n')
    assert finding.explanation == "含上年的"


@pytest.mark.parametrize("within", ['"publicity.leaflet"', '{ severity = "error" }', "3"])
def test_a_whole_that_there_is_not(bench: Bench, within: str) -> None:
    with pytest.raises(PluginError, match=r"within|publicity\.leaflet\b"):
        found(bench, "", within)


@pytest.mark.parametrize(
    ("check", "figures", "broken"),
    [
        ("publicity.banners + publicity.leaflets == meetings.held", {"publicity.banners": 6}, True),
        ("sum(publicity.banners, publicity.leaflets) <= meetings.held", {"publicity.banners": 6}, True),
        ("publicity.banners + publicity.leaflets <= meetings.held * 1.1", {"publicity.leaflets": 6}, True),
        ("publicity.banners + publicity.leaflets <= meetings.held * 1.3", {"publicity.leaflets": 6}, False),
        ("publicity.banners + publicity.leaflets >= meetings.held", {"publicity.banners": 1}, False),
        ("publicity.banners + publicity.leaflets == meetings.held", {"publicity.banners": 5}, False),
        ("publicity.banners <= publicity.leaflets + meetings.held", {"publicity.banners": 6}, False),
        ("publicity.banners * publicity.leaflets <= meetings.held", {"publicity.banners": 6}, False),
        ("money.balance + publicity.banners <= meetings.held", {"publicity.banners": 6}, False),
    ],
)
def test_a_part_may_be_too_large_before_all_are_given(
    bench: Bench, check: str, figures: dict[str, int], broken: bool
) -> None:
    """The balance may be negative: it could make up for any excess."""
    text = "".join(f"{code} = {value}\n" for code, value in ({"meetings.held": 5} | figures).items())
    said = found(bench, f"[figures]\n{text}", rules=SUMS % check)
    assert [each.rule for each in said] == ["clinic-add-up"] * broken
    assert all("（未填）" in each.message for each in said)


def test_one_figure_alone_contradicts_nothing(bench: Bench) -> None:
    rules = SUMS % "publicity.banners + publicity.leaflets <= meetings.held"
    assert found(bench, "[figures]\npublicity.banners = 6\n", rules=rules) == []
