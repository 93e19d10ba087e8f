"""A document as plain data for the template report.typ: its blocks, gathered by how the sheet lies."""

from huibao.model.document import Block, Chart, Document, Heading, ListBlock, ParagraphBlock, Table, plain
from huibao.model.layout import POINTS, Layout
from huibao.render.characters import clean
from huibao.render.closing import closing, last_of_text
from huibao.render.columns import is_wide, measure, shares
from huibao.render.title import title_lines

from .official import head, imprint
from .sheet import Tree, sheet

_LONG = 100
"""Characters of a cell from which on its row may be divided between pages."""
_MOST_KEPT = 300
"""Characters that go over to the next page with 署名 where that does not fit on theirs."""


def content(document: Document, looks: Tree, families: tuple[str, ...]) -> Tree:
    """All that the template needs. looks are how kinds of text look, families those of words in charts."""
    layout, letter = document.layout, document.letter
    language, _, region = document.language.partition("-")
    tree: Tree = {
        "title": [clean(line) for line in title_lines(document)],
        "unit": clean(document.unit),
        "period": clean(document.period),
        "language": language,
        "region": region or None,
        "sheet": sheet(layout),
        "looks": looks,
    }
    parts = _Parts(document, ", ".join(families))
    for position, block in enumerate(document.blocks):
        parts.add(block, position)
    if letter and letter.head:
        tree["letter"] = head(letter, layout)
    if letter and letter.imprint:
        parts.turn(landscape=False)
        tree["imprint"] = imprint(letter, layout)
    return {**tree, "parts": parts.parts}


class _Parts:
    """The blocks so far."""

    def __init__(self, document: Document, families: str) -> None:
        self._blocks = document.blocks
        self._layout = document.layout
        self._families = families
        self._closing = closing(document)
        self._last = last_of_text(document)
        self._depth = 0
        self._charts = 0
        self.parts: list[Tree] = [{"landscape": False, "blocks": []}]

    def add(self, block: Block, position: int) -> None:
        """The block at that position of the document."""
        if isinstance(block, ParagraphBlock):
            self._say(block.role, clean(plain(block.runs)), position == self._last)
        elif isinstance(block, Heading):
            self._head(block, position)
        elif isinstance(block, ListBlock):
            self.turn(landscape=False)
            items = [clean(plain(item)) for item in block.items]
            kept = position == self._last and sum(map(len, items)) <= _MOST_KEPT
            self._put("list", items=items, gap=block.needs_gap, kept=kept)
        elif isinstance(block, Chart):
            self._draw(block)
        else:
            self._tabulate(block)

    def turn(self, *, landscape: bool) -> bool:
        """Goes on on a page of that kind; whether this is a new one."""
        if self.parts[-1]["landscape"] == landscape:
            return False
        self.parts.append({"landscape": landscape, "blocks": []})
        return True

    def _put(self, kind: str, **values: object) -> None:
        self.parts[-1]["blocks"].append({"kind": kind, **values})

    def _say(self, role: str, words: str, is_last: bool) -> None:
        self.turn(landscape=False)
        ends = self._closing
        if role == "signature":
            lines, right = (ends.name, ends.right_of_name) if ends else ((words,), 2)
            self._put(role, lines=[clean(line) for line in lines], right=right)
        elif role == "date":
            self._put(role, words=words, right=ends.right_of_date if ends else 2)
        elif role in ("addressee", "attachments") and words.strip():
            self._put(role, words=words)
        elif words.strip():
            self._put("paragraph", words=words, kept=is_last and len(words) <= _MOST_KEPT)

    def _head(self, heading: Heading, position: int) -> None:
        following = self._blocks[position + 1 : position + 2]
        table = following[0] if following and isinstance(following[0], Table) else None
        wide = heading.new_page and table is not None and _lies_across(table, self._layout)
        if not self.turn(landscape=wide) and heading.new_page:
            self._put("page")
        # For who hears the report no level is left out, whatever the heading looks like.
        self._depth = min(heading.level, self._depth + 1)
        words = clean(heading.number + heading.text)
        if heading.label:
            self._put("annex", label=clean(heading.label), depth=self._depth, words=words)
        else:
            self._put("heading", level=heading.level, depth=self._depth, words=words)

    def _draw(self, chart: Chart) -> None:
        from huibao.render.chart_looks import describe  # few reports have charts
        from huibao.render.chart_svg import draw

        self._charts += 1
        self.turn(landscape=False)
        drawing = draw(chart, f"chart{self._charts}", self._families)
        self._put("chart", drawing=drawing, words=clean(describe(chart)), caption=clean(chart.caption))

    def _tabulate(self, table: Table) -> None:
        layout = self._layout
        self.turn(landscape=_lies_across(table, layout))
        width = layout.text_height if self.parts[-1]["landscape"] else layout.text_width
        cells = [clean(plain(cell)) for row in table.rows for cell in row]
        self._put(
            "table",
            caption=clean(table.caption),
            columns=shares(measure(table), int(width * POINTS / layout.table.size * 2)),
            header=[clean(name) for name in table.header],
            numeric=table.numeric,
            cells=cells,
            breakable=any(len(cell) > _LONG for cell in cells),
        )


def _lies_across(table: Table, layout: Layout) -> bool:
    return not isinstance(table, Chart) and is_wide(table, measure(table), layout)
