"""Which style of the template each part of one report takes; what the template lacks is made."""

import re

from attrs import define, field

from .house import Template
from .spans import appended, spliced
from .styles import EXPECTED, based, made

_OWN_TEXT = "报告正文"
_INDENT = re.compile(r"<w:ind [^>]*/>")
_BASE = re.compile(r'<w:basedOn w:val="([^"]*)"/>')
_CELLS = ("TableNumber", "TableHead")


@define
class Bound:
    """Styles by the part of a report that they serve, asked for as the report is written."""

    template: Template
    missing: list[str] = field(factory=list)
    """The parts that every template should have a style for, and this one has not."""
    _ids: dict[str, str] = field(factory=dict)
    _made: dict[str, str] = field(factory=dict)

    def id(self, role: str) -> str:
        """The style for a part of the report, called as the program calls it (Heading1)."""
        if role not in self._ids:
            self._ids[role] = self._body() if role == "BodyText" else self._found(role) or self._make(role)
        return self._ids[role]

    def is_own(self, role: str) -> bool:
        """Whether the template itself has the style."""
        return self.id(role) not in self._made

    def indent(self, role: str) -> str:
        """The indent that the style says, which some programs forget where a number is added; "" if none."""
        sheet, id = self.template.sheet, self.id(role)
        while id in self._made:
            if found := _INDENT.search(self._made[id]):
                return found[0]
            base = _BASE.search(self._made[id])
            id = base[1] if base else ""
        node = sheet.says(id, "pPr", "ind")
        found = _INDENT.fullmatch(self.template.styles.of(node).decode()) if node else None
        return found[0] if found else ""

    def written(self) -> bytes | None:
        """styles.xml with the styles that were made, None where none were."""
        part = self.template.styles
        return spliced(part.data, [appended(part, "".join(self._made.values()))]) if self._made else None

    def _found(self, role: str) -> str:
        if role == "ListNumber" and self.template.look().is_direct:
            return ""  # a list is text as well, and looks like it
        style = self.template.sheet.find(role)
        return style.id if style else ""

    def _body(self) -> str:
        """That of the marked paragraph, if it has any looks; else the usual one by its name."""
        sheet, look = self.template.sheet, self.template.look()
        if look.is_direct:
            id = self._free("ReportText")
            self._made[id] = (
                f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id}">'
                f'<w:name w:val="{self._name()}"/>'
                f"{based(look.style or sheet.default)}<w:qFormat/>"
                f"<w:pPr>{look.paragraph}</w:pPr><w:rPr>{look.run}</w:rPr></w:style>"
            )
            return id
        if look.style:
            return look.style
        if found := self._found("BodyText"):
            return found
        return sheet.default if sheet.is_indented(sheet.default) else self._make("BodyText")

    def _make(self, role: str) -> str:
        sheet = self.template.sheet
        if role in EXPECTED and sheet.find(role) is None:
            self.missing.append(role)
        cells = sheet.find("TableText") if role in _CELLS else None
        base = sheet.default if role == "BodyText" else cells.id if cells else self.id("BodyText")
        if role == "ReportTable":
            tables = (each.id for each in sheet.styles.values() if each.kind == "table" and each.is_default)
            base = next(tables, "")
        id = self._free(role)
        self._made[id] = made(
            role, id, base, self.template.body_size(base if role == "BodyText" else self.id("BodyText"))
        )
        return id

    def _name(self) -> str:
        known = {name for style in self.template.sheet.styles.values() for name in style.names}
        names = (_OWN_TEXT, *(f"{_OWN_TEXT}{number}" for number in range(2, 1000)))
        return next(name for name in names if name not in known)

    def _free(self, wanted: str) -> str:
        names = (wanted, *(f"{wanted}{number}" for number in range(2, 1000)))
        return next(
            name for name in names if name not in self.template.sheet.styles and name not in self._made
        )
