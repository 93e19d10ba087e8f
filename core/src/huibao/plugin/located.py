"""Where in its files a plugin's content says something, and which command shows all that is wrong with it.

Only asked when something is wrong: the files are read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from huibao.errors import PluginError
from huibao.i18n import _
from huibao.model.change import Part

from .content_folder import ADDON, TYPE, ContentFolder
from .loose import Loose, LooseEndsError

_STEMS = {
    Part.INDICATOR: "indicators",
    Part.RULE: "rules",
    Part.SECTION: "sections",
    Part.OUTLINE: "sections",
    Part.STANDARD: "standards",
}


def located(error: PluginError, plugin: object) -> PluginError:
    """The error that the plugin made, with files and lines and the command that shows all that is wrong."""
    if not isinstance(plugin, ContentFolder):
        return error

    def place(loose: Loose) -> str:
        try:
            found = places(plugin, loose.where.part, loose.where.id, loose.words)
        except (PluginError, OSError, ValueError):  # changed meanwhile
            return ""
        return ", ".join(found if loose.twice else found[:1])

    if isinstance(error, LooseEndsError):
        error = LooseEndsError(error.found, error.cause, place)
    lint = _lint(error.plugin, plugin)
    hint = error.hint if lint in error.hint else "; ".join(filter(None, [error.hint, lint]))
    return PluginError(error.plugin, error.message.removeprefix(f"{error.plugin}: "), hint=hint)


def places(plugin: ContentFolder, part: Part | None, id: str, words: str = "") -> list[str]:
    """File and line of each definition of that name: rules.toml:12.

    part None means the type or add-on itself. Where the definition holds the words, it is their line.
    """
    if part is None:
        return list(_of_head(plugin, words))
    from huibao.content.folder import parts

    files = parts(plugin.folder, _STEMS[part])
    return [place for file in files for place in _in_file(plugin, file, part, id, words)]


def _of_head(plugin: ContentFolder, words: str) -> Iterator[str]:
    name = ADDON if plugin.addon else TYPE
    lines = _text(plugin.folder / name).split("\n")
    yield f"{name}:{next((number for number, line in enumerate(lines, 1) if words in line), 1)}"


def _in_file(plugin: ContentFolder, file: str, part: Part, id: str, words: str) -> Iterator[str]:
    from huibao.content.folder import load_toml
    from huibao.read.places import toml_lines

    if not (plugin.folder / file).is_file():
        return
    text = _text(plugin.folder / file)
    found = toml_lines(text)
    for key in _keys(plugin, load_toml(plugin.folder, file, plugin.name), part, id):
        inside = [line for path, line in found if path == key or path.startswith(f"{key}.")]
        if inside:
            first, last = min(inside), max(inside)
            lines = text.split("\n")[first - 1 : last]
            named = dict(found).get(f"{key}.id", first)
            holding = (number for number, line in enumerate(lines, first) if words and words in line)
            yield f"{file}:{next(holding, named)}"


def _keys(plugin: ContentFolder, tree: dict[str, Any], part: Part, id: str) -> list[str]:
    """The key paths of what the file defines under that name, as `toml_lines` writes them."""
    if part is Part.INDICATOR:
        return [id]
    if part is Part.OUTLINE:
        return [f"outline.{id}"]
    ids = {id, id.removeprefix(f"{plugin.prefix}-")} if part is Part.RULE else {id}
    entries = tree.get(part.value, [])
    return [f"{part.value}.{number}" for number, each in enumerate(entries) if each.get("id") in ids]


def _text(path: Path) -> str:
    return path.read_text("utf-8-sig").replace("\r\n", "\n")


def _lint(name: str, plugin: ContentFolder) -> str:
    from .discovery import entry_points
    from .markers import NAMESPACE

    installed = name in {point.name for point in entry_points(NAMESPACE)}
    where = name if installed else _short(plugin.folder)
    return _("report plugin lint {name} shows every line").format(name=where)


def _short(folder: Path) -> str:
    here = Path.cwd()
    return str(folder.relative_to(here) if folder.is_relative_to(here) else folder)
