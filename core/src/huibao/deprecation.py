"""What goes on working for now: said to whoever still uses it, with what takes its place.

Whoever calls a plugin hears what it uses, and can say which plugin it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from .i18n import _
from .record import Record

_listeners: list[list["Deprecated"]] = []


class Deprecated(Record):
    """Something that plugins should no longer use.

    what      as one writes it: huibao.Kind; kind in indicators.toml
    instead   what to write
    since     the API version from which on it is deprecated
    until     the one in which it is gone
    """

    what: str
    instead: str
    since: str
    until: str

    def __str__(self) -> str:
        message = _("{what} is deprecated since API {since} and goes with {until}: use {instead}")
        return message.format(what=self.what, since=self.since, until=self.until, instead=self.instead)


@contextmanager
def hearing() -> Iterator[list[Deprecated]]:
    """What is used in here, each thing once, for the caller to say."""
    heard: list[Deprecated] = []
    _listeners.append(heard)
    try:
        yield heard
    finally:
        _listeners.pop()


def used(thing: Deprecated) -> None:
    """Tell that something deprecated was used: to who is hearing, else by a DeprecationWarning."""
    if not _listeners:
        from warnings import warn

        warn(str(thing), DeprecationWarning, stacklevel=3)
    elif thing not in _listeners[-1]:
        _listeners[-1].append(thing)
