"""Cuts an expression's text into tokens."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from huibao.i18n import _

from .error import ExpressionError

_PATTERN = re.compile(
    r"""\s*(?:
        (?P<number>\d+(?:\.\d+)?)
      | (?P<name>[^\W\d]\w*(?:\.\w+)*)
      | (?P<operator><=|>=|==|!=|[-+*/()<>,])
    )""",
    re.VERBOSE,
)
MAX_LENGTH = 1000


class Token(NamedTuple):
    """kind is "number", "name", "operator" or "end"; column counts from 1."""

    kind: str
    text: str
    column: int


_MEANT = {
    "=": "==, <=, >=",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "×": "*",
    "÷": "/",
    "（": "(",
    "）": ")",
    "，": ",",
    "！": "not",
    "!": "not",
    "&": "and",
    "|": "or",
}
"""What stands in other languages, or on a Chinese keyboard, for what is written here."""


def tokens(text: str) -> Iterator[Token]:
    """The tokens of an expression, closed by one of kind "end"."""
    if len(text) > MAX_LENGTH:
        raise ExpressionError(text[:40] + "…", MAX_LENGTH, _("the expression is too long"))
    position, end = 0, len(text.rstrip())
    while position < end:
        match = _PATTERN.match(text, position)
        if match is None or match.lastgroup is None:
            bad = text[position:].lstrip()[0]
            told = _("unexpected “{bad}”: write {right}") if bad in _MEANT else _("unexpected “{bad}”")
            message = told.format(bad=bad, right=_MEANT.get(bad))
            raise ExpressionError(text, text.index(bad, position) + 1, message)
        yield Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup) + 1)
        position = match.end()
    yield Token("end", "", len(text) + 1)
