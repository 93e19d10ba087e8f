"""Head and imprint of an official letter (版头, 版记) in a Word document."""

import math

from huibao.model.layout import POINTS, Layout
from huibao.model.letter import Letter
from huibao.render.characters import breadth, escape

from .measures import measures, twips
from .story import Story, words

_MARK_TOP = 35
"""Millimetres from the type area's upper edge to the upper edge of the issuing body's name."""
_LEADING = 1.2
"""Line of that name, in sizes of its type."""
_SMALLEST_MARK = 22
_STYLES = {"copy_number": "CopyNumber", "secrecy": "Urgent", "urgency": "Urgent"}
_TAB = "<w:r><w:tab/></w:r>"
_EDGE = '<w:{edge} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>'
"""0.35 mm is 8 eighths of a point, 0.25 mm is 6."""


def add_head(story: Story, letter: Letter, layout: Layout) -> None:
    """What stands before the title, down to the red line."""
    above = 0
    for role, said in letter.head:
        if style := _STYLES.get(role):
            story.paragraph(style, words(said))
            above += 1
    if letter.mark:
        story.paragraph("Mark", *_mark(letter.mark, above, layout))
    if letter.signer:
        name = _run(letter.signer, '<w:rStyle w:val="Signer"/>')
        story.paragraph("SignedNumber", f"{_TAB}{words(letter.number)}{_TAB}{words('签发人：')}{name}")
    elif letter.has_head:
        story.paragraph("DocumentNumber", words(letter.number))


def _mark(name: str, above: int, layout: Layout) -> tuple[str, str]:
    """Content and properties of the name in red: as large as fits on one line."""
    size = max(min(layout.mark.size, layout.text_width * POINTS // len(name)), _SMALLEST_MARK)
    line = size * _LEADING
    before = max(_MARK_TOP * POINTS - above * layout.pitch - (line - size) / 2, 0)
    spacing = f'<w:spacing w:before="{twips(before)}" w:line="{twips(line)}" w:lineRule="exact"/>'
    halves = round(size * 2)
    sized = f'<w:rFonts w:hint="eastAsia"/><w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/>'
    return _run(name, sized), spacing


def _run(text: str, properties: str) -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def add_imprint(story: Story, letter: Letter, layout: Layout) -> None:
    """What stands at the foot of the last page: a table that floats on the type area's lower edge.

    It is placed from the page's upper edge: LibreOffice lets no other table float that is as wide as
    the text, and sets frames where they are written.
    """
    rows, lines = [], 0
    for role, said in letter.imprint:
        if role == "copy_to":
            rows.append(_row("Copies", words(said)))
            lines += _lines(said, layout)
        else:
            rows.append(_row("Imprint", f"{_TAB}{words(letter.issued_by)}{_TAB}{words(letter.issued)}"))
            lines += 1
    unit = measures(layout)
    width, place = unit.text_width, unit.height - unit.bottom - lines * unit.pitch
    edges = (("top", 8), ("bottom", 8), ("insideH", 6))
    borders = "".join(_EDGE.format(edge=edge, size=size) for edge, size in edges)
    story.parts.append(
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page"'
        f' w:horzAnchor="page" w:tblpX="{unit.left}" w:tblpY="{place}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{"".join(rows)}</w:tbl>'
    )
    story.paragraph("TableGap", "")


def _lines(copies: str, layout: Layout) -> int:
    """How many lines the bodies that get a copy take: one character free on either side, three more
    before the lines after the first.
    """
    room = layout.text_width * POINTS / layout.imprint.size - 2
    return 1 + math.ceil(max(breadth(copies) - room, 0) / (room - 3))


def _row(style: str, content: str) -> str:
    return (
        "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr/>"
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p></w:tc></w:tr>'
    )
