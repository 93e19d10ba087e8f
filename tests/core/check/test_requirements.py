"""Thresholds of standards: the edition in force, the layer that wins, the words."""

import pytest
from tests.conftest import INDICATORS, Bench

from huibao.check.requirements import held_rules
from huibao.check.verdict import Verdict
from huibao.derive.derive import derive
from huibao.errors import UsageError
from huibao.model.finding import Finding
from huibao.model.rule import Severity

OWN = """
[[standard]]
id = "own-2020"
name = "门诊部标准"
edition = "2020版"
since = 2020-01-01
until = 2022-12-31
[[standard.requirement]]
id = "own"
name = "某项要求"
operator = {operator}
value = {value}
unit = "%"
clause = "第三条"
confidence = "seen"
"""


def indicators(requirement: str, unit: str = "%") -> str:
    return f"""{INDICATORS}
        [quality.score]
        name = "得分率"
        unit = "{unit}"
        section = "waste"
        requirement = "{requirement}"
    """


def held(
    bench: Bench, value: str, *, period: str, requirement: str = "public-satisfaction", **more: str
) -> list[Finding]:
    unit_type = bench.type(indicators=indicators(requirement, more.pop("unit", "%")), **more)
    head = f"period = '{period}'\n[unit]\nname = '甲门诊部'\n"
    found = bench.findings(f"[figures]\nquality.score = {value}\n", unit_type, head)
    return [finding for finding in found if "-standard-" in finding.rule]


@pytest.mark.parametrize(
    ("period", "edition"),
    [
        ("2014H1", "2014版"),
        ("2015", "2014版"),
        ("2019", "2014版"),
        ("2021", "2014版"),
        ("2021H2", "2014版"),
        ("2021Q4", "2014版"),
        ("2021-12", "2014版"),
        ("2020-2021", "2014版"),
        ("2022-01", "2021版"),
        ("2022Q1", "2021版"),
        ("2022H1", "2021版"),
        ("2021-2022", "2021版"),
        ("2021-2022-1", "2021版"),
        ("2022", "2021版"),
        ("2023", "2021版"),
        ("2023H1", "2021版"),
    ],
)
def test_the_period_picks_the_edition(bench: Bench, period: str, edition: str) -> None:
    (finding,) = held(bench, "50", period=period)
    assert finding.rule == "clinic-standard-public-satisfaction"
    assert edition in finding.message
    assert edition in finding.cites
    assert "50%" in finding.message
    assert "不低于" in finding.message
    assert finding.place == "figures.quality.score"


def test_before_any_edition_nothing_is_asked(bench: Bench) -> None:
    assert held(bench, "50", period="2013") == []


def test_a_standard_may_be_named_whatever_the_period(bench: Bench) -> None:
    unit_type = bench.type(indicators=indicators("public-satisfaction"))
    submission = bench.submission("[figures]\nquality.score = 50\n", unit_type)
    older = unit_type.held_against("national-hygienic-city-2014")
    assert "2014版" in next(f for f in older.check(submission) if "-standard-" in f.rule).cites
    assert unit_type.held_against() is unit_type
    assert "2021版" in next(f for f in unit_type.check(submission) if "-standard-" in f.rule).cites
    with pytest.raises(UsageError, match="national-hygienic-city-2021"):
        unit_type.held_against("nowhere")


def test_a_number_that_was_read_warns_and_one_remembered_asks(bench: Bench) -> None:
    seen = OWN.format(operator='">="', value=90)
    (finding,) = held(bench, "50", period="2022", requirement="own", standards=seen)
    assert finding.severity is Severity.WARNING
    assert finding.message == "得分率50%，《门诊部标准》（2020版）第三条要求不低于90%"
    recalled = seen.replace('confidence = "seen"', "")
    (finding,) = held(bench, "50", period="2022", requirement="own", standards=recalled)
    assert finding.severity is Severity.QUESTION
    assert "未核对原文" in finding.hint


