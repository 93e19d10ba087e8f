"""Plugins that are not installed: folders of content files that somebody names.

They may come from anybody. Nothing in them is imported or executed; what is read is bounded, and lies
in the folder itself.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from huibao.errors import HuibaoError, InputError, Problem
from huibao.i18n import _

from .content_folder import ADDON, TYPE, ContentFolder

LARGEST = 4 * 1024 * 1024
"""Largest content file, in bytes; the largest known one has a hundredth of it."""


def open_folder(folder: Path) -> tuple[str, ContentFolder, str]:
    """The plugin in a folder, for `load`: its name, itself, and where it is from.

    Its name is the id in its type.toml or addon.toml. Raises `InputError` if there is no such folder or
    no plugin in it, if its head file is broken, or if a file is no plain file of that folder.
    """
    try:
        place = folder.resolve()
        kind = place.stat().st_mode
    except (OSError, ValueError, RuntimeError):
        raise _refused(folder, _("there is no such folder"), _("check the name and the folder")) from None
    if not stat.S_ISDIR(kind):
        hint = _("a plugin is a folder with type.toml or addon.toml: name the folder")
        raise _refused(folder, _("this is no folder"), hint)
    plugin = ContentFolder(place, place.name)
    problems = list(_strays(plugin))
    if problems:
        raise InputError(folder, problems)
    heads = [name for name in (TYPE, ADDON) if (place / name).is_file()]
    if not heads:
        hint = _("type.toml defines a type, addon.toml extends one: docs/reference/content-files.md")
        raise _refused(folder, _("there is neither type.toml nor addon.toml in this folder"), hint)
    plugin.name = _id(place / heads[0])
    return plugin.name, plugin, str(place)


def unopened(folder: Path, error: HuibaoError) -> str:
    """Why a folder is no plugin, in a line without its name."""
    return error.message.splitlines()[0].removeprefix(f"{folder}: ")


def _strays(plugin: ContentFolder) -> Iterator[Problem]:
    """The content files that lead out of the folder, are none, or are too large."""
    for file in sorted(plugin.files):
        name = file.relative_to(plugin.folder).as_posix()
        try:
            status = file.stat()
            inside = file.resolve().is_relative_to(plugin.folder)
        except (OSError, RuntimeError):
            yield Problem(_("{file} leads nowhere").format(file=name))
            continue
        if not inside:
            hint = _("put a copy of the file in its place")
            yield Problem(_("{file} is a link out of the folder").format(file=name), hint=hint)
        elif not stat.S_ISREG(status.st_mode):
            yield Problem(_("{file} is no file").format(file=name))
        elif status.st_size > LARGEST:
            message = _("{file} is too large: at most {limit} MiB are read")
            yield Problem(message.format(file=name, limit=LARGEST // 1024**2))


def _id(head: Path) -> str:
    from huibao.content.addon import NAME
    from huibao.read.toml import read

    raw = read(head)
    id = raw.tree.get("id")
    if not isinstance(id, str):
        raise InputError(head, Problem(_("{key} must be given").format(key="id"), hint='id = "…"'))
    if not NAME.match(id):
        message = _("{value!r} is no name: lower case letters, digits and hyphens, a letter first")
        raise InputError(head, Problem(message.format(value=id[:40]), raw.locate("id")))
    return id


def _refused(folder: Path, message: str, hint: str) -> InputError:
    return InputError(folder, Problem(message, hint=hint))
