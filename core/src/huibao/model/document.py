"""The format-free tree that renderers write.

Blocks follow each other in reading order; there is no nesting beyond a heading's level. Text is
made of runs: plain text, and figures that keep their indicator.
"""

import enum
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from attrs import field

from .figure import Figure
from .layout import GB9704, Layout
from .quantity import Bound
from .sealed import frozen, sealed
from .submission import Submission

if TYPE_CHECKING:
    from .evidence import Evidence
    from .letter import Letter

_Made = TypeVar("_Made")


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
    characters: renderers mark the place with it, so that the figure can be found again. figure is what
    it says in words, of a comparison this period's; None where a document was not made from figures.
    """

    text: str
    indicator: str
    aspect: Aspect
    anchor: str
    figure: Figure | None = field(default=None, eq=False, repr=False)


Run = Text | FigureText


def plain(runs: tuple[Run, ...]) -> str:
    """The words of some runs, without anchors."""
    return "".join([run.text for run in runs]) if len(runs) != 1 else runs[0].text


@frozen
class Heading:
    """level 1 to 4; number is the printed numbering with its mark (一、), "" where there is none.

    new_page asks for a page of its own, as attachments have; label is what stands alone above such a
    heading (附件).
    """

    level: int
    text: str
    number: str = ""
    id: str = ""
    new_page: bool = False
    label: str = ""


@sealed
class ParagraphBlock:
    """A paragraph; role says what it is.

    "body"; "addressee" (主送机关, flush left); "attachments" (附件说明, below the body); "signature"
    (署名) and "date" (成文日期), both on the right.
    """

    runs: tuple[Run, ...]
    role: str = "body"


@frozen
class ListBlock:
    """A numbered list."""

    items: tuple[tuple[Run, ...], ...]

    @property
    def needs_gap(self) -> bool:
        """Whether an item begins with a digit: 2. and 2个村 would be read as 2.2个村."""
        return any(plain(item)[:1].isdigit() for item in self.items)


@frozen
class Table:
    """caption with its number (表1 …); cells are runs; numeric says which columns hold numbers."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    numeric: tuple[bool, ...]


class ChartKind(enum.Enum):
    """What a chart shows, and so how it is drawn."""

    COMPARISON = "comparison"
    """Indicators beside each other, each with last year's or its target: bars."""
    TREND = "trend"
    """How indicators went over periods: lines."""
    SHARES = "shares"
    """The parts of a whole: a pie."""


class Point(NamedTuple):
    """What a figure of a chart measures, in the chart's unit, and how firmly it is known."""

    value: Decimal
    bound: Bound = Bound.EXACT


@frozen
class Chart(Table):
    """A table that people look at rather than read, drawn by the formats that can draw.

    Its first column names the indicators, and its header there tells the unit. aspects are those of
    the columns after it that are drawn, points their figures row by row: None where a cell has none.
    A last column of plain words may follow (a part's share).
    """

    kind: ChartKind
    unit: str
    aspects: tuple[Aspect, ...]
    points: tuple[tuple[Point | None, ...], ...]


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


def _made(given: "_Made | Callable[[], _Made]") -> "_Made":
    return given() if callable(given) else given


def _no_evidence() -> "Evidence":
    from .evidence import Evidence  # most formats never ask

    return Evidence()


@frozen
class Document:
    """A finished report, format-free.

    title_lines are the title cut by meaning, for pages on which it does not fit on one line.
    register holds an entry for each indicator and aspect in print, by code and aspect. told is what the
    report says of its data file, from which the same report can be composed again. layout is how it is
    laid out on pages; letter is what stands before the title and after the last block. evidence makes
    what stands behind the figures, for the formats that show it: the others do not wait for it. For the
    same reason, functions may be given for register and told, which are called when somebody asks.
    """

    title_lines: tuple[str, ...]
    unit: str
    period: str
    blocks: tuple[Block, ...]
    _register: "tuple[FigureEntry, ...] | Callable[[], tuple[FigureEntry, ...]]" = field(
        default=(), eq=_made, repr=False
    )
    language: str = "zh-CN"
    layout: Layout = GB9704
    letter: "Letter | None" = None
    _told: "Submission | Callable[[], Submission] | None" = field(default=None, eq=False, repr=False)
    evidence: "Callable[[], Evidence]" = field(default=_no_evidence, eq=False, repr=False)

    @property
    def register(self) -> tuple[FigureEntry, ...]:
        """An entry for each indicator and aspect in print."""
        return _made(self._register)

    @property
    def told(self) -> Submission | None:
        """What the report says of its data file; None where it was not made from one."""
        return _made(self._told)

    @property
    def title(self) -> str:
        """The title on one line."""
        return "".join(self.title_lines)
