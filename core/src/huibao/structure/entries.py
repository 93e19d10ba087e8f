"""Takes the tables of a data file apart, key by key, and says all that is wrong with them at once.

cattrs does that for content files; but it takes longer to import than to compose a report, and a data file
is what every command reads.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from huibao.content.refusals import ExpectedError, must_be_given, no_table, not_of, short, unknown_key
from huibao.expression.template import narrowed
from huibao.i18n import _

_NONE = frozenset(["无", "无。", "没有", "没有。", "暂无", "暂无。"])
"""What people write where there is nothing to say; in print it would read 存在以下不足：无。"""

Read = Callable[[Any], Any]
"""Makes of a plain value what an entry holds; `ExpectedError` or `EntryError` if it cannot be that."""


class Fault(NamedTuple):
    """One thing wrong with a table.

    path: ".key.key". key: the last of them, where the message is about its value and does not name it.
    """

    path: str
    message: str
    hint: str = ""
    key: str = ""


class EntryError(ValueError):
    """All that is wrong with a table, in the order of its keys."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults


def values_of(
    table: object, readers: Mapping[str, Read], needed: AbstractSet[str] = frozenset()
) -> dict[str, Any]:
    """The values of a table, each as the reader of its key gives it; `EntryError` with all that is wrong."""
    if not isinstance(table, dict):
        raise no_table(table)
    values: dict[str, Any] = {}
    for key, value in table.items():
        read = readers.get(key)
        if read is None:
            break
        try:
            values[key] = read(value)
        except ValueError:
            break
    if len(values) < len(table) or not needed <= values.keys():
        raise EntryError(list(_faults(table, readers, needed)))
    return values


def _faults(table: dict[str, Any], readers: Mapping[str, Read], needed: AbstractSet[str]) -> Iterator[Fault]:
    """All that is wrong with a table."""
    for key, read in readers.items():
        if key in table:
            try:
                read(table[key])
            except ValueError as error:
                yield from _below(key, error)
        elif key in needed:
            yield Fault(f".{key}", must_be_given(key))
    for key in sorted(table.keys() - readers.keys()):
        yield Fault(f".{key}", unknown_key(key, readers))


def each_of(read: Read) -> Read:
    """A reader of a table that has keys of the file's own, all with values of one sort."""

    def values(table: Any) -> dict[str, Any]:
        if not isinstance(table, dict):
            raise no_table(table)
        return values_of(table, dict.fromkeys(table, read))

    return values


def _below(key: str, error: ValueError) -> Iterator[Fault]:
    """What is wrong with the value of a key."""
    if not isinstance(error, EntryError):
        yield Fault(f".{key}", str(error), error.hint if isinstance(error, ExpectedError) else "", key)
        return
    for fault in error.faults:
        yield fault._replace(path=f".{key}{fault.path}")


def anything(value: Any) -> Any:
    """A value that is looked at later."""
    return value


def text(value: object) -> str:
    """A text."""
    if not isinstance(value, str):
        raise not_of(str, value)
    return value


def whole_number(value: object) -> int:
    """A whole number, which true is not."""
    if type(value) is not int:
        raise not_of(int, value)
    return value


def day(value: object) -> dt.date | None:
    """TOML has dates; JSON and people's spreadsheets write them as text, also as 2023年12月20日."""
    if value is None or type(value) is dt.date:
        return value
    if isinstance(value, list | dict):
        raise _no_day(value)
    text = str(value).strip()
    written = re.fullmatch(r"(\d{4})(?:-(\d\d)-(\d\d)|年(\d{1,2})月(\d{1,2})日)", text)
    try:
        if written:
            return dt.date(*(int(part) for part in written.groups() if part))
        return dt.date.fromisoformat(text)
    except ValueError:
        if not written:
            raise _no_day(value) from None
        message = _("there is no such day as {day}").format(day=text)
        raise ExpectedError(message, _("look it up in the calendar")) from None


def _no_day(value: object) -> ExpectedError:
    return ExpectedError(
        _("{day!r} is not a date").format(day=short(value)),
        _("write the year, the month and the day: 2023-12-20"),
    )


def texts(value: object) -> tuple[str, ...]:
    """One text, or several, without those that only say none; figures are cited in plain braces."""
    items: list[object] = value if isinstance(value, list) else [value]
    found = []
    for item in items:
        if not isinstance(item, str):
            raise not_of(str, item)
        if (words := item.strip()) and words not in _NONE:
            found.append(narrowed(words))
    return tuple(found)


def plain_table(value: object) -> dict[str, Any]:
    """A table whose values are looked at later."""
    if type(value) is not dict:
        raise ExpectedError(_("{value!r} is not a table").format(value=short(value)))
    return value
