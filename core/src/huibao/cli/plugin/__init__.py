"""The group `report plugin`: what the author of a plugin needs."""

from __future__ import annotations

import click

from huibao.cli.group import LazyGroup
from huibao.i18n import N_

COMMANDS: dict[str, str] = {
    "new": N_("Write a complete plugin project to start from."),
    "lint": N_("Look over a plugin's content files, line by line."),
    "test": N_("Hold plugins to their contract, check by check."),
    "doctor": N_("Examine plugins one by one, and say what to do about what is wrong."),
}


class PluginGroup(LazyGroup):
    """Commands by module name."""

    package = "huibao.cli.plugin"
    texts = COMMANDS


@click.group("plugin", cls=PluginGroup, help=N_("Write, test and examine plugins."))
def command() -> None:
    """What holds for every command of the group: nothing."""
