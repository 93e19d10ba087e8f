"""report check: findings on data files, nothing written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from attrs import evolve

from huibao.errors import HuibaoError, InputError, Problem
from huibao.i18n import N_, _

from .findings import count_of_files, finding_data, has_errors, show_findings, show_json
from .held import standard_options
from .loading import is_traced, show_cause
from .opening import open_submission
from .options import data_file, json_option, type_option

if TYPE_CHECKING:
    from huibao.model.finding import Finding
    from huibao.model.formats import RawData

_MANY = 10


@click.command("check", help=N_("Check data files without writing anything."))
@data_file(many=True)
@type_option
@json_option
@standard_options
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], type_id: str | None, form: str) -> int:
    """Every file is checked, whatever the others hold; the gravest outcome is the exit code."""
    outcomes: list[int] = []
    results: list[dict[str, Any]] = []
    quiet = len(files) < _MANY or not sys.stderr.isatty()
    with click.progressbar(
        files, label=count_of_files(len(files)), file=sys.stderr, hidden=quiet
    ) as progress:
        for file in progress:
            try:
                raw, findings = _check(ctx, file, type_id)
            except HuibaoError as error:
                outcomes.append(error.exit_code)
                results.append(_unreadable(file, error))
                if form == "text":
                    if is_traced(ctx.find_root()):
                        show_cause(error)
                    click.echo(click.style(_("Error: "), fg="red", bold=True) + str(error), err=True)
                continue
            outcomes.append(int(has_errors(findings)))
            results.append({"file": str(file), "findings": [finding_data(each, raw) for each in findings]})
            if form == "text":
                show_findings(findings, raw)
    if form == "json":
        show_json(results)
    elif len(files) > 1:
        summary = _("{files}: {wrong} with errors, {unreadable} that cannot be read")
        unreadable = len(files) - outcomes.count(0) - outcomes.count(1)
        counts = {"files": count_of_files(len(files)), "wrong": outcomes.count(1), "unreadable": unreadable}
        click.echo(summary.format_map(counts))
    return max(outcomes)


def _check(ctx: click.Context, file: Path, type_id: str | None) -> tuple[RawData, tuple[Finding, ...]]:
    """One file's findings; the file is named as it was on the command line, folder and all."""
    unit_type, raw, submission = open_submission(ctx, file, type_id)
    return evolve(raw, file=str(file)), unit_type.report(submission).findings


def _unreadable(file: Path, error: HuibaoError) -> dict[str, Any]:
    found = error.problems if isinstance(error, InputError) else (Problem(error.message, "", error.hint),)
    problems = [{"place": each.place, "message": each.message, "hint": each.hint} for each in found]
    return {"file": str(file), "findings": [], "problems": problems}
