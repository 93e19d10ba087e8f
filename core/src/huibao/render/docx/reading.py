"""Reads a Word file's text, bookmarks and figure map, also after people have edited it.

Works on the stream of XML events and takes no document type, so that neither nesting nor entities
can hurt.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from huibao.errors import InputError, Problem
from huibao.i18n import _

from .content import Bookmark, ChartCells, Content, MapTarget, Target, Words, feed
from .figures import CHART_MARK
from .numbering import HeadingNumbers
from .opened import DAMAGE, tree, unpack
from .opened import WORD as _WORD

_SKIPPED = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    f"{_WORD}pPr",
    f"{_WORD}moveFrom",
}
"""What repeats text that stands elsewhere, or looks like text and is not."""
_TRACKED = {f"{_WORD}{name}" for name in ("ins", "del", "moveFrom", "moveTo")}
_VALUE = f"{_WORD}val"
_PROPERTIES = f"{_WORD}pPr"
_NUMBERING = {f"{_WORD}pStyle": "style", f"{_WORD}numId": "instance", f"{_WORD}ilvl": "level"}
"""What a paragraph's properties say of its number."""
_NUMBERING_DEPTH = 3
_HOLDERS = {f"{_WORD}p", f"{_WORD}tc", f"{_WORD}tr"}
_GAPS = {f"{_WORD}tab": " ", f"{_WORD}br": "", f"{_WORD}cr": "", f"{_WORD}noBreakHyphen": "-"}
"""What a mark other than text is read as: Chinese words run on over a line break."""
_MOST_BLOCKS = 20_000
"""Paragraphs and cells; a long report has some thousands."""
_MOST_OPEN, _LONGEST_MARK = 100, 10_000
"""Bookmarks that are followed at a time, and characters of each: a figure has a dozen."""
_RELATIONS = "word/_rels/document.xml.rels"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_content(file: str, data: bytes) -> Content:
    """The content of a .docx file's bytes, in reading order; file names it in errors.

    Paragraphs without words are left out, cells without words are not. A file that lost its map
    has no figures. Raises `InputError` for what is not a Word file.
    """
    content = Content()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            charts = _charts(package)
            maps = [name for name in package.namelist() if name.startswith("customXml/item")]
            parts = unpack(package, ["word/document.xml", *maps])
            numbers = _heading_numbers(package)
        for part in parts[1:]:
            feed(MapTarget(content), part)
        story = _StoryTarget(content, numbers, charts)
        feed(story, parts[0])
        if story.charts:
            content.bookmarks = _in_order(content, _marks_in_charts(content, story.charts))
    except DAMAGE as error:
        problem = Problem(
            _("this is not a readable Word file (.docx)"),
            hint=_("open it in Word or WPS and save it again as .docx"),
        )
        raise InputError(file, problem) from error
    return content


def texts_of(part: bytes, numbers: HeadingNumbers | None, within: int) -> list[str]:
    """The words of all paragraphs and cells of a text part, as they are read of a report within cells."""
    content = Content(within=within)
    feed(_StoryTarget(content, numbers, {}), part)
    return content.blocks


def _heading_numbers(package: zipfile.ZipFile) -> HeadingNumbers | None:
    """How headings are numbered; None where the file numbers nothing."""
    names = ["word/styles.xml", "word/numbering.xml"]
    if not set(names) <= set(package.namelist()):
        return None
    styles, numbering = map(tree, unpack(package, names))
    return HeadingNumbers.of(styles, numbering)


def _charts(package: zipfile.ZipFile) -> dict[str, ChartCells]:
    """What the charts of the text say, by the ids under which it names them."""
    if _RELATIONS not in package.namelist():
        return {}
    [listed] = unpack(package, [_RELATIONS])
    named = {
        relation.get("Id", ""): _target(relation.get("Target", ""))
        for relation in tree(listed)
        if relation.get("Type", "").endswith("/chart")
    }
    if not named:
        return {}
    from .chart_reading import read_chart  # few files have a chart

    parts = unpack(package, list(named.values()))
    return {id: read_chart(part) for id, part in zip(named, parts, strict=True)}


def _marks_in_charts(content: Content, charts: Mapping[str, range]) -> Iterator[Bookmark]:
    """A mark for each figure in a chart that still has its cell, as if charts had bookmarks."""
    for figure in content.figures:
        cells = charts.get(figure.chart, range(0))
        if figure.cell.isdecimal() and int(figure.cell) < len(cells):
            block = cells[int(figure.cell)]
            text = content.blocks[block]
            yield Bookmark(figure.anchor, text, block, 0, len(text))


def _in_order(content: Content, charted: Iterable[Bookmark]) -> list[Bookmark]:
    """All bookmarks in reading order; those without words stay where they are."""
    marks = list(content.bookmarks)
    for mark in charted:
        later = (place for place, each in enumerate(marks) if each.block > mark.block)
        marks.insert(next(later, len(marks)), mark)
    return marks


def _target(path: str) -> str:
    """The part that a relation of the text leads to."""
    return path[1:] if path.startswith("/") else f"word/{path}"


