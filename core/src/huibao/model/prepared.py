"""What depends on a catalogue alone is worked out once, and stays with it."""

from collections.abc import Callable
from typing import Any, TypeVar

from .catalogue import Catalogue

T = TypeVar("T")


def prepared_of(catalogue: Catalogue) -> dict[str, Any]:
    """What was worked out of a catalogue so far, by the full names of the functions that did."""
    return catalogue._prepared  # a place for this module alone


def prepared(make: Callable[[Catalogue], T]) -> Callable[[Catalogue], T]:
    """The same function, which works something out for each catalogue once.

    What it comes to may be kept with the catalogue between runs (`huibao.plugin.kept`).
    """
    name = f"{make.__module__}.{make.__qualname__}"

    def of(catalogue: Catalogue) -> T:
        known = prepared_of(catalogue)
        found: Any = known.get(name, known)
        if found is known:
            found = known[name] = make(catalogue)
        return found  # type: ignore[no-any-return]  # what was made above

    return of
