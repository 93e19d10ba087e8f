"""What is read out of a Word file: texts, bookmarks, and the figure map."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import XMLParser

from attrs import define, field, frozen

from .figures import NAMESPACE
from .numbering import HeadingNumbers

_DATA = f"{{{NAMESPACE}}}data"
_FOREIGN = f"{{{NAMESPACE}}}text"
_HEADINGS = ("Heading", "AnnexTitle")
"""How the styles of headings begin in files as they were written."""
_PARTS = {
    **dict.fromkeys(("CopyNumber", "Urgent", "Mark", "SignedNumber", "DocumentNumber"), "head"),
    "Addressee": "addressee",
    **dict.fromkeys(("Signature", "Date"), "closing"),
    "Copies": "copies",
    "Imprint": "imprint",
}
"""Parts of an official paper outside its sections, by the styles of files as they were written."""
_MOST_CELLS = 20
_FIGURE_ATTRIBUTES = ("anchor", "indicator", "aspect", "text", "value", "unit", "bound", "chart", "cell")


@define
class Bookmark:
    """A named place and the words inside it now.

    block is the position of the block in which it begins, -1 where that has no words; start and end
    are places in that block's text.
    """

    name: str
    text: str = ""
    block: int = field(default=-1, eq=False)
    start: int = field(default=0, eq=False)
    end: int = field(default=0, eq=False)


@frozen
class MappedFigure:
    """A figure as it was when the file was written; value, unit and bound are "" if unknown.

    chart and cell say where it stands in a chart, which has no bookmarks.
    """

    anchor: str
    indicator: str
    aspect: str
    text: str
    value: str = ""
    unit: str = ""
    bound: str = ""
    chart: str = ""
    cell: str = ""


class ChartCells(NamedTuple):
    """The cells of a chart's table; computed are the places of those that follow from others: shares."""

    texts: list[str]
    computed: tuple[int, ...] = ()


@define
class Content:
    """What stands in a Word file: the text of paragraphs and cells, the bookmarks, the figure map.

    headings holds the positions of the blocks that are such, by their style's name in files as they were
    written; parts says by these which blocks are "head" (版头), "addressee", "closing" (落款), "copies"
    (抄送) or "imprint" (版记). cells holds the positions of the cells, each with the first one of its row,
    computed those that say what follows from others. data is the JSON text of the data file told in the
    report, "" if there is none; of are its unit and period. tracked says that changes are marked for somebody
    to accept; they are read as accepted. in_template says that the report stands in an office's own file,
    within so many cells of its tables; the texts of that file are left out.
    """

    blocks: list[str] = field(factory=list)
    bookmarks: list[Bookmark] = field(factory=list)
    figures: list[MappedFigure] = field(factory=list)
    cells: dict[int, int] = field(factory=dict, eq=False)
    computed: set[int] = field(factory=set, eq=False)
    headings: set[int] = field(factory=set, eq=False)
    parts: dict[int, str] = field(factory=dict, eq=False)
    data: str = ""
    tracked: bool = False
    of: tuple[str, str] = ("", "")
    in_template: bool = False
    within: int = 0
    foreign: Counter[str] = field(factory=Counter, eq=False)
    """Texts of the template that have not been met yet."""


@define
class Words:
    """The text of a paragraph or a cell so far, and the bookmarks that begin in it."""

    parts: list[str] = field(factory=list)
    length: int = 0
    marks: list[Bookmark] = field(factory=list)
    style: str = ""
    instance: str | None = None
    level: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether the paragraph's style is one of headings."""
        return self.style.startswith(_HEADINGS)

    @property
    def part(self) -> str:
        """Which part of the paper the paragraph's style is of, "" for the text proper."""
        return _PARTS.get(self.style, "")

    def number_by(self, numbers: HeadingNumbers | None) -> None:
        """Begins with the number that Word puts before a heading."""
        if numbers is not None:
            level = int(self.level) if self.level.isdecimal() else None
            self.add(numbers.next(self.style, self.instance, level))

    def add(self, text: str) -> None:
        """More words."""
        self.parts.append(text)
        self.length += len(text)

    def take(self, other: "Words") -> None:
        """The paragraph of a cell, after those before it."""
        if self.parts:
            self.add(" ")
        for mark in other.marks:
            mark.start += self.length
            mark.end += self.length
        self.marks += other.marks
        self.style = self.style or other.style
        self.add("".join(other.parts))


def feed(target: "Target", part: bytes) -> None:
    """Parses the part into the target."""
    parser = XMLParser(target=target)  # noqa: S314 - targets refuse what makes XML dangerous
    parser.feed(part)
    parser.close()


class Target:
    """Takes XML events into the content; the base refuses document types."""

    def __init__(self, content: Content) -> None:
        self.content = content

    def doctype(self, *_declaration: str | None) -> None:
        """Refuses it."""
        raise ValueError

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def data(self, text: str) -> None:
        """Words."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def close(self) -> None:
        """The part ends."""


class MapTarget(Target):
    """Takes a custom XML part in, where it is a figure map."""

    def __init__(self, content: Content) -> None:
        super().__init__(content)
        self._text: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A figure, the map itself, or what holds text."""
        if tag == f"{{{NAMESPACE}}}figure":
            values = (attributes.get(name, "") for name in _FIGURE_ATTRIBUTES)
            self.content.figures.append(MappedFigure(*values))
        elif tag == f"{{{NAMESPACE}}}figures":
            self.content.of = attributes.get("unit", ""), attributes.get("period", "")
        elif tag == f"{{{NAMESPACE}}}template":
            self.content.in_template = True
            cells = attributes.get("cells", "")
            self.content.within = min(int(cells), _MOST_CELLS) if cells.isdecimal() else 0
        elif tag in (_DATA, _FOREIGN):
            self._text = []

    def data(self, text: str) -> None:
        """Text that counts where its element is known."""
        if self._text is not None:
            self._text.append(text)

    def end(self, tag: str) -> None:
        """The element's text is complete."""
        if tag not in (_DATA, _FOREIGN) or self._text is None:
            return
        if tag == _DATA:
            self.content.data = "".join(self._text)
        else:
            self.content.foreign["".join(self._text)] += 1
        self._text = None
