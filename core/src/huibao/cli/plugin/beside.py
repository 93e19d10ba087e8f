"""The plugins at hand beside which another one is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from huibao.cli.folders import open_folders

if TYPE_CHECKING:
    from huibao.plugin.content_folder import ContentFolder


def given_beside(ctx: click.Context) -> list[tuple[str, ContentFolder, str]]:
    """The folders of --plugin and of huibao.toml; `InputError` if one of the former is none."""
    return open_folders(ctx.find_root().params.get("plugins") or (), None).opened
