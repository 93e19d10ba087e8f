"""An annex to work on with: numbers are numbers, words are words, and nothing is a formula."""

import io
import zipfile
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from attrs import evolve
from openpyxl.workbook import Workbook

from huibao.model.document import Aspect, Document
from huibao.model.evidence import Account, Evidence, Outcome, Ruling
from huibao.model.figure import Figure, Role
from huibao.model.finding import Finding
from huibao.model.indicator import Combine, Indicator, QuantityKind
from huibao.model.quantity import Bound, Quantity
from huibao.model.rule import Severity
from huibao.render.xlsx import is_untouched, render

EVIL = '=HYPERLINK("http://example.com")'
RULING = Ruling("school-rule", Outcome.FOUND, "偏高", Severity.WARNING)
ROLES = {
    Aspect.ACTUAL: Role.ACTUAL,
    Aspect.PREVIOUS: Role.PREVIOUS,
    Aspect.TARGET: Role.TARGET,
    Aspect.PLANNED: Role.PLAN,
}


def account(name: str, kind: QuantityKind, unit: str, **values: tuple[str, Bound]) -> Account:
    code = f"publicity.{name}"
    figures = {
        Aspect(aspect): Figure(
            code, Quantity(Decimal(value), unit, bound), ROLES[Aspect(aspect)], "a.toml", f"{aspect}.{code}"
        )
        for aspect, (value, bound) in values.items()
    }
    texts = {aspect: f"{figure.value}{unit}" for aspect, figure in figures.items()}
    indicator = Indicator(code, f"+{name}", unit, kind, "publicity", Combine.SUM, Combine.SUM)
    return Account(indicator, "=1+1", figures, texts, rulings=(RULING,))


EXACT, LEAST, ABOUT = Bound.EXACT, Bound.AT_LEAST, Bound.ABOUT
ACCOUNTS = (
    account(
        "leaflets",
        QuantityKind.COUNT,
        "份",
        actual=("4000", LEAST),
        previous=("3500", EXACT),
        target=("3000", EXACT),
    ),
    account(
        "funds",
        QuantityKind.AMOUNT,
        "万元",
        actual=("18.60", EXACT),
        previous=("20", EXACT),
        planned=("19", ABOUT),
    ),
    account("done", QuantityKind.YESNO, "是否", actual=("1", EXACT)),
    account("huge", QuantityKind.AMOUNT, "元", actual=("1234567890123456.78", EXACT)),
)  # fmt: skip
FINDING = Finding(
    "school-rule", Severity.WARNING, EVIL, ("publicity.leaflets",), "4000份", "不多于3500份",
    "figures.publicity.leaflets", "核对", "《标准》", "已复核",
)  # fmt: skip


@pytest.fixture(scope="module")
def known(document: Document) -> Document:
    evidence = Evidence({each.indicator.code: each for each in ACCOUNTS}, (FINDING,))
    return evolve(document, evidence=lambda: evidence)


@pytest.fixture(scope="module")
def book(known: Document) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render(known)))


def rows(book: Workbook, sheet: str) -> list[dict[str, Any]]:
    head, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_same_document_same_bytes(known: Document) -> None:
    assert render(known) == render(known)


def test_each_figure_with_what_it_is_compared_to(book: Workbook) -> None:
    leaflets, funds, done, huge = rows(book, "数据")
    assert leaflets == {
        "章节": "=1+1", "代码": "publicity.leaflets", "指标": "+leaflets", "单位": "份",
        "本期": 4000, "上年同期": 3500, "增减": 500, "增减%": None, "目标": 3000, "完成率%": 133.3,
        "下期计划": None, "来源": "a.toml:actual.publicity.leaflets", "计算": None,
        "核对": "警告 school-rule",
    }  # fmt: skip
    assert (funds["本期"], funds["增减"], funds["增减%"], funds["下期计划"]) == (18.6, -1.4, -7, 19)
    assert (done["本期"], done["单位"]) == ("1是否", None)
    assert huge["本期"] == "1234567890123456.78元"


def test_formats_tell_places_and_bounds(book: Workbook) -> None:
    leaflets, funds = list(book["数据"].iter_rows(min_row=2, max_row=3))
    assert leaflets[4].number_format == '"≥"#,##0'
    assert leaflets[6].number_format == '"≥"#,##0'
    assert funds[4].number_format == "#,##0.00"
    assert funds[6].number_format == "+#,##0.00;-#,##0.00;#,##0.00"
    assert funds[10].number_format == '"约"#,##0'


def test_findings(book: Workbook) -> None:
    assert rows(book, "核对") == [
        {
            "级别": "警告", "规则": "school-rule", "内容": EVIL, "实际": "4000份", "应为": "不多于3500份",
            "位置": "figures.publicity.leaflets", "依据": "《标准》", "建议": "核对", "说明": "已复核",
        }
    ]  # fmt: skip


def test_headings(book: Workbook) -> None:
    assert [(row["级"], row["标题"]) for row in rows(book, "标题")][:3] == [
        (0, "临江市实验小学关于<创卫>工作的报告 & 附注"), (1, "一、广泛宣传发动"), (2, "（一）校园|家庭"),
    ]  # fmt: skip


def test_nothing_is_a_formula_or_a_link(known: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(render(known))) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if "worksheets/" in name]
    assert len(sheets) == 3
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)


def test_headers_stay_in_sight_and_on_every_page(book: Workbook) -> None:
    for sheet in book:
        assert sheet.freeze_panes
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert book["数据"].auto_filter.ref == "A1:N5"


def test_a_report_without_findings_says_so(document: Document) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(document)))
    assert [row["内容"] for row in rows(book, "核对")] == ["未发现问题"]


def test_what_somebody_saved_is_not_untouched(known: Document) -> None:
    data = render(known)
    assert is_untouched(data)
    saved = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(saved)
    assert not is_untouched(saved.getvalue())
    assert not is_untouched(b"PK")
