"""The text of a Word document: word/document.xml, written as a string.

Looks are the styles' affair (parts/styles.xml); a paragraph here only names its style.
"""

from functools import cache

from huibao.compose.numbering import chinese
from huibao.model.document import Block, Chart, Document, Heading, ListBlock, ParagraphBlock, Table, plain
from huibao.render.characters import breadth
from huibao.render.closing import closing, last_of_text
from huibao.render.columns import is_wide, measure
from huibao.render.title import title_lines

from .measures import Measures, measures
from .story import Story, words
from .tables import add_table

_OPEN = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
)
FIRST_LIST = 2
"""The numbering instances before it are the headings'."""
_NEW_LINE = b"<w:r><w:br/></w:r>"
_NEW_PAGE = "<w:pageBreakBefore/>"
_WITH_NEXT = "<w:keepNext/>"
_UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
_STYLES = {
    "body": "BodyText",
    "addressee": "Addressee",
    "attachments": "Attachments",
    "signature": "Signature",
    "date": "Date",
}


def write_story(document: Document) -> Story:
    """The whole of document.xml, with the figures and lists that were met."""
    story = Story()
    story.add(_OPEN)
    letter = document.letter
    if letter:
        from .letter import add_head

        add_head(story, letter, document.layout)
    add_title(story, document)
    body = Flow(story, document)
    body.add_all()
    if letter and letter.imprint:
        from .letter import add_imprint

        body.turn(landscape=False)
        add_imprint(story, letter, document.layout)
    story.add(f"{body.section()}</w:body></w:document>")
    return story


def add_title(story: Story, document: Document) -> None:
    """The title, broken by meaning where it does not fit on a line."""
    story.paragraph("Title", _NEW_LINE.join(map(words, title_lines(document))))


class Flow:
    """The blocks going into the story, with what is known of those before.

    turns says whether wide tables may have landscape pages.
    """

    def __init__(self, story: Story, document: Document, *, turns: bool = True) -> None:
        self._story = story
        self._turns = turns
        self._blocks = document.blocks
        self._layout = document.layout
        self._measures = measures(document.layout)
        self.landscape = False
        self._numbers = [0, 0, 0, 0]
        self._closing = closing(document)
        # No page may hold 署名 and nothing of the text.
        self._last = last_of_text(document)

    def add_all(self, start: int = 0, stop: int | None = None) -> None:
        """The document's blocks, or those between two positions."""
        for position, block in enumerate(self._blocks[start:stop], start):
            self._add(block, position)

    def _add(self, block: Block, position: int) -> None:
        if isinstance(block, ParagraphBlock):
            self.turn(landscape=False)
            self._add_paragraph(block, _WITH_NEXT if position == self._last else "")
        elif isinstance(block, Heading):
            self._add_heading(block, position)
        elif isinstance(block, ListBlock):
            self.turn(landscape=False)
            self._add_list(block, _WITH_NEXT if position == self._last else "")
        elif isinstance(block, Chart):
            self.turn(landscape=False)
            self._add_chart(block)
        else:
            self._add_table(block)

    def _add_paragraph(self, block: ParagraphBlock, kept: str) -> None:
        story, ends = self._story, self._closing
        if ends and block.role == "signature":
            indent = self._measures.indent(right=ends.right_of_name)
            story.paragraph("Signature", _NEW_LINE.join(map(words, ends.name)), indent)
        elif ends and block.role == "date":
            # LibreOffice puts space between its digits and 年, 月, 日 whatever the style says: counted from
            # the right, it would begin too far to the left.
            place = self._measures.begins(ends.right_of_date + breadth(plain(block.runs)))
            story.speak("Date", block.runs, place)
        else:
            story.speak(_STYLES.get(block.role, "BodyText"), block.runs, kept)

    def turn(self, *, landscape: bool) -> bool:
        """Goes on on a page of that kind; whether this is a new one."""
        if landscape == self.landscape or not self._turns:
            return False
        self._story.paragraph("TableGap", b"", self.section())
        self.landscape = landscape
        return True

    def section(self) -> str:
        """The properties of the section that goes on."""
        return _section(self._measures, landscape=self.landscape)

    def _add_heading(self, heading: Heading, position: int) -> None:
        """Numbered by Word where its number is the one that is next, else with its number as text."""
        turned = self.turn(landscape=heading.new_page and self._is_wide(position + 1))
        new_page = _NEW_PAGE if heading.new_page and not turned else ""
        text = words(heading.text)
        if heading.label:
            self._story.paragraph("AnnexLabel", words(heading.label), new_page)
            self._story.paragraph("AnnexTitle", words(heading.number + heading.text))
        elif self._counts(heading):
            self._story.paragraph(f"Heading{heading.level}", text, new_page)
        else:
            numbered = words(heading.number + heading.text)
            self._story.paragraph(f"Heading{heading.level}", numbered, f"{new_page}{_UNNUMBERED}")

    def _counts(self, heading: Heading) -> bool:
        """Whether the heading's number is what Word would count; then it has been counted."""
        numbers, level = self._numbers, heading.level - 1
        if level and not numbers[level - 1]:
            return False
        following = numbers[level] + 1
        if heading.number != _numbered(level, following) or not heading.text:
            return False
        numbers[level:] = [following, *[0] * (len(numbers) - level - 1)]
        return True

    def _is_wide(self, position: int) -> bool:
        """Whether a wide table stands there."""
        block = self._blocks[position] if position < len(self._blocks) else None
        return isinstance(block, Table) and is_wide(block, measure(block), self._layout)

    def _add_table(self, table: Table) -> None:
        needs = measure(table)
        self.turn(landscape=is_wide(table, needs, self._layout))
        unit = self._measures
        width = unit.text_height if self.landscape else unit.text_width
        add_table(self._story, table, needs, self._layout, width)

    def _add_chart(self, chart: Chart) -> None:
        from .charts import add_chart  # most reports that are built many at a time have none

        add_chart(self._story, chart, self._layout)

    def _add_list(self, block: ListBlock, last: str) -> None:
        story = self._story
        number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{FIRST_LIST + len(story.lists)}"/></w:numPr>'
        story.lists.append(block.needs_gap)
        for item in block.items[:-1]:
            story.speak("ListNumber", item, number)
        for item in block.items[-1:]:
            story.speak("ListNumber", item, last + number)


@cache
def _numbered(level: int, number: int) -> str:
    """What Word writes before a heading of that level, counted from nought."""
    match level:
        case 0:
            return f"{chinese(number)}、"
        case 1:
            return f"（{chinese(number)}）"
        case 2:
            return f"{number}."
        case _:
            return f"（{number}）"


def _section(unit: Measures, *, landscape: bool) -> str:
    """Page, margins, grid and footers. A landscape page is an upright one turned to the right."""
    odd, even = ("rId8", "rId9") if landscape else ("rId5", "rId6")
    width, height, top, right, bottom, left = (
        (unit.height, unit.width, unit.left, unit.top, unit.right, unit.bottom)
        if landscape
        else (unit.width, unit.height, unit.top, unit.right, unit.bottom, unit.left)
    )
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{odd}"/>'
        f'<w:footerReference w:type="even" r:id="{even}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{top}" w:right="{right}"'
        f' w:bottom="{bottom}" w:left="{left}" w:header="851" w:footer="{unit.footer}" w:gutter="0"/>'
        f"{unit.grid}</w:sectPr>"
    )
