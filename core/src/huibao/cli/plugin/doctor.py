"""report plugin doctor: each plugin examined in a process of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from huibao.cli.findings import show_json
from huibao.cli.options import json_option
from huibao.errors import UsageError
from huibao.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from huibao.cli.doctor.chart import Chart
    from huibao.cli.doctor.ward import Patient


@click.command("doctor", help=N_("Examine plugins one by one, and say what to do about what is wrong."))
@click.argument("names", metavar=N_("[NAME|FOLDER]..."), nargs=-1)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=60,
    metavar=N_("SECONDS"),
    help=N_("How long the examination of one plugin may take; 60 if left out."),
)
@json_option
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...], timeout: float, form: str) -> int:
    """All plugins are examined if none is named; exit code 1 if one has a problem."""
    from huibao.cli.doctor.ward import examined, side_by_side

    everybody = _patients(ctx, names)
    asked = [each for each in everybody if not names or _is_named(each, names)]
    others = [each for each in everybody if each not in asked]
    wanted = [examined(each, timeout) for each in asked]
    well = [each for each, chart in zip(asked, wanted, strict=True) if not chart.complaints]
    failed = side_by_side([*well, *others], wanted, timeout) if well else ""
    if failed and others:  # one of them may do alone what ended all
        well += [each for each in others if not examined(each, timeout).complaints]
        failed = side_by_side(well, wanted, timeout)
    if form == "json":
        show_json([_data(chart) for chart in wanted])
    else:
        for chart in wanted:
            _show(chart)
    if failed:
        click.echo(failed, err=True)
    return int(bool(failed) or any(chart.complaints for chart in wanted))


def _patients(ctx: click.Context, names: tuple[str, ...]) -> list[Patient]:
    """Every installed plugin and every folder that is one; `UsageError` for a name that is none of them."""
    from huibao.cli.doctor.ward import Patient
    from huibao.cli.folders import open_folders
    from huibao.cli.loading import chosen_plugins
    from huibao.plugin.discovery import entry_points, version_of
    from huibao.plugin.markers import NAMESPACE

    asked = (*(ctx.find_root().params.get("plugins") or ()), *(name for name in names if Path(name).is_dir()))
    patients = [Patient(NAMESPACE, NAMESPACE, version_of(NAMESPACE))]
    patients += [Patient(each.name, each.distribution, each.version) for each in entry_points(NAMESPACE)]
    patients += [
        Patient(name, folder="".join(origin)) for name, _plugin, *origin in open_folders(asked, None).opened
    ]
    only = chosen_plugins(ctx.find_root())
    patients = [each for each in patients if only is None or each.folder or each.name in (*only, NAMESPACE)]
    known = {each.name for each in patients}
    unknown = [name for name in names if name not in known and not Path(name).is_dir()]
    if unknown:
        message = _("there is no plugin {name}").format(name=", ".join(unknown))
        raise UsageError(message, hint=_("known are {names}").format(names=", ".join(sorted(known))))
    return patients


def _is_named(patient: Patient, names: tuple[str, ...]) -> bool:
    return patient.name in names or patient.folder in [str(Path(name).resolve()) for name in names]


def _show(chart: Chart) -> None:
    who = " ".join(filter(None, [chart.distribution, chart.version])) or chart.origin
    head = f"{chart.name} ({who})" if who else chart.name
    count = len(chart.complaints)
    if count:
        state = click.style(ngettext("{n} problem", "{n} problems", count).format(n=count), fg="red")
    else:
        state = click.style(_("healthy"), fg="green")
    click.echo(f"{head}: {state}")
    for line in _facts(chart):
        click.echo(f"    {line}")
    for complaint in chart.complaints:
        for line in complaint.message.splitlines():
            click.echo(f"    {click.style(line, fg='red')}")
        if complaint.hint:
            hint = complaint.hint.replace("\n", "\n        ")
            click.echo(f"        → {hint}")
    for notice in chart.notices:
        click.echo(f"    {click.style(notice, fg='yellow')}")


def _facts(chart: Chart) -> list[str]:
    hooks = [spent for name, spent in chart.milliseconds.items() if name != "import"]
    lines = []
    if "import" in chart.milliseconds:
        lines.append(_("imported in {ms:.1f} ms").format(ms=chart.milliseconds["import"]))
    if hooks:
        count = len(hooks)
        message = ngettext("{n} hook answered in {ms:.0f} ms", "{n} hooks answered in {ms:.0f} ms", count)
        lines.append(message.format(n=count, ms=sum(hooks)))
    if chart.api:
        lines.append(_("API {range}").format(range=chart.api))
    if chart.types:
        lines.append(_("defines {types}").format(types=", ".join(chart.types)))
    if chart.extends:
        lines.append(_("extends {types}").format(types=", ".join(chart.extends)))
    if chart.formats:
        lines.append(_("its example is written as {formats}").format(formats=", ".join(chart.formats)))
    return lines


def _data(chart: Chart) -> dict[str, object]:
    return {
        "name": chart.name,
        "distribution": chart.distribution,
        "version": chart.version,
        "origin": chart.origin,
        "api": chart.api,
        "milliseconds": chart.milliseconds,
        "types": chart.types,
        "extends": chart.extends,
        "formats": chart.formats,
        "problems": [{"message": each.message, "hint": each.hint} for each in chart.complaints],
        "notices": chart.notices,
    }
