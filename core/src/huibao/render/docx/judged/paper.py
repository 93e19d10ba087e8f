"""A Word file as it looks on paper: its sections, its paragraphs with their properties worked out."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from attrs import define, field, frozen

from huibao.render.docx.numbering import HeadingNumbers, numbered
from huibao.render.docx.opened import WORD, tree, unpack

from .properties import Properties, Styles, Theme

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STORY = "word/document.xml"
_LARGEST = 2**33
_RED = 0x90
"""How strong red must be, and how weak green and blue, for a colour to be red."""


@frozen
class Run:
    """Words of one look; where a line is broken by hand, there is a line feed in them."""

    text: str
    look: Properties


@define
class Paragraph:
    """A paragraph: its place (from 1), text, look; table is the number of its table, 0 outside of one."""

    place: int
    look: Properties
    runs: list[Run] = field(factory=list)
    number: str = ""
    style: str = ""
    table: int = 0
    breaks_page: bool = False
    ends_section: bool = False
    red_line: bool = False
    has_page_field: bool = False

    @property
    def text(self) -> str:
        """The words, with the number that Word puts before them."""
        return self.number + "".join(run.text for run in self.runs).replace("\n", "")


@define
class Table:
    """A table: columns, rows, width in twentieths of a point (0 unknown), whether its head repeats."""

    columns: int
    rows: int
    width: int
    repeats_head: bool
    section: int
    floats: bool


@define
class Section:
    """Page, margins and grid in twentieths of a point; footers by kind: default, even, first."""

    page: dict[str, int]
    margins: dict[str, int]
    landscape: bool
    grid: str
    line_pitch: int
    character_space: int
    footers: dict[str, list[Paragraph]] = field(factory=dict)


@define
class Paper:
    """All of a file that concerns its looks."""

    paragraphs: list[Paragraph]
    tables: list[Table]
    sections: list[Section]
    even_pages_differ: bool


def read_paper(data: bytes) -> Paper:
    """The file's bytes; errors as zipfile and the parser raise them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        wanted = [
            name
            for name in names
            if name == _STORY
            or (name.startswith("word/") and name.endswith((".xml", ".rels")) and "/media/" not in name)
        ]
        if _STORY not in names:
            raise KeyError(_STORY)
        parts = dict(zip(wanted, unpack(package, wanted), strict=True))
    return _Reading(parts).paper()


