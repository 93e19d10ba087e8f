"""report plugin lint: what would go wrong or read badly in a plugin's content, by file and line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from huibao.cli.findings import COLOURS, severity_name, show_json
from huibao.cli.options import json_option
from huibao.i18n import N_, _

from .beside import given_beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huibao.lint import Remark


@click.command("lint", help=N_("Look over a plugin's content files, line by line."))
@click.argument("folders", nargs=-1, required=True, metavar=N_("DIR..."))
@json_option
@click.option("--strict", is_flag=True, help=N_("Exit code 1 for warnings as well."))
@click.pass_context
def command(ctx: click.Context, folders: tuple[str, ...], form: str, strict: bool) -> int:
    """Each DIR is a folder of content files, a project that has one, or the name of an installed plugin."""
    from huibao.lint import lint
    from huibao.lint.folders import content_folder

    beside = given_beside(ctx)
    results: list[dict[str, Any]] = []
    grave = 0
    for word in folders:
        folder = content_folder(word)
        remarks = lint(folder, beside)
        grave += sum(
            each.severity.value in (("error", "warning") if strict else ("error",)) for each in remarks
        )
        if form == "text":
            _show(word, folder, remarks)
        results.append({"folder": str(folder), "remarks": [_data(folder, each) for each in remarks]})
    if form == "json":
        show_json(results)
    return int(grave > 0)


def _show(word: str, folder: Path, remarks: Sequence[Remark]) -> None:
    """In the form that editors jump to: file:line: severity: message [code]."""
    for each in remarks:
        level = each.severity.value
        label = click.style(severity_name(level), fg=COLOURS[level], bold=level == "error")
        click.echo(f"{folder / each.file}:{each.line}: {label}: {each.at}: {each.message} [{each.code}]")
        if each.hint:
            click.echo(f"    → {each.hint}")
    counts = Counter(each.severity.value for each in remarks)
    parts = [f"{severity_name(level)} {counts[level]}" for level in COLOURS if counts[level]]
    click.echo(f"{word}: {', '.join(parts) or _('no remarks')}")


def _data(folder: Path, remark: Remark) -> dict[str, Any]:
    return {
        "file": str(folder / remark.file),
        "line": remark.line,
        "code": remark.code,
        "severity": remark.severity.value,
        "at": remark.at,
        "message": remark.message,
        "hint": remark.hint,
    }
