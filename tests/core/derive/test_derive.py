"""Figures that formulas give: from what, and when not."""

from decimal import Decimal

import pytest
from tests.conftest import HEAD, INDICATORS, Bench

from huibao.compose.comparisons import change_in_words
from huibao.model.printing import print_quantity
from huibao.model.quantity import Bound
from huibao.model.rule import Severity

GIVEN = "[figures]\nwaste.generated = 30\nwaste.disposed = 20\n"


def test_a_formula_fills_in_what_was_not_given(bench: Bench) -> None:
    facts = bench.facts(GIVEN)
    rate = facts.figures["waste.rate"]
    assert (rate.value, rate.unit, rate.bound) == (Decimal("66.7"), "%", Bound.EXACT)
    assert rate.formula == "waste.disposed / waste.generated * 100"
    assert facts.actual["waste.rate"] == Decimal("66.7")
    assert facts.submission.figures.keys() == {"waste.generated", "waste.disposed"}


CHECKUPS = """
[clinic]
people = { name = "辖区人口", unit = "人", over_periods = "last", section = "waste" }
seen = { name = "体检人数", unit = "人", section = "waste" }
rate = { name = "体检率", unit = "%", formula = "clinic.seen / clinic.people * 100", section = "waste" }
mean = { name = "人均体检", unit = "次", quantity = "ratio", formula = "clinic.seen / clinic.people" }
"""


def test_a_years_rate_is_derived_for_whole_years_only(bench: Bench) -> None:
    unit_type = bench.type(indicators=INDICATORS + CHECKUPS)
    given = "[figures]\nclinic.people = 300\nclinic.seen = 100\n"
    assert {"clinic.rate", "clinic.mean"} <= bench.facts(given, unit_type).figures.keys()
    quarter = HEAD.replace("2023", "2023年第三季度")
    derived = bench.facts(given, unit_type, quarter).figures.keys()
    assert "clinic.mean" in derived
    assert "clinic.rate" not in derived
    (finding,) = bench.findings(f"{given}clinic.rate = 98\n", unit_type, quarter)
    assert (finding.rule, finding.severity) == ("clinic-formula-clinic.rate", Severity.QUESTION)
    assert "报告期不足一年" in finding.message
    (finding,) = bench.findings(f"{given}clinic.rate = 98\n", unit_type)
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    "text",
    [
        "[figures]\nwaste.disposed = 20\n",
        "[figures]\nwaste.generated = 0\nwaste.disposed = 0\n",
        '[figures]\nwaste.generated = "不适用"\nwaste.disposed = 20\n',
        '[figures]\nwaste.generated = ""\nwaste.disposed = 20\n',
        '[figures]\nwaste.generated = "近30吨"\nwaste.disposed = 20\n',
        '[figures]\nwaste.generated = 30\nwaste.disposed = "20余吨"\n',
        GIVEN + 'waste.rate = "不适用"\n',
        "[previous]\nwaste.generated = 30\nwaste.disposed = 20\n",
        "[targets]\nwaste.generated = 30\nwaste.disposed = 20\n",
    ],
    ids=[
        "missing",
        "zero",
        "na",
        "empty",
        "about",
        "at-least",
        "declared-na",
        "previous-only",
        "targets-only",
    ],
)
def test_nothing_is_derived_from_less(bench: Bench, text: str) -> None:
    assert "waste.rate" not in bench.facts(text).figures


def test_a_given_figure_is_kept(bench: Bench) -> None:
    rate = bench.facts(GIVEN + "waste.rate = 66\n").figures["waste.rate"]
    assert (rate.value, rate.formula) == (Decimal(66), "")


def test_last_year_is_derived_as_well(bench: Bench) -> None:
    facts = bench.facts(GIVEN + "[previous]\nwaste.generated = 4\nwaste.disposed = 3\n")
    assert facts.previous["waste.rate"] == Decimal(75)
    assert facts.previous_figures["waste.rate"].formula
    assert facts.actual["waste.rate"] == Decimal("66.7")


