"""One content file as the lint reads it: its values, and the line of every key."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import tomli
from attrs import define, frozen

from huibao.content.converter import describe
from huibao.errors import InputError
from huibao.i18n import _
from huibao.read.intake import TEXT_LIMIT, take_in
from huibao.read.nesting import too_deep
from huibao.read.places import toml_lines

from .remark import Remark, codes

_INDEX = re.compile(r"\[(\d+)\]")
_STEP = re.compile(r"\[\d+\]|[^.\[\]]+")
_LAST_STEP = re.compile(r"(?:\.?[^.\[\]]+|\[\d+\])$")


@frozen
class Spot:
    """A place in a file: key is its path there, at what lint.toml calls it."""

    source: "Source"
    key: str
    at: str

    def __truediv__(self, step: str) -> "Spot":
        """The place below this one."""
        joint = "" if step.startswith("[") or not self.key else "."
        return Spot(self.source, f"{self.key}{joint}{step}", self.at)

    def remark(self, code: str, message: str, hint: str = "") -> Remark:
        """A remark on this place."""
        line = self.source.line(self.key)
        return Remark(self.source.name, line, code, codes()[code].severity, message, hint, self.at)


@define(eq=False, slots=False)
class Source:
    """A file of the folder. tree is empty where it cannot be read; remarks say why."""

    name: str
    text: str
    tree: dict[str, Any]
    remarks: list[Remark]

    @classmethod
    def read(cls, folder: Path, name: str) -> "Source":
        """The file; whatever is wrong with it as a file is remarked on."""
        source = cls(name, "", {}, [])
        try:
            data = take_in(folder / name, TEXT_LIMIT)
            source.text = data.decode("utf-8-sig").replace("\r\n", "\n")
        except InputError as error:
            source._broken(1, error.problems[0].message, error.problems[0].hint)
            return source
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            source._broken(line, _("the file is not UTF-8"), _("save it again as UTF-8"))
            return source
        if deep := too_deep(source.text):
            source._broken(deep, _("the brackets or the key nest too deep for a data file"))
            return source
        try:
            source.tree = tomli.loads(source.text)
        except tomli.TOMLDecodeError as error:
            source._broken(error.lineno, _("broken TOML: {reason}").format(reason=error.msg))
        except (ValueError, RecursionError):
            source._broken(1, _("this number has too many digits"))
        return source

    def _broken(self, line: int, message: str, hint: str = "") -> None:
        severity = codes()["file-broken"].severity
        self.remarks.append(Remark(self.name, line, "file-broken", severity, message, hint, self.name))

    @cached_property
    def _lines(self) -> dict[str, int]:
        return dict(reversed(toml_lines(self.text)))

    def line(self, key: str) -> int:
        """The line of a key, or of the innermost table around it that has one; 1 for the whole file."""
        while key:
            if found := self._lines.get(_INDEX.sub(r".\1", key)):
                return found
            key = _LAST_STEP.sub("", key)
        return 1

    def at(self, key: str) -> object:
        """The value that is written under a key; None if there is none."""
        value: Any = self.tree
        for step in _STEP.findall(key):
            if step.startswith("["):
                number = int(step[1:-1])
                value = value[number] if isinstance(value, list) and number < len(value) else None
            else:
                value = value.get(step) if isinstance(value, dict) else None
        return value

    def misshapen(self, error: Exception, key: str, at: str) -> Iterator[Remark]:
        """The remarks on what does not have the form that a content file has."""
        for place, message in describe(error):
            yield Spot(self, f"{key}{place}".lstrip("."), at).remark("file-form", message)
