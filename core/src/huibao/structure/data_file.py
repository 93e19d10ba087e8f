"""The shape of a data file, as cattrs structures it before figures are looked at."""

import datetime as dt
from typing import Any

from attrs import field, frozen

from huibao.content.converter import ExpectedError, converter
from huibao.i18n import _

FIRST, FORMAT = 1, 1
"""The first version of the data-file format, which files without one are of, and the newest."""


@frozen
class PeriodText:
    """A period as written."""

    text: str


@frozen(kw_only=True)
class UnitEntry:
    """[unit]"""

    name: str
    kind: str = ""
    superior: str = ""
    code: str = ""
    self_name: str = ""
    aim: str = ""


@frozen(kw_only=True)
class FigureEntry:
    """A figure with more to say than its value."""

    value: Any
    unit: str = ""
    note: str = ""


@frozen(kw_only=True)
class LocalEntry:
    """[local.NAME]: an indicator of the file's own, with its value."""

    name: str
    unit: str
    section: str = ""
    value: Any = None
    target: Any = None
    previous: Any = None
    planned: Any = None
    note: str = ""


@frozen(kw_only=True)
class LetterEntry:
    """[letter]: what stands before the title and after the text of an official letter."""

    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    mark: str = ""
    number: str = ""
    signer: str = ""
    copy_to: tuple[str, ...] = ()
    issued_by: str = ""
    issued_on: dt.date | None = None


@frozen(kw_only=True)
class DataFile:
    """A whole data file; the figures are still as people wrote them."""

    period: PeriodText
    unit: UnitEntry
    type: str = ""
    format: int = FIRST
    outline: str = ""
    standard: tuple[str, ...] = ()
    date: dt.date | None = None
    letter: dict[str, Any] = field(factory=dict)
    figures: dict[str, Any] = field(factory=dict)
    targets: dict[str, Any] = field(factory=dict)
    previous: dict[str, Any] = field(factory=dict)
    planned: dict[str, Any] = field(factory=dict)
    local: dict[str, LocalEntry] = field(factory=dict)
    texts: dict[str, tuple[str, ...]] = field(factory=dict)
    lists: dict[str, tuple[str, ...]] = field(factory=dict)
    explanations: dict[str, str] = field(factory=dict)


def _period(value: object, _type: object) -> PeriodText:
    if isinstance(value, str) or type(value) is int:
        return PeriodText(str(value))
    raise ExpectedError(
        _("{value!r} is not a period such as 2023, 2023H1 or 2023年上半年").format(value=value)
    )


def _day(value: object, _type: object) -> dt.date:
    """TOML has dates; JSON and people's spreadsheets write them as text."""
    if type(value) is dt.date:
        return value
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        raise ExpectedError(
            _("{value!r} is not a date such as 2023-12-20").format(value=str(value))
        ) from None


def _texts(value: object, _type: object) -> tuple[str, ...]:
    """One text, or several."""
    items: list[object] = value if isinstance(value, list) else [value]
    texts = []
    for item in items:
        if not isinstance(item, str):
            raise ExpectedError(_("{value!r} is not text").format(value=item))
        texts.append(item.strip())
    return tuple(filter(None, texts))


def _plain_table(value: object, _type: object) -> dict[str, Any]:
    """A table whose values are looked at later."""
    if type(value) is not dict:
        raise ExpectedError(_("{value!r} is not a table").format(value=value))
    return value


_converter = converter.copy()
_converter.register_structure_hook(PeriodText, _period)
_converter.register_structure_hook(dt.date, _day)
_converter.register_structure_hook_func(lambda kind: kind == tuple[str, ...], _texts)
_converter.register_structure_hook_func(lambda kind: kind == dict[str, Any], _plain_table)
_converter.register_structure_hook_func(lambda kind: kind is Any, lambda value, _type: value)


def structure_data_file(tree: dict[str, Any]) -> DataFile:
    """The data file; cattrs' errors are raised as they are."""
    return _converter.structure(tree, DataFile)


def structure_letter_entry(tree: dict[str, Any]) -> LetterEntry:
    """The table [letter], of which few files have one."""
    return _converter.structure(tree, LetterEntry)


def structure_figure_entry(tree: dict[str, Any]) -> FigureEntry:
    """A figure written as a table."""
    return _converter.structure(tree, FigureEntry)
