"""The shape of a data file, as it is before figures are looked at."""

import datetime as dt
from typing import Any

from huibao.content.refusals import ExpectedError, short
from huibao.errors import InputError, Problem
from huibao.i18n import _
from huibao.model.formats import RawData
from huibao.record import Record

from .entries import anything, day, each_of, plain_table, text, texts, values_of, whole_number

FIRST, FORMAT = 1, 1
"""The first version of the data-file format, which files without one are of, and the newest."""


class UnitEntry(Record):
    """[unit]"""

    name: str
    kind: str = ""
    superior: str = ""
    code: str = ""
    self_name: str = ""
    aim: str = ""


class FigureEntry(Record):
    """A figure with more to say than its value."""

    value: Any
    unit: str = ""
    note: str = ""


class LocalEntry(Record):
    """[local.NAME]: an indicator of the file's own, with its value; name and unit must be given."""

    name: str | None = None
    unit: str | None = None
    section: str = ""
    value: Any = None
    target: Any = None
    previous: Any = None
    planned: Any = None
    note: str = ""
    better: str = ""


class DataFile(Record):
    """A whole data file; the figures are still as people wrote them."""

    period: str
    unit: UnitEntry
    letter: dict[str, Any]
    figures: dict[str, Any]
    targets: dict[str, Any]
    previous: dict[str, Any]
    planned: dict[str, Any]
    local: dict[str, LocalEntry]
    texts: dict[str, tuple[str, ...]]
    lists: dict[str, tuple[str, ...]]
    explanations: dict[str, str]
    type: str = ""
    format: int = FIRST
    outline: str = ""
    standard: tuple[str, ...] = ()
    date: dt.date | None = None


def _period(value: object) -> str:
    if isinstance(value, str) or type(value) is int:
        return str(value)
    raise ExpectedError(
        _("{value!r} is not a period such as 2023, 2023H1 or 2023年上半年").format(value=short(value))
    )


_UNIT = dict.fromkeys(UnitEntry._fields, text)
_FIGURE = {"value": anything, "unit": text, "note": text}
_LOCAL = {
    **dict.fromkeys(("name", "unit", "section"), text),
    **dict.fromkeys(("value", "target", "previous", "planned"), anything),
    **dict.fromkeys(("note", "better"), text),
}
_FILE = {
    "period": _period,
    "unit": lambda table: UnitEntry(**values_of(table, _UNIT, {"name"})),
    "type": text,
    "format": whole_number,
    "outline": text,
    "standard": texts,
    "date": day,
}
_TABLES = {
    **dict.fromkeys(("letter", "figures", "targets", "previous", "planned"), plain_table),
    "local": each_of(lambda table: LocalEntry(**values_of(table, _LOCAL))),
    **dict.fromkeys(("texts", "lists"), each_of(texts)),
    "explanations": each_of(text),
}
_WHOLE = {**_FILE, **_TABLES}


def structure_data_file(tree: dict[str, Any]) -> DataFile:
    """The data file; `EntryError` with all that is wrong with its shape."""
    empty: dict[str, Any] = {name: {} for name in _TABLES}
    return DataFile(**empty | values_of(tree, _WHOLE, {"period", "unit"}))


def structure_figure_entry(table: dict[str, Any]) -> FigureEntry:
    """A figure written as a table; `EntryError` as above."""
    return FigureEntry(**values_of(table, _FIGURE, {"value"}))


def check_format(raw: RawData) -> None:
    """`InputError` for a data file of a later format: its other keys would only mislead."""
    version = raw.tree.get("format", FIRST)
    if type(version) is int and not FIRST <= version <= FORMAT:
        message = _("format {format} is not known; this version reads format {newest}")
        hint = _("upgrade huibao") if version > FORMAT else ""
        problem = Problem(message.format(format=version, newest=FORMAT), raw.locate("format"), hint)
        raise InputError(raw.file, problem)
