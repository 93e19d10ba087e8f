"""Tables of a Word document: as wide as the text, columns by content, head repeated on each page."""

from collections.abc import Sequence
from functools import lru_cache

from huibao.model.document import Table
from huibao.model.layout import Layout
from huibao.render.characters import escape
from huibao.render.columns import shares

from .story import Story, words

_END_CELL = "</w:p></w:tc>"
_END_ROW = f"{_END_CELL}</w:tr>".encode()
_LOOK = (
    '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    ' w:noHBand="1" w:noVBand="1"/>'
)


def add_table(story: Story, table: Table, needs: list[int], layout: Layout, width: int) -> None:
    """The table with its caption above, and a small gap below that keeps it from the next one.

    needs are its measures, width is the text's, in twentieths of a point.
    """
    given = shares(needs, width // round(layout.table.size * 10))
    whole = sum(given)
    widths = [width * share // whole for share in given]
    if table.caption:
        story.paragraph("Caption", words(table.caption))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    story.add(
        '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="5000" w:type="pct"/>'
        f'{_LOOK}<w:tblCaption w:val="{escape(table.caption)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    head = _openings(widths, ["TableHead" for _width in widths], "<w:tblHeader/>")
    for opening, name in zip(head, table.header, strict=True):
        story.parts += (opening, words(name))
    story.parts.append(_END_ROW)
    body = _openings(widths, ["TableNumber" if numeric else "TableText" for numeric in table.numeric])
    story.say(body, table.rows, _END_ROW)
    story.parts.append(b"</w:tbl>")
    story.paragraph("TableGap", b"")


def _openings(widths: Sequence[int], styles: Sequence[str], properties: str = "") -> list[bytes]:
    """All that comes before the content of each cell of a row."""
    first = f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>"
    befores = (first, *([_END_CELL] * (len(widths) - 1)))
    return [_cell(*each) for each in zip(befores, widths, styles, strict=True)]


@lru_cache(maxsize=1024)
def _cell(before: str, width: int, style: str) -> bytes:
    """What ends the cell before and begins one."""
    return (
        f'{before}<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    ).encode()
