"""A template that was looked through: where the report goes, which styles and which page it takes."""

import re

from attrs import define, field, frozen

from huibao.model.layout import POINTS, Face, Layout, Type
from huibao.render.docx.archive import Member, pack

from .container import MAIN, STYLES, Container
from .marks import Mark
from .sections import Page, page_of
from .spans import Node, Part, W
from .styles import Sheet

_CELL_MARGINS = 216
_FOREIGN_PREFIX = re.compile(rb"[<\s/](?!w:|xml:)\w+:")
_NO_LOOKS = {
    "pStyle",
    "sectPr",
    "rPr",
    "numPr",
    "pPrChange",
    "rPrChange",
    "rStyle",
    "outlineLvl",
    "framePr",
    "rFonts",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
}
"""Of the one paragraph with the mark, and not of all the text."""


@frozen
class BodyLook:
    """How the marked paragraph looks, which the report's text takes over.

    style is its style, paragraph and run the properties that it was given directly; all "" where it is a
    plain paragraph.
    """

    style: str
    paragraph: str
    run: str

    @property
    def is_direct(self) -> bool:
        """Whether it was formatted beyond its style."""
        return bool(self.paragraph or self.run)


@define(eq=False)
class Template:
    """An office's own Word file, ready for reports.

    flow is the mark that the report takes the place of, marks are the others by part; placed says which
    parts of a report stand at marks of their own. notes say what to know about it.
    """

    file: str
    container: Container
    flow: Mark
    marks: dict[str, tuple[Mark, ...]]
    placed: frozenset[str]
    sheet: Sheet
    page: Page
    notes: tuple[str, ...] = ()
    _packed: dict[str, Member] = field(factory=dict)

    @property
    def main(self) -> Part:
        """The part that holds the text."""
        return self.container.trees[MAIN]

    @property
    def is_in_cell(self) -> bool:
        """Whether the report stands in a table, where there are no pages to turn."""
        return self.cells > 0

    @property
    def begins_page(self) -> bool:
        """Whether the report is to begin on a page of its own."""
        properties = self.flow.paragraph.child("pPr")
        node = properties.child("pageBreakBefore") if properties else None
        return node is not None and node.get("val") not in ("0", "false", "off")

    @property
    def cells(self) -> int:
        """How many cells the report stands in, one within the other."""
        return sum(node.tag == f"{W}tc" for node in self.flow.paragraph.above())

    @property
    def cell_width(self) -> float:
        """Millimetres that the report has in the table's cell in which it stands."""
        cell = next(node for node in self.flow.paragraph.above() if node.tag == f"{W}tc")
        properties = cell.child("tcPr")
        width = properties.child("tcW") if properties else None
        said = width.get("w") if width and width.get("type") == "dxa" else ""
        page = self.page
        full = page.width - page.left - page.right
        return max((int(said) if said.isdecimal() else full) - _CELL_MARGINS, 1440) / 20 / POINTS

    @property
    def last(self) -> Node:
        """The paragraph that holds the end of the report, or comes right before it."""
        return self.annex_after or self.flow.paragraph

    @property
    def closes_section(self) -> bool:
        """Whether that paragraph is the last one of a section, and says so itself."""
        node = self.page.node
        return node is not None and any(each is self.last for each in node.above())

    @property
    def ends_section(self) -> bool:
        """Whether the report is the last thing in its section."""
        home, node = self.last.parent, self.page.node
        rest = [each for each in home.children if each.start > self.last.start] if home else []
        return self.closes_section or (bool(rest) and rest[0] is node)

    @property
    def annex_after(self) -> Node | None:
        """The paragraph after which attachments come, where 署名 or 成文日期 stand below the text."""
        flow = self.flow.paragraph
        closing = [
            mark.paragraph
            for mark in self.marks.get(MAIN, ())
            if mark.is_alone and mark.role in ("signature", "date") and mark.paragraph.parent is flow.parent
        ]
        last = max(closing, key=lambda node: node.start, default=flow)
        if last.start <= flow.start:
            return None
        return last if page_of(self.main, last).node is self.page.node else None

    def packed(self, name: str) -> Member:
        """A part that stays as it is."""
        if name not in self._packed:
            self._packed[name] = pack(name, self.container.parts[name])
        return self._packed[name]

    def look(self) -> BodyLook:
        """How the report's text is to look."""
        paragraph = self.flow.paragraph
        properties = paragraph.child("pPr")
        style = properties.value("pStyle") if properties else ""
        run = self.flow.pieces[0][0].parent
        run_properties = run.child("rPr") if run else None
        known = style if style in self.sheet.styles and style != self.sheet.default else ""
        return BodyLook(known, self._direct(properties), self._direct(run_properties, faces=True))

    def _direct(self, properties: Node | None, *, faces: bool = False) -> str:
        """Properties that a style can hold as well."""
        kept = []
        for node in properties.children if properties else ():
            local = node.tag.removeprefix(W)
            text = self.main.of(node)
            usable = local not in _NO_LOOKS or (faces and local == "rFonts")
            if node.tag.startswith(W) and usable and not _FOREIGN_PREFIX.search(text):
                kept.append(text.decode())
        return "".join(kept)

    def layout(self, layout: Layout, body: str) -> Layout:
        """The layout with the template's page, sizes and faces; body is the text's style."""
        sheet, page = self.sheet, self.page
        size = self.body_size(body)
        width, height = page.millimetres
        table = sheet.find("TableText")
        table_size = sheet.size(table.id) if table else min(size, layout.table.size)
        face = self._face(table.id if table else body, layout.table.face)
        changed = layout._replace(
            margins=page.margins, width=width, height=height,
            body=Type(layout.body.face, size), table=Type(face, table_size),
            table_head=Type(face, table_size, bold=True), caption=Type(face, min(size, 14), bold=True),
        )  # fmt: skip
        characters = max(int(changed.text_width * POINTS / size), 1)
        return changed._replace(characters=characters, title=Type(layout.title.face, self._title_size()))

    def body_size(self, body: str) -> float:
        """The size in points of the report's text, which is set in that style."""
        found = re.search(r'<w:sz w:val="(\d{1,3})"', self.look().run)
        return max(int(found[1]) / 2, 5) if found else self.sheet.size(body)

    def _face(self, style: str, usual: Face) -> Face:
        name = self.sheet.face(style)
        return Face(name, ()) if name else usual

    def _title_size(self) -> float:
        """Of the paragraph in which the title stands, or of the style that it gets."""
        for mark in self.marks.get(MAIN, ()):
            if mark.role == "title" and mark.is_alone and "title" in self.placed:
                run = mark.pieces[0][0].parent
                direct = run.child("rPr") if run else None
                said = direct.value("sz") if direct else ""
                properties = mark.paragraph.child("pPr")
                style = properties.value("pStyle") if properties else ""
                return (
                    max(int(said) / 2, 5)
                    if said.isdecimal()
                    else self.sheet.size(style or self.sheet.default)
                )
        title = self.sheet.find("Title")
        return self.sheet.size(title.id) if title else 22.0

    @property
    def styles(self) -> Part:
        """The part that holds the styles."""
        return self.container.trees[STYLES]
