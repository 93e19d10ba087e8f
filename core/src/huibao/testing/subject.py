"""A plugin at test: loaded beside the core and, if it extends others' types, beside their owners."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from huibao.errors import PluginError
from huibao.model.unit import picks
from huibao.pipeline import ReportType
from huibao.plugin import hookspecs
from huibao.plugin.discovery import EntryPoint
from huibao.plugin.manager import Notice, PluginRecord, Plugins, load

from .typed import TypeAtTest

if TYPE_CHECKING:
    from .probing import Probes

HOOKS = {
    name: tuple(inspect.signature(function).parameters)
    for name, function in vars(hookspecs).items()
    if isinstance(function, FunctionType) and name.startswith("huibao_")
}
"""Every hook with the names of its arguments."""
OF_A_TYPE = tuple(name for name, arguments in HOOKS.items() if arguments == ("unit_type",))
"""The hooks that are asked for one unit type."""


@frozen(eq=False)
class Subject:
    """A plugin at test.

    record says what became of loading it; plugin is None where that failed. point is its entry point,
    None for one that is not installed; folder is that of its content files, if it has one. given is
    what must be loaded beside the installed plugins: those at hand that it may build on, and the plugin
    itself, where it is not installed.
    """

    name: str
    record: PluginRecord
    plugin: object | None
    point: EntryPoint | None = None
    folder: Path | None = None
    given: tuple[tuple[str, object], ...] = ()
    _alone: Plugins = field(kw_only=True, repr=False)

    def collect(self, hook: str, **arguments: Any) -> list[Any]:
        """What the plugin itself answers; errors as in `Plugins.collect`."""
        found = self._alone.collect(hook, **arguments)
        return [item for plugin, item in found if plugin == self.name]

    @property
    def notices(self) -> list[Notice]:
        """What was said so far of the plugin though it works."""
        said = dict.fromkeys((*self._alone.notices, *self.plugins.notices))
        return [each for each in said if each.plugin == self.name]

    def implements(self, hook: str) -> bool:
        """Whether the plugin answers a hook at all."""
        return hook in self.record.hooks

    @cached_property
    def everything(self) -> Plugins:
        """The plugin beside all that are installed; what fails of the others is not its affair."""
        return load(self.given).telling(lambda _error: None)

    @cached_property
    def owned(self) -> tuple[str, ...]:
        """Ids of the types that the plugin defines; none if it cannot say."""
        try:
            return tuple(each.id for each in self.collect("huibao_unit_types"))
        except PluginError:
            return ()

    @cached_property
    def extended(self) -> Mapping[str, str]:
        """Ids of others' types that the plugin has something to say about, each with its owner."""
        found = self.everything.collect("huibao_unit_types")
        return {
            each.id: owner
            for owner, each in found
            if owner != self.name and each.id not in self.owned and self._speaks_of(each.id)
        }

    def _speaks_of(self, type_id: str) -> bool:
        return any(self.answer(hook, type_id) for hook in self.asked_by_type)

    @cached_property
    def asked_by_type(self) -> tuple[str, ...]:
        """The hooks of the plugin that want to know the type; the others speak of all types alike."""
        return tuple(
            hook
            for hook in OF_A_TYPE
            if self.implements(hook)
            and "unit_type" in inspect.signature(getattr(self.plugin, hook)).parameters
        )

    def answer(self, hook: str, type_id: str) -> list[Any]:
        """What the plugin answers about a type; nothing where it fails, which another check says."""
        try:
            return self.collect(hook, unit_type=type_id)
        except PluginError:
            return []

    @cached_property
    def content_hooks(self) -> tuple[str, ...]:
        """The hooks about content, or formats, that the plugin implements."""
        return tuple(
            hook
            for hook, arguments in HOOKS.items()
            if self.implements(hook) and arguments in ((), ("unit_type",)) and hook != "huibao_commands"
        )

    @cached_property
    def probes(self) -> Probes | None:
        """The plugin in processes of its own; None for an object that only this process has."""
        from .probing import Probes

        return Probes(self) if self.plugin and (self.point or self.folder) else None

    @cached_property
    def beside(self) -> tuple[str, ...]:
        """Names of the plugins that it works with: itself, the owners of what it extends, and those
        whose dictionaries its types pick from.
        """
        own = {self.name} if self.point else set()
        return tuple(sorted({*own, *self.extended.values(), *self._lenders()} - {"huibao"}))

    def _lenders(self) -> Iterator[str]:
        picked = (
            [pattern for each in self.collect("huibao_unit_types") for pattern in each.uses]
            if self.owned
            else []
        )
        for plugin, indicator in self.everything.collect("huibao_dictionary"):
            if any(picks(pattern, indicator.code) for pattern in picked):
                yield plugin

    @property
    def others(self) -> tuple[tuple[str, object], ...]:
        """What is given beside the plugin itself."""
        return tuple(each for each in self.given if each[0] != self.name)

    @cached_property
    def plugins(self) -> Plugins:
        """The plugin with those that it works with, and no others."""
        return load(self.given, only=self.beside)

    @cached_property
    def assembled(self) -> Mapping[str, ReportType | PluginError]:
        """Each type that the plugin defines or extends, ready to work, or why it is not."""
        found: dict[str, ReportType | PluginError] = {}
        for type_id in (*self.owned, *self.extended):
            try:
                found[type_id] = ReportType.of(self.plugins, type_id)
            except PluginError as error:
                found[type_id] = error
        return found

    @cached_property
    def types(self) -> Mapping[str, TypeAtTest]:
        """The types that can be worked with, by id."""
        return {
            type_id: TypeAtTest(self, type_id, each)
            for type_id, each in self.assembled.items()
            if isinstance(each, ReportType)
        }

    def methods(self) -> Iterator[tuple[str, object]]:
        """Whatever in the plugin is called like a hook."""
        for name in dir(self.plugin):
            if name.startswith("huibao_"):
                yield name, getattr(self.plugin, name)
