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

from .story import Printed

NAMESPACE = "urn:huibao:figures:1"
"""Names the format of the part; `parts/item_properties.xml` repeats it."""
CHART_MARK = "_hbchart"
"""Begins the names of the bookmarks around charts, to which the map refers."""
_COMPARISONS = frozenset([Aspect.CHANGE, Aspect.COMPLETION])


def write_figures(
    document: Document,
    figures: Iterable[Printed],
    checksum: int,
    charted: Mapping[str, tuple[str, int]],
    template: Iterable[str] | None = None,
    cells: int = 0,
) -> bytes:
    """The part: one element for each figure in print, in reading order.

    checksum is that of the text part: a file in which the two no longer agree has been edited. charted
    holds, by anchor, the chart and the cell in it of figures that have no bookmark. template are the
    texts in the file that are none of the report's, None where no template was used; cells is how many cells
    of its tables the report stands in, one within the other.
    """
    head = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<figures xmlns="{NAMESPACE}"'
        f' unit="{escape(document.unit)}" period="{escape(document.period)}" checksum="{checksum:08x}">'
    )
    out = [head.encode()]
    if template is not None:
        texts = "".join(f"<text>{escape(text)}</text>" for text in template)
        out.append(f'<template cells="{cells}">{texts}</template>'.encode())
    for each, anchor, words in figures:
        out += (b'<figure anchor="', anchor)
        if charted and each.anchor in charted:
            out.append(_place(*charted[each.anchor]))
        if each.figure is None:
            out.append(_registered(each, document))
            continue
        quantity, aspect = each.figure.quantity, each.aspect
        about, measure = _framed(each.indicator, aspect, quantity.unit, quantity.bound)
        value = "" if aspect in _COMPARISONS else plain_digits(quantity.value)
        out += (about, words, b'" value="', value.encode(), measure)
    if told := document.told:
        out += (b"<data>", _content(_encode(as_tree(told))).encode(), b"</data>")
    out.append(b"</figures>")
    return b"".join(out)


@lru_cache(maxsize=8192)
def _framed(code: str, aspect: Aspect, unit: str, bound: Bound) -> tuple[bytes, bytes]:
    """What stands before the text and after the value of a figure; a comparison has no bound."""
    stated = "" if aspect in _COMPARISONS else bound.value
    return (
        f'" indicator="{escape(code)}" aspect="{aspect.value}" text="'.encode(),
        f'" unit="{escape(unit)}" bound="{stated}"/>'.encode(),
    )


def _registered(figure: FigureText, document: Document) -> bytes:
    """What follows the anchor of a figure in a document that somebody put together with a register alone."""
    code, aspect = escape(figure.indicator), figure.aspect.value
    element = f'" indicator="{code}" aspect="{aspect}" text="{escape(figure.text)}"'
    for entry in document.register:
        if (entry.indicator, entry.aspect) == (figure.indicator, figure.aspect):
            value, unit, bound = map(escape, (entry.value, entry.unit, entry.bound))
            return f'{element} value="{value}" unit="{unit}" bound="{bound}"/>'.encode()
    return f"{element}/>".encode()


def _place(chart: str, cell: int) -> bytes:
    return f'" chart="{chart}" cell="{cell}'.encode()


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def _content(text: str) -> str:
    """The clean text for the content of an element, in which quotation marks may stay."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
