"""What the drop-downs of a form offer: Chinese names in front, ids behind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from . import layout
from .sheet import Sheet, Styles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.workbook import Workbook

    from .model import Form

_UNTITLED = "开头"
"""Only the opening of a report has no heading."""


@frozen
class Options:
    """Rows of (category, id, shown name), each category in one run."""

    rows: tuple[tuple[str, str, str], ...]

    @classmethod
    def of(cls, form: Form) -> Options:
        """The options of a form. Names that are not unique show their id as well."""
        lists = {**layout.SHOWN_LISTS, **dict(form.lists)}
        return cls(
            (
                *_category(layout.KINDS, ((kind.id, kind.name) for kind in form.kinds)),
                *_category(layout.OUTLINES, ((outline.id, outline.name) for outline in form.outlines)),
                *_category(layout.SECTIONS, form.sections),
                *_category(layout.LIST_NAMES, lists.items()),
            )
        )

    def shown(self, category: str, code: str) -> str:
        """What a drop-down shows for an id; the id itself if it is not among the options."""
        return next((shown for kind, own, shown in self.rows if (kind, own) == (category, code)), code)

    def source(self, category: str) -> str:
        """The cells of a category's shown names, as a drop-down wants them; "" if there are none."""
        places = [number for number, row in enumerate(self.rows, start=2) if row[0] == category]
        return f"='{layout.OPTIONS}'!$C${places[0]}:$C${places[-1]}" if places else ""

    def offer(self, sheet: Sheet, column: str, category: str, rows: int = 1) -> None:
        """A drop-down of a category's names in the last `rows` rows of a column."""
        source = self.source(category)
        if source:
            sheet.choices(column, source, rows)

    def write(self, book: Workbook, styles: Styles) -> None:
        """The hidden sheet that the drop-downs point to."""
        columns = ((layout.CATEGORY, 12), (layout.CODE, 24), (layout.SHOWN, 40))
        sheet = Sheet(book, layout.OPTIONS, columns, styles)
        for row in self.rows:
            names = (layout.CATEGORY, layout.CODE, layout.SHOWN)
            sheet.next_row({name: (value, styles.given) for name, value in zip(names, row, strict=True)})
        sheet.page.hide()


def _category(category: str, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    items = [(code, name.strip() or _UNTITLED) for code, name in pairs]
    times = Counter(name for _code, name in items)
    ids = {code for code, _name in items}
    rows = []
    for code, name in items:
        # A name that is another option's id, or another one's name, would lead back to that one.
        clear = times[name] == 1 and (name == code or name not in ids)
        rows.append((category, code, name if clear else f"{name}（{code}）"))
    return rows
