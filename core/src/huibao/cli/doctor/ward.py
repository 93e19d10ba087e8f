"""Starts the examinations, and looks after them: a process that hangs is ended, one that dies is noted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from huibao.i18n import _, language

from .chart import Chart, charts, take


@frozen
class Patient:
    """A plugin to examine: an installed one by its name, or a folder."""

    name: str
    distribution: str = ""
    version: str = ""
    folder: str = ""


def examined(patient: Patient, seconds: float) -> Chart:
    """What is found of one plugin alone, in a process that may take so many seconds."""
    chart = Chart(patient.name, patient.distribution, patient.version)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "chart")
        ended = _run(out, [patient], seconds, together=False)
        written = charts(out)
    if written:
        take(written[-1], chart)
    if chart.step or not written:
        _died(chart, ended, seconds)
    chart.step = ""
    return chart


def side_by_side(patients: Sequence[Patient], found: Sequence[Chart], seconds: float) -> str:
    """What becomes of plugins together, added to their charts; what went wrong before it came to its end."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "chart")
        ended = _run(out, patients, seconds, together=True)
        written = charts(out)
    by_name = {chart.name: chart for chart in found}
    for each in written:
        chart = by_name.get(each["name"])
        if chart is not None and not each["step"]:
            chart.extends = each["extends"]
            for message, hint in each["complaints"]:
                chart.complain(message, hint)
    if ended is None or ended != 0:
        dying = Chart("", step=_("all plugins together"))
        _died(dying, ended, seconds)
        return dying.complaints[0].message
    return ""


def _run(out: Path, patients: Sequence[Patient], seconds: float, *, together: bool) -> int | None:
    """The exit code of an examination, None if it had to be ended."""
    order = {
        "out": str(out),
        "names": [each.name for each in patients if not each.folder],
        "folders": [each.folder for each in patients if each.folder],
        "together": together,
    }
    path = os.pathsep.join(place for place in sys.path if place)
    command = [sys.executable, "-P", "-m", "huibao.cli.doctor.examine", json.dumps(order)]
    try:
        return subprocess.run(  # noqa: S603  # ourselves
            command,
            env={**os.environ, "PYTHONPATH": path, "HUIBAO_LANG": language()},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return None


def _died(chart: Chart, ended: int | None, seconds: float) -> None:
    """Say in which step an examination did not come to its end."""
    step = chart.step or _("its import")
    if ended is None:
        message = _("{step} takes more than {seconds:g} seconds").format(step=step, seconds=seconds)
        chart.complain(message, _("nothing may wait, ask or go on for ever there; --timeout gives it longer"))
    else:
        message = _("{step} ends the process (exit code {code})").format(step=step, code=ended)
        chart.complain(message, _("only the command itself may end the process: raise an error instead"))
