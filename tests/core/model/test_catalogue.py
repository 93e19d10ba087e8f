"""What a catalogue answers: the default outline, and how a unit speaks of itself."""

from typing import Any

import pytest

from huibao.model.catalogue import Catalogue
from huibao.model.outline import Outline
from huibao.model.unit import Unit, UnitKind, UnitType

KINDS = {"primary": UnitKind("primary", "小学"), "college": UnitKind("college", "高等学校", "我院")}


def catalogue(**more: Any) -> Catalogue:
    return Catalogue(
        unit_type=UnitType("school", "学校", "我校", KINDS),
        indicators={},
        rules=(),
        sections={},
        outlines=more.get("outlines", {}),
        standards=(),
        names={},
        derived=(),
    )


def test_the_default_outline_is_the_one_that_says_so() -> None:
    outlines = {id: Outline(id, id, id, (), default=id == "b") for id in "abc"}
    assert catalogue(outlines=outlines).default_outline.id == "b"


@pytest.mark.parametrize(("kind", "self_name"), [("college", "我院"), ("primary", "我校"), ("", "我校")])
def test_a_unit_speaks_of_itself_as_its_kind_does(kind: str, self_name: str) -> None:
    assert catalogue().self_name(Unit("临江市某校", kind)) == self_name
