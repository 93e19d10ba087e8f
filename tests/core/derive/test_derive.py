"""Figures that formulas give: from what, and when not."""

from decimal import Decimal

import pytest
from tests.conftest import HEAD, INDICATORS, Bench

from huibao.compose.comparisons import change_in_words
from huibao.model.printing import print_cell, print_quantity
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
        ('"29.8万人次"', '"3.65万人次"', "33.45万人次"),
        ('"19.64万人次"', "16805", "213205人次"),
        ('"19.64万人次"', "3600", "20万人次"),
        ('"1.2万人次"', "350", "12350人次"),
        ('"29.8万人次"', "1200", "299200人次"),
        ('"20万人次"', '"1.5万人次"', "21.5万人次"),
        ('"1.2亿人次"', '"3.5万人次"', "12003.5万人次"),
        ('"0.03万人次"', '"0.05万人次"', "800人次"),
        ("196400", "16805", "213205人次"),
    ],
)
def test_a_sum_is_as_exact_as_its_parts(bench: Bench, clinic: str, emergency: str, said: str) -> None:
    given = f"[figures]\nvisit.clinic = {clinic}\nvisit.emergency = {emergency}\n"
    figure = bench.facts(given, bench.type(indicators=INDICATORS + VISITS)).figures["visit.all"]
    assert print_quantity(figure.quantity, 0, computed=True) == said


@pytest.mark.parametrize(
    ("clinic", "emergency", "before", "said"),
    [
        ('"29.8万人次"', '"3.65万人次"', '"31.2万人次"', "比上年增加2.25万人次，增长7.2%"),
        ('"29.8万人次"', "1200", "299100", "比上年增加100人次"),
        ('"19.64万人次"', "16805", '"19.7万人次"', "比上年增加16205人次，增长8.2%"),
    ],
)
def test_so_is_what_it_is_more_than_last_year(
    bench: Bench, clinic: str, emergency: str, before: str, said: str
) -> None:
    given = f"[figures]\nvisit.clinic = {clinic}\nvisit.emergency = {emergency}\n"
    facts = bench.facts(
        f"{given}[previous]\nvisit.all = {before}\n", bench.type(indicators=INDICATORS + VISITS)
    )
    assert change_in_words(facts, "visit.all") == said


WEIGHED = """
[weight]
one = { name = "甲类", unit = "吨", section = "waste" }
other = { name = "乙类", unit = "吨", section = "waste" }
all = { name = "合计", unit = "吨", formula = "weight.one + weight.other", decimals = 2, section = "waste" }
"""


def test_a_sum_has_the_decimals_of_its_parts(bench: Bench) -> None:
    unit_type = bench.type(indicators=INDICATORS + WEIGHED)
    report = bench.report("[figures]\nweight.one = 0.125\nweight.other = 2.5\n", unit_type)
    assert report.facts.actual["weight.all"] == Decimal("2.625")
    assert "2.625吨" in str(report.document)


@pytest.mark.parametrize(
    ("disposed", "generated", "said"),
    [
        ("106.35", "106.4", "99.95%"),
        ("8999", "9000", "99.99%"),
        ("2999", "3000", "99.97%"),
        ("29999999", "30000000", "99.999997%"),
        ("1", "3000", "0.03%"),
        ("3000", "3000", "100%"),
        ("0", "3000", "0%"),
        ("2", "3", "66.7%"),
        ("1998", "2000", "99.9%"),
    ],
)
def test_a_share_is_neither_rounded_to_all_nor_to_nothing(
    bench: Bench, disposed: str, generated: str, said: str
) -> None:
    report = bench.report(f"[figures]\nwaste.generated = {generated}\nwaste.disposed = {disposed}\n")
    figure = report.facts.figures["waste.rate"]
    assert print_quantity(figure.quantity, 1, computed=True) == said
    assert print_cell(figure.quantity, 1, computed=True) == said.removesuffix("%")
    assert report.facts.actual["waste.rate"] == figure.value == Decimal(said.removesuffix("%"))
    assert f"'{said}'" in str(report.document) or said == "0%"


@pytest.mark.parametrize(
    ("formula", "disposed", "generated", "value"),
    [
        ("({0} + {0} + {0}) * 100", 1, 3, 100),
        ("({0} + {0} + {0}) * 100", 2, 6, 100),
        ("({0} + {0} + {0}) / (3 * ({0})) * 100", 1, 17, 100),  # its noise lies above
        ("(1 - {0} - {0} - {0}) * 100", 1, 3, 0),
        ("({0} + {0} + {0} - 1) * 100", 1, 3, 0),  # and here below nought
    ],
)
def test_the_noise_of_digits_is_no_part(
    bench: Bench, formula: str, disposed: int, generated: int, value: int
) -> None:
    """Thirds have 28 digits: three of them are all there is, and nothing is missing or too much."""
    indicators = INDICATORS.replace(
        "waste.disposed / waste.generated * 100", formula.format("waste.disposed / waste.generated")
    )
    given = f"[figures]\nwaste.generated = {generated}\nwaste.disposed = {disposed}\n"
    facts = bench.facts(given, bench.type(indicators=indicators))
    assert not facts.impossible
    assert print_quantity(facts.figures["waste.rate"].quantity, 1, computed=True) == f"{value}%"


def test_what_cannot_be_is_not_derived(bench: Bench) -> None:
    facts = bench.facts("[figures]\nwaste.generated = 20\nwaste.disposed = 30\n")
    assert "waste.rate" not in facts.figures
    assert "waste.rate" not in facts.actual
    assert facts.impossible["waste.rate"].value == 150
