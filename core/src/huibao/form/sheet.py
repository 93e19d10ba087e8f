"""Writing cells so that words stay words: a thin layer over XlsxWriter's worksheet."""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import TYPE_CHECKING

from attrs import frozen

from huibao.errors import OutputError
from huibao.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from .filling import Content

    Cells = dict[str, tuple[Content, Format]]
    """Content and format by column name."""

_TEXT_LIMIT = 32767
_TITLE_LIMIT, _MESSAGE_LIMIT = 32, 255
_LINE, _TALLEST = 16, 400
_GREY, _BLUE, _CREAM = "#F2F2F2", "#DCE6F1", "#FFF2CC"


@frozen
class Styles:
    """The formats of a form's cells."""

    head: Format
    given: Format
    """What the form states: not to be changed."""
    entry: Format
    required: Format
    """An entry that must be made."""
    words: Format
    """An entry of text that may be long."""
    text: Format
    """An entry that Excel must not take for a number or date."""
    day: Format
    title: Format
    plain: Format

    @classmethod
    def of(cls, book: Workbook) -> Styles:
        """The formats, registered in a workbook."""
        font = {"font_name": "微软雅黑", "font_size": 10}
        box = {**font, "border": 1, "border_color": "#BFBFBF", "valign": "vcenter"}
        wrapped = {**box, "text_wrap": True}
        return cls(
            head=book.add_format({**wrapped, "bold": True, "bg_color": _BLUE, "align": "center"}),
            given=book.add_format({**wrapped, "bg_color": _GREY, "font_color": "#595959", "align": "left"}),
            entry=book.add_format({**box, "align": "right"}),
            required=book.add_format({**box, "align": "right", "bg_color": _CREAM}),
            words=book.add_format(wrapped),
            text=book.add_format({**wrapped, "num_format": "@"}),
            day=book.add_format({**box, "num_format": "yyyy-mm-dd", "align": "left"}),
            title=book.add_format({**font, "bold": True, "font_size": 16, "valign": "vcenter"}),
            plain=book.add_format({**font, "text_wrap": True, "valign": "top"}),
        )


class Sheet:
    """A sheet that is written row by row."""

    def __init__(
        self, book: Workbook, name: str, columns: Sequence[tuple[str, float]], styles: Styles
    ) -> None:
        """columns: header texts with widths in characters; the header is frozen and repeated in print."""
        self.page: Worksheet = book.add_worksheet(name)
        self.name = name
        self.row = 0
        self._columns = [column for column, _width in columns]
        self._widths = [width for _column, width in columns]
        for index, (column, width) in enumerate(columns):
            self.page.set_column(index, index, width)
            self.page.write_string(0, index, column, styles.head)
        self.page.set_row(0, 24)
        self.page.freeze_panes(1, 0)
        self.page.repeat_rows(0)
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        self.page.set_footer("&C&P / &N")

    def next_row(self, values: Cells) -> None:
        """One more row, of (content, format) by column; "" leaves a cell empty but for its format."""
        self.row += 1
        lines = 1
        for column, (value, style) in values.items():
            index = self._columns.index(column)
            self._write(index, value, style)
            lines = max(lines, _lines(str(value), self._widths[index]))
        self.page.set_row(self.row, min(_LINE * lines + 4, _TALLEST))

    def _write(self, column: int, value: Content, style: Format) -> None:
        if isinstance(value, date):
            self.page.write_datetime(self.row, column, value, style)
        elif not isinstance(value, str):
            self.page.write_number(self.row, column, value, style)
        elif not value:
            self.page.write_blank(self.row, column, None, style)
        elif len(value.encode("utf-16-le")) // 2 > _TEXT_LIMIT:
            place = f"{self.name}!{self.row + 1}"
            raise OutputError(
                _("{place}: the text is longer than the {limit} characters that a cell takes").format(
                    place=place, limit=_TEXT_LIMIT
                ),
                hint=_("split it into several paragraphs"),
            )
        else:
            # Never `write`: it would make a formula of text that begins with an equals sign.
            self.page.write_string(self.row, column, value.replace("\r\n", "\n"), style)

    def choices(
        self, column: str, source: str | list[str], rows: int = 1, title: str = "", help: str = ""
    ) -> None:
        """A drop-down in the last `rows` rows of a column; other words are allowed after a warning."""
        self._validate(column, rows, {"validate": "list", "source": source, **_help(title, help)})

    def number(self, column: str, low: float | None, high: float | None, title: str, help: str) -> None:
        """A number is expected in the last row of a column; words are allowed after a warning."""
        check: dict[str, object] = {
            "validate": "decimal",
            "criteria": "between",
            "minimum": low,
            "maximum": high,
        }
        if high is None:
            check = {"validate": "decimal", "criteria": ">=", "value": low if low is not None else -1e15}
        elif low is None:
            check = {"validate": "decimal", "criteria": "<=", "value": high}
        self._validate(column, 1, {**check, **_help(title, help)})

    def remark(self, column: str, title: str, help: str) -> None:
        """A message beside the last row's cell in a column, without any check."""
        self._validate(column, 1, {"validate": "any", **_help(title, help)})

    def _validate(self, column: str, rows: int, check: dict[str, object]) -> None:
        index = self._columns.index(column)
        options = {
            **check,
            "error_type": "warning",
            "error_title": "请核对",
            "error_message": "所填内容不在选项或允许范围之内。“4000余份”“不适用”等写法可以保留，请点“是”。",
        }
        self.page.data_validation(self.row - rows + 1, index, self.row, index, options)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column, a Chinese character being two wide."""
    spans = (sum(2 if char > "\u2e7f" else 1 for char in line) for line in text.splitlines())
    return sum(max(1, ceil(span / (width - 1))) for span in spans)


def _help(title: str, message: str) -> dict[str, object]:
    return {"input_title": title[:_TITLE_LIMIT], "input_message": message[:_MESSAGE_LIMIT]} if message else {}
