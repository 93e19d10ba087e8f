"""The sheet of figures: one row an indicator."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from huibao.model.indicator import Indicator, QuantityKind

from . import layout
from .filling import Entry, entries
from .sheet import Sheet, Styles

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from .model import Form
    from .options import Options
    from .sheet import Cells

_COLUMNS = (
    (layout.SECTION, 30),
    (layout.CODE, 34),
    (layout.NAME, 28),
    (layout.UNIT, 9),
    (layout.VALUE, 14),
    (layout.PREVIOUS, 14),
    (layout.TARGET, 14),
    (layout.PLANNED, 14),
    (layout.ALLOWED, 14),
    (layout.REMARK, 36),
    (layout.NOTE, 24),
)
_HOW = "填数字，或“4000余份”“98%以上”“不适用”。没有数据的留空，不要填0。"


def figure_sheet(book: Workbook, form: Form, options: Options, styles: Styles) -> None:
    """Writes the sheet; figures of unknown codes come last, so that none is lost."""
    tables = {table: entries(form.tree.get(table, {})) for table in layout.FIGURE_COLUMNS}
    extra = [
        (note, 24.0)
        for table, (_value, note) in layout.FIGURE_COLUMNS.items()
        if note != layout.NOTE and any(entry.note for entry in tables[table].values())
    ]
    sheet = Sheet(book, layout.FIGURES, (*_COLUMNS, *extra), styles)
    noted = {layout.NOTE, *(column for column, _width in extra)}
    kinds = {kind.id: kind.name for kind in form.kinds}
    for indicator in _ordered(form):
        figures = {table: tables[table].pop(indicator.code, None) for table in tables}
        sheet.next_row(
            {
                layout.SECTION: (options.shown(layout.SECTIONS, indicator.section), styles.given),
                layout.CODE: (indicator.code, styles.given),
                layout.NAME: (indicator.name, styles.given),
                layout.UNIT: (indicator.unit, styles.given),
                layout.ALLOWED: (allowed(indicator), styles.given),
                layout.REMARK: (_remark(indicator, kinds), styles.given),
                **_cells(figures, noted, styles, required=indicator.required),
            }
        )
        _expect(sheet, indicator)
    for code in dict.fromkeys(code for table in tables.values() for code in table):
        figures = {table: tables[table].get(code) for table in tables}
        sheet.next_row({layout.CODE: (code, styles.given), **_cells(figures, noted, styles, required=False)})
    sheet.page.autofilter(0, 0, sheet.row, len(_COLUMNS) + len(extra) - 1)
    sheet.page.freeze_panes(1, 3)


def allowed(indicator: Indicator) -> str:
    """The possible range of an indicator in words: 0至100, 不小于0; "" where anything goes."""
    if indicator.kind is QuantityKind.YESNO:
        return f"{layout.YES}／{layout.NO}"
    low, high = indicator.minimum, indicator.maximum
    if low is not None and high is not None:
        return f"{low:f}至{high:f}"
    if low is not None:
        return f"不小于{low:f}"
    return f"不大于{high:f}" if high is not None else ""


def _ordered(form: Form) -> list[Indicator]:
    """By section in the report's order; sections that it lacks come last, as they first appear."""
    names = [name for name, _title in form.sections] + [each.section for each in form.indicators]
    order = {name: place for place, name in reversed(list(enumerate(names)))}
    return sorted(form.indicators, key=lambda each: order[each.section])


def _cells(figures: dict[str, Entry | None], noted: set[str], styles: Styles, *, required: bool) -> Cells:
    cells: Cells = {}
    for table, (column, note) in layout.FIGURE_COLUMNS.items():
        entry = figures[table] or Entry("")
        style = styles.required if required and column == layout.VALUE else styles.entry
        cells[column] = (entry.content, style)
        if note in noted:
            cells[note] = (entry.note, styles.words)
    return cells


def _remark(indicator: Indicator, kinds: dict[str, str]) -> str:
    marks = "【必填】" if indicator.required else ""
    if indicator.formula:
        marks += "【可留空，自动计算】"
    if indicator.kinds:
        marks += f"【仅{'、'.join(kinds.get(kind, kind) for kind in indicator.kinds)}】"
    return marks + indicator.hint


def _expect(sheet: Sheet, indicator: Indicator) -> None:
    """What the cells of the last row take, with the help shown beside them."""
    low, high = (_float(limit) for limit in (indicator.minimum, indicator.maximum))
    lines = [f"单位：{indicator.unit}", indicator.hint, _HOW]
    for column, _note in layout.FIGURE_COLUMNS.values():
        if indicator.kind is QuantityKind.YESNO:
            choices = [layout.YES, layout.NO, layout.NOT_APPLICABLE]
            sheet.choices(column, choices, title=indicator.name, help=indicator.hint or "选“是”或“否”")
        else:
            sheet.number(column, low, high, indicator.name, "\n".join(filter(None, lines)))


def _float(limit: Decimal | None) -> float | None:
    """A limit as XlsxWriter prints it well."""
    if limit is None:
        return None
    return int(limit) if limit == int(limit) else float(limit)
