"""Units of measure that stand beside figures, as in a form's column: 0.5 in a row whose unit is 吨."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from attrs import evolve

from huibao.form.filling import flat
from huibao.model.catalogue import Catalogue
from huibao.model.formats import RawData
from huibao.model.indicator import QuantityKind
from huibao.model.measures import normalise_unit

from .phrases import dissect, tidy

_TABLES = ("figures", "targets", "previous", "planned")


def with_units(raw: RawData, catalogue: Catalogue) -> RawData:
    """The same with every unit that is not the indicator's put to its figure: { value = 0.5, unit = "吨" }.

    A form says of every figure in which unit it is, and nearly all of them are in the indicator's.
    """
    if not raw.units:
        return raw
    tree = dict(raw.tree)
    for table in _TABLES:
        if isinstance(tree.get(table), dict):
            figures = dict(flat(tree[table]))
            other = {
                name: entry
                for name, value in figures.items()
                if (unit := raw.units.get(f"{table}.{name}"))
                and _is_other(unit, name, catalogue)
                and (entry := _counted_in(unit, value)) is not None
            }
            if other:
                tree[table] = figures | other
    return evolve(raw, tree=tree, units={})


def _is_other(unit: str, name: str, catalogue: Catalogue) -> bool:
    """Whether the unit must be told: it is not the indicator's, or the name may be that of several."""
    indicator = catalogue.defined.get(catalogue.former.indicators.get(name, name))
    if indicator is None:
        return True
    if indicator.kind is QuantityKind.YESNO:
        return False
    return normalise_unit(unit) != normalise_unit(indicator.unit)


def _counted_in(unit: str, value: object) -> dict[str, Any] | None:
    """The figure with the unit; None where it is no number, or has a unit of its own."""
    entry: Mapping[str, Any] = value if isinstance(value, dict) else {"value": value}
    number = entry.get("value")
    if entry.get("unit"):
        return None
    if isinstance(number, str):
        phrase = dissect(tidy(number))
        if phrase is None or phrase.unit or phrase.per:
            return None
    elif isinstance(number, bool) or not isinstance(number, int | Decimal):
        return None
    return {**entry, "unit": unit}
