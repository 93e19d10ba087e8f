"""The map from bookmarks to figures that a Word file carries as a custom XML part.

The text around a figure is people's to edit; the map tells later what stood at each bookmark.
"""

from collections.abc import Iterable

from huibao.model.document import Aspect, Document, FigureText
from huibao.render.characters import escape, quoted

NAMESPACE = "urn:huibao:figures:1"
"""Names the format of the part; `parts/item_properties.xml` repeats it."""
_ASPECTS = {aspect: aspect.value for aspect in Aspect}


def write_figures(document: Document, figures: Iterable[FigureText], checksum: int) -> str:
    """The part: one element for each figure in print, in reading order.

    checksum is that of the text part: a file in which the two no longer agree has been edited.
    """
    described = {
        (entry.indicator, entry.aspect): f' value="{escape(entry.value)}" unit="{quoted(entry.unit)}"'
        f' bound="{quoted(entry.bound)}"/>'
        for entry in document.register
    }
    out = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
        (
            f'<figures xmlns="{NAMESPACE}" unit="{escape(document.unit)}" period="{escape(document.period)}"'
            f' checksum="{checksum:08x}">'
        ),
    ]
    for figure in figures:
        aspect = figure.aspect
        out.append(
            f'<figure anchor="{figure.anchor}" indicator="{quoted(figure.indicator)}"'
            f' aspect="{_ASPECTS[aspect]}" text="{escape(figure.text)}"'
            f"{described.get((figure.indicator, aspect), '/>')}"
        )
    out.append("</figures>")
    return "".join(out)
