"""The Excel form of a data file, read back into the same tree as the TOML with the same content."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from huibao.errors import InputError, Problem
from huibao.form import layout
from huibao.i18n import _
from huibao.model.formats import RawData

from .form_sheets import unread
from .form_tree import FormTree
from .grid import Workbook, load
from .intake import take_in
from .plain import problems_in

_INDEX = re.compile(r"\[(\d+)\]")
_SHEETS = {
    **dict.fromkeys(layout.FIGURE_COLUMNS, layout.FIGURES),
    "local": layout.LOCAL,
    "texts": layout.TEXTS,
    "lists": layout.LISTS,
    "explanations": layout.EXPLANATIONS,
}
"""Where what is missing in a table of the data file belongs."""
_BASICS = frozenset(path.partition(".")[0] for path in layout.BASIC_ROWS.values())


class FaultyCellsError(InputError):
    """Some cells of a form cannot be read; rest holds all the others, in which more may be wrong."""

    def __init__(self, file: Path, problems: list[Problem], rest: RawData) -> None:
        super().__init__(file, problems)
        self.rest = rest


def read(path: Path) -> RawData:
    """The data in a filled form.

    Numbers come as int or Decimal, a cell showing 98% as 98, 是 and 否 of yes/no indicators as
    true and false; a row with a note gives a table of value and note. Raises InputError with every
    problem of the form: error values, formulas without a value, dates where figures belong, rows
    without a code. Hostile files are refused before a spreadsheet library sees them.
    """
    workbook = load(take_in(path), path, layout.READ_SHEETS, ignored=(layout.GUIDE,))
    missing = [sheet for sheet in layout.REQUIRED_SHEETS if sheet not in workbook.grids]
    problems = unread(workbook)
    if missing:
        raise InputError(path, problems or _no_form(workbook, missing))
    form = FormTree(workbook.grids)
    locate = _locator({**form.empty, **form.places}, form.unit_beside)
    raw = RawData(path.name, form.tree, locate, units=form.units)
    faulty = form.problems + problems_in(form.tree, locate)
    if problems:
        raise InputError(path, problems + faulty)
    if faulty:
        raise FaultyCellsError(path, faulty, raw)
    return raw


def _no_form(workbook: Workbook, missing: list[str]) -> Problem:
    """For a workbook that has not even the beginnings of a form."""
    message = _("this workbook is not a huibao form: it has no sheet {missing}, only {names}")
    return Problem(
        message.format(missing="、".join(missing), names="、".join(workbook.names[:10])),
        hint=_("write a form with 'report template' and copy the values there"),
    )


def _locator(places: Mapping[str, str], unit_beside: Callable[[str], str]) -> Callable[[str], str]:
    def locate(path: str) -> str:
        """The cell of a path, or of the value that it is part of; else the sheet, or the path itself."""
        part = _INDEX.sub(r".\1", path)
        figure, _dot, last = part.rpartition(".")
        if last == "unit" and places.get(figure, "").startswith(f"{layout.FIGURES}!"):
            return unit_beside(places[figure])
        while part:
            if part in places:
                return places[part]
            part = part.rpartition(".")[0]
        if path.partition(".")[0] in _BASICS:
            return layout.BASICS
        return _SHEETS.get(path.partition(".")[0], path)

    return locate
