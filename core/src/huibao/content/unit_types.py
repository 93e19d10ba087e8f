"""type.toml: what a unit type is called and which shared indicators it uses."""

from pathlib import Path

from attrs import field, frozen

from huibao.errors import PluginError
from huibao.model.unit import UnitKind, UnitType

from .folder import load_head, refuse, structure_entry

FILE = "type.toml"


@frozen
class KindEntry:
    """A sub-kind as its file says it."""

    name: str
    self_name: str = ""
    topics: tuple[str, ...] = ()
    people: str = ""
    standard: str = ""
    formerly: tuple[str, ...] = ()


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
    api: str = ""

    def topics_of(self, kind: KindEntry) -> tuple[str, ...]:
        """What a sub-kind reports on: one that names topics has those of all sub-kinds besides."""
        return (*self.topics, *kind.topics) if kind.topics else ()

    def unit_type(self, plugin: str) -> UnitType:
        """The type, its sub-kinds with what they take from it."""
        kinds = {
            id: UnitKind(
                id,
                kind.name,
                kind.self_name or self.self_name,
                self.topics_of(kind),
                kind.people or self.people,
                kind.standard,
                kind.formerly,
            )
            for id, kind in self.kinds.items()
        }
        return UnitType(
            self.id, self.name, self.self_name, kinds, self.uses, self.required, plugin, self.people
        )


def load_unit_type(folder: Path, plugin: str) -> UnitType:
    """The unit type of a content folder."""
    problems: list[str] = []
    file = structure_entry(load_head(folder, FILE, plugin), TypeFile, "", problems)
    refuse(plugin, FILE, problems)
    if file is None:
        raise PluginError(plugin, FILE)
    return file.unit_type(plugin)
