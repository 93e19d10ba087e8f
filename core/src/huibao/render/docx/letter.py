"""Head and imprint of an official letter (版头, 版记) in a Word document."""

import math

from huibao.model.layout import POINTS, Layout
from huibao.model.letter import Letter
from huibao.render.characters import breadth, escape
from huibao.render.letter_lines import MARK_TOP, imprint_room, is_issued_on_one_line, mark_lines

from .measures import measures, twips
from .story import Story, run, words

_LEADING = 1.2
"""Line of that name, in sizes of its type."""
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
        mark, spacing = _mark(letter.mark, above, layout)
        story.paragraph("Mark", mark.encode(), spacing)
    if letter.signer:
        name = _run(letter.signer, '<w:rStyle w:val="Signer"/>')
        said = f"{_TAB}{run(letter.number)}{_TAB}{run('签发人：')}{name}"
        story.paragraph("SignedNumber", said.encode())
    elif letter.has_head:
        story.paragraph("DocumentNumber", words(letter.number))


def _mark(name: str, above: int, layout: Layout) -> tuple[str, str]:
    """Content and properties of the name in red."""
    lines, size = mark_lines(name, layout)
    line = size * _LEADING
    before = max(MARK_TOP * POINTS - above * layout.pitch - (line - size) / 2, 0)
    spacing = f'<w:spacing w:before="{twips(before)}" w:line="{twips(line)}" w:lineRule="exact"/>'
    halves = round(size * 2)
    sized = f'<w:rFonts w:hint="eastAsia"/><w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/>'
    return "<w:r><w:br/></w:r>".join(_run(each, sized) for each in lines), spacing


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
            rows.append(_row(_line("Copies", run(said))))
            lines += _lines(said, layout, hanging=3)
        elif is_issued_on_one_line(letter, layout):
            rows.append(_row(_line("Imprint", f"{_TAB}{run(letter.issued_by)}{_TAB}{run(letter.issued)}")))
            lines += 1
        else:
            office = _line("Imprint", run(letter.issued_by), measures(layout).indent(left=1, right=1))
            rows.append(_row(f"{office}{_line('Imprint', f'{_TAB}{_TAB}{run(letter.issued)}')}"))
            lines += _lines(letter.issued_by, layout) + 1
    unit = measures(layout)
    width, place = unit.text_width, unit.height - unit.bottom - lines * unit.pitch
    edges = (("top", 8), ("bottom", 8), ("insideH", 6))
    borders = "".join(_EDGE.format(edge=edge, size=size) for edge, size in edges)
    story.add(
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page"'
        f' w:horzAnchor="page" w:tblpX="{unit.left}" w:tblpY="{place}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{"".join(rows)}</w:tbl>'
    )
    story.paragraph("TableGap", b"")


def _lines(said: str, layout: Layout, hanging: int = 0) -> int:
    """How many lines the words take, with so many more characters free before those after the first."""
    room = imprint_room(layout)
    return 1 + math.ceil(max(breadth(said) - room, 0) / (room - hanging))


def _line(style: str, content: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def _row(content: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr/>{content}</w:tc></w:tr>"
