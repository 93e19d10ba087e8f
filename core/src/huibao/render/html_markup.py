"""Text as it stands in a web page: escaped, and in UTF-8 from the start.

A page is put together from pieces of bytes: so most of it is never joined, widened and encoded again.
"""

from functools import lru_cache

from .characters import escape


@lru_cache(maxsize=8192)
def markup(text: str) -> bytes:
    """The text for content or an attribute; much of it comes again and again."""
    return escape(text).encode()
