"""report describe --dictionary: the shared indicators that a type may pick with `uses`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from huibao.i18n import _

from .findings import show_json
from .opening import open_plugins
from .tables import show_table

if TYPE_CHECKING:
    from huibao.model.indicator import Indicator


def show_dictionary(ctx: click.Context, phrase: str | None, form: str) -> None:
    """All of it in its own order, or what a phrase finds, nearest first."""
    from huibao.plugin.assemble import dictionary
    from huibao.structure.lookup import find

    shared = list(dictionary(open_plugins(ctx)).values())
    found = shared if phrase is None else find(phrase, shared)
    if form == "json":
        from huibao.content.converter import converter

        show_json(converter.unstructure(found))
    elif found:
        _show(found, foreign=any(each.plugin != "huibao" for each in shared))
    else:
        click.echo(_("No shared indicator is called “{phrase}”.").format(phrase=phrase))


def _show(indicators: list[Indicator], *, foreign: bool) -> None:
    click.secho(_("Shared indicators ({n})").format(n=len(indicators)), fg="green")
    header = [_("code"), _("name"), _("unit"), _("section"), _("also")]
    rows = [
        [each.code, each.name, each.unit, each.section, "、".join(each.aliases) or "—"] for each in indicators
    ]
    if foreign:
        header.insert(1, _("plugin"))
        for row, each in zip(rows, indicators, strict=True):
            row.insert(1, each.plugin)
    show_table(header, rows)
