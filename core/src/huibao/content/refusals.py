"""What is said of a key or a value that is not as a file must have it; without the weight of cattrs."""

from collections.abc import Collection

from huibao.i18n import _


class ExpectedError(ValueError):
    """A value of the wrong sort; the message says what was expected."""


def short(value: object) -> object:
    """A value as a message shows it: the head of a long text."""
    return value[:40] + "…" if isinstance(value, str) and len(value) > 40 else value


def not_of(expected: type, value: object) -> ExpectedError:
    """For a value that is no text, truth value or whole number."""
    kind = {str: _("text"), bool: _("true or false"), int: _("a whole number")}[expected]
    return ExpectedError(_("{value!r} is not {kind}").format(value=short(value), kind=kind))


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
