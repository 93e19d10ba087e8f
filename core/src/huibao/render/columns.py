"""How wide a table's columns are, and whether it asks for a landscape page: the same in Word and PDF."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from huibao.model.document import Table, plain
from huibao.model.layout import POINTS, Layout

MOST_COLUMNS = 8
"""So many stand on an upright page if their numbers do; a table with more is set across a landscape one."""
_LEAST_WORDS = 12
"""Half-width characters that a cell of words needs at least; what is longer is broken into lines."""
_PADDING = 3
"""What the cell's margins take, in half-width characters, rounded up."""


def measure(table: Table) -> list[int]:
    """What each column's longest content takes, in half-width characters.

    ValueError when a row has not as many cells as the header.
    """
    return [_longest(column) + _PADDING for column in _columns(table)]


def is_wide(table: Table, needs: list[int], layout: Layout) -> bool:
    """Whether the table, of those measures, asks for a landscape page.

    So it does with many columns, or where an upright one would break numbers.
    """
    if len(needs) > MOST_COLUMNS:
        return True
    room = layout.text_width * POINTS / layout.table.size * 2
    if sum(needs) <= room:
        return False
    return sum(map(_least, _columns(table), table.numeric)) > room


def shares(needs: list[int], room: int) -> list[int]:
    """What each column gets of the width: what it needs; where that is too much, the widest give way.

    room is how many half-width characters the width holds.
    """
    needs = needs[:]
    for _ in range(sum(needs) - max(room, len(needs))):
        needs[needs.index(max(needs))] -= 1
    return needs


def _least(column: tuple[str, ...], numeric: bool) -> int:
    """Half-width characters below which a column's numbers, or too many of its words, are broken."""
    head, *cells = map(_measure, column)
    cells = cells if numeric else [min(cell, _LEAST_WORDS) for cell in cells]
    return max(-(-head // 2), *cells, 1) + _PADDING


def _columns(table: Table) -> Iterable[tuple[str, ...]]:
    rows = [[cell[0].text if len(cell) == 1 else plain(cell) for cell in row] for row in table.rows]
    return zip(table.header, *rows, strict=True)


def _longest(column: Sequence[str]) -> int:
    head, *cells = column
    if "".join(cells).isascii():  # a column of bare numbers
        return max([_measure(head), *map(len, cells)])
    return max(map(_measure, column))


@lru_cache(maxsize=8192)  # names and units come again and again
def _measure(text: str) -> int:
    """Width in half-width characters: a Chinese one is three bytes of UTF-8 and counts two."""
    return (len(text) + len(text.encode(errors="replace"))) // 2
