"""One content file as the lint reads it: its values, and the line of every key."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import tomli
from attrs import define, frozen

from huibao.content.converter import describe
from huibao.errors import InputError, Problem
from huibao.i18n import _
from huibao.plugin.folders import stray
from huibao.read.nesting import too_deep
from huibao.read.places import toml_lines
from huibao.reasons import reason
from huibao.text.broken import explained
from huibao.text.encoding import decode

from .remark import Remark, codes

_INDEX = re.compile(r"\[(\d+)\]")
_STEP = re.compile(r"\[\d+\]|[^.\[\]]+")
_LAST_STEP = re.compile(r"(?:\.?[^.\[\]]+|\[\d+\])$")


_NUMBER = re.compile(r"\d+")


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
        if (problem := stray(folder, name)) is not None:
            source._broken(1, problem)
            return source
        try:
            data = (folder / name).read_bytes()
            source.text = decode(data, Path(name)).replace("\r\n", "\n")
        except OSError as error:
            why = reason(error.strerror or str(error))
            source._broken(1, Problem(_("the file cannot be read: {reason}").format(reason=why)))
            return source
        except InputError as error:
            source._broken(_line_of(error.problems[0]), error.problems[0])
            return source
        if deep := too_deep(source.text):
            source._broken(deep, Problem(_("the brackets or the key nest too deep for a data file")))
            return source
        try:
            source.tree = tomli.loads(source.text)
        except tomli.TOMLDecodeError as error:
            source._broken(error.lineno, explained(error, source.text))
        except (ValueError, RecursionError):
            source._broken(1, Problem(_("this number has too many digits")))
        return source

    def _broken(self, line: int, problem: Problem) -> None:
        severity = codes()["file-broken"].severity
        remark = Remark(self.name, line, "file-broken", severity, problem.message, problem.hint, self.name)
        self.remarks.append(remark)

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


def _line_of(problem: Problem) -> int:
    """The line that a problem's place begins with, 1 for the whole file."""
    found = _NUMBER.search(problem.place)
    return int(found[0]) if found else 1
