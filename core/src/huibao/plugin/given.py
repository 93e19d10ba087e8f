"""What plugins' readers and renderers give back, held here before anything is built on it.

A `TypeError` is the plugin's fault and names it where it is caught; an `InputError` is the file's.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice

from huibao.errors import InputError
from huibao.model.formats import RawData
from huibao.read.nesting import DEPTH_LIMIT
from huibao.read.plain import VALUES_LIMIT, problems_in

_PLAIN = (str, int, Decimal, date)  # bool is an int


def sound_data(raw: object) -> RawData:
    """The raw data if its tree is one that a data file may hold.

    `TypeError` for anything but plain values; `InputError` as for the built-in readers: too deep, too
    many values, control characters, numbers of too many digits.
    """
    if not isinstance(raw, RawData) or not isinstance(raw.tree, dict):
        found = type(raw.tree).__name__ if isinstance(raw, RawData) else type(raw).__name__
        raise TypeError(f"it gave {found}, not RawData with a dict for a tree")
    for path, value in islice(_walk(raw.tree), VALUES_LIMIT):  # what is larger is refused below
        if not isinstance(value, (*_PLAIN, dict, list)):
            raise TypeError(f"{path} is a {type(value).__name__}: a tree holds {', '.join(_names())} only")
    if problems := problems_in(raw.tree, raw.locate):
        raise InputError(raw.file, problems)
    return raw


def sound_file(data: object) -> bytes:
    """A rendered file's content; `TypeError` for anything but bytes."""
    if not isinstance(data, bytes):
        raise TypeError(f"it gave {type(data).__name__}, not bytes")
    return data


def _walk(tree: object) -> Iterator[tuple[str, object]]:
    """Key path and value of what stands below the root, as deep as a data file may nest."""
    waiting = [(0, "", tree)]
    while waiting:
        depth, path, value = waiting.pop()
        if depth:
            yield path, value
        if depth <= DEPTH_LIMIT:
            waiting += [
                (depth + 1, f"{path}.{key}" if path else key, each) for key, each in _items(value, path)
            ]


def _items(value: object, path: str) -> Iterator[tuple[str, object]]:
    """What a table or list holds; `TypeError` for a key that is no text."""
    if isinstance(value, list):
        yield from ((str(place), each) for place, each in enumerate(value))
    elif isinstance(value, dict):
        for key, each in value.items():
            if not isinstance(key, str):
                raise TypeError(f"{path or 'the tree'} has a key that is a {type(key).__name__}, not a str")
            yield key, each


def _names() -> list[str]:
    return ["bool", *(each.__name__ for each in (*_PLAIN, dict, list))]
