"""Head and imprint of an official letter (版头, 版记) as plain data for the template report.typ."""

from huibao.model.layout import POINTS, Layout
from huibao.model.letter import Letter
from huibao.render.characters import clean

from .sheet import Tree

_MARK_TOP = 35
"""Millimetres from the type area's upper edge to the upper edge of the issuing body's name."""
_SMALLEST_MARK = 22
_RED_LINE = 4
"""Millimetres from the document's number to the red line."""
_LOOKS = {"copy_number": "body", "secrecy": "label", "urgency": "label"}


def head(letter: Letter, layout: Layout) -> Tree:
    """What stands before the title, down to the red line; the name in red as large as fits on one line."""
    above = [(_LOOKS[role], clean(words)) for role, words in letter.head if role in _LOOKS]
    mark = clean(letter.mark)
    room = layout.text_width * POINTS // max(len(mark), 1)
    return {
        "above": above,
        "mark": mark,
        "mark-size": max(min(layout.mark.size, room), _SMALLEST_MARK),
        "mark-before": max(_MARK_TOP * POINTS - len(above) * layout.pitch, 0),
        "number": clean(letter.number),
        "signer": clean(letter.signer),
        "closed": letter.has_head or bool(letter.signer),
        "red-line": _RED_LINE * POINTS - (layout.pitch - layout.body.size) / 2,
    }


def imprint(letter: Letter) -> list[list[str]]:
    """The rows at the foot of the last page, each with what stands on the left and perhaps on the right."""
    rows = []
    for role, words in letter.imprint:
        row = [words] if role == "copy_to" else [letter.issued_by, letter.issued]
        rows.append([clean(each) for each in row])
    return rows
