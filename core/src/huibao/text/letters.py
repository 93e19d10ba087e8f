"""Letters put in the place of others."""

from collections.abc import Iterable


def exchanged(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    """The text with the second letter of each pair for the first.

    As long as most of the letters are not there at all this is many times as fast as `str.translate`,
    which looks every letter of the text up.
    """
    for old, new in pairs:
        if old in text:
            text = text.replace(old, new)
    return text
