"""The decorators of the model's classes: attrs', made lighter.

Every command waits until its classes are made. attrs compiles for each the functions that compare, hash and
show it, which is half of the time that a class takes; here one of each serves all of them.

`sealed` is for classes made by the hundred. attrs freezes a class by setting each attribute through a call.
For the few of which every submission and every document makes hundreds that is half the time of the whole
work, so that the type checker alone keeps them from being changed.

`deferred` is for classes of content, of which most commands make no instance: they get them out of the kept
type (`huibao.plugin.kept`). Such a class is frozen, and given to attrs when somebody makes one or asks
for its fields. It has no slots, for which attrs would make the class anew; reading an attribute takes longer.
"""

from collections.abc import Callable
from functools import cache, partial
from operator import attrgetter
from threading import RLock
from typing import TYPE_CHECKING, Any

import attrs

__all__ = ["deferred", "frozen", "sealed"]


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


def _share(kind: Any, settings: dict[str, Any]) -> None:
    """Give a class the functions above, and take from attrs what they do."""
    kind.__repr__ = _shown
    if settings.get("eq", True):
        kind.__eq__, kind.__hash__ = _is_equal, _hashed
    settings |= {"repr": False, "eq": False}


def _light(decorator: Callable[..., Any], kind: Any = None, **settings: Any) -> Any:
    """The decorator for a class that has the functions above."""
    if kind is None:
        return partial(_light, decorator, **settings)
    _share(kind, settings)
    return decorator(kind, **settings)


class _Unmade:
    """Stands in a class for what attrs will put there, and has it put there when somebody asks."""

    __slots__ = ("_make", "_name")

    def __init__(self, make: Callable[[], None], name: str) -> None:
        self._make = make
        self._name = name

    def __get__(self, instance: object, owner: type) -> Any:
        self._make()
        return getattr(owner, self._name)


def _refuse(*_change: object) -> None:
    """What attrs' own does, for an instance that is there before its class is whole."""
    raise attrs.exceptions.FrozenInstanceError


_MAKING = RLock()
"""Two threads may need a class at the same time, and a class its base."""


def _deferred(kind: Any = None, **settings: Any) -> Any:
    """The decorator for a class that attrs makes later, putting its own in place of what stands there."""
    if kind is None:
        return partial(_deferred, **settings)

    def make() -> None:
        with _MAKING:
            if kind.__init__ is first:
                attrs.frozen(kind, slots=False, auto_detect=False, init=True, match_args=False, **settings)
                positional = (each.name for each in attrs.fields(kind) if each.init and not each.kw_only)
                kind.__match_args__ = tuple(positional)  # type: ignore[misc]  # no name of a fixed class
                del kind.__signature__

    def first(self: Any, *values: Any, **named: Any) -> None:
        make()
        self.__init__(*values, **named)

    _share(kind, settings)
    for name in ("__attrs_attrs__", "__match_args__", "__signature__"):
        setattr(kind, name, _Unmade(make, name))
    kind.__setattr__ = kind.__delattr__ = _refuse
    kind.__init__ = first
    return kind


if TYPE_CHECKING:
    from attrs import frozen
    from attrs import frozen as deferred
    from attrs import frozen as sealed
else:
    deferred = _deferred
    frozen = partial(_light, attrs.frozen)
    sealed = partial(_light, attrs.define)
