"""The group `report plugin`: what the author of a plugin needs."""

from __future__ import annotations

import click

from huibao.cli.group import LazyGroup
from huibao.i18n import N_

COMMANDS: dict[str, str] = {}


class PluginGroup(LazyGroup):
    """Commands by module name."""

    package = "huibao.cli.plugin"
    texts = COMMANDS


@click.group("plugin", cls=PluginGroup, help=N_("Write, test and examine plugins."))
def command() -> None:
    """What holds for every command of the group: nothing."""
