"""Asks one plugin one hook; whatever goes wrong in it becomes an error that names the plugin."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from contextlib import redirect_stdout
from itertools import islice
from time import perf_counter
from typing import Any

import pluggy

from huibao.deprecation import Deprecated, hearing
from huibao.errors import PluginError
from huibao.i18n import _
from huibao.record import Record

from . import hookspecs
from .claims import CORE
from .content_folder import ContentFolder
from .markers import facts_of

MOST = 100_000
"""Results of one hook that are taken; more are no content but a mistake."""


class Answer(Record):
    """What a plugin answered to a hook: results, or the error; and how long that took."""

    plugin: str
    hook: str
    arguments: Mapping[str, Any]
    seconds: float
    results: tuple[Any, ...] = ()
    error: PluginError | None = None
    deprecated: tuple[Deprecated, ...] = ()
    printed: str = ""


class _Overheard:
    """Standard error in place of standard output, which is for reports; remembers what is printed first."""

    def __init__(self) -> None:
        self._stream = sys.stderr
        self.beginning = ""

    def write(self, text: str) -> int:
        if len(self.beginning) < 200:
            self.beginning += text
        return self._stream.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def answer(hook: str, implementation: pluggy.HookImpl, arguments: Mapping[str, Any]) -> Answer:
    """One plugin's answer; what it prints meanwhile goes to standard error, for reports go to the other."""
    plugin = implementation.plugin_name
    started = perf_counter()
    results: tuple[Any, ...] = ()
    error: PluginError | None = None
    printing: Any = _Overheard()
    with hearing() as heard, redirect_stdout(printing):
        try:
            results = _results(hook, implementation, arguments)
        except PluginError as raised:
            message = raised.message.removeprefix(f"{raised.plugin}: ")
            error = PluginError(plugin, message, hint=raised.hint)
        except (Exception, SystemExit) as raised:
            from .blame import failure_of  # only where something is wrong

            message = _("{hook} failed: {failure}")
            error = PluginError(plugin, message.format(hook=hook, failure=failure_of(raised)))
            error.__cause__ = raised
    seconds = perf_counter() - started
    return Answer(plugin, hook, arguments, seconds, results, error, tuple(heard), printing.beginning)


def _results(hook: str, implementation: pluggy.HookImpl, arguments: Mapping[str, Any]) -> tuple[Any, ...]:
    plugin = implementation.plugin_name
    given = [arguments[name] for name in implementation.argnames if name in arguments]
    result: object = implementation.function(*given)
    if result is None:
        return ()
    results = tuple(islice(result, MOST + 1)) if isinstance(result, Iterable) else (result,)
    if len(results) > MOST:
        raise PluginError(plugin, _("{hook} gives no end of results").format(hook=hook))
    expected = facts_of(hookspecs, hook).gives
    for each in results:
        if not _is(each, expected):
            from .fields import brief  # only where something is wrong

            message = _("{hook} gave {value}, which is no {kind}")
            kind = expected.partition(":")[2]
            raise PluginError(plugin, message.format(hook=hook, value=brief(each), kind=kind))
    if not results or plugin == CORE or type(implementation.plugin) is ContentFolder:
        return results  # out of files, which are held against these types where they are read
    return _sound(plugin, hook, results, _class(expected))


def _sound(plugin: str, hook: str, results: tuple[Any, ...], kind: Any) -> tuple[Any, ...]:
    """The results with all their fields of the right types; a `PluginError` for the first that is not."""
    from .fields import WrongFieldError, brief, called, sound

    taken = []
    for each in results:
        try:
            taken.append(sound(each, kind))
        except WrongFieldError as error:
            message = _("{hook} gave {kind} {name} with a wrong field, {field}: {reason}")
            told = message.format(
                hook=hook,
                kind=kind.__name__,
                name=brief(called(each)),
                field=error.path,
                reason=error.message,
            )
            raise PluginError(plugin, told, hint=error.hint) from None
    return tuple(taken)


def _is(value: object, expected: str) -> bool:
    """Whether a value is of that class; nothing is of a class that nobody has imported."""
    kind = _class(expected)
    return isinstance(kind, type) and isinstance(value, kind)


def _class(expected: str) -> Any:
    module, _colon, name = expected.partition(":")
    return getattr(sys.modules.get(module), name, None)
