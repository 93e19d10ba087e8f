"""The rows of the form's sheets by column name, and their values by what they should be."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from huibao.errors import Problem
from huibao.form import layout
from huibao.form.layout import NO, YES, YES_NO_UNIT
from huibao.i18n import _

from .form_header import header
from .grid import Cell, Grid, Scalar, reference

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


class Row(dict[str, Cell]):
    """The cells of a row that are not empty, by the names of their columns."""

    def __init__(self, grid: Grid, number: int, columns: Mapping[int, str]) -> None:
        """The row of that number, counted from 1, under a header."""
        cells = grid.rows[number - 1].items()
        super().__init__((columns[column], cell) for column, cell in cells if column in columns)
        self._grid, self._number, self._columns = grid, number, columns

    def place(self, name: str) -> str:
        """Where the cell of a column is, also an empty one; "" without such a column."""
        found = (column for column, known in self._columns.items() if known == name)
        return next((f"{self._grid.name}!{reference(column, self._number)}" for column in found), "")


def rows(grid: Grid, problems: list[Problem]) -> Iterator[Row]:
    """The filled rows below a sheet's header, by column name; one problem where it has no header."""
    head = header(grid, problems)
    if head is not None:
        if grid.merged and layout.VALUE in head.columns.values():
            from .merged import lost  # few forms have merged cells

            problems += lost(grid, head)
        found = (Row(grid, below, head.columns) for below in range(head.row + 1, len(grid.rows) + 1))
        yield from filter(None, found)


def usable(cell: Cell | None, problems: list[Problem]) -> Cell | None:
    """The cell if there is one and it can be used; its fault becomes a problem."""
    if cell is not None and cell.fault:
        problems.append(cell.fault)
        return None
    return cell


def text(cell: Cell | None, problems: list[Problem]) -> str:
    """What a cell says, "" for an empty or faulty one."""
    cell = usable(cell, problems)
    if cell is None:
        return ""
    if isinstance(cell.value, bool):
        return YES if cell.value else NO
    if isinstance(cell.value, Decimal):
        return f"{cell.value:f}" + ("%" if cell.percent else "")
    return f"{cell.value}%" if cell.percent else str(cell.value)


def figure(cell: Cell | None, unit: str, problems: list[Problem]) -> Scalar | None:
    """A figure as a data file holds it, None for an empty or faulty cell.

    unit is the indicator's: 是 and 否 are true and false where it is 是否; a cell with a percent
    format is a bare number where it is %, and the text "98%" for any other unit, to be judged there.
    """
    cell = usable(cell, problems)
    if cell is None:
        return None
    if isinstance(cell.value, date):
        problems.append(
            Problem(
                _("the cell holds the date {date}, not a figure").format(date=cell.value.isoformat()),
                cell.place,
                _("give the cell the format “常规” or “文本” and type the figure again"),
            )
        )
        return None
    if unit == YES_NO_UNIT and cell.value in (YES, NO):
        return cell.value == YES
    if cell.percent and unit != "%":
        return text(cell, problems)
    return cell.value


def period(cell: Cell, problems: list[Problem]) -> str:
    """A period as text; Excel makes a date of 2023-05, which is undone."""
    if isinstance(cell.value, date) and cell.value.day == 1:
        return f"{cell.value:%Y-%m}"
    return text(cell, problems)


def day(cell: Cell, problems: list[Problem]) -> str | date:
    """A date, also of a text such as 2024年1月5日; other text as it is."""
    found = usable(cell, problems)
    if found is None or isinstance(found.value, date):
        return found.value if found and isinstance(found.value, date) else ""
    written = text(found, problems)
    match = _DAY.fullmatch(written)
    try:
        return date(*map(int, match.groups())) if match else written
    except ValueError:
        return written


def whole(cell: Cell, problems: list[Problem]) -> int | str:
    """A whole number where the cell holds one, also as text."""
    written = text(cell, problems)
    return int(written) if re.fullmatch(r"[0-9]{1,9}", written) else written
