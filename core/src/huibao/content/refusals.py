"""What is said of a key or a value that is not as a file must have it; without the weight of cattrs."""

import datetime as dt
from collections.abc import Collection

from huibao.i18n import _

_MOST_SHOWN = 40


class ExpectedError(ValueError):
    """A value of the wrong sort; the message says what was expected, the hint how to mend it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class _Written:
    """A value as it stands in a file: what `repr` makes of anything but text is Python."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __repr__(self) -> str:
        shown = _written(self._value)
        return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…"


def _written(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key} = {_written(each)}' for key, each in value.items())}}}"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def short(value: object) -> object:
    """A value as a message shows it by !r: the head of a long text, all else as files have it."""
    if not isinstance(value, str):
        return _Written(value)
    return f"{value[:_MOST_SHOWN]}…" if len(value) > _MOST_SHOWN else value


def sort_of(value: object) -> str:
    """What a value is that should be a number, in words."""
    if isinstance(value, list):
        return _("a list")
    if isinstance(value, dict):
        return _("a table")
    return _("a date or a time") if isinstance(value, dt.date | dt.time) else type(value).__name__


def not_of(expected: type, value: object) -> ExpectedError:
    """For a value that is no text, truth value or whole number."""
    if expected is str and isinstance(value, list):
        message = _(
            "{value!r} is a list, where one text belongs: write it within one pair of quotation marks"
        )
        return ExpectedError(message.format(value=short(value)))
    kind = {str: _("text"), bool: _("true or false"), int: _("a whole number")}[expected]
    hint = ""
    if expected is str and not isinstance(value, dict):
        hint = _("put it in quotation marks: {text}").format(text=f'"{_written(value)}"')
    return ExpectedError(_("{value!r} is not {kind}").format(value=short(value), kind=kind), hint)


def no_table(value: object) -> ExpectedError:
    """For a value that has no keys."""
    return ExpectedError(_("{value!r} is not a table of keys and values").format(value=short(value)))


def must_be_given(key: str) -> str:
    """For a key that is missing."""
    return _("{key} must be given").format(key=key)


def unknown_key(key: str, known: Collection[str]) -> str:
    """For a key that there is not, with the one that may have been meant."""
    from difflib import get_close_matches  # only needed when something is wrong

    near = get_close_matches(key, known, n=1)
    if near:
        message = _("unknown key {keys} (did you mean {near}?); known are {known}")
    else:
        message = _("unknown key {keys}; known are {known}")
    return message.format(keys=key, near="".join(near), known=", ".join(known))
