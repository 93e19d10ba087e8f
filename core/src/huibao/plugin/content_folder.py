"""A plugin made of data: a folder of content files that speaks for one unit type.

A distribution's whole code can be one line: `plugin = ContentFolder.of(__name__)`.
"""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from huibao.errors import PluginError

from .markers import hookimpl

if TYPE_CHECKING:
    from huibao.content.cases import RuleCases
    from huibao.content.sections import SectionsFile
    from huibao.model.formats import RawData
    from huibao.model.indicator import Indicator
    from huibao.model.outline import Outline, Section
    from huibao.model.rule import Rule
    from huibao.model.standard import Standard
    from huibao.model.unit import UnitType


class ContentFolder:
    """Implements the content hooks from type.toml, indicators.toml, rules.toml, sections.toml,
    example.toml and, where there is one, standards.toml.

    Files are read when a hook asks for them. docs/reference/content-files.md has their format.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name

    @classmethod
    def of(cls, package: str) -> ContentFolder:
        """The content files that lie in a Python package."""
        return cls(Path(import_module(package).__path__[0]), package)

    def cases(self) -> list[RuleCases]:
        """The cases of each rule, from cases.toml; for the plugin's own tests."""
        from huibao.content.cases import load_cases

        return load_cases(self._folder, self._name, prefix=self._type.id)

    def _is(self, unit_type: str) -> bool:
        """Whether the folder speaks for that type; a broken type.toml is said when types are listed."""
        try:
            return self._type.id == unit_type
        except PluginError:
            return False

    @cached_property
    def _type(self) -> UnitType:
        from huibao.content.unit_types import load_unit_type

        return load_unit_type(self._folder, self._name)

    @cached_property
    def _sections(self) -> SectionsFile:
        from huibao.content.sections import load_sections

        return load_sections(self._folder, self._name)

    @hookimpl
    def huibao_unit_types(self) -> list[UnitType]:
        """The type in type.toml."""
        return [self._type]

    @hookimpl
    def huibao_content_files(self) -> list[Path]:
        """Every file of the folder that may be content."""
        return list(self._folder.rglob("*.toml"))

    @hookimpl
    def huibao_indicators(self, unit_type: str) -> list[Indicator]:
        """indicators.toml."""
        if not self._is(unit_type):
            return []
        from huibao.content.indicators import load_indicators

        return load_indicators(self._folder, self._name)

    @hookimpl
    def huibao_rules(self, unit_type: str) -> list[Rule]:
        """rules.toml; the ids get the type's prefix."""
        if not self._is(unit_type):
            return []
        from huibao.content.rules import load_rules

        return load_rules(self._folder, self._name, prefix=unit_type)

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

        return load_standards(self._folder, self._name)

    @hookimpl
    def huibao_example(self, unit_type: str) -> list[RawData]:
        """example.toml."""
        if not self._is(unit_type):
            return []
        from huibao.read.toml import read_resource

        return [read_resource(self._folder / "example.toml")]