@pytest.mark.parametrize(
    ("operator", "more", "fine", "missed", "words"),
    [
        ('">="', "", ["90", "100", '"90%以上"', '"近90%"', '"50%以上"', '"90%以下"'], ["89.9"], "不低于90%"),
        ('"<="', "", ["90", "0", '"90%以下"'], ["90.1"], "不高于90%"),
        ('"=="', "", ["90", '"90.0%"'], ["89", "91"], "为90%"),
        ('"between"', "high = 95", ["90", "92", "95"], ["89", "96"], "在90%至95%之间"),
    ],
)
def test_operators(
    bench: Bench, operator: str, more: str, fine: list[str], missed: list[str], words: str
) -> None:
    standards = OWN.format(operator=operator, value=90) + more
    for value in fine:
        assert held(bench, value, period="2022", requirement="own", standards=standards) == []
    for value in missed:
        (finding,) = held(bench, value, period="2022", requirement="own", standards=standards)
        assert words in finding.message


def test_a_duty(bench: Bench) -> None:
    standards = OWN.format(operator='"bool"', value=1)
    (finding,) = held(bench, "false", period="2022", requirement="own", standards=standards, unit="是否")
    assert finding.message.endswith("要求做到")
    assert held(bench, "true", period="2022", requirement="own", standards=standards, unit="是否") == []


def test_a_higher_layer_wins_while_it_is_in_force(bench: Bench) -> None:
    layer = """
        [[standard]]
        id = "province-2022"
        name = "省标准"
        edition = "2022版"
        since = 2022-01-01
        layer = "province"
        [[standard.requirement]]
        id = "own"
        name = "某项要求"
        operator = ">="
        value = 95
        unit = "%"
        confidence = "seen"
    """
    standards = OWN.format(operator='">="', value=90) + layer
    (finding,) = held(bench, "92", period="2022", requirement="own", standards=standards)
    assert "《省标准》" in finding.message
    assert held(bench, "92", period="2021", requirement="own", standards=standards) == []


@pytest.mark.parametrize("text", ["", '[figures]\nquality.score = "不适用"\n'])
def test_without_a_figure_nothing_is_missed(bench: Bench, text: str) -> None:
    assert bench.findings(text, bench.type(indicators=indicators("public-satisfaction"))) == ()


@pytest.mark.parametrize("improving", ["", "improving = true\n"])
@pytest.mark.parametrize("beside", ["", "[previous]\nquality.score = 8\n[targets]\nquality.score = 8\n"])
@pytest.mark.parametrize("value", ["7", "8", "9", "12", "13", '"8以上"', '"近9"', '"不足8"'])
@pytest.mark.parametrize(
    "operator",
    [">=", "<=", "==", "between", "rising", "falling", "target"],
)
def test_what_plainly_meets_a_threshold_is_what_its_rule_passes(
    bench: Bench, operator: str, value: str, beside: str, improving: str
) -> None:
    asked = "" if operator in ("rising", "falling", "target") else "value = 8\n"
    high = "high = 12\n" if operator == "between" else ""
    better = improving if operator in (">=", "<=") else ""
    standards = OWN.format(operator=f'"{operator}"', value="8").replace("value = 8\n", asked + high + better)
    unit_type = bench.type(indicators=indicators("own"), standards=standards)
    head = "period = '2021'\n[unit]\nname = '甲门诊部'\n"
    submission = bench.submission(f"[figures]\nquality.score = {value}\n{beside}", unit_type, head)
    facts = derive(submission, unit_type.catalogue)
    rules = [each for each in held_rules(facts) if each.threshold.indicator.code == "quality.score"]
    assert rules
    for each in rules:
        assert each.is_broken(facts) == (each.judge(facts) is Verdict.BROKEN)


@pytest.mark.parametrize(
    ("previous", "words"),
    [
        ("", "较上年持续提高也算达标，请填上年数"),
        ("quality.score = 99", "较上年持续提高也算达标，但上年为99%，并未提高"),
        ("quality.score = 96", "较上年持续提高也算达标，但上年为96%，并未提高"),
    ],
)
def test_last_years_figure_is_asked_for_only_where_it_is_missing(
    bench: Bench, previous: str, words: str
) -> None:
    standards = OWN.format(operator='">="', value=98) + "improving = true\n"
    unit_type = bench.type(indicators=indicators("own"), standards=standards)
    head = "period = '2021'\n[unit]\nname = '甲门诊部'\n"
    text = f"[figures]\nquality.score = 96\n[previous]\n{previous}\n"
    (finding,) = [each for each in bench.findings(text, unit_type, head) if "-standard-" in each.rule]
    assert finding.hint.startswith(words)
