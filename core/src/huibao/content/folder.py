"""Reads one content file and structures it; what is wrong is said all at once, by file and key."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import tomli

from huibao.api import mismatch
from huibao.errors import PluginError
from huibao.i18n import _

from .converter import converter, describe

T = TypeVar("T")


def own_data() -> Path:
    """The folder of the core's own content files."""
    return Path(__file__).parent.parent / "data"


def parts(folder: Path, stem: str) -> list[str]:
    """The files that a kind of content is spread over, in the order of their names.

    That is indicators.toml, or the files in a folder indicators/ where a type has too many for one.
    """
    inside = [f"{stem}/{path.name}" for path in sorted((folder / stem).glob("*.toml"))]
    return inside or [f"{stem}.toml"]


def load_toml(folder: Path, file: str, plugin: str) -> dict[str, Any]:
    """The plain values of a content file; `PluginError` if it is absent or broken."""
    try:
        text = (folder / file).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise PluginError(
            plugin, _("{file} cannot be read: {error}").format(file=file, error=error)
        ) from error
    except UnicodeDecodeError as error:
        raise PluginError(plugin, _("{file} is not UTF-8").format(file=file)) from error
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise PluginError(plugin, f"{file}: {error}") from error
    except RecursionError:
        raise PluginError(plugin, _("{file}: its brackets nest too deep").format(file=file)) from None
    except ValueError:  # not about syntax: Python refuses to convert an integer of thousands of digits
        raise PluginError(plugin, _("{file}: a number has too many digits").format(file=file)) from None


def load_head(folder: Path, file: str, plugin: str) -> dict[str, Any]:
    """The plain values of type.toml or addon.toml; `PluginError` if the folder is for another API."""
    tree = load_toml(folder, file, plugin)
    if wrong := mismatch(tree.get("api", "")):  # before anything else: later versions know other keys
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


def refuse(plugin: str, file: str, problems: Iterable[str]) -> None:
    """Raise a `PluginError` that lists every problem of a file, if there is any."""
    lines = [f"{file}: {problem}" for problem in problems]
    if lines:
        raise PluginError(plugin, "\n  ".join(["", *lines]) if len(lines) > 1 else lines[0])
