"""report plugins: what is installed, and why something failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from huibao.i18n import N_, _

from .findings import show_json
from .opening import open_plugins
from .options import json_option
from .tables import show_table

if TYPE_CHECKING:
    from huibao.plugin.manager import PluginRecord


@click.command("plugins", help=N_("List the plugins: version, hooks, or why one failed."))
@json_option
@click.pass_context
def command(ctx: click.Context, form: str) -> int:
    """One line a plugin; exit code 2 if one could not be loaded."""
    plugins = open_plugins(ctx)
    if form == "json":
        show_json([_data(record) for record in plugins.records])
    else:
        show_table(
            (_("plugin"), _("distribution"), _("version"), _("hooks")),
            [
                (record.name, record.distribution, record.version, _hooks(record))
                for record in plugins.records
            ],
        )
    return 2 if plugins.failed else 0


def _hooks(record: PluginRecord) -> str:
    if record.failure:
        return click.style(_("failed: {failure}").format(failure=record.failure), fg="red")
    return " ".join(hook.removeprefix("huibao_") for hook in record.hooks)


def _data(record: PluginRecord) -> dict[str, object]:
    return {
        "name": record.name,
        "distribution": record.distribution,
        "version": record.version,
        "hooks": list(record.hooks),
        "failure": record.failure,
    }
