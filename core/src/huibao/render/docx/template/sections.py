"""The page on which a template's report stands, and the sections that landscape tables take."""

import re

from attrs import frozen

from huibao.model.layout import POINTS, Margins

from .spans import Node, Part, W, spliced

_TWIPS = 20 * POINTS
_SECTION = f"{W}sectPr"
_A4 = (11906, 16838)
_MOST_COLUMNS, _NARROWEST = 45, 720


@frozen(eq=False)
class Page:
    """The section that holds the report: its element, and its measures in twentieths of a point."""

    part: Part
    node: Node | None
    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int

    @property
    def margins(self) -> Margins:
        """In millimetres."""
        return Margins(*(each / _TWIPS for each in (self.top, self.right, self.bottom, self.left)))

    @property
    def millimetres(self) -> tuple[float, float]:
        """Width and height of the paper."""
        return self.width / _TWIPS, self.height / _TWIPS

    @property
    def is_landscape(self) -> bool:
        """Whether the page lies on its side already."""
        return self.width > self.height

    @property
    def column(self) -> int:
        """The width of a column of text, in twentieths of a point; of several, that of the narrowest."""
        room = self.width - self.left - self.right
        columns = self.node.child("cols") if self.node else None
        if columns is None:
            return room
        own = [_number(each, "w") for each in columns.children]
        count = min(max(_number(columns, "num", 1), 1), _MOST_COLUMNS)
        even = (room - (count - 1) * _number(columns, "space", 720)) // count
        return max(min([each for each in own if each] or [even]), _NARROWEST)

    def first(self) -> str:
        """The section's markup, for where it ends before a landscape page."""
        return self.part.of(self.node).decode() if self.node else "<w:sectPr/>"

    def following(self, *, landscape: bool) -> str:
        """The markup of a section after the first: without a count or a first page of its own.

        Headers and footers go on as they are.
        """
        if self.node is None:
            return f"<w:sectPr>{self._turned_size()}</w:sectPr>" if landscape else "<w:sectPr/>"
        start = self.node.start
        edits = []
        for child in self.node.children:
            local = child.tag.removeprefix(W)
            text = self.part.of(child).decode()
            if local in ("titlePg", "type", "headerReference", "footerReference"):
                text = ""
            elif local == "pgNumType":
                text = re.sub(r'\s\w+:start="\d+"', "", text)
            elif landscape and local == "cols":
                text = ""
            elif landscape and local == "pgSz":
                text = self._turned_size()
            elif landscape and local == "pgMar":
                text = self._turned_margins(child)
            edits.append((child.start - start, child.end - start, text))
        return spliced(self.part.of(self.node), edits).decode()

    def _turned_size(self) -> str:
        return f'<w:pgSz w:w="{self.height}" w:h="{self.width}" w:orient="landscape"/>'

    def _turned_margins(self, margins: Node) -> str:
        rest = "".join(f' w:{name}="{_number(margins, name)}"' for name in ("header", "footer", "gutter"))
        return (
            f'<w:pgMar w:top="{self.left}" w:right="{self.top}" w:bottom="{self.right}"'
            f' w:left="{self.bottom}"{rest}/>'
        )


def page_of(part: Part, place: Node) -> Page:
    """The page of the section in which an element of the text stands."""
    node = next(
        (each for each in part.root.all(_SECTION) if each.start > place.start and not _is_old(each)), None
    )
    size, margins = (node.child(name) if node else None for name in ("pgSz", "pgMar"))
    width, height = (_number(size, name, usual) for name, usual in zip("wh", _A4, strict=True))
    sides = (_number(margins, name, 1440) for name in ("top", "right", "bottom", "left"))
    top, right, bottom, left = map(abs, sides)  # a negative one says that a header may not push it
    if width - left - right < 1440 or height - top - bottom < 1440:
        width, height, top, right, bottom, left = *_A4, 1440, 1440, 1440, 1440
    return Page(part, node, width, height, top, right, bottom, left)


def _is_old(section: Node) -> bool:
    """Whether this is what a tracked change has replaced."""
    return section.parent is not None and section.parent.tag == f"{W}sectPrChange"


def _number(node: Node | None, name: str, usual: int = 0) -> int:
    said = node.get(name) if node else ""
    return int(said) if re.fullmatch(r"-?\d{1,5}", said) else usual
