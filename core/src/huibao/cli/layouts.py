"""The option --layout: how a report is laid out on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from huibao.errors import UsageError
from huibao.i18n import N_, _

if TYPE_CHECKING:
    from huibao.model.layout import Layout

layout_option = click.option(
    "--layout",
    "layout_name",
    metavar=N_("NAME"),
    default="gb9704",
    help=N_("Layout of pages: gb9704 (the usual one), office or plain."),
)


def layout_named(name: str) -> Layout:
    """The layout of that name; `UsageError` if there is none."""
    from huibao.model.layout import LAYOUTS

    if name not in LAYOUTS:
        raise UsageError(
            _("there is no layout {name}").format(name=name),
            hint=_("known are {names}").format(names=", ".join(LAYOUTS)),
        )
    return LAYOUTS[name]
