"""Targets that were missed are asked about, whoever set them."""

import pytest
from tests.conftest import HEAD, Bench

OWN = "[local.wells]\nname = '水井清洗'\nunit = '次'\nvalue = 3\ntarget = 4\n"
BANNERS = "[figures]\npublicity.banners = 3\n[targets]\npublicity.banners = 4\n"
RULE = """
[[rule]]
id = "banners"
check = "publicity.banners >= target(publicity.banners) * 0.5"
message = "横幅不足目标一半"
"""


def test_a_missed_target_is_asked_about(bench: Bench) -> None:
    (finding,) = bench.findings(BANNERS)
    assert (finding.rule, finding.message) == (
        "clinic-target-publicity.banners",
        "悬挂横幅3条，未达到目标4条",
    )
    assert finding.place == "figures.publicity.banners"


def test_and_one_of_the_files_own(bench: Bench) -> None:
    (finding,) = bench.findings(OWN)
    assert (finding.rule, finding.place) == ("clinic-target-local.wells", "local.wells.value")


def test_each_has_its_own_explanation(bench: Bench) -> None:
    reason = '[explanations]\n"clinic-target-local.wells" = "一口水井已停用"\n'
    open_one, explained = bench.findings(BANNERS + OWN + reason)
    assert (open_one.explanation, explained.explanation) == ("", "一口水井已停用")


def test_an_explanation_of_a_target_that_was_met_is_idle_and_known(bench: Bench) -> None:
    reason = '[explanations]\n"clinic-target-local.wells" = "一口水井已停用"\n'
    (idle,) = bench.findings(OWN.replace("value = 3", "value = 4") + reason)
    assert "并未触发" in idle.message


@pytest.mark.parametrize("period", ["2023H1", "2023-05"])
def test_the_year_is_not_over(bench: Bench, period: str) -> None:
    assert bench.findings(BANNERS, head=HEAD.replace("2023", period)) == ()


def test_the_types_own_rule_speaks_instead(bench: Bench) -> None:
    assert bench.findings(BANNERS, bench.type(rules=RULE)) == ()
    (finding,) = bench.findings(BANNERS.replace("= 3", "= 1"), bench.type(rules=RULE))
    assert finding.rule == "clinic-banners"