class _StoryTarget(Target):
    """Takes word/document.xml in."""

    def __init__(
        self, content: Content, numbers: HeadingNumbers | None, charts: Mapping[str, ChartCells]
    ) -> None:
        super().__init__(content)
        self._numbers = numbers
        self._read = charts
        self._chart = ""
        self.charts: dict[str, range] = {}
        self._paragraphs: list[Words] = []
        self._cells: list[Words] = []
        self._open: dict[str, Bookmark] = {}
        self._placed: dict[int, Words] = {}
        self._row = 0
        self._depth = 0
        self._in_text = False
        self._skipped = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _TRACKED:
            self.content.tracked = True
        if self._skipped or tag in _SKIPPED:
            self._skipped += 1
            # Deeper down stands what a tracked change has replaced.
            if self._paragraphs and tag in _NUMBERING and self._skipped <= _NUMBERING_DEPTH:
                setattr(self._paragraphs[-1], _NUMBERING[tag], attributes.get(_VALUE, ""))
        elif tag == f"{_WORD}t":
            self._in_text = True
        elif tag in _HOLDERS:
            self._hold(tag)
        elif tag == f"{_WORD}bookmarkStart":
            self._begin(attributes)
        elif tag == f"{_WORD}bookmarkEnd":
            self._finish(attributes.get(f"{_WORD}id", ""))
        elif tag == _CHART:
            chart = self._read.get(attributes.get(_ID, ""))
            if chart is not None:
                self._add_chart(chart)
        elif tag in _GAPS:
            self._add(_GAPS[tag])

    def _hold(self, tag: str) -> None:
        if tag == f"{_WORD}p":
            self._paragraphs.append(Words())
        elif tag == f"{_WORD}tc":
            self._depth += 1
            if self._depth > self.content.within:
                self._cells.append(Words())
        elif not self._cells:
            self._row = len(self.content.blocks)

    def data(self, text: str) -> None:
        if self._in_text and not self._skipped:
            self._add(text)

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            if tag == _PROPERTIES and not self._skipped and self._paragraphs:
                self._paragraphs[-1].number_by(self._numbers)
        elif tag == f"{_WORD}t":
            self._in_text = False
        elif tag == f"{_WORD}p":
            self._close_block(self._paragraphs.pop(), is_cell=False)
        elif tag == f"{_WORD}tc":
            if self._depth > self.content.within:
                self._close_block(self._cells.pop(), is_cell=True)
            self._depth -= 1

    def _close_block(self, words: Words, *, is_cell: bool) -> None:
        text = "".join(words.parts)
        if not (text.strip() or is_cell):
            return
        if self._cells:
            self._cells[-1].take(words)
            return
        blocks = self.content.blocks
        if self.content.foreign and self.content.foreign[text] > 0 and not words.marks:
            self.content.foreign[text] -= 1
            return
        if len(blocks) == _MOST_BLOCKS:
            raise ValueError
        for mark in words.marks:
            mark.block = len(blocks)
        if is_cell:
            self.content.cells[len(blocks)] = self._row
        elif words.is_heading:
            self.content.headings.add(len(blocks))
        if words.part:
            self.content.parts[len(blocks)] = words.part
        blocks.append(text)

    def _add_chart(self, chart: ChartCells) -> None:
        blocks, cells = self.content.blocks, chart.texts
        if len(blocks) + len(cells) > _MOST_BLOCKS:
            raise ValueError
        places = range(len(blocks), len(blocks) + len(cells))
        self.content.computed.update(places[at] for at in chart.computed)
        self.charts.setdefault(self._chart, places)
        self.content.cells.update((block, block) for block in places)
        blocks += cells

    def _begin(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get(f"{_WORD}name", "")
        if name.startswith(CHART_MARK):
            self._chart = name
        if len(self._open) == _MOST_OPEN or name.startswith(CHART_MARK):
            return
        bookmark = Bookmark(name)
        self.content.bookmarks.append(bookmark)
        self._open[attributes.get(f"{_WORD}id", "")] = bookmark
        if self._paragraphs:
            self._place(bookmark, self._paragraphs[-1])

    def _finish(self, number: str) -> None:
        if number in self._open:
            self._placed.pop(id(self._open.pop(number)), None)

    def _place(self, bookmark: Bookmark, words: Words) -> None:
        bookmark.start = bookmark.end = words.length
        words.marks.append(bookmark)
        self._placed[id(bookmark)] = words

    def _move(self, bookmark: Bookmark, words: Words) -> None:
        if former := self._placed.get(id(bookmark)):
            former.marks.remove(bookmark)
        self._place(bookmark, words)

    def _add(self, text: str) -> None:
        words = self._paragraphs[-1] if self._paragraphs else None
        for number, bookmark in list(self._open.items()):
            if words is not None:
                if self._placed.get(id(bookmark)) is not words and not bookmark.text:
                    self._move(bookmark, words)  # a paragraph was split right before its words
                if self._placed.get(id(bookmark)) is words:
                    bookmark.end = words.length + len(text)
            bookmark.text += text
            if len(bookmark.text) > _LONGEST_MARK:
                self._finish(number)
        if words is not None:
            words.add(text)
