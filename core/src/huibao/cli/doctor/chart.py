"""What an examination found: written down while it goes, and read by whoever waits for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TextIO

from attrs import define, field, fields, frozen


@frozen
class Complaint:
    """What is wrong with a plugin, and what to do about it."""

    message: str
    hint: str = ""


@define
class Chart:
    """One plugin's examination.

    milliseconds  how long the import took, and each hook by its name
    types, extends, formats   the types that it defines and extends; the formats of its examples' reports
    notices       what is no problem yet
    step          what was being examined last; "" when the examination came to its end
    """

    name: str
    distribution: str = ""
    version: str = ""
    origin: str = ""
    api: str = ""
    milliseconds: dict[str, float] = field(factory=dict)
    types: list[str] = field(factory=list)
    extends: list[str] = field(factory=list)
    formats: list[str] = field(factory=list)
    complaints: list[Complaint] = field(factory=list)
    notices: list[str] = field(factory=list)
    step: str = ""

    def complain(self, message: str, hint: str = "") -> None:
        """Add a problem, unless it is known already."""
        if message not in [each.message for each in self.complaints]:
            self.complaints.append(Complaint(message, hint))


class Pen:
    """Writes a chart down after each step, so that what was found by then outlives the process."""

    def __init__(self, file: TextIO, chart: Chart) -> None:
        self._file, self.chart = file, chart

    def begin(self, step: str) -> None:
        """Say what comes now; "" for nothing more."""
        self.chart.step = step
        plain = {name: getattr(self.chart, name) for name in _FIELDS}
        plain["complaints"] = [[each.message, each.hint] for each in self.chart.complaints]
        self._file.write(json.dumps(plain) + "\n")
        self._file.flush()


_FIELDS = tuple(each.name for each in fields(Chart))


def charts(path: Path) -> list[dict[str, Any]]:
    """All that was written down, as plain values; the last of a process that died may be cut off."""
    lines = path.read_text("utf-8").splitlines(keepends=True) if path.is_file() else []
    return [json.loads(line) for line in lines if line.endswith("\n")]


def take(plain: dict[str, Any], chart: Chart) -> None:
    """What was written down, into the chart."""
    for name in _FIELDS:
        setattr(chart, name, plain[name] or getattr(chart, name))
    chart.step = plain["step"]
    chart.complaints = [Complaint(*each) for each in plain["complaints"]]
