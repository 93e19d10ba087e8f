"""The annex to a report as a workbook: its figures with their sources, what was found, its headings.

For those who go on working with the figures. Numbers are numbers; what is known only within bounds says
so in its format, and everything else is text, whatever sign it begins with.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from huibao.derive.compare import change, completion
from huibao.form.sheet import Sheet, Styles
from huibao.model.document import Aspect, Heading
from huibao.model.evidence import source_of
from huibao.model.indicator import QuantityKind
from huibao.model.quantity import Bound

from .characters import clean
from .findings import SEVERITIES

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

    from huibao.form.sheet import Cells
    from huibao.model.document import Document
    from huibao.model.evidence import Account
    from huibao.model.figure import Figure
    from huibao.model.finding import Finding

_CREATED = datetime(2000, 1, 1)
"""Written into every workbook, so that the same document has the same bytes."""
_CATEGORY = "报告附表"
_FIGURES = (
    ("章节", 18), ("代码", 24), ("指标", 22), ("单位", 8), ("本期", 12), ("上年同期", 12), ("增减", 11),
    ("增减%", 9), ("目标", 12), ("完成率%", 9), ("下期计划", 12), ("来源", 28), ("计算", 28), ("核对", 20),
)  # fmt: skip
_FINDINGS = (
    ("级别", 8), ("规则", 30), ("内容", 46), ("实际", 30), ("应为", 24), ("位置", 26), ("依据", 24),
    ("建议", 30), ("说明", 30),
)  # fmt: skip
_HEADINGS = (("级", 6), ("标题", 80))
_COLUMNS = {
    "本期": Aspect.ACTUAL,
    "上年同期": Aspect.PREVIOUS,
    "目标": Aspect.TARGET,
    "下期计划": Aspect.PLANNED,
}
_SIGNS = {Bound.EXACT: "", Bound.AT_LEAST: '"≥"', Bound.ABOUT: '"约"', Bound.LESS_THAN: '"≤"'}
_MOST_DIGITS = 15
"""Beyond them a workbook's numbers are not exact."""


def render(document: Document) -> bytes:
    """The workbook; the same document gives the same bytes."""
    from xlsxwriter.workbook import Workbook

    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = Workbook(stream, options)
    book.set_properties({"title": clean(document.title), "category": _CATEGORY, "created": _CREATED})
    formats = _Formats(book)
    evidence = document.evidence()
    sheet = _sheet(book, "数据", _FIGURES, document, formats)
    for account in evidence.accounts.values():
        sheet.next_row(formats.cells(_figure(account, formats)))
    _filtered(sheet, _FIGURES, kept=3)
    sheet = _sheet(book, "核对", _FINDINGS, document, formats)
    for finding in evidence.findings:
        sheet.next_row(formats.cells(_finding(finding)))
    if not evidence.findings:
        sheet.next_row(formats.cells({"内容": "未发现问题"}))
    _filtered(sheet, _FINDINGS, kept=2)
    sheet = _sheet(book, "标题", _HEADINGS, document, formats)
    for level, title in _headings(document):
        sheet.next_row(formats.cells({"级": (level, formats.number(Decimal(level))), "标题": title}))
    book.close()
    return stream.getvalue()


def is_untouched(data: bytes) -> bool:
    """Whether these bytes are an annex that nobody has saved since: a program that saves it says when."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            properties = package.open("docProps/core.xml").read(65536).decode()
    except Exception:  # zipfile and the decompressors raise a dozen kinds of errors on strangers' files
        return False
    return f">{_CREATED:%Y-%m-%dT%H:%M:%SZ}</dcterms:modified>" in properties and _CATEGORY in properties


class _Formats:
    """The formats of cells: words, and numbers by how many places and how firmly they are known."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.styles = Styles.of(book)
        self._numbers: dict[str, Format] = {}

    def cells(self, row: dict[str, Cell]) -> Cells:
        """The cells of a row: words get the format of words."""
        words = self.styles.text
        return {name: (clean(cell), words) if isinstance(cell, str) else cell for name, cell in row.items()}

    def number(self, value: Decimal, bound: Bound = Bound.EXACT, *, signed: bool = False) -> Format:
        """The format in which all of a number's places are seen."""
        exponent = value.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        digits = f"{_SIGNS[bound]}#,##0{'.' + '0' * places if places else ''}"
        code = f"+{digits};-{digits};{digits}" if signed else digits
        if code not in self._numbers:
            self._numbers[code] = self._book.add_format(
                {
                    "font_name": "微软雅黑",
                    "font_size": 10,
                    "border": 1,
                    "border_color": "#BFBFBF",
                    "valign": "vcenter",
                    "align": "right",
                    "num_format": code,
                }
            )
        return self._numbers[code]


