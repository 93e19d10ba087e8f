"""Figures that must be there, and figures that contradict their own formula."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import HEAD, INDICATORS, TYPE, Bench

from huibao.check.formulas import agrees
from huibao.model.figure import Figure, Role
from huibao.model.quantity import Bound, Quantity
from huibao.model.rule import Severity

REQUIRED = """
[staff.doctors]
name = "医生数"
unit = "人"
section = "waste"
required = true
kinds = ["small"]
"""


def test_a_type_requires_figures(bench: Bench) -> None:
    unit_type = bench.type(unit_type=f'required = ["meetings.held"]\n{TYPE}')
    (finding,) = bench.findings("[previous]\nmeetings.held = 3\n[targets]\nmeetings.held = 3\n", unit_type)
    assert (finding.rule, finding.severity) == ("clinic-required", Severity.WARNING)
    assert finding.indicators == ("meetings.held",)
    assert "召开专题会议（次）" in finding.message
    assert finding.place == "figures.meetings.held"
    assert "不适用" in finding.hint
    for given_one in ("0", '"不适用"', '"近3次"'):
        assert bench.findings(f"[figures]\nmeetings.held = {given_one}\n", unit_type) == ()


def test_a_derived_figure_is_there(bench: Bench) -> None:
    unit_type = bench.type(unit_type=f'required = ["waste.rate"]\n{TYPE}')
    assert bench.findings("[figures]\nwaste.generated = 3\nwaste.disposed = 3\n", unit_type) == ()
    assert len(bench.findings("[figures]\nwaste.generated = 3\n", unit_type)) == 1


@pytest.mark.parametrize(("kind", "found"), [("small", 1), ("large", 0)])
def test_required_of_one_kind(bench: Bench, kind: str, found: int) -> None:
    unit_type = bench.type(indicators=INDICATORS + REQUIRED)
    assert len(bench.findings("", unit_type, f'{HEAD}kind = "{kind}"\n')) == found


def operands(generated: object, disposed: object, rate: object) -> str:
    return f"[figures]\nwaste.generated = {generated}\nwaste.disposed = {disposed}\nwaste.rate = {rate}\n"


@pytest.mark.parametrize(
    ("rate", "fits"),
    [
        ("66.7", True),  # rounded
        ("66.6", True),  # cut
        ("67", True),
        ("66", True),
        ("66.67", True),
        ("66.5", False),
        ("68", False),
        ('"65%以上"', True),
        ('"66%以上"', True),
        ('"70%以上"', False),
        ('"近70%"', True),
        ('"近90%"', False),
        ('"不足70%"', True),
        ('"不足60%"', False),
    ],
)
def test_a_given_rate_is_held_against_its_formula(bench: Bench, rate: str, fits: bool) -> None:
    found = bench.findings(operands(3, 2, rate))
    assert [finding.rule for finding in found] == ([] if fits else ["clinic-formula-waste.rate"])


def test_the_finding_shows_the_sum(bench: Bench) -> None:
    (finding,) = bench.findings(operands(3, 2, 80))
    assert finding.message == "处置率填报80%，按医疗废物处置量2吨、医疗废物产生量3吨计算应为66.7%"
    assert (finding.severity, finding.place) == (Severity.ERROR, "figures.waste.rate")
    assert finding.indicators == ("waste.rate", "waste.disposed", "waste.generated")
    assert (finding.seen, finding.expected) == ("80%", "66.7%")


@pytest.mark.parametrize(
    "text",
    [
        operands('"近3吨"', 2, 80),
        operands(3, '"2余吨"', 80),
        operands(0, 0, 80),
        operands('"不适用"', 2, 80),
        "[figures]\nwaste.generated = 3\nwaste.rate = 80\n",
        "[figures]\nwaste.generated = 3\nwaste.disposed = 2\n",
    ],
)
def test_what_cannot_be_computed_is_not_contradicted(bench: Bench, text: str) -> None:
    assert bench.findings(text) == ()


THREE_TIMES = "({0} + {0} + {0})".format("waste.disposed / waste.generated")
TOO_MUCH = "[figures]\nwaste.generated = 2\nwaste.disposed = 3\n"
WITHIN = """
[[rule]]
id = "disposed-within-generated"
check = "waste.disposed <= waste.generated"
message = "处置{waste.disposed}超过产生{waste.generated}"
"""


def test_a_derived_figure_beyond_what_is_possible_is_an_error(bench: Bench) -> None:
    """A given 150% is refused; one that the formula gives is neither said nor passed in silence."""
    (finding,) = bench.findings(TOO_MUCH, bench.type(unit_type=f'required = ["waste.rate"]\n{TYPE}'))
    assert (finding.rule, finding.severity) == ("clinic-formula-waste.rate", Severity.ERROR)
    assert finding.message == (
        "处置率按医疗废物处置量3吨、医疗废物产生量2吨计算为150%，超出可能的范围，报告不写此项"
    )
    assert finding.place == "figures.waste.disposed"
    assert "150" not in str(bench.report(TOO_MUCH).document)


@pytest.mark.parametrize("severity", ["error", "warning", "question"])
def test_one_slip_is_one_error_in_the_words_of_its_rule(bench: Bench, severity: str) -> None:
    (finding,) = bench.findings(TOO_MUCH, bench.type(rules=f'{WITHIN}severity = "{severity}"\n'))
    assert (finding.rule, finding.severity) == ("clinic-disposed-within-generated", Severity.ERROR)
    more = "" if severity == "error" else "，处置率计算为150%，不可能，报告不写此项"
    assert finding.message == f"处置3吨超过产生2吨{more}"


PARTS = """
[part]
a = { name = "甲数", unit = "个", section = "waste", within = "part.c" }
b = { name = "乙数", unit = "个", section = "waste", within = "part.c" }
c = { name = "丙数", unit = "个", section = "waste" }
rate = { name = "占比", unit = "%", formula = "(part.a + part.b) / part.c * 100", section = "waste" }
"""
PARTS_TOO_LARGE = "[figures]\npart.a = 11\npart.b = 13\npart.c = 10\n"


def test_each_slip_behind_what_cannot_be_is_told(bench: Bench) -> None:
    found = bench.findings(PARTS_TOO_LARGE, bench.type(indicators=INDICATORS + PARTS))
    assert [finding.message for finding in found] == ["甲数11个，超过丙数10个", "乙数13个，超过丙数10个"]


def test_the_gravest_of_them_says_that_it_cannot_be(bench: Bench) -> None:
    rules = "".join(
        f'[[rule]]\nid = "{each}"\ncheck = "part.{each} <= part.c"\n'
        f'message = "{each}"\nseverity = "question"\n'
        for each in "ab"
    )
    indicators = INDICATORS + PARTS.replace(', within = "part.c"', "")
    found = bench.findings(PARTS_TOO_LARGE, bench.type(indicators=indicators, rules=rules))
    assert [(finding.severity, finding.message) for finding in found] == [
        (Severity.ERROR, "a，占比计算为240%，不可能，报告不写此项"),
        (Severity.QUESTION, "b"),
    ]


@pytest.mark.parametrize(
    ("generated", "disposed", "rate", "why"),
    [
        ("106.4", "106.35", "100", "99.95%，并非全部"),
        ("106.4", "106.35", '"100%以上"', "99.95%，并非全部"),
        ("106.4", "106.45", "100", "100.05%，分子大于分母"),
        ("3000", "1", "0", "0.03%，并非没有"),
    ],
)
def test_all_or_nothing_is_asked_about_where_it_is_rounded(
    bench: Bench, generated: str, disposed: str, rate: str, why: str
) -> None:
    (finding,) = bench.findings(operands(generated, disposed, rate))
    assert (finding.rule, finding.severity) == ("clinic-formula-waste.rate", Severity.QUESTION)
    assert finding.message.endswith(f"计算为{why}")
    assert finding.expected == why.partition("，")[0]


@pytest.mark.parametrize(
    ("generated", "disposed", "rate"),
    [("3", "3", "100"), ("3", "0", "0"), ("106.4", "106.35", '"近100%"'), ("3000", "1", '"不足1%"')],
)
def test_all_and_nothing_may_be_so(bench: Bench, generated: str, disposed: str, rate: str) -> None:
    assert bench.findings(operands(generated, disposed, rate)) == ()


def test_the_noise_of_digits_denies_nothing(bench: Bench) -> None:
    thirds = INDICATORS.replace("waste.disposed / waste.generated", THREE_TIMES)
    assert bench.findings(operands(3, 1, 100), bench.type(indicators=thirds)) == ()


@given(
    computed=st.decimals(0, 1000, places=6),
    digits=st.integers(0, 4),
)
def test_any_rounding_of_the_computed_value_agrees(computed: Decimal, digits: int) -> None:
    quantum = Decimal(1).scaleb(-digits)
    for rounding in ("ROUND_HALF_UP", "ROUND_DOWN", "ROUND_HALF_EVEN"):
        stated = computed.quantize(quantum, rounding)
        figure = Figure("a.b", Quantity(stated, "%", Bound.EXACT), Role.ACTUAL, "f")
        assert agrees(figure, computed)
        assert not agrees(figure, computed + 2 * quantum)
