"""Loads the plugins as the global options ask, and says on standard error what becomes of them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

import click

from huibao.errors import HuibaoError, PluginError, UsageError
from huibao.i18n import _, ngettext

if TYPE_CHECKING:
    from huibao.plugin.answers import Answer
    from huibao.plugin.manager import Notice, PluginRecord, Plugins

TRACE, ONLY = "HUIBAO_TRACE_HOOKS", "HUIBAO_ONLY_PLUGINS"
"""Environment variables: any text but none traces hooks; names of plugins with commas between."""


def load_plugins(root: click.Context) -> Plugins:
    """The plugins that the options of `report` choose; those that fail are named, and the rest works.

    A folder that was asked for by --plugin must be sound: whatever is wrong with it, now or when its
    content is asked for, is an error.
    """
    from huibao.plugin.manager import load

    from .folders import misplaced, open_folders, unused_code

    told: set[str] = set()

    def warn(text: str) -> None:
        if text not in told:
            told.add(text)
            click.echo(click.style(_("Warning: "), fg="yellow") + text, err=True)

    def tell(error: PluginError) -> None:
        record = next((each for each in plugins.records if each.name == error.plugin), None)
        if root.params.get("strict_plugins") or (record and record.origin in folders.asked):
            raise error
        message = str(error).removeprefix(f"{error.plugin}: ")
        who = _signed(record) if record else error.plugin
        warn(_("plugin {name}: {text}").format(name=who, text=message))

    def note(notice: Notice) -> None:
        warn(str(notice))

    traced = is_traced(root)
    strict = root.params.get("strict_plugins")
    only = chosen_plugins(root)
    folders = open_folders(root.params.get("plugins") or (), only)
    chosen = None if only is None else [*only, *(name for name, *_rest in folders.opened)]
    loaded = load(folders.opened, only=chosen, trace=show_answer if traced else None)
    if traced:
        _show_loading(loaded)
    plugins = loaded.recording(folders.failed).telling(tell, note)
    for record in plugins.failed:
        if record.origin in folders.asked:
            message = _("plugin {name} cannot be used: {failure}")
            raise UsageError(message.format(name=_signed(record), failure=record.failure))
        if not strict:
            warn(left_out(record))
    for message in (*map(str, plugins.notices), *_never_asked(plugins), *unused_code(folders.opened)):
        warn(message)
    plugins.report(misplaced(folders, plugins))
    return plugins


def insist(root: click.Context, plugins: Plugins) -> None:
    """Raise a `UsageError` with every plugin that cannot be loaded, where all must be."""
    if not (plugins.failed and root.params.get("strict_plugins")):
        return
    count = len(plugins.failed)
    message = ngettext("{n} plugin cannot be loaded", "{n} plugins cannot be loaded", count).format(n=count)
    lines = [f"    {_signed(record)}: {record.failure}" for record in plugins.failed]
    hint = _("report plugin doctor says what to do; without --strict-plugins the others work")
    raise UsageError("\n".join([f"{message}:", *lines]), hint=hint)


def _never_asked(plugins: Plugins) -> Iterator[str]:
    """What to say of functions that are called like a hook, and marked as none."""
    for record in plugins.records:
        for text in never_asked(record):
            yield _("plugin {name}: {text}").format(name=_signed(record), text=text)


def never_asked(record: PluginRecord) -> list[str]:
    """What to say of each function that is called like a hook, and marked as none."""
    message = _("{hook} is not marked with @hookimpl, and is never asked")
    return [message.format(hook=hook) for hook in record.unmarked]


def left_out(record: PluginRecord) -> str:
    """That a plugin could not be loaded, and why."""
    message = _("plugin {name} was left out: {failure}")
    return message.format(name=_signed(record), failure=record.failure)


def _signed(record: PluginRecord) -> str:
    return f"{record.name} ({record.source})" if record.source else record.name


def chosen_plugins(root: click.Context) -> Collection[str] | None:
    """The plugins to load besides the core's own; None for all."""
    asked: tuple[str, ...] = root.params.get("only_plugins") or ()
    named = ",".join(asked) if asked else os.environ.get(ONLY)
    return None if named is None else [name.strip() for name in named.split(",") if name.strip()]


def show_answer(answer: Answer) -> None:
    """One call of a hook on standard error: what was asked, who answered with how much, how long it took."""
    asked = ", ".join(f"{name}={_brief(value)}" for name, value in answer.arguments.items())
    count = len(answer.results)
    said = ngettext("{n} result", "{n} results", count).format(n=count)
    told = str(answer.error) if answer.error else f"{answer.plugin}: {said}"
    _show_call(f"{answer.hook}({asked})", told, answer.seconds)
    if answer.error and answer.error.__cause__:
        show_traceback(answer.error.__cause__)


def is_traced(root: click.Context) -> bool:
    """Whether each call of a hook is to be shown."""
    return bool(root.params.get("trace_hooks") or os.environ.get(TRACE))


def show_cause(error: HuibaoError) -> None:
    """The whole way to the exception behind an error, if a plugin raised one."""
    if isinstance(error, PluginError) and error.__cause__ and not isinstance(error.__cause__, HuibaoError):
        show_traceback(error.__cause__)


def show_traceback(error: BaseException) -> None:
    """The whole way to an exception of a plugin's, on standard error."""
    from traceback import format_exception

    click.secho("".join(format_exception(error)).rstrip(), dim=True, err=True)


def _show_loading(plugins: Plugins) -> None:
    for name, seconds in plugins.seconds.items():
        _show_call(_("loading"), name, seconds)
    for record in plugins.failed:
        if record.cause:
            show_traceback(record.cause)


def _show_call(asked: str, said: str, seconds: float) -> None:
    click.secho(f"{asked}  {said}  {seconds * 1000:.1f} ms", dim=True, err=True)


def _brief(value: object) -> str:
    return repr(value) if isinstance(value, str) else type(value).__name__
