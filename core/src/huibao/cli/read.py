"""report read: the data file back out of a Word file, with what people edited in it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from huibao.errors import OutputError, UsageError
from huibao.i18n import N_, _

from .held import standard_options
from .opening import open_type, type_of


@click.command("read", help=N_("Get the data file back out of a Word file that may have been edited."))
@click.argument("document", metavar=N_("OUT.docx"), type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar=N_("DATA.toml"),
    help=N_("Data file to write; standard output if left out."),
)
@click.option("--force", is_flag=True, help=N_("Overwrite a file that is there already."))
@standard_options
@click.pass_context
def command(ctx: click.Context, document: Path, output: Path | None, force: bool) -> None:
    """What was edited is named, and what of it is not in the data file."""
    from huibao.edited.amend import read_back
    from huibao.edited.origin import (
        built_anew,
        in_todays_names,
        mapped,
        read_word,
        told_data,
        with_anchors_of,
    )
    from huibao.edited.toml_text import toml_text
    from huibao.write import check_target, write_atomically

    target = None if output is None or str(output) == "-" else output
    if target is not None:
        if target.suffix.lower() != ".toml":
            raise UsageError(
                _("{path}: data files are read back as TOML").format(path=target),
                hint=_("give it the suffix .toml"),
            )
        check_target(target)
        if target.exists() and not force:
            raise OutputError(
                _("{path} is there already").format(path=target),
                hint=_("choose another name, or overwrite with --force"),
            )
    now = mapped(str(document), read_word(document))
    raw = told_data(str(document), now)
    unit_type = open_type(ctx, type_of(raw, None))
    raw, now = unit_type.upgraded(raw), in_todays_names(now, unit_type)
    report, built = built_anew(raw, unit_type, in_template=now.in_template)
    found = read_back(with_anchors_of(now, built), now, raw.tree, report.facts)
    remarks = [_("not taken over: {remark}").format(remark=each) for each in found.left]
    text = toml_text(found.tree, (_("read back from {document}").format(document=document.name), *remarks))
    for each in found.taken:
        click.echo(_("taken over: {remark}").format(remark=each), err=True)
    for remark in remarks:
        click.echo(click.style(_("Warning: "), fg="yellow") + remark, err=True)
    if target is None:
        sys.stdout.buffer.write(text.encode())
    else:
        write_atomically(target, text.encode())
        click.echo(_("written: {path}").format(path=target))
