"""The workbook that people get to see."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from huibao.errors import OutputError
from huibao.form.model import Form
from huibao.form.write import write_form

FormOf = Callable[..., Form]


def _opened(form: Form) -> Workbook:
    return load_workbook(BytesIO(write_form(form)))


def _validation(book: Workbook, sheet: str, cell: str) -> Any:
    return next(each for each in book[sheet].data_validations.dataValidation if cell in each.sqref)


def test_the_same_form_has_the_same_bytes(form_of: FormOf, full_tree: dict[str, Any]) -> None:
    assert write_form(form_of(full_tree)) == write_form(form_of(full_tree))


def test_sheets_are_in_the_order_of_work_and_options_hidden(form_of: FormOf) -> None:
    book = _opened(form_of())
    assert book.sheetnames == [
        "说明", "基本信息", "数据", "本地指标", "文字", "清单", "情况说明", "选项",
    ]  # fmt: skip
    assert book["选项"].sheet_state == "hidden"
    assert not any(sheet.protection.sheet for sheet in book.worksheets)


def test_indicators_are_grouped_in_the_order_of_the_report(form_of: FormOf) -> None:
    rows = list(_opened(form_of())["数据"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == [
        "leadership.meetings",
        "leadership.funds",
        "publicity.leaflets",
        "publicity.banners",
        "publicity.awareness_rate",
        "greening.area",
        "greening.trees",
        "tobacco.smoke_free",
        "remote.other",
    ]
    assert rows[0][0] == "加强组织领导，健全工作机制"
    assert rows[4][8] == "0至100"
    assert rows[2][9] == "【必填】含海报和折页"
    assert rows[6][9] == "【仅小学】"


def test_the_header_stays_in_view_and_filters(form_of: FormOf) -> None:
    sheet = _opened(form_of())["数据"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:K10"


def test_required_figures_have_another_colour(form_of: FormOf) -> None:
    sheet = _opened(form_of())["数据"]
    assert sheet["E2"].fill.fgColor.rgb != sheet["E3"].fill.fgColor.rgb


def test_figure_cells_are_general_and_what_might_turn_into_a_date_is_text(form_of: FormOf) -> None:
    book = _opened(form_of())
    assert book["数据"]["E2"].number_format == "General"
    assert book["基本信息"]["B4"].number_format == "@"


def test_figures_are_checked_with_a_warning_only(form_of: FormOf) -> None:
    check = _validation(_opened(form_of()), "数据", "E4")
    assert (check.type, check.operator, check.formula1) == ("decimal", "greaterThanOrEqual", "0")
    assert check.errorStyle == "warning"
    assert "含海报和折页" in check.prompt
    assert "份" in check.prompt


def test_ranges_and_yes_no_have_their_own_checks(form_of: FormOf) -> None:
    book = _opened(form_of())
    rate = _validation(book, "数据", "F6")
    assert (rate.operator, rate.formula1, rate.formula2) in [(None, "0", "100"), ("between", "0", "100")]
    assert _validation(book, "数据", "E9").formula1 == '"是,否,不适用"'


@pytest.mark.parametrize(
    ("sheet", "cell", "offered"),
    [
        ("基本信息", "B5", ["创卫工作年度总结", "月报"]),
        ("基本信息", "B7", ["小学", "高等学校"]),
        ("本地指标", "D2", ["开头", "加强组织领导，健全工作机制"]),
        ("文字", "B20", ["开头", "加强组织领导，健全工作机制"]),
        ("清单", "A30", ["存在问题", "下一步打算", "意见建议"]),
    ],
)
def test_choices_are_offered_in_chinese(sheet: str, cell: str, offered: list[str], form_of: FormOf) -> None:
    book = _opened(form_of())
    reference = _validation(book, sheet, cell).formula1.split("!")[1].replace("$", "")
    shown = [row[0].value for row in book["选项"][reference]]
    assert shown[: len(offered)] == offered


def test_text_is_never_a_formula(form_of: FormOf) -> None:
    attack = '=HYPERLINK("http://x.invalid","点击")'
    tree = {
        "unit": {"name": attack},
        "figures": {"publicity": {"leaflets": {"value": "+1", "note": "@SUM(1)"}}, "=cmd": 1},
        "texts": {"opening": "-1"},
        "lists": {"=1": [attack]},
        "explanations": {"=r": attack},
        "local": {"=l": {"name": attack, "unit": "=u", "value": attack}},
    }
    book = _opened(form_of(tree))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert attack in [cell.value for cell in cells]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_a_text_longer_than_a_cell_is_refused_not_cut(form_of: FormOf) -> None:
    with pytest.raises(OutputError, match="32767"):
        write_form(form_of({"texts": {"opening": "好" * 32768}}))
