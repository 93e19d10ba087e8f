"""Figure tables: the forms in which people write them, and what is refused."""

from decimal import Decimal

import pytest
from attrs import evolve
from tests.conftest import HEAD, Bench

from huibao.errors import InputError, Problem
from huibao.model.quantity import Bound
from huibao.structure.figures import allowed


def refused(bench: Bench, text: str, head: str = HEAD) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        bench.submission(text, head=head)
    return caught.value.problems


@pytest.mark.parametrize(
    "text",
    [
        "[figures]\npublicity.leaflets = 4000\n",
        "[figures.publicity]\nleaflets = 4000\n",
        '[figures]\n"publicity.leaflets" = 4000\n',
        '[figures]\n"发放宣传资料" = 4000\n',
        '[figures]\n"宣传单" = "4,000份"\n',
        '[figures]\npublicity.leaflets = { value = 4000, unit = "份", note = "含折页" }\n',
        "[figures.publicity.leaflets]\nvalue = 4000\n",
        "[figures]\npublicity.leaflets = 4000.0\n",
        '[figures]\npublicity.leaflets = "0.4万份"\n',
    ],
)
def test_one_figure_many_spellings(bench: Bench, text: str) -> None:
    figures = bench.submission(text).figures
    assert {code: figure.value for code, figure in figures.items()} == {"publicity.leaflets": 4000}
    assert figures["publicity.leaflets"].unit == "份"
    assert figures["publicity.leaflets"].file == "clinic.toml"
    assert figures["publicity.leaflets"].place.startswith("figures.")


def test_a_note_is_kept(bench: Bench) -> None:
    text = '[figures]\nwaste.generated = { value = "近3吨", note = "含<分院> & 😀" }\n'
    figure = bench.submission(text).figures["waste.generated"]
    assert (figure.note, figure.bound) == ("含<分院> & 😀", Bound.ABOUT)


def test_missing_zero_and_not_applicable_are_three_things(bench: Bench) -> None:
    text = '[figures]\nmeetings.held = 0\npublicity.banners = ""\n'
    text += 'waste.generated = " 不适用 "\nwaste.disposed = "/"\n'
    submission = bench.submission(text)
    assert submission.figures.keys() == {"meetings.held"}
    assert submission.not_applicable == {"waste.generated", "waste.disposed"}


def test_not_applicable_last_year_says_nothing_of_this_year(bench: Bench) -> None:
    submission = bench.submission(
        '[previous]\nwaste.generated = "不适用"\n[targets]\nwaste.generated = "-"\n'
    )
    assert (submission.not_applicable, submission.previous, submission.targets) == (frozenset(), {}, {})


def test_each_table_has_its_role(bench: Bench) -> None:
    submission = bench.submission(
        "[targets]\nmeetings.held = 3\n[previous]\nmeetings.held = 2\n[planned]\nmeetings.held = 4\n"
    )
    assert submission.figures == {}
    assert submission.targets["meetings.held"].role.value == "target"
    assert submission.previous["meetings.held"].role.value == "previous"
    assert submission.planned["meetings.held"].role.value == "planned"


def test_a_value_of_a_table_is_put_together_in_plain_digits(bench: Bench) -> None:
    text = '[figures]\nwaste.generated = { value = 1e-3, unit = "吨" }\n'
    text += 'waste.disposed = { value = 1E+2, unit = "吨" }\n'
    figures = bench.submission(text).figures
    assert (figures["waste.generated"].value, figures["waste.disposed"].value) == (Decimal("0.001"), 100)
    assert (
        bench.submission('[figures]\nmoney.spent = { value = -0.0, unit = "元" }\n')
        .figures["money.spent"]
        .value
        == 0
    )


def test_a_figure_given_twice_under_two_names(bench: Bench) -> None:
    (problem,) = refused(bench, '[figures]\npublicity.leaflets = 4000\n"宣传单" = 4000\n')
    assert problem.place == "line 6"
    assert "发放宣传资料" in problem.message
    assert "line 5" in problem.hint


