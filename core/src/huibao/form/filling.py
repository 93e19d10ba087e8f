"""The values of a data file's tree, taken apart for the cells of a form."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import frozen

from .layout import NO, YES

Content = str | int | float | date
"""What a cell takes: a number, a day or words."""


@frozen
class Entry:
    """A figure for the form: what goes into its cell and into its note."""

    content: Content
    note: str = ""


def flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Dotted names with their values; a table that has a value is a figure, other tables are topics."""
    for key, value in table.items():
        if isinstance(value, Mapping) and "value" not in value:
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def entries(table: Mapping[str, Any]) -> dict[str, Entry]:
    """The figures of a table by code; empty ones left out."""
    found = ((code, entry_of(value)) for code, value in flat(table))
    return {code: entry for code, entry in found if entry}


def entry_of(value: object) -> Entry | None:
    """A figure for the form; None where there is none.

    A table's unit goes behind the value ("720平方米"), which means the same when read back. A number
    that a spreadsheet would change, with too many digits or a nought at the end (93.10), goes in as text.
    """
    note = ""
    if isinstance(value, Mapping):
        note, unit, value = str(value.get("note", "")), str(value.get("unit", "")), value.get("value")
        if unit and value is not None:
            written = content(value)
            value = f"{written}{unit}" if not str(written).endswith(unit) else written
    if value is None or value == "":
        return None
    return Entry(content(value), note)


def content(value: object) -> Content:
    """A plain value as a cell takes it without loss."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, int | Decimal):
        shown = f"{value:f}" if isinstance(value, Decimal) else str(value)
        number = float(value)
        if Decimal(f"{number:.15g}") != value or ("." in shown and shown.endswith("0")):
            return shown
        return int(value) if value == int(value) else number
    return value if isinstance(value, date) else str(value)
