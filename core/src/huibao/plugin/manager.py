"""Finds the installed plugins, keeps the broken ones from doing harm, and asks the hooks.

The manager walks the entry points itself: pluggy's own loading stops at the first plugin that
fails to import, and passes over a second plugin of a name that is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace  # attrs would slow down `report --help`
from typing import Any

import pluggy

from huibao.errors import PluginError
from huibao.i18n import _

from . import defaults, hookspecs
from .discovery import entry_points, version_of
from .markers import NAMESPACE


@dataclass(frozen=True)
class PluginRecord:
    """What became of one entry point.

    failure is empty for a plugin that works; hooks are the names of those that it implements.
    """

    name: str
    distribution: str
    version: str
    hooks: tuple[str, ...] = ()
    failure: str = ""


@dataclass(frozen=True, eq=False)
class Plugins:
    """The plugins at work: one record for each that was found, and pluggy's manager."""

    records: tuple[PluginRecord, ...]
    _manager: pluggy.PluginManager = field(repr=False)
    _tell: Callable[[PluginError], None] | None = field(default=None, repr=False)

    @property
    def failed(self) -> tuple[PluginRecord, ...]:
        """Those that could not be loaded."""
        return tuple(record for record in self.records if record.failure)

    def telling(self, tell: Callable[[PluginError], None]) -> Plugins:
        """The same plugins; tell takes the error of one that fails when all are asked about no type."""
        return replace(self, _tell=tell)

    def collect(self, hook: str, **arguments: Any) -> list[tuple[str, Any]]:
        """Every plugin's results of a collecting hook, flattened, each with the plugin's name.

        Sorted by plugin name. An exception in a plugin becomes a `PluginError` that names it. A hook
        without arguments is about no type in particular: if there is someone to tell, the others go on.
        """
        caller = getattr(self._manager.hook, hook)
        found: list[tuple[str, Any]] = []
        for implementation in sorted(caller.get_hookimpls(), key=lambda each: each.plugin_name):
            try:
                found += [
                    (implementation.plugin_name, item) for item in _answer(hook, implementation, arguments)
                ]
            except PluginError as error:
                if arguments or self._tell is None:
                    raise
                self._tell(error)
        return found


def _answer(hook: str, implementation: pluggy.HookImpl, arguments: dict[str, Any]) -> list[Any]:
    """One plugin's results of a hook; whatever goes wrong in it is a `PluginError`."""
    given = [arguments[name] for name in implementation.argnames if name in arguments]
    try:
        result: object = implementation.function(*given)
        if isinstance(result, Iterable):
            return list(result)
    except PluginError:
        raise
    except Exception as error:
        message = _("{hook} failed: {kind}: {error}").format(
            hook=hook, kind=type(error).__name__, error=error
        )
        raise PluginError(implementation.plugin_name, message) from error
    return [] if result is None else [result]


def load(extra: Sequence[tuple[str, object]] = (), *, only: Iterable[str] | None = None) -> Plugins:
    """Load the built-in plugin, every installed one and the given (name, plugin) pairs.

    only names the installed plugins to load; None loads all.
    """
    manager = pluggy.PluginManager(NAMESPACE)
    manager.add_hookspecs(hookspecs)
    records = [_admit(manager, "huibao", "huibao", version_of("huibao"), lambda: defaults)]
    chosen = None if only is None else set(only)
    records += [
        _admit(manager, point.name, point.distribution, point.version, point.load)
        for point in entry_points(NAMESPACE)
        if chosen is None or point.name in chosen
    ]
    for name, plugin in extra:
        records.append(_admit(manager, name, "", "", lambda plugin=plugin: plugin))  # type: ignore[misc]  # bound now
    return Plugins(tuple(records), manager)


def _admit(
    manager: pluggy.PluginManager,
    name: str,
    distribution: str,
    version: str,
    load_plugin: Callable[[], object],
) -> PluginRecord:
    """Register one plugin, or say why not; what it had registered by then is taken back."""
    if manager.has_plugin(name):
        taken = _("the name {name} is already taken by another plugin").format(name=name)
        return PluginRecord(name, distribution, version, failure=taken)
    try:
        plugin = load_plugin()
        manager.register(plugin, name)
    except (Exception, SystemExit) as error:
        if manager.has_plugin(name):
            manager.unregister(name=name)
        return PluginRecord(
            name, distribution, version, failure=f"{type(error).__name__}: {_first_line(error)}"
        )
    hooks = tuple(sorted(caller.name for caller in manager.get_hookcallers(plugin) or []))
    unknown = [hook for hook in hooks if not hasattr(hookspecs, hook)]
    if unknown:
        manager.unregister(name=name)
        failure = _("there is no hook {hooks}").format(hooks=", ".join(unknown))
        return PluginRecord(name, distribution, version, hooks, failure)
    return PluginRecord(name, distribution, version, hooks)


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else ""
