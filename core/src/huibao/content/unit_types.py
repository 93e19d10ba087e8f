"""type.toml: what a unit type is called and which shared indicators it uses."""

from pathlib import Path

from attrs import field, frozen

from huibao.errors import PluginError
from huibao.model.unit import UnitKind, UnitType

from .folder import load_toml, refuse, structure_entry

FILE = "type.toml"


@frozen
class KindEntry:
    """A sub-kind as its file says it."""

    name: str
    self_name: str = ""
    topics: tuple[str, ...] = ()
    people: str = ""
    standard: str = ""


@frozen
class TypeFile:
    """The whole file."""

    id: str
    name: str
    self_name: str
    uses: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    people: str = "群众"
    topics: tuple[str, ...] = ()
    kinds: dict[str, KindEntry] = field(factory=dict)

    def topics_of(self, kind: KindEntry) -> tuple[str, ...]:
        """What a sub-kind reports on: one that names topics has those of all sub-kinds besides."""
        return (*self.topics, *kind.topics) if kind.topics else ()


def load_unit_type(folder: Path, plugin: str) -> UnitType:
    """The unit type of a content folder."""
    problems: list[str] = []
    file = structure_entry(load_toml(folder, FILE, plugin), TypeFile, "", problems)
    refuse(plugin, FILE, problems)
    if file is None:
        raise PluginError(plugin, FILE)
    kinds = {
        id: UnitKind(
            id,
            kind.name,
            kind.self_name or file.self_name,
            file.topics_of(kind),
            kind.people or file.people,
            kind.standard,
        )
        for id, kind in file.kinds.items()
    }
    return UnitType(file.id, file.name, file.self_name, kinds, file.uses, file.required, plugin, file.people)
