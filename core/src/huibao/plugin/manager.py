"""Finds the installed plugins, keeps the broken ones from doing harm, and asks the hooks.

The manager walks the entry points itself: pluggy's own loading stops at the first plugin that
fails to import, and passes over a second plugin of a name that is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from types import FunctionType, MethodType
from typing import Any

import pluggy

from huibao.errors import PluginError, UsageError
from huibao.i18n import _

from . import defaults, hookspecs
from .admission import Admission, Notice, PluginRecord, first_line, until_when
from .answers import Answer, answer
from .discovery import EntryPoint, entry_points, home, installed, version_of
from .markers import NAMESPACE

__all__ = ["Notice", "PluginRecord", "Plugins", "load"]
Trace = Callable[[Answer], None]
Extra = tuple[str, object] | tuple[str, object, str]
"""A plugin at hand: its name, itself, and where it is from."""
_FUNCTIONS = (FunctionType, MethodType, staticmethod, classmethod)
"""What pluggy takes for a hook, if it is marked."""


class Plugins:
    """The plugins at work: one record for each that was found, and pluggy's manager.

    notices are what was said of them so far; left_out are those that failed at work, with the reason;
    seconds says how long each took to load.
    """

    def __init__(
        self, records: Sequence[PluginRecord], admission: Admission, trace: Trace | None = None
    ) -> None:
        self.records = tuple(records)
        self.notices = admission.notices
        self._said_loading = len(admission.notices)
        self.left_out: dict[str, PluginError] = {}
        self.seconds = admission.seconds
        self._manager = admission.manager
        self._tell: Callable[[PluginError], None] | None = None
        self._note: Callable[[Notice], None] | None = None
        self._trace = trace
        self._needed = ""

    @property
    def failed(self) -> tuple[PluginRecord, ...]:
        """Those that could not be loaded."""
        return tuple(record for record in self.records if record.failure)

    def plugin(self, name: str) -> object:
        """The plugin of that name itself; None if there is none."""
        return self._manager.get_plugin(name)

    @property
    def traced(self) -> bool:
        """Whether somebody looks at every call of a hook."""
        return self._trace is not None

    @property
    def remarked(self) -> bool:
        """Whether more was said of them than loading says each time: it is said when the hooks answer."""
        return len(self.notices) > self._said_loading

    def telling(
        self, tell: Callable[[PluginError], None], note: Callable[[Notice], None] | None = None
    ) -> Plugins:
        """The same plugins; tell takes the error of one that fails at work, and the others go on.

        note takes what there is to say of one that works.
        """
        same = copy(self)
        same._tell, same._note = tell, note
        return same

    def needing(self, name: str) -> Plugins:
        """The same plugins, where one of them cannot be done without: its failure is an error."""
        same = copy(self)
        same._needed = name
        return same

    def recording(self, failed: Iterable[PluginRecord]) -> Plugins:
        """The same plugins, with records of more that could not be loaded."""
        same = copy(self)
        same.records = (*self.records, *failed)
        return same

    def report(self, errors: Iterable[PluginError]) -> None:
        """Tell what is wrong with plugins that go on working; raise it if there is nobody to tell."""
        for error in errors:
            if self._tell is None:
                raise error
            self._tell(error)

    def collect(self, hook: str, **arguments: Any) -> list[tuple[str, Any]]:
        """Every plugin's results of a collecting hook, flattened, each with the plugin's name.

        Sorted by plugin name. An exception in a plugin, or a result of another class than the hook's,
        is a `PluginError` that names it. If there is someone to tell, that plugin is left out from then
        on, and the others go on.
        """
        found: list[tuple[str, Any]] = []
        for given in self.ask(hook, **arguments):
            if given.error is None:
                found += [(given.plugin, each) for each in given.results]
            else:
                from .located import located  # only where something is wrong

                self.leave_out(located(given.error, self.plugin(given.plugin)))
        return found

    def leave_out(self, error: PluginError) -> None:
        """Tell what is wrong with a plugin, and ask it nothing more.

        Raises it if there is nobody to tell, or the plugin cannot be done without.
        """
        if self._tell is None or error.plugin == self._needed:
            raise error
        self._tell(error)  # who cannot do without it raises: nothing is left out then
        self.left_out[error.plugin] = error

    def ask(self, hook: str, **arguments: Any) -> Iterator[Answer]:
        """Every plugin's answer to a hook, in the order of their names; whoever asks judges the failures."""
        caller = getattr(self._manager.hook, hook)
        for implementation in sorted(caller.get_hookimpls(), key=lambda each: each.plugin_name):
            name = implementation.plugin_name
            if name in self.left_out:
                continue
            given = answer(hook, implementation, arguments)
            if self._trace:
                self._trace(given)
            for thing in given.deprecated:
                if notice := self._notice(name, str(thing), until_when()):
                    notice.warn()
            if given.printed.strip():
                message = _("it prints in {hook}: “{text}”")
                text = message.format(hook=hook, text=first_line(given.printed)[:80])
                self._notice(name, text, _("take print() out of the function"))
            yield given

    def _notice(self, name: str, text: str, hint: str) -> Notice | None:
        """What was not known yet of a plugin, noted and told."""
        record = next(each for each in self.records if each.name == name and not each.failure)
        notice = Notice(name, record.distribution, record.version, text, hint)
        if notice in self.notices:
            return None
        self.notices.append(notice)
        if self._note:
            self._note(notice)
        return notice


