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


@frozen
class TypeFile:
    """The whole file."""

    id: str
    name: str
    self_name: str
    uses: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    kinds: dict[str, KindEntry] = field(factory=dict)


def load_unit_type(folder: Path, plugin: str) -> UnitType:
    """The unit type of a content folder."""
    problems: list[str] = []
    file = structure_entry(load_toml(folder, FILE, plugin), TypeFile, "", problems)
    refuse(plugin, FILE, problems)
    if file is None:
        raise PluginError(plugin, FILE)
    kinds = {id: UnitKind(id, kind.name, kind.self_name or file.self_name) for id, kind in file.kinds.items()}
    return UnitType(file.id, file.name, file.self_name, kinds, file.uses, file.required, plugin)
