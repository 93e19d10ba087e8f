"""Bare numbers: those that plainly fit are taken at once, and the same is said of all others as ever."""

from decimal import Decimal

import pytest
from tests.conftest import Bench

from huibao.errors import InputError
from huibao.structure.slots import slots


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("3", "3"),
        ("3.50", "3.50"),
        ("1e3", "1000"),
        ("-0.0", "0.0"),
        ("9999999999999999", "9999999999999999"),
    ],
)
def test_a_number_that_fits_is_taken_as_it_is(bench: Bench, number: str, value: str) -> None:
    figure = bench.submission(f"[figures]\nwaste.generated = {number}\n").figures["waste.generated"]
    assert str(figure.value) == value
    assert (figure.place, figure.unit) == ("figures.waste.generated", "吨")


@pytest.mark.parametrize("number", ["-1", "-0.5", "1e16", "10000000000000000", "nan", "inf", "1e-20"])
def test_a_number_that_does_not_fit_is_refused(bench: Bench, number: str) -> None:
    with pytest.raises(InputError) as caught:
        bench.submission(f"[figures]\nwaste.generated = {number}\n")
    assert [problem.place for problem in caught.value.problems] != [""]


def test_a_count_has_no_decimals(bench: Bench) -> None:
    with pytest.raises(InputError):
        bench.submission("[figures]\npublicity.leaflets = 3.5\n")


def test_the_same_code_flat_and_nested_is_given_twice(bench: Bench) -> None:
    with pytest.raises(InputError, match="twice"):
        bench.submission('[figures]\n"waste.generated" = 3\n[figures.waste]\ngenerated = 3\n')


def test_what_the_type_does_not_know_is_not_remembered(bench: Bench) -> None:
    known = slots(bench.type().catalogue, "figures")["waste."]
    assert known["invented"] is None
    slot = known["generated"]
    assert "invented" not in known
    assert known["generated"] is slot
    assert slot is not None
    assert slot.decimal(Decimal("2.5")) == Decimal("2.5")
    assert slot.decimal(Decimal(-1)) is None
