"""What a check is: one promise of a plugin, and the function that looks whether it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import frozen

from huibao.errors import HuibaoError, Problem

if TYPE_CHECKING:
    from .subject import Subject

T = TypeVar("T")
Faults = Iterator[Problem]
"""What is wrong: message, place (file, key, code), and what to do about it."""


@frozen
class Over(Generic[T]):
    """What checks are made over: the things of a plugin by name, and what is said where it has none."""

    things: Callable[[Subject], Mapping[str, T]]
    none: str


@frozen(eq=False)
class Check(Generic[T]):
    """A promise that plugins keep. says is the promise in a sentence; look yields each breach of it."""

    name: str
    says: str
    over: Over[T]
    look: Callable[[T], Iterable[Problem]]

    def faults(self, thing: T) -> list[Problem]:
        """All that is wrong with one thing; an error that the plugin's content causes is a fault of it."""
        try:
            return list(self.look(thing))
        except HuibaoError as error:
            return [fault_of(error)]


def fault_of(error: HuibaoError, place: str = "", hint: str = "") -> Problem:
    """What an error says, without the plugin's name in front; hint where it has none of its own."""
    plugin = getattr(error, "plugin", None)
    message = error.message
    while plugin and message.startswith(f"{plugin}: "):
        message = message.removeprefix(f"{plugin}: ")
    return Problem(message, place, error.hint or hint)


def check(over: Over[T]) -> Callable[[Callable[[T], Iterable[Problem]]], Check[T]]:
    """Makes a check of a function: its name is the check's, its documentation the promise."""

    def make(look: Callable[[T], Iterable[Problem]]) -> Check[T]:
        says = " ".join((look.__doc__ or "").split())
        return Check(look.__name__.replace("_", "-"), says, over, look)

    return make
