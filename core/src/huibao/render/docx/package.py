"""The parts of a Word file: those that never change, and those written for each document."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from huibao.model.document import Chart, Document
from huibao.model.layout import Layout
from huibao.render.characters import escape

from .archive import Member, archive, compress, pack, store
from .body import FIRST_LIST, write_story
from .figures import write_figures
from .looks import font_table, footer, styles_part
from .measures import measures
from .story import Story

_PARTS = Path(__file__).parent / "parts"
_TIGHT, _SPACED = 1, 2
"""The definitions of lists in parts/numbering.xml."""
_STATIC = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/settings.xml": "settings.xml",
    "customXml/_rels/item1.xml.rels": "item_rels.xml",
    "customXml/itemProps1.xml": "item_properties.xml",
}
"""Name in the package (the content types first, as readers expect) and file in parts/."""


def render(document: Document) -> bytes:
    """The document as the bytes of a .docx file, the same each time."""
    story = write_story(document)
    layout = document.layout
    laid_out = (*_laid_out(layout), _numbering(layout, tuple(story.lists)), *_written(document, story))
    if not story.charts:
        return archive((*_static(), *laid_out))
    return archive((*_with_charts(len(story.charts)), *laid_out, *_charts(story.charts, layout)))


@cache
def _with_charts(charts: int) -> tuple[Member, ...]:
    """The parts that never change, but for the two that name the parts of so many charts."""
    from .charts import chart_relations, chart_types

    added = {
        "[Content_Types].xml": ("</Types>", chart_types(charts)),
        "word/_rels/document.xml.rels": ("</Relationships>", chart_relations(charts)),
    }
    parts = []
    for name, file in _STATIC.items():
        end, entries = added.get(name, ("", ""))
        parts.append(compress(name, part_text(file).replace(end, entries + end) if end else part_text(file)))
    return tuple(parts)


def _charts(charts: Sequence[Chart], layout: Layout) -> Iterator[Member]:
    from .charts import chart_members

    return chart_members(charts, layout)


def _written(document: Document, story: Story) -> tuple[Member, ...]:
    body = pack("word/document.xml", b"".join(story.parts))
    return (
        body,
        pack("customXml/item1.xml", write_figures(document, story.figures, body.crc, story.charted)),
        store("docProps/core.xml", core_properties(document)),
    )


def core_properties(document: Document) -> str:
    """docProps/core.xml: title, period, unit and language."""
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
    return tuple(compress(name, part_text(file)) for name, file in _STATIC.items())


@cache
def _laid_out(layout: Layout) -> tuple[Member, ...]:
    """The parts that are the same in all documents of one layout."""
    footers = (
        footer(layout, odd=odd, landscape=landscape) for landscape in (False, True) for odd in (True, False)
    )
    return (
        compress("word/styles.xml", styles_part(layout, part_text("styles.xml"))),
        compress("word/fontTable.xml", font_table(layout)),
        *(compress(f"word/footer{number}.xml", part) for number, part in enumerate(footers, start=1)),
    )


@cache
def _numbering(layout: Layout, lists: tuple[bool, ...]) -> Member:
    """The numbering part for lists with and without a gap: an instance each, so that each starts at 1."""
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{_SPACED if gap else _TIGHT}"/>'
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number, gap in enumerate(lists, start=FIRST_LIST)
    )
    first_line = measures(layout).indent(firstLine=layout.indent)
    part = part_text("numbering.xml").format(instances=instances, first_line=first_line)
    return compress("word/numbering.xml", part)


@cache
def part_text(file: str) -> str:
    """A part as kept in parts/, without the line breaks and indents that are there for people."""
    lines = (_PARTS / file).read_text(encoding="utf-8").splitlines()
    return "".join(line.strip() for line in lines)
