"""What a data file may hold: plain values of a sane size, whatever the format that carried them."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from huibao.errors import Problem
from huibao.i18n import _

from .nesting import DEPTH_LIMIT

VALUES_LIMIT = 100_000
"""Most values and tables in one data file."""
KEY_LIMIT = 200
"""Longest key, in characters."""
DIGITS = 18
"""Most digits of a number, before the point and after it."""

_TOO_MUCH: int = 10**DIGITS
_PROBLEMS_SHOWN = 100
_UNPRINTABLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]"  # hardly ever compiled


def problems_in(tree: dict[str, Any], locate: Callable[[str], str]) -> list[Problem]:
    """What a freshly parsed tree holds that no data file may, each with its place; 100 at most.

    Refused are times of day, numbers that are infinite, not a number or of more than 18 digits
    before or after the point, control characters, and trees that are too deep or too large.
    """
    problems: list[Problem] = []
    for number, (keys, value) in enumerate(_walk(tree)):
        found = _too_much(number, keys) or _fault(keys[-1], value)
        if found:
            message, hint = found
            path = _shown(keys)
            place = locate(path)
            problems.append(Problem(message if place == path else f"{path}: {message}", place, hint))
        if _too_much(number, keys) or len(problems) == _PROBLEMS_SHOWN:
            break
    return problems


def _walk(tree: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], object]]:
    """Keys and value of everything below the root, in the order of the file, without recursion."""
    waiting: list[tuple[tuple[str, ...], Iterator[tuple[str, object]]]] = [((), iter(tree.items()))]
    while waiting:
        parents, rest = waiting[-1]
        following = next(rest, None)
        if following is None:
            waiting.pop()
            continue
        key, value = following
        keys = (*parents, key)
        yield keys, value
        if isinstance(value, dict):
            waiting.append((keys, iter(value.items())))
        elif isinstance(value, list):
            waiting.append((keys, ((str(index), item) for index, item in enumerate(value))))


def _too_much(number: int, keys: tuple[str, ...]) -> tuple[str, str] | None:
    if number < VALUES_LIMIT and len(keys) <= DEPTH_LIMIT and len(keys[-1]) <= KEY_LIMIT:
        return None
    return (
        _("the file nests too deep, holds too many values or too long a key"),
        _("a data file holds one unit's figures; check that it is the right file"),
    )


def _holds_control(text: str) -> bool:
    return not text.isprintable() and re.search(_UNPRINTABLE, text) is not None


def _fault(key: str, value: object) -> tuple[str, str] | None:
    """Message and hint about one value, None where it may stay."""
    if _holds_control(key) or (isinstance(value, str) and _holds_control(value)):
        return _("the text holds a control character"), _("delete the text and type it again")
    if isinstance(value, datetime | time):
        return _("a time of day is not accepted"), _("write the date alone: 2023-12-20")
    if value is None:
        return _("null is not accepted in a list"), _("leave the item out")
    if isinstance(value, Decimal) and not value.is_finite():
        return _("this is not a number"), _("write the figure in digits, or leave the key out")
    if isinstance(value, Decimal | int) and not _sane(value):
        return _("this number has too many digits"), _("write the figure as in the records")
    return None


def _sane(value: Decimal | int) -> bool:
    if isinstance(value, int):
        return abs(value) < _TOO_MUCH
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -DIGITS and value.adjusted() < DIGITS


def _shown(keys: tuple[str, ...]) -> str:
    """A key path that can be printed, whatever its keys are made of."""
    path = re.sub(_UNPRINTABLE, "�", ".".join(key[:KEY_LIMIT] for key in keys))
    return path if len(path) <= KEY_LIMIT else path[:KEY_LIMIT] + "…"
