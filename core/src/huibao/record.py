"""The base of small classes that every command imports and makes few instances of.

Every command waits until its classes are made. For a `NamedTuple` the source of a constructor is written and
compiled, for a class of attrs that of several functions. Here one constructor serves all: it is slower than
theirs, while the class costs a seventh of a named tuple and a thirtieth of one of attrs. What is made by the
hundred, taken apart or compared in order stays a `NamedTuple`.
"""

from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Record:
    """The base of a class with typed fields, the last of which may have defaults.

    Two are equal where all that is in them is. Only the type checker keeps them from being changed.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._fields = tuple(cls.__annotations__)
        cls._defaults = {name: cls.__dict__[name] for name in cls._fields if name in cls.__dict__}

    def __init__(self, *values: Any, **named: Any) -> None:
        if named or len(values) != len(self._fields):
            values += self._rest(len(values), named)
        for name, value in zip(self._fields, values, strict=True):
            setattr(self, name, value)

    def evolved(self, **values: Any) -> Self:
        """The same with other values."""
        return type(self)(**{**self.__dict__, **values})

    @classmethod
    def _rest(cls, given: int, named: dict[str, Any]) -> tuple[Any, ...]:
        """The values after those given in order, by name or by default."""
        rest = cls._fields[given:]
        values = cls._defaults | named
        if given > len(cls._fields) or not named.keys() <= set(rest) <= values.keys():
            raise TypeError(f"{cls.__name__} has the fields {', '.join(cls._fields)}")
        return tuple([values[name] for name in rest])

    def _values(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self._fields])

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        values = zip(self._fields, self._values(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in values)})"
