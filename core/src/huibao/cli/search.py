"""report describe --find: the indicator for a figure that somebody holds on paper."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from huibao.i18n import _
from huibao.structure.lookup import find, nearest

from .findings import show_json
from .indicators import show_found
from .origins import removal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huibao.model.catalogue import Catalogue
    from huibao.model.indicator import Indicator

_MOST = 5
"""How many are offered where none is called so."""


def show_search(phrase: str, part: Catalogue, whole: Catalogue, form: str) -> None:
    """The indicators that a phrase finds in a sub-kind's part of the catalogue, or else in all of it.

    Where none holds the phrase: those that come nearest, and how to write an indicator of one's own.
    """
    here = find(phrase, part.indicators.values())
    found = here or find(phrase, whole.indicators.values())
    near = [] if found else [whole.indicators[code] for _name, code in nearest(phrase, whole, _MOST)]
    if form == "json":
        show_json({"found": _plain(found), "nearest": _plain(near)})
        return
    if change := whole.removal_of(phrase):
        click.echo(f"{change.id} {phrase}: {removal(change)}\n")
    if found and not here:
        click.echo(_("The form of this kind does not ask for it, but a data file may hold it:") + "\n")
    elif near:
        click.echo(_("No indicator is called “{phrase}”. These come nearest:").format(phrase=phrase) + "\n")
    elif not found:
        click.echo(_("No indicator is called “{phrase}”.").format(phrase=phrase))
    show_found(found or near, whole)
    if not found:
        _show_local(phrase, near[0].section if near else "…", whole.unit_type.id)


def _show_local(phrase: str, section: str, type_id: str) -> None:
    """How a data file takes a figure that no indicator is there for."""
    click.echo()
    click.echo(_("If none of them is meant, write an indicator of your own into the data file:"))
    for line in (
        "[local.NAME]",
        f"name = {json.dumps(phrase, ensure_ascii=False)}",
        'unit = "…"',
        f'section = "{section}"   # report describe {type_id} --part sections',
        "value = …",
    ):
        click.echo(f"    {line}")


def _plain(indicators: Sequence[Indicator]) -> Any:
    from huibao.content.converter import converter

    return converter.unstructure(list(indicators))