if TYPE_CHECKING:
    Cell = str | tuple[float, Format]


def _sheet(
    book: Workbook, name: str, columns: tuple[tuple[str, float], ...], document: Document, formats: _Formats
) -> Sheet:
    sheet = Sheet(book, name, columns, formats.styles)
    sheet.page.set_header(f"&C{clean(document.title).replace('&', '&&')[:200]}")
    return sheet


def _filtered(sheet: Sheet, columns: tuple[tuple[str, float], ...], *, kept: int) -> None:
    """The rows can be filtered, and the first columns stay in sight."""
    sheet.page.autofilter(0, 0, sheet.row, len(columns) - 1)
    sheet.page.freeze_panes(1, kept)


def _figure(account: Account, formats: _Formats) -> dict[str, Cell]:
    indicator, figures = account.indicator, account.figures
    now, before, target = (figures.get(each) for each in (Aspect.ACTUAL, Aspect.PREVIOUS, Aspect.TARGET))
    row: dict[str, Cell] = {
        "章节": account.heading,
        "代码": indicator.code,
        "指标": indicator.name,
        "单位": "" if indicator.kind is QuantityKind.YESNO else indicator.unit,
        **{name: "" for name, _width in _FIGURES[4:11]},
        "来源": _sources(account),
        "计算": account.formula,
        "核对": "；".join(
            f"{SEVERITIES[each.severity]} {each.rule}" for each in account.rulings if each.severity
        ),
    }
    for name, aspect in _COLUMNS.items():
        if aspect in figures:
            row[name] = _number(account.texts[aspect], figures[aspect], formats)
    moved = change(indicator, now, before) if now and before else None
    if moved:
        sign = -1 if moved.trend.value == "down" else 1
        difference = sign * moved.difference
        row["增减"] = (
            float(difference),
            formats.number(difference, moved.bound, signed=moved.bound is Bound.EXACT),
        )
        if moved.rate is not None:
            row["增减%"] = (float(sign * moved.rate), formats.number(moved.rate, signed=True))
    reached = completion(indicator, now, target) if now and target else None
    if reached is not None and now:
        row["完成率%"] = (float(reached), formats.number(reached, now.bound))
    return row


def _sources(account: Account) -> str:
    """Where the figures stand: the first one in full, the others where they are from another file."""
    given = [figure for figure in account.figures.values() if not figure.formula]
    first = {figure.file: source_of(figure) for figure in reversed(given)}
    return "；".join(first[file] for file in dict.fromkeys(figure.file for figure in given))


def _number(text: str, figure: Figure, formats: _Formats) -> Cell:
    """The figure as a number; as it is printed, where it is yes or no, or too long to be exact."""
    value = figure.value
    if figure.unit == "是否" or len(value.as_tuple().digits) > _MOST_DIGITS:
        return text
    return float(value), formats.number(value, figure.bound)


def _finding(finding: Finding) -> dict[str, Cell]:
    return {
        "级别": SEVERITIES[finding.severity],
        "规则": finding.rule,
        "内容": finding.message,
        "实际": finding.seen,
        "应为": finding.expected,
        "位置": finding.place,
        "依据": finding.cites,
        "建议": finding.hint,
        "说明": finding.explanation,
    }


def _headings(document: Document) -> Iterator[tuple[int, str]]:
    yield 0, document.title
    for block in document.blocks:
        if isinstance(block, Heading):
            yield block.level, " ".join(filter(None, (block.label, block.number + block.text)))