def test_formulas_follow_each_other_whatever_their_order_in_the_file(bench: Bench) -> None:
    indicators = """
        [a]
        first = { name = "甲", unit = "元", section = "waste", formula = "a.second + 1" }
        second = { name = "乙", unit = "元", section = "waste", formula = "a.third * 2" }
        third = { name = "丙", unit = "元", section = "waste" }
    """
    facts = bench.facts("[figures]\na.third = 5\n", bench.type(indicators=indicators))
    assert facts.actual == {"a.third": 5, "a.second": 10, "a.first": 11}


def test_a_formula_over_last_year_looks_only_one_year_back(bench: Bench) -> None:
    indicators = """
        [a]
        held = { name = "甲", unit = "元", section = "waste" }

        [a.growth]
        name = "增量"
        unit = "元"
        section = "waste"
        formula = "a.held - previous(a.held)"
        minimum = -99
    """
    facts = bench.facts("[figures]\na.held = 5\n[previous]\na.held = 8\n", bench.type(indicators=indicators))
    assert facts.actual["a.growth"] == -3
    assert "a.growth" not in facts.previous


@pytest.mark.parametrize(
    ("generated", "disposed"),
    [("9000000000000000", "0.000000000000001"), ("0.000000000000001", "9000000000000000")],
)
def test_absurd_but_possible_figures_do_not_break_arithmetic(
    bench: Bench, generated: str, disposed: str
) -> None:
    text = f"[figures]\nwaste.generated = {generated}\nwaste.disposed = {disposed}\n"
    assert bench.report(text).document.title
    assert bench.report(
        f"{text}waste.rate = 5\n[previous]\nwaste.generated = 0.000000000000001\n"
    ).document.title


def test_facts_know_local_indicators(bench: Bench) -> None:
    text = '[local.plots]\nname = "园地"\nunit = "块"\nvalue = 3\n[lists]\nproblems = ["一", "二"]\n'
    facts = bench.facts(text)
    assert facts.indicator("local.plots").name == "园地"
    assert facts.indicator("waste.rate").unit == "%"
    assert facts.items == {"problems": 2}
    with pytest.raises(KeyError):
        facts.indicator("no.such")


VISITS = """
[visit]
clinic = { name = "门诊", unit = "人次", section = "waste" }
emergency = { name = "急诊", unit = "人次", section = "waste" }
all = { name = "门急诊", unit = "人次", formula = "visit.clinic + visit.emergency", section = "waste" }
"""


@pytest.mark.parametrize(
    ("clinic", "emergency", "said"),
    [
        ('"19.64万人次"', "16805", "21.32万人次"),
        ('"19.64万人次"', "3600", "20万人次"),
        ('"20万人次"', "16805", "21.7万人次"),
        ('"19.64万人次"', '"1.7万人次"', "21.3万人次"),
        ("196400", "16805", "213205人次"),
    ],
)
def test_a_sum_is_as_rounded_as_its_parts(bench: Bench, clinic: str, emergency: str, said: str) -> None:
    given = f"[figures]\nvisit.clinic = {clinic}\nvisit.emergency = {emergency}\n"
    figure = bench.facts(given, bench.type(indicators=INDICATORS + VISITS)).figures["visit.all"]
    assert print_quantity(figure.quantity, 0, computed=True) == said


def test_so_is_what_it_is_more_than_last_year(bench: Bench) -> None:
    given = '[figures]\nvisit.clinic = "19.64万人次"\nvisit.emergency = 16805\n'
    given += '[previous]\nvisit.clinic = "18.2万人次"\nvisit.emergency = 15230\n'
    facts = bench.facts(given, bench.type(indicators=INDICATORS + VISITS))
    assert change_in_words(facts, "visit.all") == "比上年增加1.6万人次，增长8.1%"
    assert facts.actual["visit.all"] == 213205
