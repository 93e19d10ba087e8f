"""Merged cells of a form: only the first of them has a value, and what was meant for the others is lost."""

import re
from collections.abc import Iterator

from huibao.errors import Problem
from huibao.form import layout
from huibao.i18n import _

from .form_header import Header
from .grid import COLUMNS_LIMIT, Grid, column_of, reference

_RANGE = re.compile(r"([A-Z]+)([0-9]{1,7}):([A-Z]+)([0-9]{1,7})")
_NEEDED = frozenset((layout.UNIT, *layout.VALUE_COLUMNS))
"""The columns in which each row has a cell of its own; remarks may go over several rows."""


def lost(grid: Grid, head: Header) -> Iterator[Problem]:
    """A problem for each range that takes in several cells of figures or units, and has a value."""
    code = next((column for column, name in head.columns.items() if name == layout.CODE), -1)
    for written in grid.merged:
        match = _RANGE.fullmatch(written)
        if match is None:
            continue
        left, right = column_of(match[1]), min(column_of(match[3]), COLUMNS_LIMIT)
        top, bottom = int(match[2]), min(int(match[4]), len(grid.rows))
        if top > len(grid.rows) or left not in grid.rows[top - 1]:
            continue
        hidden = [
            reference(column, row)
            for row in range(max(top, head.row + 1), bottom + 1)
            for column in range(left, right + 1)
            if (row, column) != (top, left)
            and head.columns.get(column) in _NEEDED
            and code in grid.rows[row - 1]
        ]
        if hidden:
            yield Problem(
                _("the cells {cells} are merged: only {first} counts, and {hidden} would be left out").format(
                    cells=written, first=f"{match[1]}{top}", hidden=", ".join(hidden[:10])
                ),
                f"{grid.name}!{match[1]}{top}",
                _("take the merging back (取消单元格合并), and write into each cell what belongs there"),
            )
