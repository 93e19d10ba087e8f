"""Targets that were missed are asked about, whoever set them."""

import pytest
from tests.conftest import HEAD, INDICATORS, Bench

OWN = "[local.wells]\nname = '水井清洗'\nunit = '次'\nvalue = 3\ntarget = 4\n"
BANNERS = "[figures]\npublicity.banners = 3\n[targets]\npublicity.banners = 4\n"
OWN_CHECK = "publicity.banners >= target(publicity.banners) * 0.5"
RULE = f"""
[[rule]]
id = "banners"
check = "{OWN_CHECK}"
message = "横幅不足目标一半"
"""
STANDARD = """
[[standard]]
id = "own"
name = "门诊部标准"
edition = "2020版"
since = 2020-01-01
[[standard.requirement]]
id = "banners"
name = "横幅"
operator = "target"
clause = "第三条"
confidence = "seen"
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


@pytest.mark.parametrize(
    "check",
    [
        "publicity.banners / target(publicity.banners) >= 0.5",
        "publicity.banners >= 0.5 * target(publicity.banners)",
        "target(publicity.banners) * 0.5 <= publicity.banners",
        "target(publicity.banners) / publicity.banners <= 2",
        "not publicity.banners < target(publicity.banners) * 0.5",
        "publicity.banners >= target(publicity.banners) - meetings.held",
        "publicity.banners >= target(publicity.banners) or items(problems) > 0 or meetings.held > 0",
        "target(publicity.banners) * 0.5 <= publicity.banners <= target(publicity.banners) * 2",
        "close(publicity.banners, target(publicity.banners), 2)",
    ],
)
def test_however_it_is_written(bench: Bench, check: str) -> None:
    figures = BANNERS.replace("[targets]", "meetings.held = 2\n[targets]")
    assert bench.findings(figures, bench.type(rules=RULE.replace(OWN_CHECK, check))) == ()


@pytest.mark.parametrize(
    "check",
    [
        "publicity.banners <= target(publicity.banners) * 1.2",
        "target(publicity.leaflets) + target(publicity.banners) <= 1",
        "meetings.held >= target(publicity.banners)",
        "close(meetings.held, publicity.banners / target(publicity.banners) * 100, 1)",
        "meetings.held == publicity.banners / target(publicity.banners)",
        "publicity.banners == target(publicity.banners) * meetings.held / 100",
        "publicity.banners > 0 and target(publicity.banners) > 0",
        "publicity.banners >= target(publicity.banners) * 0.5 + previous(publicity.banners)",
    ],
)
def test_a_rule_about_something_else_does_not_speak(bench: Bench, check: str) -> None:
    figures = BANNERS.replace("[targets]", "meetings.held = 2\n[targets]\npublicity.leaflets = 5\n")
    found = bench.findings(figures, bench.type(rules=RULE.replace(OWN_CHECK, check)))
    assert "clinic-target-publicity.banners" in {each.rule for each in found}


@pytest.mark.parametrize(
    "limit", ['kinds = ["large"]', 'when = "given(meetings.held) and meetings.held > 100"']
)
def test_nor_does_one_for_others(bench: Bench, limit: str) -> None:
    head = HEAD.replace("[unit]", '[unit]\nkind = "small"')
    figures = BANNERS.replace("[targets]", "meetings.held = 2\n[targets]")
    (finding,) = bench.findings(figures, bench.type(rules=f"{RULE}{limit}\n"), head)
    assert finding.rule == "clinic-target-publicity.banners"


def test_a_standard_speaks_instead(bench: Bench) -> None:
    asked = 'unit = "条", requirement = "banners" }'
    unit_type = bench.type(indicators=INDICATORS.replace('unit = "条" }', asked), standards=STANDARD)
    (finding,) = bench.findings(BANNERS, unit_type)
    assert finding.rule == "clinic-standard-banners"
