"""Which files a build writes, in which formats."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import isdir
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import frozen

from huibao.errors import PluginError, UsageError
from huibao.i18n import _

from .opening import open_plugins

if TYPE_CHECKING:
    from huibao.model.formats import Renderer

_DEFAULT = "docx"


@frozen
class Target:
    """One file to write; path is None for standard output."""

    path: Path | None
    renderer: Renderer


def targets_for(ctx: click.Context, outputs: Sequence[Path], formats: str | None, title: str) -> list[Target]:
    """Where to write: each output file by its suffix; folders get the title as the file's name.

    With formats given, a folder (the current one if none is named) gets a file of each, and a
    file name without a known suffix takes them as suffixes.
    """
    known = _renderers(ctx)
    asked = [_renderer(known, name.strip()) for name in formats.split(",")] if formats else []
    by_suffix = {renderer.suffix: renderer for renderer in known.values()}
    targets: list[Target] = []
    for output in outputs or (Path(),):
        chosen = by_suffix.get(output.suffix.lower())
        if str(output) == "-":
            renderers = asked or [known[_DEFAULT]]
            if len(renderers) > 1:
                raise UsageError(_("only one format can go to standard output"))
            targets.append(Target(None, renderers[0]))
        elif isdir(output):  # noqa: PTH112  # Path.is_dir raises where a name is too long
            targets += [Target(output / f"{title}{each.suffix}", each) for each in asked or [known[_DEFAULT]]]
        elif chosen is not None and (not asked or chosen in asked):
            targets.append(Target(output, chosen))
        elif asked:
            targets += [Target(output.with_name(output.name + each.suffix), each) for each in asked]
        else:
            raise UsageError(
                _("{path}: there is no format for the suffix “{suffix}”").format(
                    path=output, suffix=output.suffix
                ),
                hint=_("known are {names}; or name one with --format").format(
                    names=", ".join(sorted(by_suffix))
                ),
            )
    covered = {target.renderer.name for target in targets}
    named = [target.path for target in targets if target.path is not None]
    if asked and outputs and named:
        targets += [
            Target(named[0].with_suffix(each.suffix), each) for each in asked if each.name not in covered
        ]
    return targets


def _renderers(ctx: click.Context) -> dict[str, Renderer]:
    """The renderers by name; two of one name are an error that names both."""
    found: dict[str, Renderer] = {}
    owners: dict[str, str] = {}
    for plugin, renderer in open_plugins(ctx).collect("huibao_renderers"):
        if renderer.name in found:
            message = _("format {name} is already written by {other}")
            raise PluginError(plugin, message.format(name=renderer.name, other=owners[renderer.name]))
        found[renderer.name], owners[renderer.name] = renderer, plugin
    return found


def _renderer(known: dict[str, Renderer], name: str) -> Renderer:
    if name not in known:
        raise UsageError(
            _("there is no format {name}").format(name=name),
            hint=_("known are {names}").format(names=", ".join(sorted(known))),
        )
    return known[name]
