"""Rules written in data: when they apply, what a missing operand means, what bounds leave open."""

import pytest
from tests.conftest import HEAD, Bench

from huibao.model.finding import Finding
from huibao.model.rule import Severity

RULE = """
[[rule]]
id = "disposed"
check = "waste.disposed <= waste.generated"
message = "处置量{waste.disposed}超过产生量{waste.generated}"
"""


def broken(bench: Bench, text: str, more: str = "", rule: str = RULE, head: str = HEAD) -> list[Finding]:
    """What the rules of the catalogue say, and nothing else."""
    found = bench.findings(text, bench.type(rules=rule + more), head)
    return [finding for finding in found if finding.rule.startswith("clinic-disposed")]


def given(generated: str, disposed: str) -> str:
    return f"[figures]\nwaste.generated = {generated}\nwaste.disposed = {disposed}\n"


def test_a_finding_says_what_where_and_how(bench: Bench) -> None:
    more = 'hint = "核对{waste.generated}的单位"\ncites = "条例第五条"\nseverity = "warning"\n'
    (finding,) = broken(bench, given("3", '"5.0吨"') + 'waste.rate = "不适用"\n', more)
    assert finding == Finding(
        rule="clinic-disposed",
        severity=Severity.WARNING,
        message="处置量5.0吨超过产生量3吨",
        indicators=("waste.disposed", "waste.generated"),
        seen="医疗废物处置量5.0吨，医疗废物产生量3吨",
        expected="waste.disposed <= waste.generated",
        place="figures.waste.disposed",
        hint="核对3吨的单位",
        cites="条例第五条",
    )


def test_silence_where_it_holds(bench: Bench) -> None:
    assert broken(bench, given("3", "3")) == []
    assert broken(bench, given("0", "0")) == []


@pytest.mark.parametrize(
    "when", ["waste.generated > 100", "publicity.banners > 0", "1 / publicity.banners > 0"]
)
def test_a_condition_that_does_not_hold_or_cannot_be_told(bench: Bench, when: str) -> None:
    assert broken(bench, given("3", "5"), f'when = "{when}"\n') == []


def test_a_condition_that_holds(bench: Bench) -> None:
    assert len(broken(bench, given("3", "5"), 'when = "waste.generated > 1"\n')) == 1


@pytest.mark.parametrize(
    ("missing", "text", "found"),
    [
        ("skip", "[figures]\nwaste.disposed = 5\n", 0),
        ("zero", "[figures]\nwaste.disposed = 5\n", 1),
        ("zero", "[figures]\nwaste.generated = 5\n", 0),
        ("zero", "", 0),
        ("finding", "[figures]\nwaste.disposed = 5\n", 1),
        ("finding", given("5", "3"), 0),
        ("skip", given('"不适用"', "5"), 0),
        ("zero", given('"不适用"', "5"), 0),  # not applicable is neither missing nor zero
        ("finding", given('"不适用"', "5"), 0),
    ],
)
def test_what_a_missing_operand_means(bench: Bench, missing: str, text: str, found: int) -> None:
    assert len(broken(bench, text, f'missing = "{missing}"\n')) == found


def test_a_missing_operand_is_named(bench: Bench) -> None:
    (finding,) = broken(bench, "[figures]\nwaste.disposed = 5\n", 'missing = "finding"\n')
    assert "缺少“医疗废物产生量”" in finding.message
    assert "（未填）" in finding.message
    (both,) = broken(bench, "", 'missing = "finding"\n')
    assert "“医疗废物处置量”" in both.message
    assert "“医疗废物产生量”" in both.message
    assert both.place == ""


@pytest.mark.parametrize("missing", ["skip", "zero", "finding"])
def test_what_cannot_be_is_not_missing(bench: Bench, missing: str) -> None:
    """150% is found fault with, and neither to be filled in nor nought."""
    rule = RULE.replace("waste.disposed <= waste.generated", "waste.rate >= 90")
    assert broken(bench, given("2", "3"), f'missing = "{missing}"\n', rule) == []


def test_what_is_missing_beside_it_is_named(bench: Bench) -> None:
    rule = RULE.replace("waste.disposed <= waste.generated", "waste.rate >= money.spent")
    (finding,) = broken(bench, given("2", "3"), 'missing = "finding"\n', rule)
    assert finding.message.startswith("缺少“投入经费”，无法核对")


def test_a_missing_operand_of_last_year_is_named_as_such(bench: Bench) -> None:
    rule = RULE.replace("waste.disposed <= waste.generated", "waste.disposed <= previous(waste.disposed)")
    (finding,) = broken(bench, "[figures]\nwaste.disposed = 5\n", 'missing = "finding"\n', rule)
    assert "缺少“上年医疗废物处置量”" in finding.message


@pytest.mark.parametrize(
    ("kind", "found"), [("small", 1), ("large", 0), ("", 0)], ids=["its kind", "another", "none given"]
)
def test_a_rule_for_a_kind(bench: Bench, kind: str, found: int) -> None:
    head = HEAD + (f'kind = "{kind}"\n' if kind else "")
    assert len(broken(bench, given("3", "5"), 'kinds = ["small"]\n', head=head)) == found


