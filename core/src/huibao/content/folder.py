"""Reads one content file and structures it; what is wrong is said all at once, by file and key."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import tomli

from huibao.api import mismatch
from huibao.errors import InputError, PluginError, Problem
from huibao.i18n import _
from huibao.reasons import reason
from huibao.text.encoding import decode

from .converter import converter, describe

T = TypeVar("T")
_ENTRY = re.compile(r"(?P<list>rule|section|standard)\[(?P<number>\d+)\]")


def parts(folder: Path, stem: str) -> list[str]:
    """The files that a kind of content is spread over, in the order of their names.

    That is indicators.toml, or the files in a folder indicators/ where a type has too many for one.
    """
    inside = [f"{stem}/{path.name}" for path in sorted((folder / stem).glob("*.toml"))]
    return inside or [f"{stem}.toml"]


def load_toml(folder: Path, file: str, plugin: str) -> dict[str, Any]:
    """The plain values of a content file; `PluginError` if it is absent or broken."""
    try:
        text = decode((folder / file).read_bytes(), Path(file))
    except FileNotFoundError as error:
        hint = _("write it, or copy it back: docs/reference/content-files.md says what is in it")
        raise PluginError(plugin, f"{file}: {_('no such file')}", hint=hint) from error
    except OSError as error:
        why = reason(error.strerror or str(error))
        raise PluginError(plugin, _("{file} cannot be read: {error}").format(file=file, error=why)) from error
    except InputError as error:
        raise _told(plugin, file, error.problems[0]) from None
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        from huibao.text.broken import explained  # only where something is wrong

        raise _told(plugin, file, explained(error, text)) from None
    except RecursionError:
        raise PluginError(plugin, _("{file}: its brackets nest too deep").format(file=file)) from None
    except ValueError:  # not about syntax: Python refuses to convert an integer of thousands of digits
        raise PluginError(plugin, _("{file}: a number has too many digits").format(file=file)) from None


def _told(plugin: str, file: str, problem: Problem) -> PluginError:
    where = f"{file}: {problem.place}" if problem.place else file
    return PluginError(plugin, f"{where}: {problem.message}", hint=problem.hint)


def load_head(folder: Path, file: str, plugin: str) -> dict[str, Any]:
    """The plain values of type.toml or addon.toml; `PluginError` if the folder is for another API."""
    tree = load_toml(folder, file, plugin)
    needed = tree.get("api", "")
    # Before anything else: later versions know other keys. What is no text is told as of the wrong form.
    if isinstance(needed, str) and (wrong := mismatch(needed)):
        raise PluginError(plugin, f"{file}: api: {wrong}")
    return tree


def structure_entry(value: object, entry: type[T], where: str, problems: list[str]) -> T | None:
    """One entry as its class, or None with what is wrong added to problems as "where.key: message"."""
    try:
        return converter.structure(value, entry)
    except Exception as error:
        for place, message in describe(error):
            path = f"{where}{place}".lstrip(".")
            problems.append(f"{path}: {message}" if path else message)
        return None


def refuse(plugin: str, file: str, problems: Iterable[str], tree: Mapping[str, Any] | None = None) -> None:
    """Raise a `PluginError` that lists every problem of a file, if there is any.

    tree is the file's: an entry of a list in it is then called by its id, not by its number.
    """
    lines = [f"{file}: {_by_id(problem, tree or {})}" for problem in problems]
    if lines:
        raise PluginError(plugin, "\n  ".join(lines))


def _by_id(problem: str, tree: Mapping[str, Any]) -> str:
    """rule[8].severity: … becomes rule patrol-people.severity: …"""
    match = _ENTRY.match(problem)
    if match is None:
        return problem
    entry = tree[match["list"]][int(match["number"])]
    id = entry.get("id") if isinstance(entry, dict) else None
    return f"{match['list']} {id}{problem[match.end() :]}" if isinstance(id, str) else problem
