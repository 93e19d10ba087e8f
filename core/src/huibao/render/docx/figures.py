"""The map from bookmarks to figures that a Word file carries as a custom XML part.

The text around a figure is people's to edit; the map tells later what stood at each bookmark.
"""

from collections.abc import Iterable

from huibao.model.document import Document, FigureText
from huibao.render.characters import escape

NAMESPACE = "urn:huibao:figures:1"
"""Names the format of the part; `parts/item_properties.xml` repeats it."""


def write_figures(document: Document, figures: Iterable[FigureText]) -> str:
    """The part: one element for each figure in print, in reading order."""
    described = {
        (entry.indicator, entry.aspect): f' value="{escape(entry.value)}" unit="{escape(entry.unit)}"'
        f' bound="{escape(entry.bound)}"/>'
        for entry in document.register
    }
    out = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
        f'<figures xmlns="{NAMESPACE}" unit="{escape(document.unit)}" period="{escape(document.period)}">',
    ]
    for figure in figures:
        rest = described.get((figure.indicator, figure.aspect), "/>")
        out.append(
            f'<figure anchor="{escape(figure.anchor)}" indicator="{escape(figure.indicator)}"'
            f' aspect="{figure.aspect.value}" text="{escape(figure.text)}"{rest}'
        )
    out.append("</figures>")
    return "".join(out)
