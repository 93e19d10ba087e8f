"""report types: which unit types are installed."""

from __future__ import annotations

import click

from huibao.i18n import N_, _

from .findings import show_json
from .opening import open_plugins
from .options import json_option
from .tables import show_table


@click.command("types", help=N_("List the installed unit types."))
@json_option
@click.pass_context
def command(ctx: click.Context, form: str) -> None:
    """One line a type: id, name, sub-kinds, plugin."""
    from huibao.plugin.assemble import unit_types

    types = unit_types(open_plugins(ctx)).values()
    if form == "json":
        show_json(
            [
                {
                    "id": each.id,
                    "name": each.name,
                    "kinds": {kind.id: kind.name for kind in each.kinds.values()},
                    "plugin": each.plugin,
                }
                for each in types
            ]
        )
    elif types:
        show_table(
            (_("type"), _("name"), _("kinds")),
            [
                (each.id, each.name, "、".join(f"{k.id} {k.name}" for k in each.kinds.values()))
                for each in types
            ],
        )
    else:
        click.echo(_("no unit type is installed; try: pip install huibao[all]"))
