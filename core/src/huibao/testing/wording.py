"""What is wrong with words that will be printed, whatever they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from huibao.derive.printed import NOT_GIVEN
from huibao.i18n import N_, _

_FLAWS = (
    (r"[{}]", N_("a brace is left over")),
    (r"(?:(?!…)[，、；：。！？]){2,}", N_("two punctuation marks follow each other")),
    (
        r"[，、；：。](?=[）》”])|(?<=[（《“])[，、；：。]",
        N_("a punctuation mark stands at a bracket's edge"),
    ),
    (r"（\s*）|\(\s*\)|《\s*》|“\s*”|【\s*】|〔\s*〕", N_("brackets with nothing in them")),
    (r"^[，、；：。！？]", N_("it begins with a punctuation mark")),
    (re.escape(NOT_GIVEN), N_("it speaks of a figure that was not given")),
    (r" {2,}|\t|\n", N_("a gap of several blanks")),
)
_STOPS = "。！？：…"


def flaws(text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a paragraph, and the words where it is."""
    for message, words in _found(text):
        yield _(message), words


@lru_cache(maxsize=8192)
def _found(text: str) -> tuple[tuple[str, str], ...]:
    """The same before translation; the reports of a type's kinds hold mostly the same paragraphs."""
    return tuple(
        (message, around(text, match.start(), match.end()))
        for pattern, message in _FLAWS
        for match in re.finditer(pattern, text)
    )


def unfinished(text: str) -> bool:
    """Whether a paragraph of sentences lacks its stop."""
    return not text.rstrip("”）").endswith(tuple(_STOPS))


def around(text: str, start: int, end: int) -> str:
    """The words about a place."""
    return f"…{text[max(0, start - 12) : end + 12]}…"
