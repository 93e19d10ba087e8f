"""The text of a Word document: word/document.xml, written as a string.

Looks are the styles' affair (parts/styles.xml); a paragraph here only names its style.
"""

from huibao.model.document import Block, Document, Heading, ListBlock, ParagraphBlock

from .story import Story, words
from .tables import add_table

_OPEN = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
)
# A4 with margins of 37, 26, 35 and 28 mm (top, right, bottom, left), in twentieths of a point.
_CLOSE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/>'
    '<w:footerReference w:type="even" r:id="rId6"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"'
    ' w:header="851" w:footer="1400" w:gutter="0"/></w:sectPr></w:body></w:document>'
)
_TITLE_LINE = 20
"""Characters of 22 pt between the margins."""
_NEW_PAGE = "<w:pageBreakBefore/>"
_STYLES = {"body": "BodyText", "addressee": "Addressee", "signature": "Signature", "date": "Date"}


def write_story(document: Document) -> Story:
    """The whole of document.xml, with the figures and lists that were met."""
    story = Story([_OPEN])
    story.paragraph("Title", _title(document))
    for block in document.blocks:
        _add(story, block)
    story.parts.append(_CLOSE)
    return story


def _title(document: Document) -> str:
    """On one line where it fits, else broken where its meaning breaks."""
    lines = document.title_lines if len(document.title) > _TITLE_LINE else (document.title,)
    return "<w:r><w:br/></w:r>".join(map(words, lines))


def _add(story: Story, block: Block) -> None:
    if isinstance(block, ParagraphBlock):
        story.paragraph(_STYLES.get(block.role, "BodyText"), story.runs(block.runs))
    elif isinstance(block, Heading):
        properties = _NEW_PAGE if block.new_page else ""
        story.paragraph(f"Heading{block.level}", words(block.number + block.text), properties)
    elif isinstance(block, ListBlock):
        _add_list(story, block)
    else:
        add_table(story, block)


def _add_list(story: Story, block: ListBlock) -> None:
    story.lists += 1
    number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{story.lists}"/></w:numPr>'
    for item in block.items:
        story.paragraph("ListNumber", story.runs(item), number)
