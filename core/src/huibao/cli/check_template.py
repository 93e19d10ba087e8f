"""report check-template: whether an office's own Word file can take a report in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from huibao.i18n import N_, _, ngettext

from .findings import show_json
from .options import json_option

if TYPE_CHECKING:
    from huibao.render.docx.template import Check


@click.command("check-template", help=N_("Say whether a Word file of your office can take a report in."))
@click.argument("file", type=click.Path(path_type=Path), metavar=N_("FILE"))
@json_option
def command(file: Path, form: str) -> int:
    """Exit code 1 if something keeps the file from being used."""
    from huibao.read.intake import take_in
    from huibao.render.docx.template import check_template

    check = check_template(str(file), take_in(file))
    if form == "json":
        show_json(_data(check))
    else:
        _show(file, check)
    return int(bool(check.problems))


def _data(check: Check) -> dict[str, Any]:
    return {
        "usable": not check.problems,
        "problems": [
            {"message": each.message, "place": each.place, "hint": each.hint} for each in check.problems
        ],
        "notes": list(check.notes),
        "marks": list(check.marks),
        "styles": [{"part": part, "style": style} for part, style in check.styles],
    }


def _show(file: Path, check: Check) -> None:
    for problem in check.problems:
        click.echo(str(problem))
    for note in check.notes:
        click.echo(f"{_('note')}: {note}")
    if check.problems:
        count = len(check.problems)
        summary = ngettext(
            "{n} thing keeps it from being used", "{n} things keep it from being used", count
        ).format(n=count)
        click.echo(f"{file}: {summary}")
        return
    click.echo(_("marks: {names}").format(names=" ".join(check.marks)))
    for part, style in check.styles:
        click.echo(f"{part}: {style or _('no style of its own: one is made from that of the text')}")
    click.echo(_("{file}: can be used as a template").format(file=file))
