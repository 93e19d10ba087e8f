"""The header of a form's sheet: which column is which, and what a changed one would lose without a word."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from huibao.errors import Problem
from huibao.form import layout
from huibao.i18n import _

from .grid import Cell, Grid, reference

ROWS = 10
"""The header is looked for in so many rows: people put titles above it."""
_ALIKE = 0.5


class Header(NamedTuple):
    """The row of a sheet that names its columns, counted from 1, and the names by column from 0."""

    row: int
    columns: Mapping[int, str]


def header(grid: Grid, problems: list[Problem]) -> Header | None:
    """The header of one of the form's sheets; None and a problem where it cannot be told."""
    needed = layout.NEEDED_COLUMNS[grid.name]
    best = nearest(grid, needed)
    missing = [name for name in needed if name not in best.columns.values()]
    if missing:
        problems.append(_incomplete(grid, best, missing))
        return None
    problems += _lost(grid, best)
    first: dict[str, int] = {}
    for column, name in best.columns.items():
        first.setdefault(name, column)
    return Header(best.row, {column: name for name, column in first.items()})


def nearest(grid: Grid, wanted: tuple[str, ...]) -> Header:
    """The row that has most of the wanted names, the upper one of several."""
    heads = [Header(number, _names(cells)) for number, cells in enumerate(grid.rows[:ROWS], start=1)]
    return max(heads, key=lambda head: len({*wanted} & {*head.columns.values()}), default=Header(1, {}))


def alike(one: str, other: str) -> bool:
    """Whether people may mean the same by two names: 上年数 and 上年同期数, 文字 and 文字（柳河）."""
    from difflib import SequenceMatcher  # only needed when something is wrong

    short, long = sorted(("".join(one.split()), "".join(other.split())), key=len)
    return bool(short) and (short in long or SequenceMatcher(None, short, long).ratio() >= _ALIKE)


def _names(cells: Mapping[int, Cell]) -> dict[int, str]:
    """The texts of a row by column."""
    return {
        column: cell.value for column, cell in cells.items() if isinstance(cell.value, str) and cell.value
    }


def _incomplete(grid: Grid, best: Header, missing: list[str]) -> Problem:
    """Columns that the sheet cannot be read without are missing."""
    met = best.columns.values()
    if not set(met) & set(layout.NEEDED_COLUMNS[grid.name]):
        return Problem(
            _("the sheet has no header row with the columns {columns}").format(
                columns="、".join(layout.NEEDED_COLUMNS[grid.name])
            ),
            f"{grid.name}!1",
            _("restore the column names, or copy the values to a new form"),
        )
    near = [name for name in met if name not in _known(grid.name) and _is_near(name, missing)]
    return Problem(
        _("the header has no column {columns}").format(columns=_quoted(missing)),
        f"{grid.name}!{best.row}",
        _("call {met} by that name again").format(met=_quoted(near))
        if near
        else _("restore the column names, or copy the values to a new form"),
    )


def _is_near(name: str, missing: list[str]) -> bool:
    return any(alike(name, each) for each in missing)


def _lost(grid: Grid, head: Header) -> Iterator[Problem]:
    """Columns with entries that nobody would read: renamed ones, and second ones of a name."""
    read = {*layout.NEEDED_COLUMNS[grid.name], *layout.OPTIONAL_COLUMNS.get(grid.name, ())}
    seen: dict[str, int] = {}
    for column, name in head.columns.items():
        first = seen.setdefault(name, column)
        if name in read and first != column and any(True for _cell in _below(grid, head, column)):
            place = f"{grid.name}!{reference(column, head.row)}"
            message = _("there is a second column “{name}” beside that in {first}")
            yield Problem(
                message.format(name=name, first=reference(first, head.row)),
                place,
                _("keep one of the two, or give this one another name"),
            )
    missing = [name for name in layout.OPTIONAL_COLUMNS.get(grid.name, ()) if name not in seen]
    if missing:
        yield from _renamed(grid, head, missing)


def _renamed(grid: Grid, head: Header, missing: list[str]) -> Iterator[Problem]:
    """Columns of the form that are not there, where others are that may be meant for them."""
    filled = {column for row in grid.rows[head.row :] for column in row}
    strangers = {
        column: head.columns.get(column, "")
        for column in sorted(filled | set(head.columns))
        if head.columns.get(column, "") not in _known(grid.name)
    }
    for name in missing:
        meant = [column for column, met in strangers.items() if met and alike(met, name)]
        if not meant and name in layout.VALUE_COLUMNS:
            meant = [column for column in strangers if _holds_numbers(grid, head, column)]
        if meant:
            places = [reference(column, head.row) for column in meant]
            met = [
                strangers[column] or _("column {letter}").format(letter=place.rstrip("0123456789"))
                for column, place in zip(meant, places, strict=True)
            ]
            yield Problem(
                _("there is no column “{name}”, but a column {met} that nothing is read from").format(
                    name=name, met=_quoted(met)
                ),
                f"{grid.name}!{places[0]}",
                _(
                    "call it “{name}” again; if it is something else, add an empty column “{name}” beside it"
                ).format(name=name),
            )


def _below(grid: Grid, head: Header, column: int) -> Iterator[Cell]:
    """The filled cells of a column."""
    return (row[column] for row in grid.rows[head.row :] if column in row)


def _holds_numbers(grid: Grid, head: Header, column: int) -> bool:
    return any(type(cell.value) in (int, Decimal) for cell in _below(grid, head, column))


def _known(sheet: str) -> set[str]:
    """All names that columns of a sheet may have in a form as it is written."""
    notes = {note for _value, note in layout.FIGURE_COLUMNS.values()} if sheet == layout.FIGURES else set()
    return {*layout.COLUMNS.get(sheet, ()), *layout.NEEDED_COLUMNS[sheet], *notes}


def _quoted(names: list[str]) -> str:
    return "、".join(f"“{name}”" for name in names)
