"""The styles of a template: which of them the parts of a report take, and those made for what it lacks."""

import re
from collections.abc import Iterator

from attrs import define, field, frozen

from .spans import Node, Part, W

_HEADINGS = ("一级标题", "二级标题", "三级标题", "四级标题")
NAMES: dict[str, tuple[str, ...]] = {
    "Title": ("公文标题", "文件标题", "报告标题", "Title", "标题"),
    **{f"Heading{n}": (f"heading {n}", f"标题 {n}", each) for n, each in enumerate(_HEADINGS, 1)},
    "BodyText": (
        "公文正文", "报告正文", "Body Text First Indent", "正文文本首行缩进", "正文首行缩进", "Body Text",
        "正文文本", "Normal Indent", "正文缩进", "正文",
    ),
    "Addressee": ("主送机关", "Salutation", "称呼"),
    "ListNumber": ("List Number", "列表编号", "编号"),
    "Attachments": ("附件说明",),
    "Signature": ("署名", "落款", "发文机关署名", "Signature", "签名"),
    "Date": ("成文日期", "落款日期", "Date", "日期"),
    "AnnexLabel": ("附件顺序号", "附件编号"),
    "AnnexTitle": ("附件标题",),
    "Caption": ("caption", "题注", "表题"),
    "Chart": ("图",),
    "TableText": ("表格文字", "表格正文", "表格内容", "Table Text", "Table Contents"),
    "TableNumber": ("表格数字",),
    "TableHead": ("表格表头", "表头", "Table Heading"),
    "TableGap": ("表后间距",),
    "ReportTable": ("报告表格", "公文表格", "Table Grid", "网格型"),
}  # fmt: skip
"""What the styles are called that serve a part of a report, best first."""
EXPECTED = (
    "Title",
    "Heading1",
    "Heading2",
    "Heading3",
    "Heading4",
    "BodyText",
    "ListNumber",
    "Caption",
    "ReportTable",
)
"""Those that a template should have; the others follow from them."""
_LONGEST_CHAIN = 20
_TABLE_SIZE = 10.5
"""Points of letters in tables, where the template has no style for them."""
_BOLD = "<w:b/><w:bCs/>"
_KEPT = "<w:keepNext/><w:keepLines/>"
_CENTRE, _RIGHT, _LEFT = (f'<w:jc w:val="{place}"/>' for place in ("center", "right", "left"))
_TIGHT = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_FLUSH = (
    '<w:ind w:left="0" w:leftChars="0" w:right="0" w:rightChars="0" w:firstLine="0" w:firstLineChars="0"/>'
)


@frozen(eq=False)
class Style:
    """A style: its id, its names as people see them, and what it says itself."""

    id: str
    kind: str
    names: frozenset[str]
    shown: str
    base: str
    is_default: bool
    node: Node


@define
class Sheet:
    """All styles of a template."""

    styles: dict[str, Style]
    defaults: Node | None
    default: str = field(init=False)
    """The id of the style of paragraphs that name none."""

    def __attrs_post_init__(self) -> None:
        normal = (each.id for each in self.styles.values() if each.kind == "paragraph" and each.is_default)
        self.default = next(normal, "")

    @classmethod
    def of(cls, part: Part) -> "Sheet":
        """From styles.xml."""
        found = map(_style, part.root.all(f"{W}style"))
        return cls({each.id: each for each in found}, part.root.child("docDefaults"))

    def find(self, role: str) -> Style | None:
        """The template's own style for that part of a report, None if it has none."""
        kind = "table" if role == "ReportTable" else "paragraph"
        for name in NAMES[role]:
            for style in self.styles.values():
                if style.kind == kind and _folded(name) in style.names:
                    return style
        return None

    def chain(self, id: str) -> Iterator[Style]:
        """The style and those that it builds on."""
        for _ in range(_LONGEST_CHAIN):
            if id not in self.styles:
                return
            yield self.styles[id]
            id = self.styles[id].base

    def says(self, id: str, *path: str) -> Node | None:
        """The first element of that path in the style or in those that it builds on."""
        for style in self.chain(id):
            node: Node | None = style.node
            for name in path:
                node = node.child(name) if node else None
            if node is not None:
                return node
        return None

    def size(self, id: str) -> float:
        """The size of its letters in points."""
        node = self.says(id, "rPr", "sz")
        half = (
            node.get("val")
            if node
            else self.defaults.value("rPrDefault", "rPr", "sz")
            if self.defaults
            else ""
        )
        return int(half) / 2 if half.isdecimal() and 8 <= int(half) <= 200 else 10.5

    def face(self, id: str) -> str:
        """The name of its Chinese typeface, "" if it is a theme's affair."""
        node = self.says(id, "rPr", "rFonts")
        return node.get("eastAsia") if node else ""

    def is_indented(self, id: str) -> bool:
        """Whether a paragraph's first line stands in."""
        node = self.says(id, "pPr", "ind")
        return node is not None and any(
            node.get(name) not in ("", "0") for name in ("firstLine", "firstLineChars", "hanging")
        )


