"""report template: an Excel form, empty or filled from a data file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from huibao.errors import OutputError
from huibao.i18n import N_, _

from .opening import called_as, kind_called, open_type, read_file
from .options import kind_option, required_type_option


@click.command("template", help=N_("Write an Excel form to fill in."))
@required_type_option
@kind_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar=N_("OUT"),
    help=N_("File to write; TYPE.xlsx if left out."),
)
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    metavar=N_("FILE"),
    help=N_("Fill the form from this data file."),
)
@click.option(
    "--previous",
    type=click.Path(path_type=Path),
    metavar=N_("FILE"),
    help=N_("Fill last year's column, and the targets planned then, from this data file."),
)
@click.option("--force", is_flag=True, help=N_("Overwrite a file that is there already."))
@click.pass_context
def command(
    ctx: click.Context,
    type_id: str,
    kind_id: str,
    output: Path | None,
    source: Path | None,
    previous: Path | None,
    force: bool,
) -> None:
    """The form reads back to the same submission."""
    from huibao.content.profile import profile
    from huibao.form.filling import flat
    from huibao.form.write import write_form
    from huibao.structure.prefilled import form_of
    from huibao.write import check_target, write_atomically

    target = output or Path(f"{type_id}.xlsx")
    check_target(target)
    if target.exists() and not force:
        # It may be the form that somebody has filled in meanwhile.
        raise OutputError(
            _("{path} is there already").format(path=target),
            hint=_("choose another name with -o, or overwrite with --force"),
        )
    unit_type = open_type(ctx, type_id)
    kind_id = kind_called(unit_type, kind_id)
    part = profile(unit_type.catalogue, kind_id)
    tree: dict[str, Any] = {}
    if source:
        raw = read_file(ctx, source, type_id)
        with called_as(source, raw):
            raw = unit_type.upgraded(raw)
            unit_type.structure(raw)
        tree = dict(raw.tree)
    if previous:
        raw = read_file(ctx, previous, type_id)
        with called_as(previous, raw):
            raw = unit_type.upgraded(raw)
            period = unit_type.structure(raw).period
        tree["previous"] = raw.tree.get("figures", {})
        if "local" in raw.tree:
            from huibao.structure.last_year import own_of_last_year  # few files have any

            tree["local"] = own_of_last_year(tree, raw.tree, plans=period.is_whole_year)
        if period.is_whole_year and "planned" in raw.tree:
            tree["targets"] = dict([*flat(raw.tree["planned"]), *flat(tree.get("targets", {}))])
        tree.setdefault("unit", raw.tree["unit"])
    if kind_id:
        tree["unit"] = {"kind": kind_id, **tree.get("unit", {})}
    kinds = part.unit_type.kinds
    name = kinds[kind_id].name if kind_id else part.unit_type.name
    write_atomically(target, write_form(form_of(name, part, unit_type.catalogue, tree)))
    click.echo(_("written: {path}").format(path=target))
