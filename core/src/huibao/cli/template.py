"""report template: an Excel form, empty or filled from a data file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from huibao.i18n import N_, _

from .opening import open_type, read_file
from .options import required_type_option

if TYPE_CHECKING:
    from huibao.form.model import Form
    from huibao.model.catalogue import Catalogue


@click.command("template", help=N_("Write an Excel form to fill in."))
@required_type_option
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
    help=N_("Fill last year's column from this data file."),
)
@click.pass_context
def command(
    ctx: click.Context, type_id: str, output: Path | None, source: Path | None, previous: Path | None
) -> None:
    """The form reads back to the same submission."""
    from huibao.form.write import write_form
    from huibao.write import check_target, write_atomically

    target = output or Path(f"{type_id}.xlsx")
    check_target(target)
    unit_type = open_type(ctx, type_id)
    tree: dict[str, Any] = {}
    if source:
        raw = read_file(ctx, source)
        unit_type.structure(raw)
        tree = dict(raw.tree)
    if previous:
        raw = read_file(ctx, previous)
        unit_type.structure(raw)
        tree["previous"] = raw.tree.get("figures", {})
        tree.setdefault("unit", raw.tree["unit"])
    write_atomically(target, write_form(form_of(unit_type.catalogue, tree)))
    click.echo(_("written: {path}").format(path=target))


def form_of(catalogue: Catalogue, tree: dict[str, Any]) -> Form:
    """The form of a unit type, filled from the plain values of a data file."""
    from huibao.form.model import Form

    return Form(
        unit_type=catalogue.unit_type.id,
        name=catalogue.unit_type.name,
        indicators=tuple(catalogue.indicators.values()),
        sections=tuple((each.id, each.title) for each in catalogue.sections.values()),
        kinds=tuple(catalogue.unit_type.kinds.values()),
        outlines=tuple(catalogue.outlines.values()),
        tree=tree,
    )
