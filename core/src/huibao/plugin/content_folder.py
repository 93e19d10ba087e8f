"""A plugin made of data: a folder of content files that defines a unit type, or adds to another's.

A distribution's whole code can be one line: `plugin = ContentFolder.of(__name__)`.
"""

from __future__ import annotations

import os
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from huibao.errors import InputError, PluginError
from huibao.i18n import _

from .markers import hookimpl

if TYPE_CHECKING:
    from huibao.content.addon import Addon
    from huibao.content.cases import RuleCases
    from huibao.content.sections import SectionsFile
    from huibao.model.change import Change
    from huibao.model.formats import RawData
    from huibao.model.indicator import Indicator
    from huibao.model.outline import Outline, Section
    from huibao.model.rule import Rule
    from huibao.model.standard import Standard
    from huibao.model.unit import UnitType

TYPE, ADDON = "type.toml", "addon.toml"
"""The file that a folder has one of: it defines a type, or extends another plugin's."""
_SPREAD = ("indicators", "rules", "sections", "standards", "cases")
"""What may be a folder of files instead of one file."""


def content_files(folder: str | Path) -> list[str]:
    """The content files in a folder, not in those below it; `OSError` if it is none."""
    with os.scandir(folder) as entries:  # Path.glob takes ten times as long
        return [each.path for each in entries if each.name.lower().endswith(".toml")]


class ContentFolder:
    """Implements the content hooks from the files of a folder.

    With type.toml: indicators.toml, rules.toml, sections.toml, example.toml and, where there is one,
    standards.toml. With addon.toml, for the type that it extends: those of them that there are. Files
    are read when a hook asks for them. docs/reference/content-files.md has their format.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name

    @classmethod
    def of(cls, package: str) -> ContentFolder:
        """The content files that lie in a Python package."""
        return cls(Path(import_module(package).__path__[0]), package)

    def cases(self) -> list[RuleCases]:
        """The cases of each rule, from cases.toml; for the plugin's own tests."""
        from huibao.content.cases import load_cases

        if self._lacks("rules"):
            return []
        return load_cases(self.folder, self.name, prefix=self.prefix, entire=self._entire)

    @cached_property
    def addon(self) -> Addon | None:
        """What addon.toml says, None for a folder that defines a type. `PluginError` if it is broken."""
        if not (self.folder / ADDON).is_file():
            return None
        if (self.folder / TYPE).is_file():
            message = _("{one} and {other} in one folder: it defines a type or extends another's, not both")
            raise PluginError(self.name, message.format(one=TYPE, other=ADDON))
        from huibao.content.addon import load_addon

        return load_addon(self.folder, self.name)

    @property
    def type_id(self) -> str:
        """The type that the folder speaks for: its own, or the one that it extends."""
        return self.addon.extends if self.addon else self._type.id

    @property
    def api(self) -> str:
        """The range of API versions that it says it needs, "" for none."""
        from huibao.content.folder import load_head

        head = load_head(self.folder, ADDON if self.addon else TYPE, self.name)
        return str(head.get("api", ""))

    @property
    def files(self) -> list[Path]:
        """Every file of the folder that may be content."""
        return [Path(each) for folder in self._folders for each in content_files(folder)]

    @property
    def _folders(self) -> list[Path]:
        """Where its files lie: the folder, and those below it that stand for one file each."""
        folders = [self.folder, *(self.folder / stem for stem in _SPREAD)]
        return [each for each in folders if each.is_dir()]

    def _is(self, unit_type: str) -> bool:
        """Whether the folder speaks for that type; a broken head file is said when types are listed."""
        try:
            return self.type_id == unit_type
        except PluginError:
            return False

    def _lacks(self, stem: str) -> bool:
        """Whether it is an add-on that has nothing of the kind."""
        from huibao.content.folder import parts

        return self.addon is not None and not any(
            (self.folder / file).exists() for file in parts(self.folder, stem)
        )

    @cached_property
    def _type(self) -> UnitType:
        from huibao.content.unit_types import load_unit_type

        return load_unit_type(self.folder, self.name)

    @property
    def prefix(self) -> str:
        """What the ids of its rules begin with."""
        return self.addon.id if self.addon else self._type.id

    @property
    def _entire(self) -> frozenset[str]:
        """The ids of rules that it defines instead of others: they stay as they are."""
        if self.addon is None:
            return frozenset()
        from huibao.model.change import Part

        return self.addon.ids(Part.RULE)

    @cached_property
    def _sections(self) -> SectionsFile:
        from huibao.content.sections import SectionsFile, load_sections

        return SectionsFile([], []) if self._lacks("sections") else load_sections(self.folder, self.name)

    @hookimpl
    def huibao_unit_types(self) -> list[UnitType]:
        """The type in type.toml."""
        return [] if self.addon else [self._type]

    @hookimpl
    def huibao_content_files(self) -> list[Path]:
        """The folders with its files; a broken addon.toml is said at every call."""
        _told = self.addon
        return self._folders

    @hookimpl
    def huibao_changes(self, unit_type: str) -> list[Change]:
        """What addon.toml declares."""
        return list(self.addon.changes) if self._is(unit_type) and self.addon else []

    @hookimpl
    def huibao_indicators(self, unit_type: str) -> list[Indicator]:
        """indicators.toml."""
        if not self._is(unit_type) or self._lacks("indicators"):
            return []
        from huibao.content.indicators import load_indicators

        return load_indicators(self.folder, self.name)

    @hookimpl
    def huibao_rules(self, unit_type: str) -> list[Rule]:
        """rules.toml; the ids get the type's or the add-on's prefix."""
        if not self._is(unit_type) or self._lacks("rules"):
            return []
        from huibao.content.rules import load_rules

        return load_rules(self.folder, self.name, prefix=self.prefix, entire=self._entire)

    @hookimpl
    def huibao_sections(self, unit_type: str) -> list[Section]:
        """The sections in sections.toml."""
        return self._sections.sections if self._is(unit_type) else []

    @hookimpl
    def huibao_outlines(self, unit_type: str) -> list[Outline]:
        """The outlines in sections.toml."""
        return self._sections.outlines if self._is(unit_type) else []

    @hookimpl
    def huibao_standards(self, unit_type: str) -> list[Standard]:
        """standards.toml, if there is one."""
        if not self._is(unit_type):
            return []
        from huibao.content.standards import load_standards

        return load_standards(self.folder, self.name)

    @hookimpl
    def huibao_example(self, unit_type: str) -> list[RawData]:
        """example.toml; an add-on need not have one."""
        if not self._is(unit_type) or self._lacks("example"):
            return []
        from huibao.read.toml import read_resource

        try:
            return [read_resource(self.folder / "example.toml")]
        except FileNotFoundError:
            hint = _("write a complete data file of an invented unit; report init writes an empty one")
            raise PluginError(self.name, f"example.toml: {_('no such file')}", hint=hint) from None
        except InputError as error:
            raise PluginError(self.name, error.message) from None
