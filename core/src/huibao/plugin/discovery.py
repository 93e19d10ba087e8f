"""Finds the installed plugins' entry points.

Reads the record of installed distributions itself (NAME-VERSION.dist-info/entry_points.txt on the
import path, as the packaging specifications lay down): importing importlib.metadata, with the
e-mail parser that it brings, would take longer than composing a report.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

from huibao.record import Record

_SUFFIX = ".dist-info"
Distribution = tuple[str, str, str]
"""Folder of its record, name and version."""


class EntryPointError(Exception):
    """An entry point that names what its module does not have; no error of ours: it becomes a record."""


class EntryPoint(Record):
    """An advertised plugin: where its object lies ("module:attribute"), and who ships it.

    origin is the folder of the distribution's record.
    """

    name: str
    value: str
    distribution: str
    version: str
    origin: str = ""

    def load(self) -> object:
        """Import the module and get the object; whatever an import raises.

        Raises `EntryPointError` where the module has nothing of that name.
        """
        module, _colon, attribute = self.value.partition(":")
        found: object = import_module(module.strip())
        for name in filter(None, attribute.strip().split(".")):
            if not hasattr(found, name):
                raise EntryPointError(self._misnamed(found, name))
            found = getattr(found, name)
        return found

    def _misnamed(self, holder: object, name: str) -> str:
        from huibao.i18n import _
        from huibao.structure.nearest import suggest  # only where something is wrong

        message = _("its entry point is “{value}”, and there is no {name}").format(
            value=self.value, name=name
        )
        known = (
            [each for each in vars(holder) if not each.startswith("_")] if hasattr(holder, "__dict__") else []
        )
        way = _(
            "[project.entry-points.huibao] in pyproject.toml names a module and what is in it: module:plugin"
        )
        return "; ".join(filter(None, [message, suggest(name, known), way]))


def entry_points(group: str, among: Iterable[Distribution] | None = None) -> list[EntryPoint]:
    """The entry points of a group, sorted; of a distribution found twice, the first on the path counts."""
    found: dict[str, list[EntryPoint]] = {}
    for folder, name, version in installed() if among is None else among:
        if name not in found:
            found[name] = [
                EntryPoint(advertised_name, value, name, version, folder)
                for section, advertised_name, value in advertised(folder, group)
                if section == group
            ]
    return sorted(
        (point for points in found.values() for point in points),
        key=lambda each: (each.name, each.value, each.distribution),
    )


class Stray(Record):
    """A distribution that seems to be a plugin and advertises none; groups are those it may have meant."""

    distribution: str
    version: str
    groups: tuple[str, ...]


def strays(group: str) -> list[Stray]:
    """Distributions with entry points in a group that is spelt nearly so, or called so and without any."""
    from difflib import get_close_matches  # only where somebody looks for what is wrong

    found: dict[str, Stray | None] = {}
    for folder, name, version in installed():
        groups = {section for section, _name, _value in advertised(folder)}
        near = [each for each in sorted(groups) if group in each.casefold()]
        near = near or get_close_matches(group, groups, cutoff=0.8)
        wanting = group not in groups and (near or (name.startswith(f"{group}-") and not groups))
        found.setdefault(name, Stray(name, version, tuple(near)) if wanting else None)
    return sorted(filter(None, found.values()), key=lambda each: each.distribution)


def version_of(distribution: str, among: Iterable[Distribution] | None = None) -> str:
    """The version of an installed distribution, "?" if it is not installed."""
    found = installed() if among is None else among
    return next((version for _folder, name, version in found if name == distribution), "?")


def installed() -> Iterator[Distribution]:
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


def advertised(folder: str, group: str = "") -> Iterator[tuple[str, str, str]]:
    """Group, name and value of the entry points in a record folder; none of a file that lacks the group."""
    try:
        with open(os.path.join(folder, "entry_points.txt"), "rb", buffering=0) as file:  # noqa: PTH118, PTH123
            data = file.read()
        text = data.decode() if group.encode() in data else ""
    except (OSError, UnicodeDecodeError):
        return
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1].strip()
        elif "=" in line and not line.startswith(("#", ";")):
            name, _equals, value = line.partition("=")
            yield section, name.strip(), value.partition("[")[0].strip()


def home() -> str:
    """The folder of the core."""
    return str(Path(__file__).parents[1])
