"""Which standards a command holds units against: the options, and what they do to a unit type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from huibao.i18n import N_

if TYPE_CHECKING:
    from huibao.pipeline import ReportType

_NAMES, _FILES, _READ = "huibao.standard", "huibao.standards", "huibao.layers"


def _kept(key: str) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], tuple[str, ...]]:
    def keep(ctx: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
        ctx.find_root().meta[key] = tuple(filter(None, value))
        return value

    return keep


def standard_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--standard NAME and --standards FILE; `open_type` minds them."""
    return standard_option(
        click.option(
            "--standards",
            multiple=True,
            metavar=N_("FILE"),
            expose_value=False,
            callback=_kept(_FILES),
            help=N_("Standards of a province, a county or an organisation; may be given several times."),
        )(command)
    )


standard_option = click.option(
    "--standard",
    metavar=N_("NAME"),
    multiple=True,
    expose_value=False,
    callback=_kept(_NAMES),
    help=N_("Hold against this standard or edition, whatever the period; may be given several times."),
)
listing_option = click.option(
    "--standards",
    multiple=True,
    is_flag=False,
    flag_value="",
    metavar=N_("[FILE]"),
    callback=_kept(_FILES),
    help=N_("List the standards, with those of a file on top; may be given several times."),
)


def with_standards(ctx: click.Context, unit_type: ReportType) -> ReportType:
    """The unit type under the standards that the command line asks for."""
    meta = ctx.find_root().meta
    if _FILES in meta and _READ not in meta:
        from huibao.read.toml import read

        meta[_READ] = [read(Path(file)) for file in meta[_FILES]]
    return unit_type.layered(*meta.get(_READ, ())).held_against(*meta.get(_NAMES, ()))
