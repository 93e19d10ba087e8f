"""Holds the fields of what a plugin's code makes against the types that their classes say.

Content out of files has been held against them where it was read: only results of Python come by here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

import attrs

from huibao.i18n import _

_FUNCTION = get_origin(Callable[[], None])


class WrongFieldError(TypeError):
    """A field that is not what its class says; path leads to it, hint says what to write."""

    def __init__(self, message: str, hint: str = "", path: str = "") -> None:
        super().__init__(f"{path}: {message}" if path else message)
        self.message = message
        self.hint = hint
        self.path = path

    def below(self, step: str) -> WrongFieldError:
        """The same, seen from what holds the field."""
        dot = "." if self.path and not self.path.startswith("[") else ""
        return WrongFieldError(self.message, self.hint, f"{step}{dot}{self.path}")


def sound(value: Any, kind: type) -> Any:
    """The object with every field of its type; a `WrongFieldError` for one that is not.

    A list is taken for a tuple, a whole number for a decimal one. What the object is called by is not empty.
    """
    if not attrs.has(kind):
        return value
    if called(value) == "":
        raise WrongFieldError(_("it is empty"), path=attrs.fields(kind)[0].name)
    return _object(value, kind)


def called(value: object) -> object:
    """What an object is known by: the first of its fields, a code, an id or a name."""
    return getattr(value, attrs.fields(type(value))[0].name)  # type: ignore[arg-type]  # it has been asked


def brief(value: object) -> str:
    """A value in a message."""
    try:
        text = repr(value)
    except Exception:  # a plugin's own class may not even show itself
        text = type(value).__name__
    return text if len(text) <= 60 else f"{text[:60]}…"


@cache
def _fields(kind: type) -> tuple[tuple[str, Any, Any, Any], ...]:
    """Name, type, default and, where no more need be asked of an instance of it, the type again."""
    return tuple(
        (each.name, each.type, each.default, None if attrs.has(each.type) else each.type)
        for each in attrs.fields(kind)
        if each.init
    )


def _object(value: Any, kind: type) -> Any:
    changed: dict[str, Any] = {}
    for name, wanted, default, plain in _fields(kind):
        found = getattr(value, name)
        if type(found) is plain or found is default:
            continue
        fitting = _at(name, found, wanted)
        if fitting is not found:
            changed[name] = fitting
    return attrs.evolve(value, **changed) if changed else value


def _at(step: str, found: Any, wanted: Any) -> Any:
    try:
        return _fitting(found, wanted)
    except WrongFieldError as error:
        raise error.below(step) from None


@cache
def _parts(wanted: Any) -> tuple[Any, Any, tuple[Any, ...], bool]:
    """What a type is where it is not None, what it is made of, and whether it is a class of attrs."""
    if get_origin(wanted) in (Union, UnionType):
        wanted = next(each for each in get_args(wanted) if each is not type(None))
    has_fields = isinstance(wanted, type) and attrs.has(wanted)
    return wanted, get_origin(wanted), get_args(wanted), has_fields


def _fitting(found: Any, wanted: Any) -> Any:
    """The value as one of that type, itself if it is one."""
    if found is None and type(None) in get_args(wanted):
        return None
    wanted, origin, inner, has_fields = _parts(wanted)
    if type(found) is wanted and not has_fields:
        return found
    if wanted is Any or (origin is _FUNCTION and callable(found)):
        return found
    if origin is tuple and isinstance(found, (tuple, list)):
        plain = inner[0]
        if type(found) is tuple and plain is str and all(type(each) is str for each in found):
            return found
        items = tuple(_at(f"[{number}]", each, plain) for number, each in enumerate(found))
        return found if _same(found, items) and isinstance(found, tuple) else items
    if isinstance(origin, type) and issubclass(origin, Mapping) and isinstance(found, Mapping):
        key, value = inner
        made = {_fitting(name, key): _at(f"[{brief(name)}]", each, value) for name, each in found.items()}
        return found if _same(found.values(), made.values()) else made
    if isinstance(wanted, type) and isinstance(found, wanted) and not _deceives(found, wanted):
        return _object(found, wanted) if has_fields else found
    if wanted is Decimal and isinstance(found, int) and not isinstance(found, bool):
        return Decimal(found)
    message = _("{value} is no {kind}").format(value=brief(found), kind=_name(wanted))
    raise WrongFieldError(message, _way(found, wanted))


def _same(one: Any, other: Any) -> bool:
    return all(mine is theirs for mine, theirs in zip(one, other, strict=True))


def _deceives(found: object, wanted: type) -> bool:
    """Whether Python takes it for one of the type, and nobody else does."""
    pretender = {int: bool, date: datetime}.get(wanted)
    return pretender is not None and isinstance(found, pretender)


def _name(wanted: Any) -> str:
    """A type as one writes it."""
    origin = get_origin(wanted)
    if origin is _FUNCTION:
        return "function"
    if origin is not None:
        inner = get_args(wanted)
        return f"{origin.__name__}[{', '.join('...' if each is ... else _name(each) for each in inner)}]"
    return str(getattr(wanted, "__name__", wanted))


def _way(found: object, wanted: Any) -> str:
    """What to write instead, where that is plain."""
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        near = next((each for each in wanted if each.value == found), None)
        names = ", ".join(f"{wanted.__name__}.{each.name}" for each in ([near] if near else wanted))
        return _("write {value}").format(value=names) if near else _("known are {names}").format(names=names)
    if get_origin(wanted) is tuple and isinstance(found, str):
        return _("write {value}").format(value=f"({found!r},)")
    if wanted is Decimal and isinstance(found, (float, str)):
        return _("write {value}").format(value=f'Decimal("{found}")')
    return ""
