"""report plugins: what is installed, what each plugin does, and why something failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from huibao.i18n import N_, _

from .findings import show_json
from .options import json_option
from .tables import table_lines

if TYPE_CHECKING:
    from .survey import Surveyed


@click.command("plugins", help=N_("List the plugins: version, types, hooks, or why one failed."))
@json_option
@click.pass_context
def command(ctx: click.Context, form: str) -> int:
    """A line for each plugin and what there is to say below it; exit code 2 if one is faulty."""
    from .loading import load_plugins
    from .survey import survey

    plugins = load_plugins(ctx.find_root())  # it lists them, even where all must work
    found = survey(plugins)
    if form == "json":
        show_json([_data(each) for each in found])
    else:
        _show(found)
    return 2 if any(each.record.failure or each.remarks for each in found) else 0


def _show(found: list[Surveyed]) -> None:
    header = (_("plugin"), _("distribution"), _("version"), _("API"), _("types"), _("extends"))
    head, *lines = table_lines(header, [_cells(each) for each in found])
    click.secho(head.rstrip(), bold=True)
    for each, line in zip(found, lines, strict=True):
        click.echo(line.rstrip())
        record = each.record
        if record.failure:
            click.echo(f"    {click.style(_('failed: {failure}').format(failure=record.failure), fg='red')}")
        elif record.hooks:
            click.echo(f"    {' '.join(hook.removeprefix('huibao_') for hook in record.hooks)}")
        if not record.distribution and record.origin:
            click.echo(f"    {_('from {place}').format(place=record.origin)}")
        for remark in each.remarks:
            click.echo(f"    {click.style(remark, fg='red')}")
        for notice in each.notices:
            click.echo(f"    {click.style(notice, fg='yellow')}")


def _cells(each: Surveyed) -> tuple[str, ...]:
    record = each.record
    cells = (record.name, record.distribution, record.version, record.api)
    return tuple(cell or "—" for cell in (*cells, " ".join(each.types), " ".join(each.extends)))


def _data(each: Surveyed) -> dict[str, object]:
    record = each.record
    return {
        "name": record.name,
        "distribution": record.distribution,
        "version": record.version,
        "origin": record.origin,
        "api": record.api,
        "hooks": list(record.hooks),
        "types": list(each.types),
        "extends": list(each.extends),
        "failure": record.failure,
        "remarks": list(each.remarks),
        "notices": list(each.notices),
    }
