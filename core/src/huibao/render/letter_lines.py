"""How what is long in an official letter's head and imprint is set: the same in Word and in PDF."""

from huibao.model.layout import POINTS, Layout
from huibao.model.letter import Letter

from .characters import breadth
from .title import broken

MARK_TOP = 35
"""Millimetres from the type area's upper edge to the upper edge of the issuing body's name."""
_SMALLEST_MARK = 22
"""Points of that name, which is to be larger than anything else on the page."""
_APART = 2
"""Characters between the issuing office and the day on the same line."""


def mark_lines(mark: str, layout: Layout) -> tuple[tuple[str, ...], float]:
    """The issuing body's name in red and its size in points: as large as fits, on one line if it does."""
    width = layout.text_width * POINTS
    room = int(width // _SMALLEST_MARK)
    lines = (mark,) if breadth(mark) <= room else broken((mark,), room)
    size = width // max(map(breadth, lines))
    return lines, max(min(layout.mark.size, size), _SMALLEST_MARK)


def imprint_room(layout: Layout) -> float:
    """Characters on a line of the imprint: one is free on either side."""
    return layout.text_width * POINTS / layout.imprint.size - 2


def is_issued_on_one_line(letter: Letter, layout: Layout) -> bool:
    """Whether the issuing office and the day of printing go on one line, as clause 7.4.3 has them."""
    both = letter.issued_by and letter.issued
    return not both or breadth(letter.issued_by) + _APART + breadth(letter.issued) <= imprint_room(layout)
