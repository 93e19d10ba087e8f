"""The base of what texts are parsed into."""

from typing import Any


class Parsed:
    """A part of what a text says. Two are equal where all that is in them is, and nobody changes one.

    Written out rather than given to attrs, which takes as long to make a class as to parse ten expressions.
    """

    __slots__ = ()
    __match_args__: tuple[str, ...] = ()

    def _values(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self.__match_args__])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, self.__class__) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __reduce__(self) -> tuple[Any, ...]:
        return self.__class__, self._values()

    def __repr__(self) -> str:
        values = zip(self.__match_args__, self._values(), strict=True)
        return f"{self.__class__.__name__}({', '.join(f'{name}={value!r}' for name, value in values)})"
