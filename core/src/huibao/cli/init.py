"""report init: a starter data file."""

from __future__ import annotations

from pathlib import Path

import click

from huibao.errors import OutputError
from huibao.i18n import N_, _

from .opening import kind_called, open_type
from .options import kind_option, required_type_option


@click.command("init", help=N_("Write a starter data file to fill in."))
@click.argument("folder", metavar=N_("[DIR]"), required=False, type=click.Path(path_type=Path))
@required_type_option
@kind_option
@click.option("--period", metavar=N_("PERIOD"), help=N_("Period of the report; this year if left out."))
@click.option("--force", is_flag=True, help=N_("Overwrite a file that is there already."))
@click.pass_context
def command(
    ctx: click.Context, folder: Path | None, type_id: str, kind_id: str, period: str | None, force: bool
) -> None:
    """Writes TYPE.toml into the folder, which is made if need be."""
    from datetime import date

    from huibao.content.profile import profile
    from huibao.form.starter import starter_file
    from huibao.model.period import Period
    from huibao.write import write_atomically

    period = period or str(date.today().year)
    try:
        Period.parse(period)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--period") from None
    unit_type = open_type(ctx, type_id)
    kind_id = kind_called(unit_type, kind_id)
    text = starter_file(profile(unit_type.catalogue, kind_id), period, kind_id)
    target = (folder or Path()) / f"{type_id}.toml"
    if folder is not None:
        _make(folder)
    if target.exists() and not force:
        raise OutputError(
            _("{path} is there already").format(path=target),
            hint=_("choose another folder, or overwrite with --force"),
        )
    write_atomically(target, text.encode())
    click.echo(_("written: {path}").format(path=target))
    click.echo(_("fill it in, then: report build {path}").format(path=target))


def _make(folder: Path) -> None:
    from huibao.reasons import reason

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = reason(error.strerror or str(error))
        message = _("the folder {folder} cannot be made: {reason}").format(folder=folder, reason=why)
        raise OutputError(message, hint=_("choose another folder")) from error
