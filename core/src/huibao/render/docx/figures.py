"""The map from bookmarks to figures that a Word file carries as a custom XML part.

The text around a figure is people's to edit; the map tells later what stood at each bookmark. With it go
the data that the report tells, as the JSON form of a data file: they can be read back out of the report.
"""

import json
from collections.abc import Iterable, Mapping

from huibao.model.document import Aspect, Document, FigureText
from huibao.model.printing import plain_digits
from huibao.model.quantity import Bound
from huibao.render.characters import clean, escape, quoted
from huibao.structure.written import as_tree

NAMESPACE = "urn:huibao:figures:1"
"""Names the format of the part; `parts/item_properties.xml` repeats it."""
CHART_MARK = "_hbchart"
"""Begins the names of the bookmarks around charts, to which the map refers."""
_ASPECTS = {aspect: aspect.value for aspect in Aspect}
_BOUNDS = {bound: bound.value for bound in Bound}
_COMPARISONS = frozenset([Aspect.CHANGE, Aspect.COMPLETION])


def write_figures(
    document: Document,
    figures: Iterable[FigureText],
    checksum: int,
    charted: Mapping[str, tuple[str, int]],
    template: Iterable[str] | None = None,
    cells: int = 0,
) -> str:
    """The part: one element for each figure in print, in reading order.

    checksum is that of the text part: a file in which the two no longer agree has been edited. charted
    holds, by anchor, the chart and the cell in it of figures that have no bookmark. template are the
    texts in the file that are none of the report's, None where no template was used; cells is how many cells
    of its tables the report stands in, one within the other.
    """
    out = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
        (
            f'<figures xmlns="{NAMESPACE}" unit="{escape(document.unit)}" period="{escape(document.period)}"'
            f' checksum="{checksum:08x}">'
        ),
    ]
    if template is not None:
        out += (
            f'<template cells="{cells}">',
            *(f"<text>{escape(text)}</text>" for text in template),
            "</template>",
        )
    for figure in figures:
        anchor, place = figure.anchor, ""
        if charted and anchor in charted:
            place = _place(*charted[anchor])
        out.append(
            f'<figure anchor="{anchor}"{place} indicator="{quoted(figure.indicator)}"'
            f' aspect="{_ASPECTS[figure.aspect]}" text="{escape(figure.text)}"{_measured(figure, document)}/>'
        )
    if document.told is not None:
        out.append(f"<data>{_content(_encode(as_tree(document.told)))}</data>")
    out.append("</figures>")
    return "".join(out)


def _measured(figure: FigureText, document: Document) -> str:
    """Value, unit and bound of a figure, of a comparison its unit alone."""
    if figure.figure is None:
        return _registered(figure, document)
    quantity = figure.figure.quantity
    if figure.aspect in _COMPARISONS:
        return f' value="" unit="{quoted(quantity.unit)}" bound=""'
    value, bound = plain_digits(quantity.value), _BOUNDS[quantity.bound]
    return f' value="{value}" unit="{quoted(quantity.unit)}" bound="{bound}"'


def _registered(figure: FigureText, document: Document) -> str:
    """The same from the register, for a document that somebody put together without figures."""
    for entry in document.register:
        if (entry.indicator, entry.aspect) == (figure.indicator, figure.aspect):
            return f' value="{escape(entry.value)}" unit="{escape(entry.unit)}" bound="{escape(entry.bound)}"'
    return ""


def _place(chart: str, cell: int) -> str:
    return f' chart="{chart}" cell="{cell}"'


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def _content(text: str) -> str:
    """The clean text for the content of an element, in which quotation marks may stay."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