def _style(node: Node) -> Style:
    shown = node.value("name")
    aliases = node.value("aliases").split(",")
    return Style(
        node.get("styleId"),
        node.get("type"),
        frozenset(map(_folded, (shown, *aliases))) - {""},
        shown,
        node.value("basedOn"),
        node.get("default") in ("1", "true", "on"),
        node,
    )


def _folded(name: str) -> str:
    return re.sub(r"\s+", "", name).lower()


def made(role: str, id: str, base: str, body_size: float) -> str:
    """The markup of a style for a part of the report for which the template has none.

    It builds on the template's own style base, and adds no more than what the part is known by.
    """
    name = NAMES[role][-1] if role not in _BUILT_IN else _BUILT_IN[role]
    if role == "ReportTable":
        return (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{id}"><w:name w:val="报告表格"/>'
            f"{based(base)}<w:qFormat/><w:tblPr><w:tblBorders>{_borders()}</w:tblBorders></w:tblPr></w:style>"
        )
    paragraph, run = _looks(role, body_size, min(body_size, _TABLE_SIZE))
    custom = "" if role in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{id}"><w:name w:val="{name}"/>'
        f"{based(base)}<w:qFormat/>"
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


_BUILT_IN = {
    "Title": "Title", "BodyText": "Body Text", "ListNumber": "List Number", "Signature": "Signature",
    "Date": "Date",
    "Caption": "caption", **{f"Heading{level}": f"heading {level}" for level in range(1, 5)},
}  # fmt: skip
"""Names by which Word knows a style as its own, whatever language it shows them in."""


def based(base: str) -> str:
    """The markup that lets a style build on another one, if there is one."""
    return f'<w:basedOn w:val="{base}"/>' if base else ""


def _looks(role: str, body: float, table: float) -> tuple[str, str]:
    """Paragraph and run properties."""
    level = role.removeprefix("Heading")
    if level.isdecimal():
        outline = f'<w:outlineLvl w:val="{int(level) - 1}"/>'
        return f"{_KEPT}{outline}", _BOLD if level in "12" else ""
    first = f'<w:ind w:firstLineChars="200" w:firstLine="{round(body * 40)}"/>'
    above = f'<w:spacing w:before="{round(body * 30)}"/>'
    around = '<w:spacing w:before="240" w:after="240" w:line="240" w:lineRule="auto"/>'
    small = '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'
    large, cell = _BOLD + _size(body * 1.375), _size(table)
    return {
        "Title": (f"{_KEPT}{around}{_FLUSH}{_CENTRE}", large),
        "AnnexTitle": (f'{_KEPT}{around}{_FLUSH}{_CENTRE}<w:outlineLvl w:val="0"/>', large),
        "BodyText": (first, ""),
        "ListNumber": (first, ""),
        "Addressee": (f"{_FLUSH}{_LEFT}", ""),
        "Attachments": (f"<w:keepNext/>{above}{first}", ""),
        "Signature": (f"<w:keepNext/>{above}{_FLUSH}{_RIGHT}", ""),
        "Date": (f"{_FLUSH}{_RIGHT}", ""),
        "AnnexLabel": (f"<w:keepNext/>{_FLUSH}{_LEFT}", _BOLD),
        "Caption": (f"{_KEPT}{_FLUSH}{_CENTRE}", _BOLD + _size(min(body, 14))),
        "Chart": (f"<w:keepNext/>{_TIGHT}{_FLUSH}{_CENTRE}", ""),
        "TableGap": (f"{small}{_FLUSH}", _size(5)),
        "TableText": (f"{_TIGHT}{_FLUSH}{_LEFT}", cell),
        "TableNumber": (f"{_TIGHT}{_FLUSH}{_RIGHT}", cell),
        "TableHead": (f"<w:keepNext/>{_TIGHT}{_FLUSH}{_CENTRE}", _BOLD + cell),
    }[role]


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _borders() -> str:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for edge in edges)
