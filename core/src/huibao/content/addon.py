"""addon.toml: which type an add-on extends, and what of it the add-on changes."""

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from huibao.errors import PluginError
from huibao.i18n import _
from huibao.model.change import Change, Part

from .folder import load_head, refuse, structure_entry

FILE = "addon.toml"
NAME = re.compile(r"[a-z][a-z0-9_-]*\Z")
"""What a plugin may be called."""


@frozen
class Addon:
    """An add-on: its name in messages, the type that it extends, its changes to what others say of it."""

    id: str
    name: str
    extends: str
    changes: tuple[Change, ...]

    def ids(self, part: Part) -> frozenset[str]:
        """What of that part it defines instead of others."""
        return frozenset(each.id for each in self.changes if each.part is part and not each.removes)


@frozen(kw_only=True)
class ChangeEntry:
    """A change as its file says it: one of the five parts, and why."""

    reason: str
    indicator: str = ""
    rule: str = ""
    section: str = ""
    outline: str = ""
    standard: str = ""

    @property
    def named(self) -> list[tuple[Part, str]]:
        """The parts that it names: exactly one, if it is right."""
        return [(part, id) for part in Part if (id := getattr(self, part.value))]


@frozen(kw_only=True)
class AddonFile:
    """The whole file."""

    id: str
    name: str
    extends: str
    instead: tuple[ChangeEntry, ...] = ()
    without: tuple[ChangeEntry, ...] = ()
    api: str = ""

    def addon(self) -> Addon:
        """The add-on, if there are no contradictions."""
        changes = [
            Change(part, id, entry.reason.strip(), removes=removes, by=self.name)
            for entries, removes in ((self.instead, False), (self.without, True))
            for entry in entries
            for part, id in entry.named
        ]
        return Addon(self.id, self.name, self.extends, tuple(changes))


def load_addon(folder: Path, plugin: str) -> Addon:
    """The add-on of a content folder; `PluginError` with all that is wrong with its addon.toml."""
    problems: list[str] = []
    file = structure_entry(load_head(folder, FILE, plugin), AddonFile, "", problems)
    if file is not None:
        problems += contradictions(file)
    refuse(plugin, FILE, problems)
    if file is None:
        raise PluginError(plugin, FILE)
    return file.addon()


def contradictions(file: AddonFile) -> Iterator[str]:
    """What is of the right form and does not say one thing."""
    if not NAME.match(file.id):
        message = _("{value!r} is no name: lower case letters, digits and hyphens, a letter first")
        yield "id: " + message.format(value=file.id)
    if file.id == file.extends:
        yield "id: " + _("{name} is the type's own name; take another").format(name=file.id)
    if not file.name.strip():
        yield "name: " + _("{key} must be given").format(key="name")
    for table, entries in (("instead", file.instead), ("without", file.without)):
        for number, entry in enumerate(entries):
            where = f"{table}[{number}]"
            if len(entry.named) != 1:
                known = ", ".join(part.value for part in Part)
                yield f"{where}: " + _("name exactly one of {known}").format(known=known)
            if not entry.reason.strip():
                yield f"{where}.reason: " + _("{key} must be given").format(key="reason")
