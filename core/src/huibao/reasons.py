"""The reasons that parsers and operating systems give in English, for the catalogues.

They are shown inside our own messages; one that is not known here is shown as it came.
"""

import re

from huibao.i18n import N_, _

_JSON = (
    N_("Expecting value"),
    N_("Expecting ',' delimiter"),
    N_("Expecting ':' delimiter"),
    N_("Expecting property name enclosed in double quotes"),
    N_("Extra data"),
    N_("Illegal trailing comma before end of array"),
    N_("Illegal trailing comma before end of object"),
    N_("Invalid \\escape"),
    N_("Invalid \\uXXXX escape"),
    N_("Invalid control character at"),
    N_("Unterminated string starting at"),
)
_TOML = (
    N_("Escaped character is not a Unicode scalar value"),
    N_("Expected '=' after a key in a key/value pair"),
    N_("Expected ']' at the end of a table declaration"),
    N_("Expected ']]' at the end of an array declaration"),
    N_("Expected newline or end of document after a statement"),
    N_("Invalid date or datetime"),
    N_("Invalid hex value"),
    N_("Invalid initial character for a key part"),
    N_("Invalid statement"),
    N_("Invalid value"),
    N_("Unclosed array"),
    N_("Unclosed inline table"),
    N_("Unescaped '\\' in a string"),
    N_("Unterminated string"),
)
_TOML_CHARACTERS = (N_("Expected"), N_("Found invalid character"), N_("Illegal character"))
_SYSTEM = (
    N_("File name too long"),
    N_("Input/output error"),
    N_("Invalid argument"),
    N_("No space left on device"),
    N_("No such file or directory"),
    N_("Operation not permitted"),
    N_("Permission denied"),
    N_("Read-only file system"),
    N_("Too many levels of symbolic links"),
)
_KNOWN = frozenset((*_JSON, *_TOML, *_SYSTEM))
_CHARACTER = rf"(?s)({'|'.join(_TOML_CHARACTERS)}) (['\"].*)"


def reason(text: str) -> str:
    """The reason in the active language."""
    if text in _KNOWN:
        return _(text)
    if match := re.fullmatch(_CHARACTER, text):
        return f"{_(match[1])} {match[2]}"
    return text
