"""The sheets in front of the figures: the guide and the basics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import layout
from .filling import content
from .sheet import Sheet, Styles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.workbook import Workbook

    from .model import Form
    from .options import Options

FORMAT = 1
"""Version of the data-file format that the form carries."""

_GUIDE = (
    "一、先填“基本信息”，再填“数据”。黄色格为必填，灰色格请勿改动，其余按实际填写。",
    (
        "二、“本期数”填数字即可，也可照平常的写法填“4000余份”“98%以上”“近30万元”。"
        "没有数据的留空，不要填0；与本单位无关的填“不适用”。"
    ),
    (
        "三、“上年同期数”“目标数”有则填写，用于比较和计算完成率；“下期计划数”写入下一步打算；"
        "“备注”会随该数据一并保存。"
    ),
    (
        "四、表中没有的数据，如知道其指标的名称或代码，可在“数据”末尾加行，写在“代码”栏；"
        "没有指标的填在“本地指标”：代码用小写字母、数字和下划线自拟，不得重复。"
    ),
    (
        "五、“文字”可为各部分补充本单位的段落，一段一行。"
        "引用数据请写代码，如：发放宣传资料{publicity.leaflets}，不要重复填写数字。"
    ),
    "六、“清单”填存在问题和下一步打算，一条一行。",
    "七、检查发现的情况确有原因的，在“情况说明”中写明规则代码和原因。",
    "八、行可以增加、排序和筛选；工作表名称和表头请勿改动。填完保存为 .xlsx 即可。",
)
_BASIC_HELP = {
    "format": "请勿改动",
    "type": "请勿改动",
    "period": "如 2023、2023年上半年、2023年第三季度、2023-05",
    "outline": "可选；不选则用默认的一种",
    "unit.name": "单位全称",
    "unit.kind": "从列表中选择",
    "unit.superior": "报告报送的上级单位",
    "unit.self_name": "可选；如 {self_name}。不填则按单位类别",
    "unit.aim": "可选；如 国家卫生县。不填则按对照标准",
    "unit.code": "可选；上级登记的单位编号",
    "date": "可选；如 2023-12-20",
    "standard": "可选；按上级要求另选标准时填其代号，多项用顿号隔开",
    "letter.mark": "可选；以下各项用于正式行文的版头和版记，如 青山县人民政府文件",
    "letter.number": "可选；如 青政〔2023〕12号",
    "letter.signer": "可选；上行文填写",
    "letter.copy_number": "可选；六位数字",
    "letter.secrecy": "可选；如 秘密★1年",
    "letter.urgency": "可选；特急或加急",
    "letter.copy_to": "可选；多个机关用顿号隔开",
    "letter.issued_by": "可选；一般为办公室",
    "letter.issued_on": "可选；如 2023-12-21",
}


def guide_sheet(book: Workbook, form: Form, styles: Styles) -> None:
    """How to fill in the form; nothing of it is read back."""
    page = book.add_worksheet(layout.GUIDE)
    page.set_column(0, 0, 100)
    page.set_row(0, 32)
    page.write_string(0, 0, f"{form.name}工作总结数据填报表", styles.title)
    for row, line in enumerate(_GUIDE, start=2):
        page.write_string(row, 0, line, styles.plain)
        page.set_row(row, 36 if len(line) > 55 else 20)
    page.write_string(len(_GUIDE) + 3, 0, f"格式版本：{FORMAT}　单位类型：{form.unit_type}", styles.plain)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)


def basics_sheet(book: Workbook, form: Form, options: Options, styles: Styles) -> None:
    """Type, period, unit and what else a data file says before its figures."""
    columns = ((layout.ITEM, 16), (layout.CONTENT, 44), (layout.REMARK, 52))
    sheet = Sheet(book, layout.BASICS, columns, styles)
    tree = {"format": FORMAT, "type": form.unit_type, **form.tree}
    categories = {"outline": layout.OUTLINES, "unit.kind": layout.KINDS}
    help_of = {
        **_BASIC_HELP,
        "unit.self_name": _BASIC_HELP["unit.self_name"].format(self_name=form.self_name),
    }
    if not form.kinds:
        help_of["unit.kind"] = "不填；本类型不分类别"
    for label, path in layout.BASIC_ROWS.items():
        value = _at(tree, path)
        style = styles.text
        if path in layout.DAYS:
            style = styles.day
        elif path in ("format", "type"):
            style = styles.given
        elif path in categories:
            value = options.shown(categories[path], str(value))
        elif isinstance(value, list):
            value = layout.SEVERAL.join(map(str, value))
        elif not isinstance(value, str):
            value = str(value)
        sheet.next_row(
            {
                layout.ITEM: (label, styles.given),
                layout.CONTENT: (content(value), style),
                layout.REMARK: (help_of[path], styles.given),
            }
        )
        if path in categories:
            options.offer(sheet, layout.CONTENT, categories[path])
        else:
            sheet.remark(layout.CONTENT, label, help_of[path])


def _at(tree: Mapping[str, Any], path: str) -> Any:
    value: Any = tree
    for key in path.split("."):
        value = value.get(key, "") if isinstance(value, dict) else ""
    return value
