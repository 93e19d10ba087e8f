"""Head and imprint of an official letter (版头, 版记) as plain data for the template report.typ."""

from huibao.model.layout import POINTS, Layout
from huibao.model.letter import Letter
from huibao.render.characters import clean
from huibao.render.letter_lines import MARK_TOP, is_issued_on_one_line, mark_lines

from .sheet import Tree

_RED_LINE = 4
"""Millimetres from the document's number to the red line."""
_LOOKS = {"copy_number": "body", "secrecy": "label", "urgency": "label"}


def head(letter: Letter, layout: Layout) -> Tree:
    """What stands before the title, down to the red line."""
    above = [(_LOOKS[role], clean(words)) for role, words in letter.head if role in _LOOKS]
    mark, size = mark_lines(letter.mark, layout) if letter.mark else ((), layout.mark.size)
    return {
        "above": above,
        "mark": [clean(line) for line in mark],
        "mark-size": size,
        "mark-before": max(MARK_TOP * POINTS - len(above) * layout.pitch, 0),
        "number": clean(letter.number),
        "signer": clean(letter.signer),
        "closed": letter.has_head or bool(letter.signer),
        "red-line": _RED_LINE * POINTS - (layout.pitch - layout.body.size) / 2,
    }


def imprint(letter: Letter, layout: Layout) -> list[Tree]:
    """The rows at the foot of the last page, each with what stands on the left and perhaps on the right.

    broken says that the right has a line of its own.
    """
    apart = not is_issued_on_one_line(letter, layout)
    rows: list[Tree] = []
    for role, words in letter.imprint:
        row = [words] if role == "copy_to" else [letter.issued_by, letter.issued]
        rows.append({"words": [clean(each) for each in row], "broken": apart})
    return rows
