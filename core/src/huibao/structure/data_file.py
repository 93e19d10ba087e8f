"""The shape of a data file, as cattrs structures it before figures are looked at."""

import datetime as dt
import re
from typing import Any

from attrs import field, frozen

from huibao.content.converter import ExpectedError, converter
from huibao.expression.template import narrowed
from huibao.i18n import _

FIRST, FORMAT = 1, 1
"""The first version of the data-file format, which files without one are of, and the newest."""

_DAY = r"(\d{4})(?:-(\d\d)-(\d\d)|年(\d{1,2})月(\d{1,2})日)"


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
    """TOML has dates; JSON and people's spreadsheets write them as text, also as 2023年12月20日."""
    if type(value) is dt.date:
        return value
    text = str(value).strip()
    written = re.fullmatch(_DAY, text)
    try:
        if written:
            return dt.date(*(int(part) for part in written.groups() if part))
        return dt.date.fromisoformat(text)
    except ValueError:
        message = (
            _("there is no such day as {day}") if written else _("{day!r} is not a date such as 2023-12-20")
        )
        raise ExpectedError(message.format(day=text)) from None


def _texts(value: object, _type: object) -> tuple[str, ...]:
    """One text, or several; figures in them are cited in plain braces."""
    items: list[object] = value if isinstance(value, list) else [value]
    texts = []
    for item in items:
        if not isinstance(item, str):
            raise ExpectedError(_("{value!r} is not text").format(value=item))
        texts.append(narrowed(item.strip()))
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
