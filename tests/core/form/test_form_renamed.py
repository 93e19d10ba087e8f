"""Sheets and columns under other names: nothing that somebody filled in is dropped without a word."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from huibao.errors import InputError, Problem
from huibao.form import layout
from huibao.form.model import Form
from huibao.form.write import write_form
from huibao.model.formats import RawData
from huibao.read.xlsx import read

Change = Callable[[Workbook], object]
Changed = Callable[..., RawData]
Refused = Callable[..., tuple[Problem, ...]]


@pytest.fixture
def changed(form_of: Callable[..., Form], tmp_path: Path) -> Changed:
    """A form with a figure, changed by somebody and read."""

    def with_change(change: Change) -> RawData:
        book = load_workbook(BytesIO(write_form(form_of())))
        book["数据"]["E4"] = 5
        change(book)
        path = tmp_path / "changed.xlsx"
        book.save(path)
        return read(path)

    return with_change


@pytest.fixture
def refused(changed: Changed) -> Refused:
    """The problems of a form that was changed so."""

    def problems(change: Change) -> tuple[Problem, ...]:
        with pytest.raises(InputError) as caught:
            changed(change)
        return caught.value.problems

    return problems


def _titled(sheet: str, title: str) -> Change:
    def change(book: Workbook) -> None:
        book[sheet].title = title

    return change


def _cells(**cells: object) -> Change:
    def change(book: Workbook) -> None:
        for cell, value in cells.items():
            book["数据"][cell] = value

    return change


def test_the_columns_of_a_form_are_those_that_the_reader_knows(form_of: Callable[..., Form]) -> None:
    book = load_workbook(BytesIO(write_form(form_of())))
    for sheet, columns in layout.COLUMNS.items():
        assert tuple(cell.value for cell in book[sheet][1]) == columns
        read_ones = {*layout.NEEDED_COLUMNS[sheet], *layout.OPTIONAL_COLUMNS.get(sheet, ())}
        assert read_ones <= set(columns)


@pytest.mark.parametrize(
    ("sheet", "title"),
    [
        ("本地指标", "本地指标（柳河）"),
        ("本地指标", "自选动作"),  # its header tells
        ("文字", "各部分文字"),
        ("清单", "问题清单"),
        ("情况说明", "情况说明2"),
        ("数据", "数据2023"),
        ("基本信息", "单位信息"),
    ],
)
def test_a_renamed_sheet_is_named_with_the_one_missing(sheet: str, title: str, refused: Refused) -> None:
    [problem] = refused(_titled(sheet, title))
    assert problem.place == f"{title}!1"
    assert sheet in problem.message
    assert title in problem.message
    assert sheet in problem.hint


def test_a_copy_of_a_sheet_is_named(refused: Refused) -> None:
    def copied(book: Workbook) -> None:
        book.copy_worksheet(book["数据"]).title = "数据 (2)"

    [problem] = refused(copied)
    assert problem.place == "数据 (2)!1"
    assert "“数据”" in problem.message


def test_sheets_of_somebodys_own_and_optional_ones_left_out_are_fine(changed: Changed) -> None:
    def change(book: Workbook) -> None:
        book.create_sheet("科室台账").append(["序号", "项目", "内容", "联系人"])
        book.create_sheet("原始数据").append(["月份", "份数"])
        book.create_sheet("检查清单").append(["序号", "清单", "内容"])
        book.create_sheet("空表")
        del book["本地指标"]

    assert changed(change).tree["figures"] == {"publicity": {"leaflets": 5}}


@pytest.mark.parametrize(
    ("cell", "title", "name"),
    [
        ("F1", "上年数", "上年同期数"),
        ("F1", "2022年", "上年同期数"),  # its numbers tell
        ("G1", "年度目标数", "目标数"),
        ("H1", "计划数", "下期计划数"),
        ("K1", "备注说明", "备注"),
        ("F1", None, "上年同期数"),
    ],
)
def test_a_renamed_column_is_named_with_the_one_missing(
    cell: str, title: str | None, name: str, refused: Refused
) -> None:
    [problem] = refused(_cells(**{cell: title, f"{cell[0]}4": 3}))
    assert problem.place == f"数据!{cell}"
    assert f"“{name}”" in problem.message
    assert (title or "F") in problem.message


def test_columns_left_out_and_columns_of_somebodys_own_are_fine(changed: Changed) -> None:
    def change(book: Workbook) -> None:
        book["数据"].delete_cols(7)
        book["数据"]["K1"] = "责任科室"
        book["数据"]["K4"] = "宣教科"

    assert changed(change).tree["figures"] == {"publicity": {"leaflets": 5}}


def test_a_second_column_of_the_same_name_is_named_where_it_is_filled(
    changed: Changed, refused: Refused
) -> None:
    assert changed(_cells(L1="本期数")).tree["figures"] == {"publicity": {"leaflets": 5}}
    [problem] = refused(_cells(L1="本期数", L4=7))
    assert problem.place == "数据!L1"
    assert "E1" in problem.message


def test_the_header_message_names_what_is_missing_and_what_is_like_it(refused: Refused) -> None:
    [problem] = refused(_cells(E1="本期数据"))
    assert problem.place == "数据!1"
    assert "“本期数”" in problem.message
    assert "代码" not in problem.message
    assert "“本期数据”" in problem.hint