def load(
    extra: Sequence[Extra] = (),
    *,
    only: Iterable[str] | None = None,
    trace: Trace | None = None,
) -> Plugins:
    """Load the built-in plugin, every installed one and the given (name, plugin, where from) triples.

    only names the installed plugins to load; None loads all. trace takes every answer to a hook.
    Raises `UsageError` for a name that is not there.
    """
    here = tuple(installed())
    points = entry_points(NAMESPACE, here)
    if only is not None:
        chosen = set(only)
        _check_names(chosen, [each.name for each in points], [each[0] for each in extra])
        points = [each for each in points if each.name in chosen]
    manager = _Manager(NAMESPACE)
    manager.add_hookspecs(hookspecs)
    admission = Admission(manager)
    core = EntryPoint("huibao", "", "huibao", version_of("huibao", here), home())
    records = [admission.admit(core, lambda: defaults)]
    records += [admission.admit(point, point.load) for point in points]
    for name, plugin, *origin in extra:
        at_hand = EntryPoint(name, "", "", "", str(*origin))
        records.append(admission.admit(at_hand, lambda plugin=plugin: plugin))  # type: ignore[misc]  # bound now
    return Plugins(records, admission, trace)


class _Manager(pluggy.PluginManager):
    """pluggy's, which takes all that a plugin has apart by `inspect`: here only what may bear a mark."""

    def parse_hookimpl_opts(self, plugin: object, name: str) -> pluggy.HookimplOpts | None:
        """The mark of a hook on what the plugin has by that name; no hook is called __init__ or the like."""
        if name.startswith("__") or not _may_be_marked(plugin, name):
            return None
        return super().parse_hookimpl_opts(plugin, name)


def _may_be_marked(plugin: object, name: str) -> bool:
    """Whether a function lies by that name in the plugin or in one of its classes; nothing is run to look."""
    places = (plugin, *(plugin.__mro__ if isinstance(plugin, type) else ()), *type(plugin).__mro__)
    return any(isinstance(getattr(place, "__dict__", {}).get(name), _FUNCTIONS) for place in places)


def _check_names(chosen: set[str], installed: list[str], folders: list[str]) -> None:
    known = {"huibao", *installed, *folders}
    unknown = sorted(chosen - known)
    if unknown:
        message = _("there is no plugin {name}").format(name=", ".join(unknown))
        hint = _("known are {names}").format(names=", ".join(sorted(known)))
        if folders:
            hint += "; " + _("a folder is called by its id: {names}").format(names=", ".join(sorted(folders)))
        raise UsageError(message, hint=hint)
