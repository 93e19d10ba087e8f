"""The sheets behind the figures: local indicators, texts, lists, explanations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import layout
from .filling import entry_of
from .sheet import Sheet, Styles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.workbook import Workbook

    from .model import Form
    from .options import Options
    from .sheet import Cells

_SPARE_ROWS = 30
_LIST_ROWS = 5


def local_sheet(book: Workbook, form: Form, options: Options, styles: Styles) -> None:
    """Indicators of the unit's own."""
    columns = (
        (layout.CODE, 24),
        (layout.NAME, 28),
        (layout.UNIT, 10),
        (layout.SECTION, 28),
        (layout.VALUE, 14),
        (layout.TARGET, 14),
        (layout.PREVIOUS, 14),
        (layout.PLANNED, 14),
        (layout.BETTER, 10),
        (layout.NOTE, 30),
    )
    sheet = Sheet(book, layout.LOCAL, columns, styles)
    own: Mapping[str, Mapping[str, Any]] = form.tree.get("local", {})
    for code, indicator in [*own.items(), *(("", {}) for _spare in range(_SPARE_ROWS))]:
        cells: Cells = {layout.CODE: (code, styles.text)}
        notes = [str(indicator.get("note", ""))]
        for column, key in layout.LOCAL_COLUMNS.items():
            if key in layout.LOCAL_FIGURES:
                entry = entry_of(indicator.get(key))
                cells[column] = (entry.content if entry else "", styles.entry)
                notes.append(entry.note if entry else "")
            else:
                cells[column] = (str(indicator.get(key, "")), styles.words)
        cells[layout.SECTION] = (
            options.shown(layout.SECTIONS, str(indicator.get("section", ""))),
            styles.words,
        )
        better = str(indicator.get("better", ""))
        cells[layout.BETTER] = (layout.SHOWN_BETTER.get(better, better), styles.words)
        cells[layout.NOTE] = (next(filter(None, notes), ""), styles.words)
        sheet.next_row(cells)
    options.offer(sheet, layout.SECTION, layout.SECTIONS, sheet.row)


def text_sheet(book: Workbook, form: Form, options: Options, styles: Styles) -> None:
    """The unit's own paragraphs, one a row; a row for each section, and spare ones."""
    columns = ((layout.CODE, 20), (layout.SECTION, 34), (layout.CONTENT, 90))
    sheet = Sheet(book, layout.TEXTS, columns, styles)
    own = form.tree.get("texts", {})
    names = dict.fromkeys([*(name for name, _title in form.sections), *own])
    rows = [(name, item) for name in names for item in _items(own.get(name)) or [""]]
    for name, item in [*rows, *[("", "")] * _SPARE_ROWS]:
        sheet.next_row(
            {
                layout.CODE: (name, styles.given if name else styles.text),
                layout.SECTION: (
                    options.shown(layout.SECTIONS, name),
                    styles.given if name else styles.words,
                ),
                layout.CONTENT: (item, styles.words),
            }
        )
    options.offer(sheet, layout.SECTION, layout.SECTIONS, sheet.row)


def list_sheet(book: Workbook, form: Form, options: Options, styles: Styles) -> None:
    """Problems, plans and other lists, one item a row."""
    columns = ((layout.LIST, 20), (layout.CONTENT, 110))
    sheet = Sheet(book, layout.LISTS, columns, styles)
    own = form.tree.get("lists", {})
    rows = [
        (name, item)
        for name in dict.fromkeys([*layout.SHOWN_LISTS, *own])
        for item in _items(own.get(name)) or [""] * _LIST_ROWS
    ]
    for name, item in [*rows, *[("", "")] * _SPARE_ROWS]:
        shown = options.shown(layout.LIST_NAMES, name)
        sheet.next_row({layout.LIST: (shown, styles.words), layout.CONTENT: (item, styles.words)})
    options.offer(sheet, layout.LIST, layout.LIST_NAMES, sheet.row)


def explanation_sheet(book: Workbook, form: Form, styles: Styles) -> None:
    """Reasons for known deviations."""
    sheet = Sheet(book, layout.EXPLANATIONS, ((layout.RULE, 44), (layout.CONTENT, 90)), styles)
    own = form.tree.get("explanations", {})
    for rule, reason in [*own.items(), *[("", "")] * _SPARE_ROWS]:
        sheet.next_row({layout.RULE: (rule, styles.text), layout.CONTENT: (str(reason), styles.words)})


def _items(value: object) -> list[str]:
    """A text or several, without the empty ones."""
    items = value if isinstance(value, list) else [value or ""]
    return [str(item) for item in items if str(item).strip()]
