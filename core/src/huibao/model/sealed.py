"""The decorators of the model's classes: attrs', made lighter.

Every command waits until its classes are made. attrs compiles for each the functions that compare, hash and
show it, which is half of the time that a class takes; here one of each serves all of them.

`sealed` is for classes made by the hundred. attrs freezes a class by setting each attribute through a call.
For the few of which every submission and every document makes hundreds that is half the time of the whole
work, so that the type checker alone keeps them from being changed.
"""

from collections.abc import Callable
from functools import cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

__all__ = ["frozen", "sealed"]


@cache
def _compared(kind: Any) -> Callable[[object], object]:
    """Gets what counts when two of a class are compared."""
    counting = [each for each in attrs.fields(kind) if each.eq]
    if not any(each.eq_key for each in counting):
        return attrgetter(*(each.name for each in counting))
    getters = [(each.eq_key or _itself, attrgetter(each.name)) for each in counting]
    return lambda self: tuple(key(get(self)) for key, get in getters)


def _itself(value: object) -> object:
    return value


def _is_equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = _compared(self.__class__)
    return values(self) == values(other)


def _hashed(self: Any) -> int:
    return hash(_compared(self.__class__)(self))


def _shown(self: Any) -> str:
    kind: Any = self.__class__
    values = (f"{each.name}={getattr(self, each.name)!r}" for each in attrs.fields(kind) if each.repr)
    return f"{kind.__qualname__}({', '.join(values)})"


def _light(decorator: Callable[..., Any], kind: Any = None, **settings: Any) -> Any:
    """The decorator for a class that has the functions above; attrs leaves alone what it finds."""
    if kind is None:
        return partial(_light, decorator, **settings)
    kind.__repr__ = _shown
    if settings.get("eq", True):
        kind.__eq__, kind.__hash__ = _is_equal, _hashed
    return decorator(kind, **settings)


if TYPE_CHECKING:
    from attrs import frozen
    from attrs import frozen as sealed
else:
    frozen = partial(_light, attrs.frozen)
    sealed = partial(_light, attrs.define)
