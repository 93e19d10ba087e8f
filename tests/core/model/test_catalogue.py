"""What a catalogue answers: the default outline, how a unit speaks of itself, the threshold of a day."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from huibao.model.catalogue import Catalogue
from huibao.model.outline import Outline
from huibao.model.standard import Operator, Requirement, Standard
from huibao.model.unit import Unit, UnitKind, UnitType

KINDS = {"primary": UnitKind("primary", "小学"), "college": UnitKind("college", "高等学校", "我院")}


def catalogue(*standards: Standard, **more: Any) -> Catalogue:
    return Catalogue(
        unit_type=UnitType("school", "学校", "我校", KINDS),
        indicators={},
        rules=(),
        sections={},
        outlines=more.get("outlines", {}),
        standards=standards,
        names={},
        derived=(),
    )


def standard(id: str, value: int, since: int | None, until: int | None = None, layer: int = 0) -> Standard:
    requirement = Requirement("rate", "比率", Operator.AT_LEAST, Decimal(value), "%")
    return Standard(
        id,
        "标准",
        id,
        (requirement,),
        date(since, 1, 1) if since else None,
        date(until, 12, 31) if until else None,
        layer,
    )


def test_the_default_outline_is_the_one_that_says_so() -> None:
    outlines = {id: Outline(id, id, id, (), default=id == "b") for id in "abc"}
    assert catalogue(outlines=outlines).default_outline.id == "b"


@pytest.mark.parametrize(("kind", "self_name"), [("college", "我院"), ("primary", "我校"), ("", "我校")])
def test_a_unit_speaks_of_itself_as_its_kind_does(kind: str, self_name: str) -> None:
    assert catalogue().self_name(Unit("临江市某校", kind)) == self_name


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (date(2013, 12, 31), None),
        (date(2014, 1, 1), "2014"),
        (date(2020, 12, 31), "2014"),
        (date(2021, 1, 1), "2021"),
        (date(2030, 6, 30), "2021"),
    ],
)
def test_the_edition_in_force_on_the_day_speaks(day: date, edition: str | None) -> None:
    found = catalogue(standard("2021", 95, 2021), standard("2014", 90, 2014, 2020)).requirement("rate", day)
    assert (found[0].id if found else None) == edition


def test_the_first_standard_in_force_wins() -> None:
    """They are sorted when the catalogue is assembled: the higher layer first."""
    both = catalogue(standard("province", 98, 2022, layer=1), standard("2021", 95, 2021))
    later, earlier = both.requirement("rate", date(2022, 5, 1)), both.requirement("rate", date(2021, 5, 1))
    assert later is not None
    assert earlier is not None
    assert (later[0].id, later[1].value) == ("province", 98)
    assert (earlier[0].id, earlier[1].value) == ("2021", 95)


def test_an_unknown_requirement_is_none() -> None:
    assert catalogue(standard("2021", 95, None)).requirement("other", date(2022, 1, 1)) is None
