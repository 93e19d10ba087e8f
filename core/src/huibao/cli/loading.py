"""Loads the plugins as the global options ask, and says on standard error what becomes of them."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from huibao.errors import PluginError, UsageError
from huibao.i18n import _, ngettext

if TYPE_CHECKING:
    from huibao.plugin.answers import Answer
    from huibao.plugin.manager import Notice, PluginRecord, Plugins

TRACE, ONLY = "HUIBAO_TRACE_HOOKS", "HUIBAO_ONLY_PLUGINS"
"""Environment variables: any text but none traces hooks; names of plugins with commas between."""


def load_plugins(root: click.Context) -> Plugins:
    """The plugins that the options of `report` choose; those that fail are named, and the rest works.

    A folder that was asked for by name and cannot be used is a `UsageError`.
    """
    from huibao.plugin.manager import load

    from .folders import homeless, open_folders

    told: set[str] = set()

    def warn(text: str) -> None:
        if text not in told:
            told.add(text)
            click.echo(click.style(_("Warning: "), fg="yellow") + text, err=True)

    def tell(error: PluginError) -> None:
        if root.params.get("strict_plugins"):
            raise error
        record = next((each for each in plugins.records if each.name == error.plugin), None)
        message = str(error).removeprefix(f"{error.plugin}: ")
        who = _signed(record) if record else error.plugin
        warn(_("plugin {name}: {text}").format(name=who, text=message))

    def note(notice: Notice) -> None:
        warn(str(notice))

    traced = root.params.get("trace_hooks") or os.environ.get(TRACE)
    only = chosen_plugins(root)
    folders = open_folders(root.params.get("plugins") or (), only)
    chosen = None if only is None else [*only, *(name for name, *_rest in folders.opened)]
    loaded = load(folders.opened, only=chosen, trace=show_answer if traced else None)
    if traced:
        for name, seconds in loaded.seconds.items():
            _show_call(_("loading"), name, seconds)
    plugins = replace(loaded, records=(*loaded.records, *folders.failed)).telling(tell, note)
    for record in plugins.failed:
        message = left_out(record)
        _refuse(root, record, message, folders.asked)
        warn(message)
    for message in (*map(str, plugins.notices), *homeless(folders.opened, plugins)):
        warn(message)
    return plugins


def _refuse(root: click.Context, record: PluginRecord, message: str, asked: Collection[str]) -> None:
    """An error where a plugin that failed was asked for by name, or where all must work."""
    if record.origin in asked:
        raise UsageError(message)
    if root.params.get("strict_plugins"):
        raise PluginError(record.name, message)


def left_out(record: PluginRecord) -> str:
    """That a plugin could not be loaded, and why."""
    message = _("plugin {name} was left out: {failure}")
    return message.format(name=_signed(record), failure=record.failure)


def _signed(record: PluginRecord) -> str:
    who = " ".join(filter(None, [record.distribution, record.version])) or record.origin
    return f"{record.name} ({who})" if who else record.name


def chosen_plugins(root: click.Context) -> Collection[str] | None:
    """The plugins to load besides the core's own; None for all."""
    asked: tuple[str, ...] = root.params.get("only_plugins") or ()
    if asked:
        return asked
    names = os.environ.get(ONLY)
    return None if names is None else [name.strip() for name in names.split(",") if name.strip()]


def show_answer(answer: Answer) -> None:
    """One call of a hook on standard error: what was asked, who answered with how much, how long it took."""
    asked = ", ".join(f"{name}={_brief(value)}" for name, value in answer.arguments.items())
    count = len(answer.results)
    said = str(answer.error) if answer.error else ngettext("{n} result", "{n} results", count).format(n=count)
    _show_call(f"{answer.hook}({asked})", f"{answer.plugin}: {said}", answer.seconds)


def _show_call(asked: str, said: str, seconds: float) -> None:
    click.secho(f"{asked}  {said}  {seconds * 1000:.1f} ms", dim=True, err=True)


def _brief(value: object) -> str:
    return repr(value) if isinstance(value, str) else type(value).__name__
