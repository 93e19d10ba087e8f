"""Names of the sheets, columns and rows of the Excel form, for the writer and the reader alike.

Sheets and columns are found by these names, so their order may change and columns may be added by
hand; the names may not change without a new format version.
"""

GUIDE = "说明"
BASICS = "基本信息"
FIGURES = "数据"
LOCAL = "本地指标"
TEXTS = "文字"
LISTS = "清单"
EXPLANATIONS = "情况说明"
OPTIONS = "选项"
"""Hidden; what stands behind the drop-downs: category, id, shown name."""

REQUIRED_SHEETS = (BASICS, FIGURES)
READ_SHEETS = (BASICS, FIGURES, LOCAL, TEXTS, LISTS, EXPLANATIONS, OPTIONS)

ITEM = "项目"
CONTENT = "内容"
REMARK = "填写说明"

SECTION = "部分"
CODE = "代码"
NAME = "指标"
UNIT = "单位"
VALUE = "本期数"
PREVIOUS = "上年同期数"
TARGET = "目标数"
PLANNED = "下期计划数"
ALLOWED = "允许范围"
NOTE = "备注"
BETTER = "好的方向"
"""Of a local indicator: whether more of it is better, or less."""
PREVIOUS_NOTE = "上年备注"
"""Written only where a figure of last year has a note; so are the target's and the plan's."""
TARGET_NOTE = "目标备注"
PLANNED_NOTE = "计划备注"

LIST = "清单"
RULE = "规则代码"

CATEGORY = "类别"
SHOWN = "名称"
KINDS = "kinds"
OUTLINES = "outlines"
SECTIONS = "sections"
LIST_NAMES = "lists"

BASIC_ROWS = {
    "格式版本": "format",
    "单位类型": "type",
    "报告期": "period",
    "报告种类": "outline",
    "单位名称": "unit.name",
    "单位类别": "unit.kind",
    "上级单位": "unit.superior",
    "单位代码": "unit.code",
    "落款日期": "date",
    "单位自称": "unit.self_name",
    "创建目标": "unit.aim",
    "对照标准": "standard",
    "发文机关标志": "letter.mark",
    "发文字号": "letter.number",
    "签发人": "letter.signer",
    "份号": "letter.copy_number",
    "密级和保密期限": "letter.secrecy",
    "紧急程度": "letter.urgency",
    "抄送机关": "letter.copy_to",
    "印发机关": "letter.issued_by",
    "印发日期": "letter.issued_on",
}
"""Row labels of the sheet of basics, with the key path that each is."""

DAYS = ("date", "letter.issued_on")
"""Those of them that hold a day."""
LISTS_OF_NAMES = ("standard", "letter.copy_to")
"""Those that may hold several names."""
SEVERAL = "、"
"""Between the names, where there are several."""

SHOWN_LISTS = {"problems": "存在问题", "plans": "下一步打算"}
"""The lists that every type knows, and how the form shows them."""

COLUMNS = {
    BASICS: (ITEM, CONTENT, REMARK),
    FIGURES: (
        *(SECTION, CODE, NAME, UNIT),
        *(VALUE, PREVIOUS, TARGET, PLANNED),
        *(ALLOWED, REMARK, NOTE),
    ),
    LOCAL: (CODE, NAME, UNIT, SECTION, VALUE, TARGET, PREVIOUS, PLANNED, BETTER, NOTE),
    TEXTS: (CODE, SECTION, CONTENT),
    LISTS: (LIST, CONTENT),
    EXPLANATIONS: (RULE, CONTENT),
}
"""The columns that a form has on the sheets that people fill in."""

NEEDED_COLUMNS = {
    BASICS: (ITEM, CONTENT),
    FIGURES: (CODE, UNIT, VALUE),
    LOCAL: (CODE, NAME, UNIT, VALUE),
    TEXTS: (SECTION, CONTENT),
    LISTS: (LIST, CONTENT),
    EXPLANATIONS: (RULE, CONTENT),
    OPTIONS: (CATEGORY, CODE, SHOWN),
}
"""Those without which a sheet cannot be read; by them its header is found."""

OPTIONAL_COLUMNS = {
    FIGURES: (PREVIOUS, TARGET, PLANNED, NOTE),
    LOCAL: (SECTION, PREVIOUS, TARGET, PLANNED, BETTER, NOTE),
}
"""Those that are read as well, and may be left out."""

VALUE_COLUMNS = (VALUE, PREVIOUS, TARGET, PLANNED)
"""Those that hold figures."""

FIGURE_COLUMNS = {
    "figures": (VALUE, NOTE),
    "previous": (PREVIOUS, PREVIOUS_NOTE),
    "targets": (TARGET, TARGET_NOTE),
    "planned": (PLANNED, PLANNED_NOTE),
}
"""Tables of the data file with the columns of their values and notes on the sheet of figures."""

LOCAL_COLUMNS = {
    NAME: "name",
    UNIT: "unit",
    SECTION: "section",
    VALUE: "value",
    TARGET: "target",
    PREVIOUS: "previous",
    PLANNED: "planned",
    BETTER: "better",
    NOTE: "note",
}
"""Columns of the sheet of local indicators, with the key that each is."""

LOCAL_FIGURES = ("value", "target", "previous", "planned")
"""Those keys of a local indicator that hold a figure."""

SHOWN_BETTER = {"more": "多", "less": "少"}
"""How the form shows which way is better."""

YES, NO, NOT_APPLICABLE = "是", "否", "不适用"
YES_NO_UNIT = "是否"
"""Unit of measure of yes/no indicators."""
