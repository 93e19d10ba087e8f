"""A workbook's sheets as plain cells, each with its place and, where it cannot be used, its fault."""

import re
import warnings
from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from math import isfinite
from pathlib import Path
from typing import Any

from attrs import frozen

from huibao.errors import InputError, Problem
from huibao.i18n import _

from .archive import opened
from .formulas import Blanks, blanks

ROWS_LIMIT = 5000
COLUMNS_LIMIT = 40
_HEAD_ROWS = 10

_TOO_MUCH = 10**15

Scalar = str | int | Decimal | bool | date

_FORMAT_TEXT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_CARRIAGE_RETURN = re.compile(r"_x000D_|\r")


@frozen
class Cell:
    """One cell that is not empty.

    value     "" where there is a fault
    percent   the cell shows its number with a percent sign; value is what is shown, 98 for 98%
    fault     why the value cannot be used; None if it can
    """

    place: str
    value: Scalar
    percent: bool = False
    fault: Problem | None = None


@frozen
class Grid:
    """A sheet: its rows from the first, each the cells that are not empty by column from 0.

    merged are the ranges of merged cells, E12:E13: all but their first cells are empty.
    """

    name: str
    rows: tuple[Mapping[int, Cell], ...]
    merged: Sequence[str] = ()


@frozen
class Workbook:
    """names are those of all sheets; grids holds the sheets that were asked for, as far as they exist.

    others are the first ten rows of the sheets that nobody asked for.
    """

    names: tuple[str, ...]
    grids: Mapping[str, Grid]
    others: Mapping[str, Grid]


def load(data: bytes, path: Path, wanted: Container[str], ignored: Container[str] = ()) -> Workbook:
    """The wanted sheets of a workbook, and the heads of all others but those to be ignored.

    Raises InputError where the bytes are no workbook that may be opened, and for sheets with
    anything below row 5000. Columns beyond the 40th are not looked at.
    """
    with opened(data, path) as archive:
        try:
            found = blanks(archive)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return _loaded(data, path, wanted, ignored, found)
        except InputError:
            raise
        except Exception:
            # openpyxl raises whatever its parsers meet: KeyError, ValueError, expat's, zlib's …
            hint = _("open it in Excel or WPS and save it again as .xlsx")
            raise InputError(path, Problem(_("the workbook is damaged"), hint=hint)) from None


def _loaded(
    data: bytes,
    path: Path,
    wanted: Container[str],
    ignored: Container[str],
    seeming: Mapping[str, Blanks],
) -> Workbook:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        found, others = {}, {}
        for sheet in book.worksheets:
            title = str(sheet.title)
            name = title.strip()
            if name in wanted:
                found[name] = _grid(sheet, name, path, seeming.get(title, Blanks()))
            elif name not in ignored:
                others[name] = _head(sheet, name)
        return Workbook(tuple(book.sheetnames), found, others)
    finally:
        book.close()


def _grid(sheet: Any, name: str, path: Path, seeming: Blanks) -> Grid:
    """One sheet; `sheet` is openpyxl's read-only worksheet, whatever its class is called this year."""
    rows: list[Mapping[int, Cell]] = []
    # What the sheet says of its own size is not believed.
    for number, row in enumerate(sheet.iter_rows(1, ROWS_LIMIT + 1, 1, COLUMNS_LIMIT), start=1):
        cells = {}
        for column, raw in enumerate(row):
            if not seeming.unworked and _is_empty(raw):
                continue
            where = reference(column, number)
            cell = _cell(f"{name}!{where}", raw, where in seeming.unworked)
            if cell:
                cells[column] = cell
        if number > ROWS_LIMIT and cells:
            message = _("the sheet is longer than {limit} rows").format(limit=ROWS_LIMIT)
            hint = _("delete everything below the form")
            raise InputError(path, Problem(message, f"{name}!{number}", hint))
        rows.append(cells)
    return Grid(name, tuple(rows), seeming.merged)


def _head(sheet: Any, name: str) -> Grid:
    """The first rows of a sheet, by which it can be seen what it is."""
    rows = []
    for number, row in enumerate(sheet.iter_rows(1, _HEAD_ROWS, 1, COLUMNS_LIMIT), start=1):
        cells = (
            (column, _cell(f"{name}!{reference(column, number)}", raw, False))
            for column, raw in enumerate(row)
            if not _is_empty(raw)
        )
        rows.append({column: cell for column, cell in cells if cell})
    return Grid(name, tuple(rows))


def reference(column: int, row: int) -> str:
    """What people call a cell; columns are counted from 0, rows from 1: D12."""
    return f"{_letter(column)}{row}"


def column_of(letters: str) -> int:
    """The number of a column counted from 0: 1 for B, 26 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _letter(column: int) -> str:
    """A, B, … Z, AA, … of a column counted from 0; enough for `COLUMNS_LIMIT`."""
    high, low = divmod(column, 26)
    return (chr(64 + high) if high else "") + chr(65 + low)


def _is_empty(raw: Any) -> bool:
    """Most cells are: openpyxl fills each row up to the last column that is asked for."""
    return raw.value is None and raw.data_type != "e"


def _cell(place: str, raw: Any, waiting: bool) -> Cell | None:
    """A cell of openpyxl's, None where it is empty."""
    value = raw.value
    if waiting:
        return _faulty(
            place,
            _("the formula in this cell has not been worked out"),
            _("open the workbook in Excel or WPS, let it calculate, and save it"),
        )
    if raw.data_type == "e":
        message = _("the cell shows the error {error}").format(error=str(value)[:20])
        return _faulty(place, message, _("mend the formula, or type the figure itself"))
    if isinstance(value, str):
        text = _CARRIAGE_RETURN.sub("", value).strip()
        return Cell(place, text) if text else None
    if isinstance(value, bool):
        return Cell(place, value)
    if isinstance(value, int | float):
        return _numeric(place, value, "%" in _FORMAT_TEXT.sub("", str(raw.number_format)))
    if isinstance(value, datetime) and value == datetime.combine(value.date(), time()):
        return Cell(place, value.date())
    if value is None:
        return None
    return _faulty(
        place, _("the cell holds a time of day"), _("give the cell the format “常规” and type again")
    )


def _numeric(place: str, value: float, percent: bool) -> Cell:
    if not isfinite(value) or abs(value) >= _TOO_MUCH:
        return _faulty(place, _("this number has too many digits"), _("write the figure as in the records"))
    # Spreadsheets keep 15 digits; further ones are noise of binary fractions (0.1 + 0.2).
    exact = Decimal(f"{value:.15g}") * (100 if percent else 1)
    return Cell(place, int(exact) if exact == exact.to_integral_value() else exact.normalize(), percent)


def _faulty(place: str, message: str, hint: str) -> Cell:
    return Cell(place, "", fault=Problem(message, place, hint))
