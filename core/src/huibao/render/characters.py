"""Which characters may stand on a page, and how they are escaped in markup.

All formats clean their text here, so that they say the same to the letter.
"""

import re
from functools import lru_cache

is_plain = re.compile("[!#-%'-;=?-~]+").fullmatch
"""Whether a text is of Western characters alone, without blanks and what markup escapes: 94.09%."""
# Patterns that few texts need are compiled when one does.
_BREAKS = "[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+"
_UNPRINTABLE = "[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]"
_SURROGATES = "[\ud800-\udfff]"


def clean(text: str) -> str:
    """The text on one line and without what XML forbids.

    Line breaks and tabs become one space, control characters go, half a surrogate pair becomes
    the replacement character, so that the loss shows.
    """
    if text.isprintable() or text.replace("\u3000", "").isprintable():  # a wide blank stays as well
        return text
    text = re.sub(_UNPRINTABLE, "", re.sub(_BREAKS, " ", text))
    return re.sub(_SURROGATES, "\ufffd", text)


def escape(text: str) -> str:
    """The clean text for the content or a double-quoted attribute of XML or HTML."""
    if text.isalnum() or is_plain(text):  # 4000余份, and most of what stands in tables
        return text
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


quoted = lru_cache(maxsize=8192)(escape)
"""The same for what comes again and again: codes, units, anchors, the words of clauses."""


def breadth(text: str) -> float:
    """How wide the text stands, in Chinese characters; Western ones take half the room."""
    return len(text) - sum(map(str.isascii, text)) / 2
