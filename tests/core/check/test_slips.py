"""Slips of scale are asked about, plain growth is not."""

import pytest
from tests.conftest import HEAD, Bench

from huibao.model.rule import Severity


def rules(bench: Bench, text: str) -> list[str]:
    found = bench.findings(text)
    assert all(finding.severity is Severity.QUESTION for finding in found)
    return [finding.rule.removeprefix("clinic-") for finding in found]


@pytest.mark.parametrize(
    ("value", "asked"),
    [("0.95", True), ("1", True), ("0", False), ("1.1", False), ("95", False), ('"0.95%"', True)],
)
def test_a_fraction_for_a_percentage(bench: Bench, value: str, asked: bool) -> None:
    found = rules(bench, f"[figures]\npublicity.awareness_rate = {value}\n")
    assert found == (["scale-hundred"] if asked else [])


def test_the_meant_percentage_is_said(bench: Bench) -> None:
    (finding,) = bench.findings("[figures]\npublicity.awareness_rate = 0.95\n")
    assert "0.95%，是否应为95%" in finding.message
    assert finding.place == "figures.publicity.awareness_rate"
    (whole,) = bench.findings("[figures]\npublicity.awareness_rate = 1\n")
    assert "是否应为100%" in whole.message


def test_a_rate_that_may_well_be_small_is_let_be(bench: Bench) -> None:
    assert rules(bench, "[figures]\nwaste.rate = 0.5\n") == []


@pytest.mark.parametrize("base", ["previous", "targets"])
@pytest.mark.parametrize(
    ("now", "before", "asked"),
    [
        ("300000", "30", "scale-ten-thousand"),
        ("30", "300000", "scale-ten-thousand"),
        ("30", "30000", "scale-thousand"),
        ("30000", "30", "scale-thousand"),
        ("330", "30", "jump"),
        ("30", "3000", "jump"),
        ("300", "30", ""),  # ten times is not more than ten times
        ("60", "2", ""),  # a handful proves nothing
        ("0", "3000", ""),
        ("30", "0", ""),
        ("31", "30", ""),
    ],
)
def test_a_figure_far_off_its_base(bench: Bench, base: str, now: str, before: str, asked: str) -> None:
    text = f"[figures]\npublicity.leaflets = {now}\n[{base}]\npublicity.leaflets = {before}\n"
    found = [rule for rule in rules(bench, text) if not rule.startswith("target-")]
    assert found == ([asked] if asked else [])


def test_both_figures_are_said(bench: Bench) -> None:
    text = '[figures]\nmoney.spent = "3万元"\n[previous]\nmoney.spent = "30000万元"\n'
    (finding,) = bench.findings(text)
    assert "投入经费填报3万元，上年为30000万元" in finding.message
    assert finding.seen == "3万元"


def test_a_target_a_slip_apart_is_asked_about_in_its_own_place(bench: Bench) -> None:
    text = "[figures]\nmeetings.held = 30\n[previous]\nmeetings.held = 28\n[targets]\nmeetings.held = 30000\n"
    (finding,) = bench.findings(text)
    assert finding.message == "召开专题会议目标填报30000次，本期为30次，相差约一千倍"
    assert (finding.place, finding.seen) == ("targets.meetings.held", "30000次")


def test_a_plan_is_asked_about_in_its_own_place(bench: Bench) -> None:
    (finding,) = bench.findings("[figures]\nmeetings.held = 30\n[planned]\nmeetings.held = 400\n")
    assert finding.message == "召开专题会议下期计划填报400次，本期为30次，相差十倍以上"
    assert (finding.place, finding.seen) == ("planned.meetings.held", "400次")


def test_a_figure_far_off_all_that_stands_beside_it_is_asked_about_once(bench: Bench) -> None:
    text = "[figures]\nmoney.spent = 300000\n[previous]\nmoney.spent = 30\n[targets]\nmoney.spent = 32\n"
    text += "[planned]\nmoney.spent = 35\n"
    (finding,) = bench.findings(text)
    assert finding.place == "figures.money.spent"


def test_what_last_year_filed_is_not_asked_about_again(bench: Bench) -> None:
    unit_type = bench.type()
    before = (
        "[figures]\npublicity.awareness_rate = 0.9\nmeetings.held = 30\n[planned]\nmeetings.held = 40000\n"
    )
    earlier = bench.submission(before, unit_type, HEAD.replace("2023", "2022"))
    now = bench.submission("[figures]\nmeetings.held = 31\n", unit_type)
    (finding,) = unit_type.report(now, None, earlier).findings
    assert finding.message == "召开专题会议目标填报40000次，本期为31次，相差约一千倍"
    assert finding.place == "figures.meetings.held"


@pytest.mark.parametrize("base", ["-50", "50"])
def test_negative_figures(bench: Bench, base: str) -> None:
    text = f"[figures]\nmoney.balance = -50\n[previous]\nmoney.balance = {base}\n"
    assert rules(bench, text) == []


def test_yes_and_no_and_local_figures(bench: Bench) -> None:
    text = "[figures]\ntobacco.smoke_free = true\n[previous]\ntobacco.smoke_free = false\n"
    assert rules(bench, text) == []
    local = '[local.plots]\nname = "园地"\nunit = "块"\nvalue = 120000\nprevious = 12\n'
    assert rules(bench, local) == ["scale-ten-thousand"]


def test_only_last_year_or_only_targets_say_nothing(bench: Bench) -> None:
    assert rules(bench, "[previous]\nmeetings.held = 3\n[targets]\nmeetings.held = 30000\n") == []


def test_what_a_rule_asks_of_the_same_figure_follows_from_the_slip(bench: Bench) -> None:
    rules = """
    [[rule]]
    id = "jump-in-money"
    check = "money.spent <= previous(money.spent) * 5"
    message = "投入经费{money.spent}"
    severity = "question"
    """
    unit_type = bench.type(rules=rules)

    def asked(spent: str, more: str = "") -> list[str]:
        text = f"[figures]\nmoney.spent = {spent}\n[previous]\nmoney.spent = 30\n{more}"
        return [each.rule for each in bench.findings(text, unit_type)]

    assert asked("300000") == ["clinic-scale-ten-thousand"]
    assert asked("200") == ["clinic-jump-in-money"]
    explained = '[explanations]\n"clinic-jump-in-money" = "新建门诊楼。"\n'
    assert asked("300000", explained) == ["clinic-scale-ten-thousand", "clinic-jump-in-money"]