@pytest.mark.parametrize(
    ("generated", "disposed", "found"),
    [
        ('"3余吨"', "5", 0),  # 3余 may be 5
        ('"近3吨"', "5", 1),  # but 近3 is not
        ("3", '"5吨以上"', 1),
        ("3", '"不足5吨"', 0),
        ('"不足3吨"', "5", 1),
        ('"约5吨"', '"5.4吨"', 0),
        ('"约5吨"', '"5.6吨"', 1),
    ],
)
def test_bounds_never_fail_what_they_may_fulfil(
    bench: Bench, generated: str, disposed: str, found: int
) -> None:
    assert len(broken(bench, given(generated, disposed))) == found


def test_bounds_count_where_another_operand_counts_as_zero(bench: Bench) -> None:
    rule = """
        [[rule]]
        id = "disposed"
        check = "waste.disposed + money.spent >= waste.generated"
        message = "处置量{waste.disposed}"
        missing = "zero"
    """
    assert broken(bench, given("3", '"2余吨"'), rule=rule) == []
    assert len(broken(bench, given("3", "2"), rule=rule)) == 1


@pytest.mark.parametrize(("period", "found"), [("2023", 1), ("2023-2024", 1), ("2023H1", 0), ("2023-05", 0)])
def test_a_yearly_rule_asks_nothing_of_part_of_a_year(bench: Bench, period: str, found: int) -> None:
    head = HEAD.replace("2023", period)
    assert len(broken(bench, given("3", "5"), "yearly = true\n", head=head)) == found


def test_division_by_nothing_is_no_finding(bench: Bench) -> None:
    rule = RULE.replace("waste.disposed <= waste.generated", "waste.disposed / waste.generated <= 1")
    assert broken(bench, given("0", "5"), rule=rule) == []
    assert broken(bench, "[figures]\nwaste.disposed = 5\n", 'missing = "zero"\n', rule=rule) == []


def test_last_year_targets_and_context_in_messages(bench: Bench) -> None:
    rule = """
        [[rule]]
        id = "disposed"
        check = "previous(waste.disposed) <= target(waste.disposed)"
        message = '''
{unit.name}{period}：上年{waste.disposed:previous}，目标{waste.disposed:target}[，今年{waste.disposed}]。'''
    """
    text = "[previous]\nwaste.disposed = 5\n[targets]\nwaste.disposed = 3\n"
    (finding,) = broken(bench, text, rule=rule)
    assert finding.message == "临江市第三门诊部2023年：上年5吨，目标3吨，今年（未填）。"
    assert finding.seen == "上年医疗废物处置量5吨，目标医疗废物处置量3吨"
    assert finding.place == ""


def test_derived_figures_are_judged_as_well(bench: Bench) -> None:
    rule = RULE.replace("waste.disposed <= waste.generated", "waste.rate >= 100")
    (finding,) = broken(bench, given("3", "2"), rule=rule)
    assert finding.seen == "处置率66.7%"


def test_lists_are_counted(bench: Bench) -> None:
    rule = RULE.replace("waste.disposed <= waste.generated", "items(problems) > 0")
    (finding,) = broken(bench, given("3", "2"), rule=rule)
    assert finding.place == "lists.problems"
    assert broken(bench, '[lists]\nproblems = ["缺人"]\n', rule=rule) == []


def test_a_rule_about_no_figure_points_to_that_of_its_condition(bench: Bench) -> None:
    rule = RULE.replace("waste.disposed <= waste.generated", "items(problems) > 0")
    (finding,) = broken(bench, given("3", "2"), rule=rule + 'when = "waste.generated > 1"\n')
    assert finding.place == "figures.waste.generated"


def test_gravest_first_then_by_code(bench: Bench) -> None:
    rules = RULE.replace('"disposed"', '"disposed-b"') + 'severity = "note"\n'
    for name, severity in (("disposed-c", "question"), ("disposed-a", "error"), ("disposed-d", "warning")):
        rules += RULE.replace('"disposed"', f'"{name}"') + f'severity = "{severity}"\n'
    found = broken(bench, given("3", "5") + 'waste.rate = "不适用"\n', rule=rules)
    assert [finding.rule[-1] for finding in found] == ["a", "d", "c", "b"]


def test_rules_written_in_python_are_heard(bench: Bench) -> None:
    from huibao.derive.facts import Facts
    from huibao.plugin.markers import hookimpl

    class Judge:
        @hookimpl
        def huibao_check(self, facts: Facts) -> list[Finding]:
            return [Finding("addon-x", Severity.QUESTION, f"共{len(facts.figures)}项")]

    found = bench.findings("[figures]\nmeetings.held = 3\n", bench.type(plugins=[("addon", Judge())]))
    assert [(finding.rule, finding.message) for finding in found] == [("addon-x", "共1项")]
