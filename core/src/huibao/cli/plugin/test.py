"""report plugin test: holds plugins to their contract, without a test runner."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from huibao.cli.findings import show_json
from huibao.cli.options import json_option
from huibao.errors import UsageError
from huibao.i18n import N_, _, ngettext

from .beside import given_beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huibao.testing.check import Check
    from huibao.testing.run import Result
    from huibao.testing.subject import Subject


@click.command("test", help=N_("Hold plugins to their contract, check by check."))
@click.argument("plugins", nargs=-1, metavar=N_("[NAME|DIR]..."))
@click.option(
    "-k", "word", metavar=N_("WORD"), default="", help=N_("Only checks with this word in their names.")
)
@json_option
@click.pass_context
def command(ctx: click.Context, plugins: tuple[str, ...], word: str, form: str) -> int:
    """Each is an installed plugin or type, or a folder of content files; all installed ones if none is named.

    Exit code 1 if a check fails.
    """
    from huibao.testing.checks import every_check
    from huibao.testing.opening import installed_names, subject_named

    checks = [each for each in every_check() if word in each.name]
    if not checks:
        raise UsageError(
            _("no check has “{word}” in its name").format(word=word),
            hint=_("known are {names}").format(names=", ".join(each.name for each in every_check())),
        )
    beside = given_beside(ctx)
    subjects = [subject_named(each, beside) for each in plugins or installed_names()]
    told: list[dict[str, Any]] = []
    failed = False
    for subject in subjects:
        results = _run(subject, checks, show=form == "text")
        failed = failed or any(each.faults for each in results)
        told.append(_data(subject, results))
    if form == "json":
        show_json(told)
    return int(failed)


def _run(subject: Subject, checks: Sequence[Check[Any]], *, show: bool) -> list[Result]:
    """The results of a plugin's checks, each shown as soon as it is there."""
    from huibao.testing.run import result_of

    if show:
        click.secho(_title(subject), bold=True)
    results = []
    busy = show and sys.stderr.isatty()
    for check in checks:
        if busy:
            click.echo(f"  … {check.name}", nl=False, err=True)
        results.append(result_of(check, subject))
        if busy:
            click.echo("\r\033[K", nl=False, err=True)
        if show:
            _show(results[-1])
    if show:
        click.echo(_summary(subject, results))
    return results


def _title(subject: Subject) -> str:
    record = subject.record
    who = " ".join(filter(None, (record.distribution, record.version))) or str(subject.folder or "")
    return f"{subject.name} ({who})" if who else subject.name


def _show(result: Result) -> None:
    if result.left_out:
        click.echo(f"  {click.style(_('left out'), dim=True)}  {result.check.name}: {result.left_out}")
    elif result.faults:
        click.echo(f"  {click.style(_('FAILED'), fg='red', bold=True)}  {result.check.name}")
        for name, fault in result.faults:
            lines = str(fault).splitlines()
            head = f"{name}: " if name and not fault.place.startswith(name) else ""
            click.echo("\n".join([f"    {head}{lines[0]}", *(f"    {line}" for line in lines[1:])]))
    else:
        click.echo(f"  {click.style(_('kept'), fg='green')}  {result.check.name}")


def _summary(subject: Subject, results: list[Result]) -> str:
    failed = sum(bool(each.faults) for each in results)
    left_out = sum(bool(each.left_out) for each in results)
    made = len(results) - left_out
    text = ngettext("{n} check", "{n} checks", made).format(n=made)
    message = _("{plugin}: {checks}, {failed} failed, {left_out} left out")
    return message.format(plugin=subject.name, checks=text, failed=failed, left_out=left_out)


def _data(subject: Subject, results: list[Result]) -> dict[str, Any]:
    return {
        "plugin": subject.name,
        "distribution": subject.record.distribution,
        "version": subject.record.version,
        "checks": [
            {
                "check": each.check.name,
                "says": each.check.says,
                "things": each.things,
                "left_out": each.left_out,
                "faults": [
                    {"thing": name, "place": fault.place, "message": fault.message, "hint": fault.hint}
                    for name, fault in each.faults
                ],
            }
            for each in results
        ],
    }
