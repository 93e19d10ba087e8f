"""The map from bookmarks to figures that a Word file carries as a custom XML part.

The text around a figure is people's to edit; the map tells later what stood at each bookmark. With it go
the data that the report tells, as the JSON form of a data file: they can be read back out of the report.
"""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache

from huibao.model.document import Aspect, Document, FigureText
from huibao.model.printing import plain_digits
from huibao.model.quantity import Bound
from huibao.render.characters import clean, escape
from huibao.structure.written import as_tree

NAMESPACE = "urn:huibao:figures:1"
"""Names the format of the part; `parts/item_properties.xml` repeats it."""
CHART_MARK = "_hbchart"
"""Begins the names of the bookmarks around charts, to which the map refers."""
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
        anchor, text, place = figure.anchor, figure.text, ""
        if charted and anchor in charted:
            place = _place(*charted[anchor])
        shown = text if text.isalnum() else escape(text)
        if figure.figure is None:
            out.append(_registered(f'<figure anchor="{anchor}"{place}', shown, figure, document))
            continue
        quantity, aspect = figure.figure.quantity, figure.aspect
        about, measure = _framed(figure.indicator, aspect, quantity.unit, quantity.bound)
        value = "" if aspect in _COMPARISONS else plain_digits(quantity.value)
        out.append(f'<figure anchor="{anchor}"{place}{about} text="{shown}" value="{value}"{measure}/>')
    if document.told is not None:
        out.append(f"<data>{_content(_encode(as_tree(document.told)))}</data>")
    out.append("</figures>")
    return "".join(out)


@lru_cache(maxsize=8192)
def _framed(code: str, aspect: Aspect, unit: str, bound: Bound) -> tuple[str, str]:
    """What stands before the text and after the value of a figure; a comparison has no bound."""
    stated = "" if aspect in _COMPARISONS else bound.value
    return (
        f' indicator="{escape(code)}" aspect="{aspect.value}"',
        f' unit="{escape(unit)}" bound="{stated}"',
    )


def _registered(start: str, shown: str, figure: FigureText, document: Document) -> str:
    """The element of a figure in a document that somebody put together with a register alone."""
    element = f'{start} indicator="{escape(figure.indicator)}" aspect="{figure.aspect.value}" text="{shown}"'
    for entry in document.register:
        if (entry.indicator, entry.aspect) == (figure.indicator, figure.aspect):
            value, unit, bound = map(escape, (entry.value, entry.unit, entry.bound))
            return f'{element} value="{value}" unit="{unit}" bound="{bound}"/>'
    return f"{element}/>"


def _place(chart: str, cell: int) -> str:
    return f' chart="{chart}" cell="{cell}"'


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def _content(text: str) -> str:
    """The clean text for the content of an element, in which quotation marks may stay."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
