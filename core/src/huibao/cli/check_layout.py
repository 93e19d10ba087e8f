"""report check-layout: a Word file held against a layout."""

from __future__ import annotations

from pathlib import Path

import click

from huibao.i18n import N_, _, ngettext

from .findings import show_json
from .layouts import layout_named, layout_option
from .options import json_option

_SHOWN = 5


@click.command("check-layout", help=N_("Hold a Word file against a layout, by the clauses of GB/T 9704."))
@click.argument("file", type=click.Path(path_type=Path), metavar=N_("FILE"))
@layout_option
@json_option
def command(file: Path, layout_name: str, form: str) -> int:
    """Exit code 1 if the file departs from the layout."""
    from huibao.read.intake import take_in
    from huibao.render.docx.judged import deviations

    layout = layout_named(layout_name)
    found = deviations(str(file), take_in(file), layout)
    if form == "json":
        show_json(
            [{"clause": each.clause, "message": each.message, "places": list(each.places)} for each in found]
        )
        return int(bool(found))
    for each in found:
        own = _("layout {name}").format(name=layout.id)
        clause = _("clause {clause}").format(clause=each.clause) if each.clause else own
        click.echo(f"{clause}: {each.message}\n    → {_places(each.places)}")
    if found:
        summary = ngettext("{n} deviation from {layout}", "{n} deviations from {layout}", len(found))
    else:
        summary = _("no deviation from {layout}")
    click.echo(f"{file}: {summary.format(n=len(found), layout=layout.name)}")
    return int(bool(found))


def _places(places: tuple[str, ...]) -> str:
    """The first places, and how many more there are."""
    shown = _("; ").join(places[:_SHOWN])
    more = len(places) - _SHOWN
    return shown if more <= 0 else shown + _(" and {n} more").format(n=more)
