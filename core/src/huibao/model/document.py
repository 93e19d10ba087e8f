"""The format-free tree that renderers write.

Blocks follow each other in reading order; there is no nesting beyond a heading's level. Text is
made of runs: plain text, and figures that keep their indicator.
"""

import enum

from attrs import frozen

from .sealed import sealed


@sealed
class Text:
    """Plain words."""

    text: str


class Aspect(enum.Enum):
    """What is shown of an indicator at one place."""

    ACTUAL = "actual"
    PREVIOUS = "previous"
    TARGET = "target"
    PLANNED = "planned"
    """What is intended for the next period."""
    CHANGE = "change"
    """How much more or less than last year, in words or as a signed number."""
    COMPLETION = "completion"
    """Per cent of the target."""

    # Members are single; Enum's own hashing is slow, and this one is a key everywhere.
    __hash__ = object.__hash__


@sealed
class FigureText:
    """A figure in print: what it says, and of which indicator.

    anchor is unique in the document and made of letters, digits and underscores, at most 40
    characters: renderers mark the place with it, so that the figure can be found again.
    """

    text: str
    indicator: str
    aspect: Aspect
    anchor: str


Run = Text | FigureText


def plain(runs: tuple[Run, ...]) -> str:
    """The words of some runs, without anchors."""
    return "".join([run.text for run in runs]) if len(runs) != 1 else runs[0].text


@frozen
class Heading:
    """level 1 to 4; number is the printed numbering with its mark (一、), "" where there is none.

    new_page asks for a page of its own, as attachments have.
    """

    level: int
    text: str
    number: str = ""
    id: str = ""
    new_page: bool = False


@frozen
class ParagraphBlock:
    """A paragraph; role "body", "addressee" (主送机关, flush left), "signature" or "date" (right)."""

    runs: tuple[Run, ...]
    role: str = "body"


@frozen
class ListBlock:
    """A numbered list."""

    items: tuple[tuple[Run, ...], ...]


@frozen
class Table:
    """caption with its number (表1 …); cells are runs; numeric says which columns hold numbers."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    numeric: tuple[bool, ...]


Block = Heading | ParagraphBlock | ListBlock | Table


@sealed
class FigureEntry:
    """What the figures' register says of one indicator: for hovering, tracing and reading back.

    value, unit and bound are as in `Quantity`, spelled out as text.
    """

    indicator: str
    name: str
    aspect: Aspect
    text: str
    value: str
    unit: str
    bound: str
    source: str
    formula: str = ""


@frozen
class Document:
    """A finished report, format-free.

    title_lines are the title cut by meaning, for pages on which it does not fit on one line.
    register holds an entry for each indicator and aspect in print, by code and aspect.
    """

    title_lines: tuple[str, ...]
    unit: str
    period: str
    blocks: tuple[Block, ...]
    register: tuple[FigureEntry, ...] = ()
    language: str = "zh-CN"

    @property
    def title(self) -> str:
        """The title on one line."""
        return "".join(self.title_lines)
