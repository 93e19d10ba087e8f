"""On which line of a text each key stands.

The scan trusts that the text has already been parsed without error. Where it meets what it does not
know it stops, and the keys behind have no line: a place is a courtesy to the reader of a message.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Callable
from contextlib import suppress
from functools import cache

from huibao.i18n import _

from .nesting import STRING
from .plain import KEY_LIMIT

_GAP = re.compile(r"(?:[ \t\r\n,]++|#[^\n]*+)*+")
_HEADER = re.compile(r"\[\[?")
_PART = re.compile(rf"{STRING}|[\w-]++", re.DOTALL)
_DOT = re.compile(r"[ \t]*+\.[ \t]*+")
_SEPARATOR = re.compile(r"[ \t\r\n]*+[=:][ \t\r\n]*+")
_INDEX = re.compile(r"\[(\d+)\]")
_SCALAR = re.compile(rf"{STRING}|[^,\]}}\n#]++", re.DOTALL)


class _LostError(Exception):
    """The text is not what the scan takes it for."""


class _Scan:
    """Walks a text once and notes (path, line) of every key and list item, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[tuple[str, int]] = []
        self._last: dict[str, int] = {}
        self._at = 0
        self._line_ends = [match.start() for match in re.finditer("\n", text)]

    def document(self) -> None:
        """TOML's statements: headers and key/value pairs."""
        table = ""
        while self._more():
            header = self._take(_HEADER)
            key = self._header(header) if header else self._key(table)
            if header:
                table = key
                self._more()
                self._at += len(header)
            else:
                self._need(_SEPARATOR)
                self.value(key)

    def value(self, path: str) -> None:
        """One value of TOML or JSON with everything inside it."""
        self._more()
        opening = self.text[self._at : self._at + 1]
        if opening not in ("{", "["):
            self._need(_SCALAR)
            return
        self._at += 1
        index = 0
        while self._more() and self.text[self._at] not in "}]":
            if opening == "{":
                key = self._key(path)
                self._need(_SEPARATOR)
            else:
                key = self._note(f"{path}.{index}")
                index += 1
            self.value(key)
        self._at += 1

    def _more(self) -> bool:
        self._need(_GAP)
        return self._at < len(self.text)

    def _header(self, opening: str) -> str:
        """The path of a table; in lists of tables ([[standard]]) that of the one it belongs to."""
        self._more()
        start, path = self._at, ""
        parts = self._parts()
        for number, part in enumerate(parts, start=1):
            path = f"{path}.{part}" if path else part
            if number == len(parts) and len(opening) == 2:
                self._note(path, start)
                self._last[path] = self._last.get(path, -1) + 1
            if path in self._last:
                path = f"{path}.{self._last[path]}"
        return self._note(path, start)

    def _key(self, table: str) -> str:
        self._more()
        start = self._at
        parts = self._parts()
        return self._note(".".join([table, *parts] if table else parts), start)

    def _parts(self) -> list[str]:
        parts = [_unquoted(self._need(_PART))]
        while self._take(_DOT):
            parts.append(_unquoted(self._need(_PART)))
        if any(len(part) > KEY_LIMIT for part in parts):
            raise _LostError
        return parts

    def _note(self, path: str, at: int | None = None) -> str:
        self.found.append((path, bisect_right(self._line_ends, self._at if at is None else at) + 1))
        return path

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self._at)
        self._at = match.end() if match else self._at
        return match.group() if match else ""

    def _need(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self._at)
        if match is None:
            raise _LostError
        self._at = match.end()
        return match.group()


def toml_lines(text: str) -> list[tuple[str, int]]:
    """(key path, line) of every key in a TOML text, in order; a list's items are path.0, path.1 …"""
    scan = _Scan(text)
    with suppress(_LostError):
        scan.document()
    return scan.found


def json_lines(text: str) -> list[tuple[str, int]]:
    """(key path, line) of every key in a JSON text, in order; a key given twice is there twice."""
    scan = _Scan(text)
    with suppress(_LostError):
        scan.value("")
    return scan.found


def locator(text: str, scan: Callable[[str], list[tuple[str, int]]]) -> Callable[[str], str]:
    """Says "line 12" for a key path, from a scan made at the first question; the path itself if unknown.

    Items of a list may be asked for as lists.plans.0 or lists.plans[0].
    """

    @cache
    def lines() -> dict[str, int]:
        return dict(reversed(scan(text)))

    def locate(path: str) -> str:
        number = lines().get(_INDEX.sub(r".\1", path))
        return _("line {number}").format(number=number) if number else path

    return locate


def _unquoted(part: str) -> str:
    if part.startswith("'"):
        return part.strip("'")
    if part.startswith('"'):
        try:
            return str(json.loads(part, strict=False))
        except ValueError:
            return part.strip('"')
    return part