def test_every_problem_is_said_at_once(bench: Bench) -> None:
    found = refused(
        bench,
        "[figures]\npublicity.leaflet = 1\nmeetings.held = -1\npublicity.awareness_rate = 101\n"
        'waste.generated = "很多"\n[targets]\nmeetings.held = 2.5\n[previous]\nwaste.disposed = "5平方米"\n',
    )
    assert {problem.place for problem in found} == {f"line {n}" for n in (5, 6, 7, 8, 10, 12)}


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("发放{发放宣传资料}。", "no indicator 发放宣传资料", "write {publicity.leaflets} here"),
        ("发放{publicity.leaflet}。", "no indicator publicity.leaflet", "did you mean publicity.leaflets"),
        ("发放{publicity.leaflets。", "unexpected “{”", "in a pair of braces"),
    ],
)
def test_a_citation_that_is_none_is_told_how_to_be_one(
    bench: Bench, text: str, message: str, hint: str
) -> None:
    (problem,) = refused(bench, f'[figures]\npublicity.leaflets = 1\n[texts]\nwaste = "{text}"\n')
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("publicity.leaflet = 1", "no indicator publicity.leaflet", "publicity.leaflets"),
        ("publicity = 4000", "no indicator publicity", "[local.NAME]"),
        ('"发放宣传材料" = 1', "no indicator 发放宣传材料", "发放宣传资料"),
        ('publicity.leaflets = "4000吨"', "吨", "份"),
        ('publicity.leaflets = "很多"', "很多", "12份"),
        ("publicity.leaflets = true", "yes or no", "12份"),
        ("publicity.leaflets = 2023-12-20", "date", "12份"),
        ("publicity.leaflets = [1, 2]", "list", "12份"),
        ("publicity.leaflets = 1.5", "whole number", "whole number"),
        ("publicity.leaflets = 99999999999999999", "too large", "16 digits"),
        ("publicity.leaflets = -1", "-1份 is impossible", "0 or more"),
        ("publicity.awareness_rate = 100.1", "100.1% is impossible", "0 to 100"),
        ("money.balance = -1000001", "-1000001元 is impossible", "-1000000 or more"),
        ('publicity.leaflets = "3-5份"', "range", "以上"),
        ('publicity.leaflets = "1e3"', "1e3", "份"),
        ('tobacco.smoke_free = "也许"', "neither yes nor no", "是 or 否"),
        ("publicity.leaflets = { value = { value = 3 } }", "a table", "12份"),
        ("publicity.leaflets = { value = 3, uint = '份' }", "unknown key uint", ""),
        ("publicity.leaflets = { value = 3, note = 5 }", "not text", ""),
        ("publicity.leaflets = { value = 3, unit = '吨' }", "吨", "份"),
        ("publicity.leaflets = { unit = '份' }", "publicity.leaflets", ""),
    ],
)
def test_refused_with_place_and_way_out(bench: Bench, line: str, message: str, hint: str) -> None:
    (problem,) = refused(bench, f"[figures]\n{line}\n")
    assert problem.place == "line 5"
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("limits", "allowed"),
    [
        ("minimum = 1, maximum = 5", "1 to 5"),
        ("minimum = 1", "1 or more"),
    ],
)
def test_the_possible_range_is_said(bench: Bench, limits: str, allowed: str) -> None:
    indicators = f'[a]\nb = {{ name = "甲", unit = "次", section = "waste", {limits} }}\n'
    with pytest.raises(InputError, match=f"must be {allowed}"):
        bench.submission("[figures]\na.b = 0\n", bench.type(indicators=indicators))


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (None, None, "any number"),
        (None, "5", "at most 5"),
        ("-1", None, "-1 or more"),
        ("0", "9.5", "0 to 9.5"),
    ],
)
def test_ranges_in_words(bench: Bench, low: str | None, high: str | None, said: str) -> None:
    indicator = bench.type().catalogue.indicators["waste.generated"]
    limits = [None if limit is None else Decimal(limit) for limit in (low, high)]
    assert allowed(evolve(indicator, minimum=limits[0], maximum=limits[1])) == said


def test_local_indicators_take_any_number(bench: Bench) -> None:
    local = '[local."{}"]\nname = "甲"\nunit = "{}"\nvalue = {}\n'
    figures = bench.submission(local.format("a", "%", 250) + local.format("b", "元", -3)).figures
    assert (figures["local.a"].value, figures["local.b"].value) == (250, -3)


def test_twice_the_same_figure_is_added_up_only_where_that_makes_sense(bench: Bench) -> None:
    indicators = """
    [staff]
    total = { name = "职工", unit = "人", section = "waste", over_periods = "last", aliases = ["员工"] }
    trained = { name = "培训职工", unit = "人次", section = "waste", aliases = ["培训"] }
    """
    unit_type = bench.type(indicators=indicators)
    with pytest.raises(InputError) as caught:
        bench.submission('[figures]\nstaff.total = 3\n"员工" = 4\nstaff.trained = 3\n"培训" = 4\n', unit_type)
    headcount, flow = caught.value.problems
    assert ("keep one of the two" in headcount.hint, "sum" in headcount.hint) == (True, False)
    assert "sum" in flow.hint
