"""Sheets of a workbook that seem to belong to the form, but are not read under their names."""

from collections.abc import Iterator

from huibao.errors import Problem
from huibao.form import layout
from huibao.i18n import _

from .form_header import alike, nearest
from .grid import Grid, Workbook

_SAME = 0.75
"""How much of two headers must be the same for one sheet to be a copy of the other."""


def unread(workbook: Workbook) -> list[Problem]:
    """A problem for each sheet of the form that was renamed, and for each copy of one.

    Sheets of the user's own, which have neither a name nor a header like one of the form's, are no matter.
    """
    return list(_unread(workbook))


def _unread(workbook: Workbook) -> Iterator[Problem]:
    missing = [name for name in layout.COLUMNS if name not in workbook.grids]
    for name, grid in workbook.others.items():
        kin, share = _kin(grid)
        meant = kin if kin in missing else next((each for each in missing if alike(each, name)), "")
        if meant:
            yield Problem(
                _("the form's sheet “{meant}” is not there; “{name}” is not read").format(
                    meant=meant, name=name
                ),
                f"{name}!1",
                _("call this sheet “{meant}” again; if it is something else, give it another name").format(
                    meant=meant
                ),
            )
        elif share >= _SAME:
            yield Problem(
                _("this sheet has the columns of “{kin}”, but only “{kin}” itself is read").format(kin=kin),
                f"{name}!1",
                _("copy what is needed of it to “{kin}”, and delete this sheet").format(kin=kin),
            )


def _kin(grid: Grid) -> tuple[str, float]:
    """The form's sheet whose header a sheet has, and how much of all columns of the two they share."""
    best, most = "", 0.0
    for name, columns in layout.COLUMNS.items():
        met = set(nearest(grid, columns).columns.values())
        share = len(met & set(columns)) / len(met | set(columns))
        if share > most and met.issuperset(layout.NEEDED_COLUMNS[name]):
            best, most = name, share
    return best, most
