"""Plugins that are not installed: folders of content files that somebody names.

They may come from anybody. Nothing in them is imported or executed; what is read is bounded, and lies
in the folder itself.
"""

from __future__ import annotations

import stat
from pathlib import Path

from huibao.errors import HuibaoError, InputError, Problem
from huibao.i18n import _

from .content_folder import ADDON, TYPE, ContentFolder

_LARGEST_BARE = 4096
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
    place = _content(folder, place)
    plugin = ContentFolder(place, place.name)
    names = sorted(file.relative_to(place).as_posix() for file in plugin.files)
    problems = [problem for name in names if (problem := stray(place, name)) is not None]
    if problems:
        raise InputError(folder, problems)
    heads = [name for name in (TYPE, ADDON) if (place / name).is_file()]
    if not heads:
        hint = _("type.toml defines a type, addon.toml extends one: docs/reference/content-files.md")
        raise _refused(folder, _("there is neither type.toml nor addon.toml in this folder"), hint)
    plugin.name = _id(place / heads[0])
    return plugin.name, plugin, str(place)


def content_places(folder: Path) -> list[Path]:
    """Where content lies: in the folder itself, in the packages of a project, or one level down."""
    for pattern in ("", "src/*", "*"):
        inside = sorted(folder.glob(pattern)) if pattern else [folder]
        if found := [each for each in inside if any((each / head).is_file() for head in (TYPE, ADDON))]:
            return found
    return []


def unused_code(folder: Path) -> list[str]:
    """The names of Python files in a content folder that do more than name it as a plugin."""
    return [each.name for each in sorted(folder.glob("*.py")) if not _is_bare(each)]


def _is_bare(file: Path) -> bool:
    """Whether a module is what `report plugin new` writes: a text, imports, plugin = ContentFolder.of(…)."""
    import ast  # parses, and executes nothing

    try:
        if not file.is_file() or file.stat().st_size > _LARGEST_BARE:
            return False
        body = ast.parse(file.read_bytes()).body
    except (OSError, ValueError, SyntaxError, RecursionError, MemoryError):
        return False
    return all(
        isinstance(each, (ast.Import, ast.ImportFrom))
        or (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))
        or (isinstance(each, ast.Assign) and ast.unparse(each) == "plugin = ContentFolder.of(__name__)")
        for each in body
    )


def _content(folder: Path, place: Path) -> Path:
    """The one folder with content in a project; the folder itself where it holds content, or nothing does."""
    found = [each.resolve() for each in content_places(place)]
    if len(found) > 1:
        names = ", ".join(each.name for each in found)
        message = _("there are several plugins in this folder: {names}").format(names=names)
        raise _refused(folder, message, _("name the folder of one of them"))
    return found[0] if found and found[0].is_relative_to(place) else place


def unopened(folder: Path, error: HuibaoError) -> str:
    """Why a folder is no plugin, in a line without its name."""
    return error.message.splitlines()[0].removeprefix(f"{folder}: ")


def stray(folder: Path, name: str) -> Problem | None:
    """Why a file of a folder that came from anybody is not read: it leads out, is none, or is too large."""
    file = folder / name
    try:
        status = file.stat()
        inside = file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        hint = _("delete the link, or put a file in its place")
        return Problem(_("{file} leads nowhere").format(file=name), hint=hint)
    if not inside:
        hint = _("put a copy of the file in its place")
        return Problem(_("{file} is a link out of the folder").format(file=name), hint=hint)
    if not stat.S_ISREG(status.st_mode):
        hint = _("put a text file in its place")
        return Problem(_("{file} is no file").format(file=name), hint=hint)
    if status.st_size > LARGEST:
        message = _("{file} is too large: at most {limit} MiB are read")
        hint = _("spread it over several files in a folder {folder}/").format(
            folder=name.removesuffix(".toml")
        )
        return Problem(message.format(file=name, limit=LARGEST // 1024**2), hint=hint)
    return None


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
