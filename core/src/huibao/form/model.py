"""What a form is made of."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from huibao.model.indicator import Indicator
from huibao.model.outline import Outline
from huibao.model.unit import UnitKind


@frozen
class Form:
    """A form for one unit type, empty or filled.

    unit_type, name   id of the type; Chinese name of the type or sub-kind that the form is for
    kinds             sub-kinds to choose from
    outlines          reports to choose from
    sections          (id, title) in the order of the report; an untitled one is the opening
    indicators        one row each; they are grouped by section, in the order given here
    tree              plain values in the shape of a data file to fill the form with; figures go by
                      code; empty leaves the form empty but for the type
    lists             (name, shown name) of lists beyond problems and plans
    self_name         how such a unit speaks of itself
    """

    unit_type: str
    name: str
    indicators: tuple[Indicator, ...]
    sections: tuple[tuple[str, str], ...] = ()
    kinds: tuple[UnitKind, ...] = ()
    outlines: tuple[Outline, ...] = ()
    tree: Mapping[str, Any] = field(factory=dict)
    lists: tuple[tuple[str, str], ...] = ()
    self_name: str = "我单位"
