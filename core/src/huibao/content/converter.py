"""The one cattrs converter for files, strict about types and keys, and its errors in words."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from types import GenericAlias
from typing import Any, get_args, get_origin

from attrs import fields, has
from cattrs import BaseConverter, BaseValidationError, Converter
from cattrs.cols import list_structure_factory, mapping_structure_factory
from cattrs.errors import AttributeValidationNote, ForbiddenExtraKeysError, IterableValidationNote

from huibao.i18n import _

from .refusals import ExpectedError, must_be_given, no_table, not_of, short, unknown_key

DEPRECATED = "deprecated"
"""In the metadata of a field: its key is read, and named to nobody."""


def _strict(expected: type) -> Any:
    """A hook that takes values of exactly that type: cattrs would turn 3 into "3"."""

    def structure(value: object, _type: object) -> object:
        if type(value) is not expected:
            raise not_of(expected, value)
        return value

    return structure


def _decimal(value: object, _type: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ExpectedError(_("{value!r} is not a number").format(value=short(value)))
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise ExpectedError(_("{value!r} is not a number").format(value=value))
    return number


def _enum(value: object, expected: type[Enum]) -> Enum:
    try:
        return expected(value)
    except ValueError:
        known = ", ".join(str(member.value) for member in expected if member.value != "")
        raise ExpectedError(
            _("{value!r} is not one of {known}").format(value=short(value), known=known)
        ) from None


def _tuple(kind: Any, converter: BaseConverter) -> Any:
    """A hook that takes lists only: cattrs would cut a text into its characters."""
    of_list: Any = GenericAlias(list, get_args(kind)[:1])
    elements = list_structure_factory(of_list, converter)

    def structure(value: object, _type: object) -> tuple[object, ...]:
        if isinstance(value, dict):
            raise ExpectedError(_("one table where a list is expected: write it in [[…]], not in […]"))
        if not isinstance(value, list | tuple):
            raise ExpectedError(_("{value!r} is not a list").format(value=short(value)))
        return tuple(elements(value, list))

    return structure


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _table(kind: Any, converter: Converter) -> Any:
    """A hook that takes tables only, and says so."""
    if has(kind):
        whole: Any = converter.gen_structure_attrs_fromdict(kind)
    else:
        whole = mapping_structure_factory(kind, converter)

    def structure(value: object, _type: object) -> object:
        if not isinstance(value, dict):
            raise no_table(value)
        return whole(value, kind)

    return structure


def _is_table(kind: Any) -> bool:
    return has(kind) or get_origin(kind) is dict


def _make() -> Converter:
    made = Converter(forbid_extra_keys=True)
    for plain in (str, bool, int):
        made.register_structure_hook(plain, _strict(plain))
    made.register_structure_hook(Decimal, _decimal)
    made.register_structure_hook_factory(_is_tuple, _tuple)
    made.register_structure_hook_factory(_is_table, _table)
    made.register_unstructure_hook(Decimal, str)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(Enum, _enum)
    return made


converter = _make()


def describe(error: Exception, path: str = "") -> Iterator[tuple[str, str]]:
    """What is wrong and where, as (".key[0].key", message) pairs, out of a cattrs error tree."""
    if isinstance(error, ForbiddenExtraKeysError):
        known = _keys(error.cl) if has(error.cl) else []
        for key in sorted(error.extra_fields):
            yield f"{path}.{key}", unknown_key(key, known)
        return
    if not isinstance(error, BaseValidationError):
        yield path, _message(error)
        return
    for inner in error.exceptions:
        notes = [
            note
            for note in getattr(inner, "__notes__", [])
            if isinstance(note, AttributeValidationNote | IterableValidationNote)
        ]
        yield from describe(inner, path + "".join(_step(note) for note in notes))


def _keys(kind: type) -> list[str]:
    """The keys of an entry, but those that it has for old files alone."""
    return [each.name for each in fields(kind) if not each.metadata.get(DEPRECATED)]


def _step(note: AttributeValidationNote | IterableValidationNote) -> str:
    step = note.name if isinstance(note, AttributeValidationNote) else note.index
    return f"[{step}]" if isinstance(step, int) else f".{step}"


def _message(error: Exception) -> str:
    match error:
        case KeyError(args=(key, *_rest)):
            return must_be_given(key)
        case ExpectedError(hint=hint):
            return f"{error}: {hint}" if hint else str(error)
        case _:
            return _("not of the expected form")