class _Reading:
    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts
        styles = self._tree("word/styles.xml")
        theme = next((name for name in sorted(parts) if name.startswith("word/theme/theme")), "")
        self._styles = Styles.of(styles, Theme.of(self._tree(theme)))
        self._numbers = HeadingNumbers.of(styles, self._tree("word/numbering.xml"))
        self._paragraphs: list[Paragraph] = []
        self._tables: list[Table] = []
        self._sections: list[Section] = []
        self._targets = {
            each.get("Id", ""): "word/" + each.get("Target", "").removeprefix("/word/")
            for each in self._tree("word/_rels/document.xml.rels")
        }

    def _tree(self, name: str) -> Element:
        return tree(self._parts[name]) if name in self._parts else Element("none")

    def paper(self) -> Paper:
        body = self._tree(_STORY).find(f"{WORD}body")
        self._walk(body if body is not None else Element("none"), 0)
        settings = self._tree("word/settings.xml").find(f"{WORD}evenAndOddHeaders")
        differ = settings is not None and settings.get(f"{WORD}val", "1") not in ("0", "false", "off")
        return Paper(self._paragraphs, self._tables, self._sections, differ)

    def _walk(self, parent: Element, table: int) -> None:
        """Paragraphs and tables of a story in reading order, those of content controls as well."""
        for child in parent:
            if child.tag == f"{WORD}p":
                paragraph = self._paragraph(child, len(self._paragraphs) + 1)
                paragraph.table = table
                self._paragraphs.append(paragraph)
                section = child.find(f"{WORD}pPr/{WORD}sectPr")
                if section is not None:
                    paragraph.ends_section = True
                    self._sections.append(self._section(section))
            elif child.tag == f"{WORD}tbl":
                self._tables.append(self._table(child))
                self._walk(child, len(self._tables))
            elif child.tag == f"{WORD}sectPr":
                self._sections.append(self._section(child))
            elif child.tag in _CONTAINERS:
                self._walk(child, table)

    def _paragraph(self, element: Element, place: int) -> Paragraph:
        own = element.find(f"{WORD}pPr")
        style, look = self._styles.of_paragraph(own)
        paragraph = Paragraph(place, look, style=self._styles.name(style))
        paragraph.breaks_page = look.on("pageBreakBefore")
        numbering = None if own is None else own.find(f"{WORD}numPr")
        instance, level = (None, None) if numbering is None else numbered(numbering)
        paragraph.number = self._numbers.next(style, instance, level)
        paragraph.red_line = is_red(look.text("border"))
        for run in _runs(element):
            if any(mark.get(f"{WORD}type") == "page" for mark in run.iter(f"{WORD}br")):
                paragraph.breaks_page = True
            text = "".join(_words(run))
            if text:
                paragraph.runs.append(Run(text, self._styles.of_run(look, run.find(f"{WORD}rPr"))))
        codes = [each.get(f"{WORD}instr", "") for each in element.iter(f"{WORD}fldSimple")]
        codes += [each.text or "" for each in element.iter(f"{WORD}instrText")]
        paragraph.has_page_field = "PAGE" in " ".join(codes).split()
        return paragraph

    def _table(self, element: Element) -> Table:
        rows = element.findall(f"{WORD}tr")
        width = element.find(f"{WORD}tblPr/{WORD}tblW")
        in_twips = width is not None and width.get(f"{WORD}type") == "dxa"
        head = rows[0].find(f"{WORD}trPr/{WORD}tblHeader") if rows else None
        return Table(
            columns=max((len(row.findall(f"{WORD}tc")) for row in rows), default=0),
            rows=len(rows),
            width=_whole(width.get(f"{WORD}w", "")) if in_twips and width is not None else 0,
            repeats_head=head is not None and head.get(f"{WORD}val", "1") not in ("0", "false"),
            section=len(self._sections),
            floats=element.find(f"{WORD}tblPr/{WORD}tblpPr") is not None,
        )

    def _section(self, element: Element) -> Section:
        def lengths(name: str) -> dict[str, int]:
            found = element.find(f"{WORD}{name}")
            items = [] if found is None else found.items()
            return {key.removeprefix(WORD): _whole(value) for key, value in items}

        page, grid = element.find(f"{WORD}pgSz"), element.find(f"{WORD}docGrid")
        section = Section(
            page=lengths("pgSz"),
            margins=lengths("pgMar"),
            landscape=page is not None and page.get(f"{WORD}orient") == "landscape",
            grid="" if grid is None else grid.get(f"{WORD}type", ""),
            line_pitch=lengths("docGrid").get("linePitch", 0),
            character_space=_signed(lengths("docGrid").get("charSpace", 0)),
            footers=dict(self._sections[-1].footers) if self._sections else {},
        )
        for reference in element.findall(f"{WORD}footerReference"):
            target = self._targets.get(reference.get(_RELATION, ""), "")
            found = [self._paragraph(each, 0) for each in self._tree(target).iter(f"{WORD}p")]
            section.footers[reference.get(f"{WORD}type", "default")] = found
        return section


_CONTAINERS = {f"{WORD}{name}" for name in ("tr", "tc", "sdt", "sdtContent", "ins", "customXml", "smartTag")}
_LEFT_OUT = {
    f"{WORD}del",
    f"{WORD}moveFrom",
    f"{WORD}pPr",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    f"{WORD}txbxContent",
}


def _runs(element: Element) -> Iterator[Element]:
    """A paragraph's runs, those within links, fields and accepted changes as well."""
    for child in element:
        if child.tag == f"{WORD}r":
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _runs(child)


def _words(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{WORD}t":
            yield child.text or ""
        elif child.tag == f"{WORD}tab":
            yield "\t"
        elif child.tag == f"{WORD}br" and child.get(f"{WORD}type", "textWrapping") == "textWrapping":
            yield "\n"


def is_red(colour: str) -> bool:
    """Whether a colour, in six hexadecimal digits, is a red one."""
    try:
        red, green, blue = bytes.fromhex(colour)
    except ValueError:
        return False
    return red >= _RED > max(green, blue)


def _signed(number: int) -> int:
    """LibreOffice writes what is below nought as if it were 32 bits without a sign."""
    return number - 2**32 if number >= 2**31 else number


def _whole(text: str) -> int:
    """A length as Word writes it; 0 for what is none."""
    try:
        number = float(text)
    except ValueError:
        return 0
    return int(number) if abs(number) < _LARGEST else 0
