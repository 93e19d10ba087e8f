"""An Excel form with the values of a data file in it, found by whatever names the file calls them."""

from typing import Any

from huibao.content.profile import widened
from huibao.form.filling import flat
from huibao.form.layout import FIGURE_COLUMNS
from huibao.form.model import Form
from huibao.model.catalogue import Catalogue
from huibao.model.unit import Unit

from .naming import code_of


def form_of(name: str, part: Catalogue, whole: Catalogue, tree: dict[str, Any]) -> Form:
    """The form of a unit type or of a sub-kind's part of it, filled from the values of a data file.

    What the file holds besides has its rows as well, so that nothing is lost.
    """
    coded = {
        table: {code_of(name, whole, value) or name: value for name, value in flat(tree.get(table, {}))}
        for table in FIGURE_COLUMNS
    }
    local = [each.get("section", "") for each in tree.get("local", {}).values()]
    given = {*local, *tree.get("texts", {}), *(code for figures in coded.values() for code in figures)}
    shown = widened(part, whole, given)
    unit = tree.get("unit", {})
    kind = unit.get("kind", "") if isinstance(unit, dict) else ""
    return Form(
        unit_type=whole.unit_type.id,
        name=name,
        indicators=tuple(shown.indicators.values()),
        sections=tuple(shown.headings().items()),
        kinds=tuple(whole.unit_type.kinds.values()),
        outlines=tuple(whole.outlines.values()),
        tree={**tree, **{table: figures for table, figures in coded.items() if figures}},
        self_name=whole.self_name(Unit("", kind if isinstance(kind, str) else "")),
    )
