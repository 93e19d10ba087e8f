"""Which files a build writes, in which formats."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import isdir
from pathlib import Path
from typing import TYPE_CHECKING

import click

from huibao.errors import UsageError
from huibao.i18n import _
from huibao.record import Record

from .opening import open_plugins

if TYPE_CHECKING:
    from huibao.model.document import Document
    from huibao.model.formats import Renderer
    from huibao.plugin.claims import Claims

_DEFAULT = "docx"


class Target(Record):
    """One file to write; path is None for standard output."""

    path: Path | None
    renderer: Renderer


def targets_for(ctx: click.Context, outputs: Sequence[Path], formats: str | None, title: str) -> list[Target]:
    """Where to write: each output file by its suffix; folders get the title as the file's name.

    With formats given, a folder (the current one if none is named) gets a file of each, and a
    single output file gets brothers of the other formats.
    """
    found = _renderers(ctx)
    known = found.granted
    asked = [_renderer(found, name.strip()) for name in formats.split(",")] if formats else []
    targets: list[Target] = []
    for output in outputs or (Path(),):
        if str(output) == "-":
            targets.append(_to_standard_output(asked or [known[_DEFAULT]]))
        elif isdir(output):  # noqa: PTH112  # Path.is_dir raises where a name is too long
            targets += [Target(output / f"{title}{each.suffix}", each) for each in asked or [known[_DEFAULT]]]
        else:
            targets += _to_file(output, asked, known, alone=len(outputs) == 1)
    return targets


def _to_standard_output(renderers: list[Renderer]) -> Target:
    if len(renderers) > 1:
        raise UsageError(_("only one format can go to standard output"))
    return Target(None, renderers[0])


def _to_file(output: Path, asked: list[Renderer], known: dict[str, Renderer], *, alone: bool) -> list[Target]:
    by_suffix = {renderer.suffix: renderer for renderer in known.values()}
    chosen = by_suffix.get(output.suffix.lower())
    if chosen is None and asked:
        return [Target(output.with_name(output.name + each.suffix), each) for each in asked]
    if chosen is None:
        message = _("{path}: there is no format for the suffix “{suffix}”")
        raise UsageError(
            message.format(path=output, suffix=output.suffix),
            hint=_("known are {names}; or name one with --format").format(names=", ".join(sorted(by_suffix))),
        )
    if asked and chosen not in asked:
        message = _("{path} would be {suffix}, but --format asks for {names}")
        raise UsageError(
            message.format(path=output, suffix=chosen.name, names=", ".join(each.name for each in asked)),
            hint=_("give -o another suffix, or leave out --format"),
        )
    brothers = [each for each in asked if each is not chosen] if alone else []
    return [Target(output, chosen), *(Target(output.with_suffix(each.suffix), each) for each in brothers)]


def notes(targets: Sequence[Target], document: Document) -> list[str]:
    """What the renderers have to say about their files, each thing once."""
    renderers = {target.renderer.name: target.renderer for target in targets}
    said = [each.notes(document) for each in renderers.values() if each.notes is not None]
    return list(dict.fromkeys(note for several in said for note in several))


def keep_edited(path: Path, renderer: Renderer, new: bytes) -> Path | None:
    """Copy what somebody has edited since it was written; the copy's path, None if there is no need.

    new is what takes its place: there is no need either where that is the same.
    """
    from huibao.write import write_atomically

    if renderer.is_untouched is None or not path.is_file():
        return None
    data = path.read_bytes()
    if data in (b"", new) or renderer.is_untouched(data):
        return None
    names = (f"{path.stem}.edited{number}{path.suffix}" for number in ("", *map(str, range(2, 1000))))
    kept = next(place for name in names if not (place := path.with_name(name)).exists())
    write_atomically(kept, data)
    return kept


def replaces(path: Path, renderer: Renderer, new: bytes) -> bool:
    """Whether a file is overwritten of which nothing can tell if somebody has edited it."""
    return renderer.is_untouched is None and path.is_file() and path.read_bytes() not in (b"", new)


def _renderers(ctx: click.Context) -> Claims[Renderer]:
    """The renderers by name."""
    from huibao.plugin.formats import claimed_renderers

    plugins = open_plugins(ctx)
    found = claimed_renderers(plugins)
    plugins.report(found.errors)
    return found


def _renderer(found: Claims[Renderer], name: str) -> Renderer:
    found.check(name)
    if name not in found.granted:
        raise UsageError(
            _("there is no format {name}").format(name=name),
            hint=_("known are {names}").format(names=", ".join(sorted(found.granted))),
        )
    return found.granted[name]
