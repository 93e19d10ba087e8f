"""The commands that plugins add, kept from taking the place of others and from doing harm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from huibao.errors import HuibaoError, PluginError
from huibao.i18n import _
from huibao.plugin.blame import failure_of, mend

from .opening import open_plugins

if TYPE_CHECKING:
    from huibao.plugin.claims import Claims
    from huibao.plugin.manager import Plugins

_EXPECTED = (HuibaoError, click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError)


def plugin_commands(ctx: click.Context, own: Iterable[str]) -> dict[str, click.Command]:
    """The plugins' commands by name; own are the built-in ones."""
    plugins = open_plugins(ctx)
    found = claimed_commands(plugins, own)
    plugins.report(found.errors)
    return {name: command for name, command in found.granted.items() if command is not None}


def claimed_commands(plugins: Plugins, own: Iterable[str]) -> Claims[click.Command | None]:
    """The commands by name; None stands for the built-in ones, whose names nobody takes."""
    from huibao.plugin.claims import CORE, weighed

    theirs = plugins.collect("huibao_commands")
    return weighed(
        [
            *((CORE, name, None) for name in own),
            *((plugin, each.name, _guarded(plugin, each)) for plugin, each in theirs if each.name),
        ],
        lambda name, other: _("the command {name} is already that of {other}").format(name=name, other=other),
    )


def _guarded(plugin: str, command: click.Command) -> click.Command:
    """The command; what goes wrong in it is a `PluginError` that names the plugin."""
    invoke = type(command).invoke

    def guarded(ctx: click.Context) -> Any:
        try:
            return invoke(command, ctx)
        except _EXPECTED:
            raise
        except Exception as error:
            message = _("command {name} failed: {failure}")
            text = message.format(name=command.name, failure=failure_of(error))
            raise PluginError(plugin, text, hint=mend()) from error

    command.invoke = guarded  # type: ignore[method-assign]  # whatever its class is
    return command
