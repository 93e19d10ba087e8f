"""Findings on a terminal and in JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from huibao.i18n import _, ngettext

if TYPE_CHECKING:
    from huibao.model.finding import Finding
    from huibao.model.formats import RawData

COLOURS = {"error": "red", "warning": "yellow", "question": "cyan", "note": "white"}


def severity_name(severity: str) -> str:
    """A severity in the active language."""
    return {"error": _("error"), "warning": _("warning"), "question": _("question"), "note": _("note")}[
        severity
    ]


def show_findings(findings: Sequence[Finding], raw: RawData, *, err: bool = False) -> None:
    """Each finding with its place, code and hint, then how many of each severity."""
    for finding in findings:
        level = finding.severity.value
        label = click.style(severity_name(level), fg=COLOURS[level], bold=level == "error")
        place = f"{raw.file}:{raw.locate(finding.place)}" if finding.place else raw.file
        rule = f"{finding.rule}; {finding.by}" if finding.by else finding.rule
        click.echo(f"{label} {place}: {finding.message} [{rule}]", err=err)
        if finding.explanation:
            click.echo(f"    → {_('explained')}: {finding.explanation}", err=err)
        elif finding.hint:
            click.echo(f"    → {finding.hint}", err=err)
    counts = Counter(finding.severity.value for finding in findings)
    parts = [f"{severity_name(level)} {counts[level]}" for level in COLOURS if counts[level]]
    click.echo(f"{raw.file}: {', '.join(parts)}" if parts else f"{raw.file}: {_('no findings')}", err=err)


def has_errors(findings: Sequence[Finding]) -> bool:
    """Whether any finding fails the report."""
    return any(finding.severity.value == "error" for finding in findings)


def finding_data(finding: Finding, raw: RawData) -> dict[str, Any]:
    """A finding as plain values."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "indicators": list(finding.indicators),
        "seen": finding.seen,
        "expected": finding.expected,
        "key": finding.place,
        "place": raw.locate(finding.place) if finding.place else "",
        "hint": finding.hint,
        "cites": finding.cites,
        "explanation": finding.explanation,
        "by": finding.by,
    }


def show_json(data: Any) -> None:
    """Plain values as JSON, in UTF-8 whatever the console's encoding."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2).encode())


def count_of_files(number: int) -> str:
    """3 files."""
    return ngettext("{n} file", "{n} files", number).format(n=number)
