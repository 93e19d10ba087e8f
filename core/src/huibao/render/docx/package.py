"""The parts of a Word file: those that never change, and those written for each document."""

from functools import cache
from pathlib import Path

from huibao.model.document import Document
from huibao.render.characters import escape

from .archive import Member, archive, compress
from .body import write_story
from .figures import write_figures
from .story import Story

_PARTS = Path(__file__).parent / "parts"
_STATIC = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "font_table.xml",
    "word/footer1.xml": "footer_odd.xml",
    "word/footer2.xml": "footer_even.xml",
    "customXml/_rels/item1.xml.rels": "item_rels.xml",
    "customXml/itemProps1.xml": "item_properties.xml",
}
"""Name in the package (the content types first, as readers expect) and file in parts/."""


def render(document: Document) -> bytes:
    """The document as the bytes of a .docx file, the same each time."""
    story = write_story(document)
    return archive((*_static(), _numbering(story.lists), *_written(document, story)))


def _written(document: Document, story: Story) -> tuple[Member, ...]:
    body = compress("word/document.xml", "".join(story.parts))
    return (
        body,
        compress("customXml/item1.xml", write_figures(document, story.figures, body.crc)),
        compress("docProps/core.xml", _core_properties(document)),
    )


def _core_properties(document: Document) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(document.title)}</dc:title><dc:subject>{escape(document.period)}</dc:subject>"
        f"<dc:creator>{escape(document.unit)}</dc:creator><dc:language>{escape(document.language)}</dc:language>"
        f"<cp:lastModifiedBy>{escape(document.unit)}</cp:lastModifiedBy></cp:coreProperties>"
    )


@cache
def _static() -> tuple[Member, ...]:
    return tuple(compress(name, _read(file)) for name, file in _STATIC.items())


@cache
def _numbering(lists: int) -> Member:
    """The numbering part for so many lists: one instance each, so that each starts at 1."""
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f'<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in range(1, lists + 1)
    )
    return compress("word/numbering.xml", _read("numbering.xml").replace("{instances}", instances))


@cache
def _read(file: str) -> str:
    """A part as kept in parts/, without the line breaks and indents that are there for people."""
    lines = (_PARTS / file).read_text(encoding="utf-8").splitlines()
    return "".join(line.strip() for line in lines)
