"""Which characters may stand on a page, and how they are escaped in markup.

All formats clean their text here, so that they say the same to the letter.
"""

import re

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_NOT_AS_IT_IS = re.compile('[&<>"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]')


def clean(text: str) -> str:
    """The text on one line and without what XML forbids.

    Line breaks and tabs become one space, control characters go, half a surrogate pair becomes
    the replacement character, so that the loss shows.
    """
    if text.isprintable():
        return text
    text = _UNPRINTABLE.sub("", _BREAKS.sub(" ", text))
    return _SURROGATES.sub("\ufffd", text)


def escape(text: str) -> str:
    """The clean text for the content or a double-quoted attribute of XML or HTML."""
    if not _NOT_AS_IT_IS.search(text):  # one look instead of five for nearly every text
        return text
    text = clean(text).replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
