"""Merged cells of a form: only the first of them has a value, and what was meant for the others is lost."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice

from huibao.errors import Problem
from huibao.form import layout
from huibao.i18n import _

from .form_header import Header
from .grid import Grid, column_of, reference

_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_NEEDED = frozenset((layout.UNIT, *layout.VALUE_COLUMNS))
"""The columns in which each row has a cell of its own; remarks may go over several rows."""
_MOST_RANGES, _MOST_NAMED = 1000, 10
"""Nobody merges more by hand, and of so many all that matters is said by a few."""


def lost(grid: Grid, head: Header) -> Iterator[Problem]:
    """A problem for each range that takes in several cells of figures or units, and has a value."""
    code = next((column for column, name in head.columns.items() if name == layout.CODE), -1)
    coded = [row for row, cells in enumerate(grid.rows, start=1) if row > head.row and code in cells]
    needed = [column for column, name in sorted(head.columns.items()) if name in _NEEDED]
    for written in islice(dict.fromkeys(grid.merged), _MOST_RANGES):
        match = _RANGE.fullmatch(written)
        if match is None:
            continue
        left, top = column_of(match[1]), int(match[2])
        if not 0 < top <= len(grid.rows) or left not in grid.rows[top - 1]:
            continue
        rows = coded[bisect_left(coded, top) : bisect_right(coded, int(match[4]))]
        columns = needed[bisect_left(needed, left) : bisect_right(needed, column_of(match[3]))]
        cells = ((row, column) for row in rows for column in columns)
        hidden = [reference(column, row) for row, column in islice(cells, _MOST_NAMED + 1)]
        first = f"{match[1]}{top}"
        if named := [each for each in hidden if each != first][:_MOST_NAMED]:
            yield Problem(
                _("the cells {cells} are merged: only {first} counts, and {hidden} would be left out").format(
                    cells=written, first=first, hidden=", ".join(named)
                ),
                f"{grid.name}!{first}",
                _("take the merging back (取消单元格合并), and write into each cell what belongs there"),
            )
