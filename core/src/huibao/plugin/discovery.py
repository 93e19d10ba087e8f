"""Finds the installed plugins' entry points.

Reads the record of installed distributions itself (NAME-VERSION.dist-info/entry_points.txt on the
import path, as the packaging specifications lay down): importing importlib.metadata, with the
e-mail parser that it brings, would take longer than composing a report.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass  # attrs would slow down `report --help`
from importlib import import_module
from pathlib import Path

_SUFFIX = ".dist-info"


@dataclass(frozen=True, order=True)
class EntryPoint:
    """An advertised plugin: where its object lies ("module:attribute"), and who ships it."""

    name: str
    value: str
    distribution: str
    version: str

    def load(self) -> object:
        """Import the module and get the object; whatever an import raises."""
        module, _colon, attribute = self.value.partition(":")
        found: object = import_module(module.strip())
        for name in filter(None, attribute.strip().split(".")):
            found = getattr(found, name)
        return found


def entry_points(group: str) -> list[EntryPoint]:
    """The entry points of a group, sorted; of a distribution found twice, the first on the path counts."""
    found: dict[str, list[EntryPoint]] = {}
    for folder, name, version in installed():
        if name not in found:
            found[name] = list(_points(Path(folder, "entry_points.txt"), group, name, version))
    return sorted(point for points in found.values() for point in points)


def version_of(distribution: str) -> str:
    """The version of an installed distribution, "?" if it is not installed."""
    return next((version for _folder, name, version in installed() if name == distribution), "?")


def installed() -> Iterator[tuple[str, str, str]]:
    """Record folder, name and version of each installed distribution, in the order of the path."""
    for place in dict.fromkeys(sys.path):
        try:
            names = os.listdir(place or ".")  # noqa: PTH208  # a Path for each would double the time
        except OSError:
            continue
        for name in names:
            if name.endswith(_SUFFIX):
                distribution, _dash, version = name.removesuffix(_SUFFIX).partition("-")
                yield os.path.join(place, name), distribution.replace("_", "-").lower(), version  # noqa: PTH118


def _points(file: Path, group: str, distribution: str, version: str) -> Iterator[EntryPoint]:
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1].strip()
        elif section == group and "=" in line and not line.startswith(("#", ";")):
            name, _equals, value = line.partition("=")
            yield EntryPoint(name.strip(), value.partition("[")[0].strip(), distribution, version)
