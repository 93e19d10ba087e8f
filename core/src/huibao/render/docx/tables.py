"""Tables of a Word document: as wide as the text, columns by content, head repeated on each page."""

from collections.abc import Iterable

from huibao.model.document import Table, plain
from huibao.render.characters import escape

from .story import Story, words

_TEXT_WIDTH = 8844
"""Between the margins, in twentieths of a point."""
_CHARACTER = 105
"""A half-width character of a table's 10.5 pt type, in the same measure."""
_PADDING = 2
"""What the cell's margins take, in half-width characters, rounded up."""
_END_CELL = "</w:p></w:tc>"
_LOOK = (
    '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    ' w:noHBand="1" w:noVBand="1"/>'
)


def add_table(story: Story, table: Table) -> None:
    """The table with its caption above, and a small gap below that keeps it from the next one.

    ValueError when a row has not as many cells as the header.
    """
    widths = _column_widths(table)
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


def _column_widths(table: Table) -> list[int]:
    """Room for each column's longest content; where that is too much, the widest give way."""
    columns = zip(table.header, *(map(plain, row) for row in table.rows), strict=True)
    needs = [max(map(_measure, column)) + _PADDING for column in columns]
    for _ in range(sum(needs) - max(_TEXT_WIDTH // _CHARACTER, len(needs))):
        needs[needs.index(max(needs))] -= 1
    return [_TEXT_WIDTH * need // sum(needs) for need in needs]


def _measure(text: str) -> int:
    """Width in half-width characters: a Chinese one is three bytes of UTF-8 and counts two."""
    return (len(text) + len(text.encode(errors="replace"))) // 2
