"""Reads what people typed where a figure stands, and says whether two such texts mean the same."""

from decimal import Decimal, InvalidOperation

from huibao.check.texts.numbers import folded, mentions
from huibao.model.document import Aspect
from huibao.model.indicator import Indicator
from huibao.model.quantity import Bound, Quantity
from huibao.render.docx.content import MappedFigure
from huibao.structure.quantities import QuantityError, parse_quantity

HELD = frozenset(each.value for each in (Aspect.ACTUAL, Aspect.PREVIOUS, Aspect.TARGET, Aspect.PLANNED))
"""The aspects that have a figure of their own; the others compare two figures, in words."""


def same_text(one: str, other: str) -> bool:
    """Whether two texts are the same but for blanks and the width of digits."""
    return one == other or _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return "".join(folded(text).split())


def figure_text(text: str, indicator: Indicator) -> str | None:
    """The part of a text that is one figure of that indicator, None where there is none, or more than one."""
    plain = text.strip().strip("，。；、：,;: ")
    if _quantity(plain, indicator) is not None:
        return plain
    said = list(mentions(folded(plain), frozenset([indicator.unit])))
    if len(said) == 1 and _quantity(said[0].text, indicator) is not None:
        return said[0].text
    return None


def quantity_in(text: str, indicator: Indicator) -> Quantity | None:
    """The one figure of that indicator in a text."""
    found = figure_text(text, indicator)
    return None if found is None else _quantity(found, indicator)


def _quantity(text: str, indicator: Indicator) -> Quantity | None:
    try:
        return parse_quantity(text, indicator.unit, indicator.kind)
    except QuantityError:
        return None


def quantity_of(figure: MappedFigure) -> Quantity | None:
    """The figure as the report's map holds it; None for comparisons, and for what no map of ours says."""
    try:
        value = Decimal(figure.value)
        return Quantity(value, figure.unit, Bound(figure.bound)) if value.is_finite() else None
    except (InvalidOperation, ValueError):
        return None
