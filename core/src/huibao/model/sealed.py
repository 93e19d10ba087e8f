"""The decorators of the model's classes: attrs' own, made lighter and put off.

Every command waits until its classes are made, and most of the time of making one is attrs': it reads the
annotations, and compiles the function that makes an instance. A command needs that of every second class
only: what is kept of a unit type (`huibao.plugin.kept`) comes to life without. So a class is given to attrs
when somebody makes an instance or asks for its fields. Such classes have no slots, because attrs has to make
a class with slots anew. Functions that compare, hash and show are the same for all of them.

`sealed` is for classes made by the hundred. attrs freezes a class by setting each attribute through a call.
For the few of which every submission and every document makes hundreds that is half the time of the whole
work, so that the type checker alone keeps them from being changed.
"""

from collections.abc import Callable
from functools import cache, partial
from operator import attrgetter
from threading import RLock
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


def _put_off(decorator: Callable[..., Any], kind: Any, settings: dict[str, Any]) -> None:
    """Have attrs make a class when it is needed; what it puts in takes the place of what stands there."""

    def make() -> None:
        with _MAKING:
            if kind.__init__ is first:
                decorator(kind, **_SHARED, **settings)
                positional = (each.name for each in attrs.fields(kind) if each.init and not each.kw_only)
                kind.__match_args__ = tuple(positional)  # type: ignore[misc]  # the class is not a fixed one
                del kind.__signature__

    def first(self: Any, *values: Any, **named: Any) -> None:
        make()
        self.__init__(*values, **named)

    for name in ("__attrs_attrs__", "__match_args__", "__signature__"):
        setattr(kind, name, _Unmade(make, name))
    if decorator is attrs.frozen:
        kind.__setattr__ = kind.__delattr__ = _refuse
    kind.__init__ = first


_SHARED = {
    "slots": False,
    "auto_detect": False,
    "eq": False,
    "repr": False,
    "init": True,
    "match_args": False,
}
"""What attrs leaves to us, or makes although something stands there."""


def _light(decorator: Callable[..., Any], kind: Any = None, *, eq: bool = True, **settings: Any) -> Any:
    """The decorator for a class that has the functions above."""
    if kind is None:
        return partial(_light, decorator, eq=eq, **settings)
    kind.__repr__ = _shown
    if eq:
        kind.__eq__, kind.__hash__ = _is_equal, _hashed
    _put_off(decorator, kind, settings)
    return kind


if TYPE_CHECKING:
    from attrs import frozen
    from attrs import frozen as sealed
else:
    frozen = partial(_light, attrs.frozen)
    sealed = partial(_light, attrs.define)
