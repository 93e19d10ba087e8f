"""Help texts laid out by the places that letters really take up: click counts Chinese ones as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import click

from huibao.i18n import _

from .tables import width

_WIDE = "\u2e80-\uffef"
_OPEN = "“‘（《【"
_CLOSE = "，。、；：？！）》】”’…"
_PIECE = rf"[{_OPEN}]*(?:[^\s{_WIDE}{_OPEN}{_CLOSE}]+|[{_WIDE}])[{_CLOSE}]*\s*|\S[{_CLOSE}]*\s*|\s+"
"""What stays on one line: a word or a Chinese letter, with the marks before and after it."""


class HelpFormatter(click.HelpFormatter):
    """click's, with columns and line breaks that hold for Chinese."""

    def write_heading(self, heading: str) -> None:
        """The line above a list, with the language's own colon."""
        self.write(f"{'':>{self.current_indent}}{_('{heading}:').format(heading=heading)}\n")

    def write_text(self, text: str) -> None:
        """A paragraph of running text."""
        if text.isascii():
            super().write_text(text)
            return
        for line in wrapped(text, self.width - self.current_indent):
            self.write(f"{'':>{self.current_indent}}{line}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Terms with their explanations in a second column; a longer term stands on a line of its own."""
        rows = list(rows)
        first = min(max((width(term) for term, _text in rows), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, text in rows:
            beside = width(term) <= first - col_spacing
            self.write(indent + term + (" " * (first - width(term)) if beside and text else "\n"))
            for position, line in enumerate(wrapped(text, max(self.width - self.current_indent - first, 10))):
                self.write(f"{'' if beside and position == 0 else indent + ' ' * first}{line}\n")


def wrapped(text: str, places: int) -> Iterator[str]:
    """Lines of at most that many places, broken between words or Chinese letters.

    No line begins with a closing mark; a word wider than a line keeps a line to itself.
    """
    line = ""
    for piece in re.findall(_PIECE, " ".join(text.split())):
        if line and width(line + piece.rstrip()) > places:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line.strip():
        yield line.rstrip()
