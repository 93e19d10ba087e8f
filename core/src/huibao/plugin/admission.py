"""Takes plugins in, one by one: each is registered, or recorded with the reason why it was not."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

import pluggy

from huibao.api import mismatch
from huibao.deprecation import Deprecated, hearing
from huibao.i18n import _
from huibao.record import Record

from . import hookspecs
from .discovery import EntryPoint, EntryPointError
from .implementations import faults, unmarked
from .markers import facts_of

API_ATTRIBUTE = "huibao_api"
"""What a plugin calls the range of API versions that it needs."""


class PluginRecord(Record):
    """What became of one entry point.

    failure is empty for a plugin that works; hooks are the names of those that it implements. origin is
    the folder of its distribution's record, or where else it is from; api the range of API versions that
    it says it needs.
    """

    name: str
    distribution: str
    version: str
    hooks: tuple[str, ...] = ()
    failure: str = ""
    origin: str = ""
    api: str = ""
    unmarked: tuple[str, ...] = ()
    cause: BaseException | None = None

    @property
    def source(self) -> str:
        """Where it is from: its distribution with its version, or else the folder."""
        return " ".join(filter(None, [self.distribution, self.version])) or self.origin


class Notice(Record):
    """Something to know of a plugin that works: what it uses that is on its way out, that it prints.

    hint is what its author can do about it.
    """

    plugin: str
    distribution: str
    version: str
    text: str
    hint: str = ""

    def __str__(self) -> str:
        who = " ".join(filter(None, [self.distribution, self.version]))
        name = f"{self.plugin} ({who})" if who else self.plugin
        return _("plugin {name}: {text}").format(name=name, text=self.text)

    def warn(self) -> None:
        """Say it to Python as well: test runners show such warnings."""
        from warnings import warn

        warn(str(self), DeprecationWarning, stacklevel=2)


class Refusal(Exception):  # noqa: N818  # no error of ours: it becomes a record
    """Why a plugin is not taken in."""


class Admission:
    """What was taken in so far; notices are in the order in which they came up.

    seconds says how long each plugin took to import and register.
    """

    def __init__(self, manager: pluggy.PluginManager) -> None:
        self.manager = manager
        self.notices: list[Notice] = []
        self.seconds: dict[str, float] = {}
        self._taken: dict[str, PluginRecord] = {}

    def admit(self, point: EntryPoint, load_plugin: Callable[[], object]) -> PluginRecord:
        """Register one plugin, or say why not; what it had registered by then is taken back."""
        name = point.name
        record = PluginRecord(name, point.distribution, point.version, origin=point.origin)
        if self.manager.has_plugin(name):
            other = _("the name {name} is already taken by the plugin of {source}")
            told = other.format(name=name, source=self._taken[name].source)
            return record.evolved(failure=f"{told}; {_('uninstall one of the two, or give it another name')}")
        started = perf_counter()
        try:
            with hearing() as heard, listening() as said:
                plugin = load_plugin()
                record = _declared(record, plugin)
                self._register(plugin, name)
        except (Refusal, EntryPointError) as refusal:
            return record.evolved(failure=str(refusal))
        except (Exception, SystemExit) as error:
            from .blame import failure_of  # only where something is wrong

            if self.manager.has_plugin(name):
                self.manager.unregister(name=name)
            return record.evolved(failure=failure_of(error, first_line(str(error))), cause=error)
        finally:
            self.seconds[name] = perf_counter() - started
        callers = self.manager.get_hookcallers(plugin) or []
        hooks = tuple(sorted(caller.name for caller in callers))
        if any(not hasattr(hookspecs, hook) for hook in hooks):
            self.manager.unregister(name=name)
            return record.evolved(hooks=hooks, failure="; ".join(faults(self.manager, plugin)))
        self._remark(point, [*heard, *_outdated(callers, name)], said.getvalue())
        self._taken[name] = record.evolved(hooks=hooks, unmarked=tuple(unmarked(self.manager, plugin, name)))
        return self._taken[name]

    def _register(self, plugin: object, name: str) -> None:
        """pluggy's, with all that is wrong with the hooks in place of the head of the first."""
        try:
            self.manager.register(plugin, name)
        except pluggy.PluginValidationError as error:
            raise Refusal("; ".join(faults(self.manager, plugin)) or str(error)) from error

    def _remark(self, point: EntryPoint, used: list[Deprecated], printed: str) -> None:
        def notice(text: str, hint: str) -> Notice:
            made = Notice(point.name, point.distribution, point.version, text, hint)
            self.notices.append(made)
            return made

        for thing in used:
            notice(str(thing), until_when()).warn()
        if printed.strip():
            message = _("it prints while it is imported: “{text}”")
            hint = _("take print() and warnings out of the module")
            notice(message.format(text=first_line(printed)[:80]), hint)


def _declared(record: PluginRecord, plugin: object) -> PluginRecord:
    """The record with the range of API versions that the plugin declares; a `Refusal` if it is another."""
    needed = getattr(plugin, API_ATTRIBUTE, "")
    if wrong := mismatch(needed):
        raise Refusal(wrong)
    return record.evolved(api=needed)


def _outdated(callers: list[pluggy.HookCaller], name: str) -> Iterator[Deprecated]:
    """The deprecated hooks that a plugin implements, and the deprecated arguments that it takes."""
    for caller in callers:
        facts = facts_of(hookspecs, caller.name)
        if facts.deprecated:
            yield facts.deprecated
        for implementation in caller.get_hookimpls():
            if implementation.plugin_name == name:
                taken = facts.deprecated_arguments.keys() & set(implementation.argnames)
                yield from (facts.deprecated_arguments[argument] for argument in sorted(taken))


@contextmanager
def listening() -> Iterator[io.StringIO]:
    """Takes what is printed in here: standard output is for reports."""
    before, sys.stdout = sys.stdout, io.StringIO()
    try:
        yield sys.stdout
    finally:
        sys.stdout = before


def until_when() -> str:
    """The hint to a deprecation, which says itself what to write instead."""
    return _("docs/explanation/compatibility.md says for how long it works")


def first_line(text: str) -> str:
    """The first line of a text, "" if there is none."""
    lines = text.strip().splitlines()
    return lines[0] if lines else ""
