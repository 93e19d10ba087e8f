"""Units that stand beside figures, as in the column 单位 of a form: converted, or refused."""

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from tests.conftest import Bench

from huibao.errors import InputError
from huibao.model.formats import RawData
from huibao.model.printing import print_quantity
from huibao.structure.submission import structure, upgraded


def in_a_form(bench: Bench, figures: str, **units: str) -> RawData:
    """Data in whose form the figures' rows have these units; __ stands for a dot."""
    raw = bench.raw(f"[figures]\n{figures}\n")
    return evolve(raw, units={f"figures.{code.replace('__', '.')}": unit for code, unit in units.items()})


@pytest.mark.parametrize(
    ("figure", "unit", "value", "printed"),
    [
        ("2", "吨", 2, "2吨"),
        ("500", "公斤", Decimal("0.5"), "500公斤"),
        ("0.5", "T", Decimal("0.5"), "0.5吨"),
        ('"近500"', "公斤", Decimal("0.5"), "近500公斤"),
        ('"500公斤"', "斤", Decimal("0.5"), "500公斤"),
        ('{ value = 500, note = "含分部" }', "公斤", Decimal("0.5"), "500公斤"),
        ('{ value = 500, unit = "公斤" }', "斤", Decimal("0.5"), "500公斤"),
    ],
)
def test_a_figure_is_in_the_unit_of_its_row(
    figure: str, unit: str, value: int | Decimal, printed: str, bench: Bench
) -> None:
    raw = in_a_form(bench, f"waste.generated = {figure}", waste__generated=unit)
    found = structure(raw, bench.type().catalogue).figures["waste.generated"]
    assert (found.value, found.unit) == (value, "吨")
    assert print_quantity(found.quantity, 2) == printed


def test_a_note_beside_a_converted_figure_is_kept(bench: Bench) -> None:
    raw = in_a_form(bench, 'waste.generated = { value = 500, note = "含分部" }', waste__generated="公斤")
    assert structure(raw, bench.type().catalogue).figures["waste.generated"].note == "含分部"


def test_a_unit_that_is_none_of_the_indicators_is_refused_with_the_figures_place(bench: Bench) -> None:
    raw = in_a_form(bench, "publicity.leaflets = 4000", publicity__leaflets="公斤")
    with pytest.raises(InputError) as caught:
        structure(raw, bench.type().catalogue)
    (problem,) = caught.value.problems
    assert "公斤" in problem.message
    assert problem.place == "line 5"


def test_a_wrong_unit_is_told_of_once_and_where_it_stands(bench: Bench) -> None:
    text = "[figures]\npublicity.leaflets = 4000\n[previous]\npublicity.leaflets = 3900\n"
    rows = dict.fromkeys(("figures.publicity.leaflets", "previous.publicity.leaflets"), "公斤")
    raw = evolve(
        bench.raw(text), units=rows, locate=lambda path: "数据!D9" if path.endswith("unit") else path
    )
    with pytest.raises(InputError) as caught:
        structure(raw, bench.type().catalogue)
    (problem,) = caught.value.problems
    assert (problem.place, problem.message) == (
        "数据!D9",
        "发放宣传资料: the unit is 公斤, but 份 is asked for",
    )
    assert problem.hint == "Write 份 there, and the figures of it in 份."


@pytest.mark.parametrize(
    ("figures", "units"),
    [
        ("publicity.leaflets = 4000", {"publicity__leaflets": "份"}),
        ('waste.generated = "不适用"', {"waste__generated": "公斤"}),
        ("tobacco.smoke_free = true", {"tobacco__smoke_free": "项"}),
        ("waste.generated = 3", {}),
    ],
)
def test_the_rest_stays_as_it_was_read(figures: str, units: dict[str, str], bench: Bench) -> None:
    raw = in_a_form(bench, figures, **units)
    assert upgraded(raw, bench.type().catalogue).tree == raw.tree


def test_the_unit_tells_namesakes_apart(bench: Bench) -> None:
    indicators = """
    [bait]
    mass = { name = "投放鼠药", unit = "公斤", section = "waste" }
    packs = { name = "投放毒饵", unit = "包", section = "waste", aliases = ["投放鼠药"] }
    """
    catalogue = bench.type(indicators=indicators).catalogue
    raw = bench.raw('[figures]\n"投放鼠药" = 200\n')
    taken: dict[str, Any] = {
        unit: list(structure(evolve(raw, units={"figures.投放鼠药": unit}), catalogue).figures)
        for unit in ("包", "公斤")
    }
    assert taken == {"包": ["bait.packs"], "公斤": ["bait.mass"]}


def test_a_form_written_anew_keeps_what_was_meant(bench: Bench) -> None:
    raw = in_a_form(bench, "waste.generated = 500", waste__generated="公斤")
    today = upgraded(raw, bench.type().catalogue)
    assert today.tree["figures"] == {"waste.generated": {"value": 500, "unit": "公斤"}}
    assert not today.units
