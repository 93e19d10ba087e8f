"""What clerks do to the form, and how it is read."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from huibao.errors import InputError, Problem
from huibao.form.model import Form
from huibao.form.write import write_form
from huibao.model.formats import RawData
from huibao.read.xlsx import read

Edit = dict[str, Any]
Filled = Callable[[Edit], RawData]
Refused = Callable[[Edit], tuple[Problem, ...]]


@pytest.fixture(scope="module")
def empty(form_of: Callable[..., Form]) -> bytes:
    """The form as people get it."""
    return write_form(form_of())


@pytest.fixture
def filled(empty: bytes, tmp_path: Path) -> Filled:
    """The empty form with cells filled in: {"数据!E2": value}; (value, format) gives a number format.

    Cells of a range are merged: {"数据!E2:E3": value}.
    """

    def with_cells(cells: Edit) -> RawData:
        book = load_workbook(BytesIO(empty))
        for place, value in cells.items():
            sheet, _mark, reference = place.partition("!")
            if ":" in reference:
                book[sheet].merge_cells(reference)
            cell = book[sheet][reference.partition(":")[0]]
            cell.value = value[0] if isinstance(value, tuple) else value
            if isinstance(value, tuple):
                cell.number_format = value[1]
        path = tmp_path / "filled.xlsx"
        book.save(path)
        return read(path)

    return with_cells


@pytest.fixture
def refused(filled: Filled) -> Refused:
    """The problems of a form with such cells."""

    def problems(cells: Edit) -> tuple[Problem, ...]:
        with pytest.raises(InputError) as caught:
            filled(cells)
        return caught.value.problems

    return problems


def test_kinds_of_figures(filled: Filled) -> None:
    kinds = {
        12: 12,
        (12.0, "General"): 12,
        12.5: Decimal("12.5"),
        0.1 + 0.2: Decimal("0.3"),
        0: 0,
        -3: -3,
        " 4000余份 ": "4000余份",
        "不适用": "不适用",
        ("12", "@"): "12",
        (0.98, "0%"): "98%",
    }
    found = filled(_many(kinds, unit="份")).tree["figures"]["many"].values()
    assert [(value, type(value)) for value in found] == [(value, type(value)) for value in kinds.values()]


def test_a_cell_that_shows_a_percentage_holds_what_it_shows(filled: Filled) -> None:
    shown = {
        (0.98, "0%"): 98,
        (0.985, "0.0%"): Decimal("98.5"),
        (0.29, "0.00%"): 29,
        (98, "General"): 98,
        (98, '0"%"'): 98,
        (98, "0\\%"): 98,
    }
    assert list(filled(_many(shown, unit="%")).tree["figures"]["many"].values()) == list(shown.values())


def _many(entries: Iterable[object], unit: str) -> Edit:
    """Each in a row of its own."""
    cells: Edit = {}
    for row, entry in enumerate(entries, start=20):
        cells |= {f"数据!B{row}": f"many.row{row}", f"数据!D{row}": unit, f"数据!E{row}": entry}
    return cells


@pytest.mark.parametrize(
    ("entry", "value"), [("是", True), ("否", False), (True, True), ("不适用", "不适用")]
)
def test_yes_and_no(entry: object, value: object, filled: Filled) -> None:
    assert filled({"数据!E9": entry}).tree["figures"]["tobacco"]["smoke_free"] is value or entry == value


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        ("2023年上半年", "2023年上半年"),
        ((2023, "General"), "2023"),
        ((date(2023, 5, 1), "yyyy-mm"), "2023-05"),
        ((datetime(2023, 5, 1), 'yyyy"年"m"月"'), "2023-05"),
    ],
)
def test_a_period_stays_what_was_typed(entry: object, value: str, filled: Filled) -> None:
    assert filled({"基本信息!B4": entry}).tree["period"] == value


@pytest.mark.parametrize(
    "entry", [date(2023, 12, 5), "2023-12-05", "2023年12月5日", "2023/12/5", "2023.12.5"]
)
def test_a_date_may_be_typed_in_many_ways(entry: object, filled: Filled) -> None:
    assert filled({"基本信息!B10": entry}).tree["date"] == date(2023, 12, 5)


def test_drop_downs_give_ids_and_ids_may_be_typed(filled: Filled) -> None:
    tree = filled(
        {"基本信息!B5": "月报", "基本信息!B7": "college", "本地指标!A2": "p", "本地指标!D2": "美化校园环境"}
    ).tree
    assert tree["outline"] == "monthly"
    assert tree["unit"]["kind"] == "college"
    assert tree["local"]["p"]["section"] == "greening"


def test_a_unit_code_of_digits_is_text(filled: Filled) -> None:
    assert filled({"基本信息!B9": (71, "General")}).tree["unit"]["code"] == "71"


def test_rows_may_be_added_and_texts_go_on_below(filled: Filled) -> None:
    tree = filled(
        {
            "文字!C3": "第一段。",
            "文字!B20": "加强组织领导，健全工作机制",
            "文字!C20": "第二段。",
            "文字!C21": "第三段。",
            "清单!B2": "问题",
            "清单!A40": "proposals",
            "清单!B40": "建议",
        }
    ).tree
    assert tree["texts"] == {"leadership": ["第一段。", "第二段。", "第三段。"]}
    assert tree["lists"] == {"problems": ["问题"], "proposals": ["建议"]}


def test_columns_may_be_added_and_titles_put_above(empty: bytes, tmp_path: Path) -> None:
    book = load_workbook(BytesIO(empty))
    sheet = book["数据"]
    sheet["E4"] = 5
    sheet.insert_cols(3)
    sheet["C1"] = "责任科室"
    sheet.insert_rows(1, 2)
    sheet["A1"] = "临江市实验小学数据"
    path = tmp_path / "moved.xlsx"
    book.save(path)
    raw = read(path)
    assert raw.tree["figures"] == {"publicity": {"leaflets": 5}}
    assert raw.locate("figures.publicity.leaflets") == "数据!F6"


def test_a_note_without_a_figure_is_no_figure(filled: Filled) -> None:
    assert "figures" not in filled({"数据!J4": "尚未统计"}).tree


def test_everything_wrong_is_said_at_once_with_its_cell(refused: Refused) -> None:
    found = refused(
        {
            "基本信息!B4": date(2023, 5, 7),
            "数据!E2": date(2023, 5, 1),
            "数据!E3": "=1+1",
            "数据!F4": "#DIV/0!",
            "数据!E5": time(10, 30),
            "数据!B12": "publicity.leaflets",
            "数据!F12": 1,
            "数据!E13": 7,
            "本地指标!B2": "没有代码",
            "情况说明!B2": "没有规则",
        }
    )
    places = {problem.place: problem for problem in found}
    assert "date" in places["数据!E2"].message
    assert "formula" in places["数据!E3"].message
    assert "WPS" in places["数据!E3"].hint
    assert "#DIV/0!" in places["数据!F4"].message
    assert "time of day" in places["数据!E5"].message
    assert "without a code" in places["数据!E13"].message
    assert "本地指标" in places["数据!E13"].hint
    assert "without a code" in places["本地指标!B2"].message
    assert "rule" in places["情况说明!B2"].message


def test_a_code_in_two_rows_names_both_cells(refused: Refused) -> None:
    [problem] = refused({"数据!E4": 1, "数据!B12": "publicity.leaflets", "数据!E12": 2})
    assert problem.place == "数据!E12"
    assert "数据!E4" in problem.message


def test_a_formula_counts_with_its_value_and_an_empty_one_as_empty(empty: bytes, tmp_path: Path) -> None:
    path = tmp_path / "worked.xlsx"
    with ZipFile(BytesIO(empty)) as source, ZipFile(path, "w") as target:
        for entry in source.infolist():
            content = source.read(entry).decode()
            if entry.filename != "xl/worksheets/sheet3.xml":
                target.writestr(entry, content)
                continue
            for cell, worked in (("E4", "<f>40+2</f><v>42</v>"), ("E5", '<f>IF(1,"")</f><v></v>')):
                kind = 't="str" ' if "IF" in worked else ""
                content = re.sub(
                    rf'<c r="{cell}" (s="\d+")/>(?=.*<c r="F{cell[1]}")',
                    rf'<c r="{cell}" {kind}\1>{worked}</c>',
                    content,
                )
            target.writestr(entry, content)
    assert read(path).tree["figures"] == {"publicity": {"leaflets": 42}}


def test_errors_in_cells_that_nobody_reads_are_no_matter(filled: Filled) -> None:
    assert "figures" not in filled({"数据!M2": "=1/0", "说明!A30": "#REF!"}).tree


def test_a_text_that_names_two_sections_is_refused(refused: Refused) -> None:
    [problem] = refused({"文字!B3": "美化校园环境", "文字!C3": "？"})
    assert problem.place == "文字!C3"


def test_a_renamed_header_is_named(refused: Refused) -> None:
    [problem] = refused({"数据!E1": "数量", "数据!E4": 1})
    assert problem.place == "数据!1"
    assert "本期数" in problem.message


def test_an_unknown_entry_of_the_basics_is_named(refused: Refused) -> None:
    [problem] = refused({"基本信息!A12": "法人", "基本信息!B12": "某"})
    assert "法人" in problem.message
    assert "单位名称" in problem.hint


def test_the_unit_of_a_row_goes_with_its_figures(filled: Filled) -> None:
    raw = filled({"数据!E4": 12, "数据!F4": 10, "数据!D4": "万份"})
    assert {raw.units[f"{table}.publicity.leaflets"] for table in ("figures", "previous")} == {"万份"}


def test_a_unit_has_the_cell_of_its_column(filled: Filled) -> None:
    raw = filled({"数据!E4": 12, "数据!F4": 10, "数据!D4": "袋"})
    assert raw.locate("figures.publicity.leaflets.unit") == raw.locate("previous.publicity.leaflets.unit")
    assert raw.locate("figures.publicity.leaflets.unit") == "数据!D4"


@pytest.mark.parametrize(
    ("cells", "hidden"),
    [("数据!E4:E5", "E5"), ("数据!E4:F4", "F4"), ("数据!D4:D6", "D5, D6"), ("数据!E4:F5", "F4, E5, F5")],
)
def test_merged_cells_that_hide_others_are_named(cells: str, hidden: str, refused: Refused) -> None:
    [problem] = refused({cells: "份" if "D" in cells else 12})
    assert problem.place == cells.partition(":")[0]
    assert f"only {problem.place[-2:]} counts, and {hidden} would be left out" in problem.message
    assert "取消单元格合并" in problem.hint


def test_merged_cells_that_hide_nothing(filled: Filled) -> None:
    """Empty ones, those of remarks and texts, and rows without a code."""
    raw = filled(
        {"数据!E4:E5": None, "数据!J6:J7": "见附件", "数据!A20:F20": "合计", "文字!B2:D2": "美化校园环境"}
    )
    assert "figures" not in raw.tree


def test_what_is_missing_has_a_place(filled: Filled) -> None:
    """A finding on a figure that nobody gave names its empty cell, one on a missing list the sheet."""
    raw = filled({})
    assert raw.locate("figures.publicity.leaflets") == "数据!E4"
    assert raw.locate("figures.of.no.row") == "数据"
    assert raw.locate("lists.plans") == "清单"
    assert raw.locate("nowhere") == "nowhere"
