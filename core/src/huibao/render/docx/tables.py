"""Tables of a Word document: as wide as the text, columns by content, head repeated on each page."""

from collections.abc import Iterable

from huibao.model.document import Table
from huibao.model.layout import Layout
from huibao.render.characters import escape
from huibao.render.columns import shares

from .story import Story, words

_END_CELL = "</w:p></w:tc>"
_LOOK = (
    '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    ' w:noHBand="1" w:noVBand="1"/>'
)


def add_table(story: Story, table: Table, needs: list[int], layout: Layout, width: int) -> None:
    """The table with its caption above, and a small gap below that keeps it from the next one.

    needs are its measures, width is the text's, in twentieths of a point.
    """
    given = shares(needs, width // round(layout.table.size * 10))
    widths = [width * share // sum(given) for share in given]
    if table.caption:
        story.paragraph("Caption", words(table.caption))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    story.parts.append(
        '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="5000" w:type="pct"/>'
        f'{_LOOK}<w:tblCaption w:val="{escape(table.caption)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    head = [_cell(width, "TableHead") for width in widths]
    story.parts.append(_row(head, map(words, table.header), "<w:tblHeader/>"))
    styles = ["TableNumber" if numeric else "TableText" for numeric in table.numeric]
    body = [_cell(width, style) for width, style in zip(widths, styles, strict=True)]
    for row in table.rows:
        story.parts.append(_row(body, map(story.runs, row)))
    story.parts.append("</w:tbl>")
    story.paragraph("TableGap", "")


def _cell(width: int, style: str) -> str:
    """All of a cell that comes before its content."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    )


def _row(openings: Iterable[str], contents: Iterable[str], properties: str = "") -> str:
    cells = [f"{opening}{content}" for opening, content in zip(openings, contents, strict=True)]
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{_END_CELL.join(cells)}{_END_CELL}</w:tr>"
