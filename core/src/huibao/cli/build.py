"""report build: check a data file, compose its report and write it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve

from huibao.errors import UsageError
from huibao.i18n import N_, _

from .findings import has_errors, show_findings
from .held import standard_options
from .house import check_not_template, in_template, template_option
from .layouts import layout_named, layout_option
from .opening import find_file, open_earlier, open_example, open_submission, readers
from .options import OutputPath, data_file, type_option
from .targets import keep_edited, notes, replaces, targets_for

if TYPE_CHECKING:
    from huibao.model.formats import RawData
    from huibao.model.submission import Submission
    from huibao.pipeline import ReportType


@click.command("build", help=N_("Check a data file, compose its report and write it."))
@data_file(required=False)
@type_option
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=OutputPath(),
    metavar=N_("OUT"),
    help=N_("File or folder to write to; may be given several times."),
)
@click.option(
    "--format", "formats", metavar=N_("LIST"), help=N_("Formats, such as docx,html; docx if left out.")
)
@click.option(
    "--outline",
    "outline_name",
    metavar=N_("NAME"),
    help=N_("Which report of the type; its default if left out."),
)
@click.option(
    "--previous",
    type=click.Path(path_type=Path),
    metavar=N_("FILE"),
    help=N_("Last year's data file, to compare with."),
)
@layout_option
@template_option
@standard_options
@click.option("--example", is_flag=True, help=N_("Use the plugin's own example instead of a file."))
@click.option("--strict", is_flag=True, help=N_("Write nothing if there is a finding of severity error."))
@click.pass_context
def command(
    ctx: click.Context,
    file: Path | None,
    type_id: str | None,
    outputs: tuple[Path, ...],
    formats: str | None,
    outline_name: str | None,
    previous: Path | None,
    layout_name: str,
    template: Path | None,
    example: bool,
    strict: bool,
) -> int:
    """Exit code 1 if there are findings of severity error."""
    from huibao.write import check_target, write_atomically

    layout = layout_named(layout_name)
    if file is None and type_id is not None and not example:
        file = find_file(type_id, readers(ctx))
    unit_type, raw, submission = _open(ctx, file, type_id, example)
    earlier = open_earlier(ctx, previous, unit_type, submission) if previous else None
    outline = unit_type.outline(outline_name or submission.outline)
    report = unit_type.report(submission, outline, earlier)
    document = evolve(report.document, layout=layout)
    targets = targets_for(ctx, outputs, formats, document.title)
    if template is not None:
        targets = in_template(targets, template)
    to_stdout = any(target.path is None for target in targets)
    for target in targets:
        if target.path is not None:
            check_target(target.path)
            _check_other(target.path, file, previous)
            if template is not None:
                check_not_template(target.path, template)
    # Named as on the command line, folder and all; the report itself tells the name alone.
    show_findings(report.findings, evolve(raw, file=str(file)) if file else raw, err=to_stdout)
    failed = has_errors(report.findings)
    if failed and strict:
        click.echo(_("nothing was written: mend the errors, or leave out --strict"), err=True)
        return 1
    rendered = [(target, target.renderer.render(document)) for target in targets]
    for target, data in rendered:
        if target.path is None:
            sys.stdout.buffer.write(data)
        else:
            if kept := keep_edited(target.path, target.renderer, data):
                message = _("{path} had been edited: the edited file is kept as {kept}")
                click.echo(message.format(path=target.path, kept=kept), err=to_stdout)
            written = _("written: {path}")
            if replaces(target.path, target.renderer, data):
                written = _(
                    "written: {path} (in place of another version; changes made in it by hand are gone)"
                )
            write_atomically(target.path, data)
            click.echo(written.format(path=target.path), err=to_stdout)
    for note in notes(targets, document):
        click.echo(note, err=to_stdout)
    return 1 if failed else 0


def _open(
    ctx: click.Context, file: Path | None, type_id: str | None, example: bool
) -> tuple[ReportType, RawData, Submission]:
    if example:
        if file is not None:
            raise UsageError(_("--example takes no file"))
        if type_id is None:
            raise UsageError(_("--example needs --type"))
        return open_example(ctx, type_id)
    if file is None:
        raise UsageError(_("name a data file, or a type with --type"), hint=_("see report build --help"))
    return open_submission(ctx, file, type_id)


def _check_other(path: Path, *read: Path | None) -> None:
    """`UsageError` if the path is one of the files that the report is made from."""
    for each in read:
        if each is not None and path.exists() and each.exists() and path.samefile(each):
            raise UsageError(
                _("{path} is the data file, and would be lost").format(path=path),
                hint=_("choose another name with -o"),
            )
