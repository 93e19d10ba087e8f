"""The text of a Word document in the making, and the marks around its figures.

It is put together from pieces of bytes: so most of it is never joined, widened and encoded again.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from huibao.model.document import Chart, FigureText, Run
from huibao.render.characters import escape, is_plain

_HINT = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'


@lru_cache(maxsize=8192)  # the words of clauses come again and again
def words(text: str) -> bytes:
    """A run of plain words."""
    return run(text).encode()


def run(text: str) -> str:
    """The same, to be put into other markup."""
    if not text:
        return ""
    if text.isalnum() or is_plain(text):  # 4000余份, and most words
        return f"<w:r><w:t>{text}</w:t></w:r>"
    hint = _HINT if _is_of_either_script(text) else ""
    shown = escape(text)
    kept = ' xml:space="preserve"' if shown.startswith(" ") or shown.endswith(" ") else ""
    return f"<w:r>{hint}<w:t{kept}>{shown}</w:t></w:r>"


def _is_of_either_script(text: str) -> bool:
    """Whether it has “”, — or …, which stand in both: without the hint Word sets them in the Western font.

    A pattern of these sets takes longer to compile than all words of a report take to look through.
    """
    for letter in text:
        if not (
            "\u4e00" <= letter <= "\u9fff"
            or " " <= letter <= "~"
            or "\u3000" <= letter <= "\u303f"
            or "\uff00" <= letter <= "\uffef"
            or "\u3400" <= letter <= "\u4dbf"
        ):
            return True
    return False


Printed = tuple[FigureText, bytes, bytes]
"""A figure in the text, the name of its bookmark, and its words as markup."""


def printed(figure: FigureText) -> Printed:
    """A figure that stands in the text."""
    return figure, figure.anchor.encode(), escape(figure.text).encode()


@lru_cache(maxsize=8192)
def _bookmark(number: int) -> tuple[bytes, bytes]:
    """What stands before the name of a figure's bookmark, and what ends it."""
    return b'<w:bookmarkStart w:id="%d" w:name="' % number, b'<w:bookmarkEnd w:id="%d"/>' % number


@lru_cache(maxsize=1024)
def _opening(style: str, properties: str) -> bytes:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'.encode()


class Story:
    """The paragraphs and tables so far, with what other parts of the package need to know of them.

    figures are those met so far, in reading order; charts likewise, and charted says in which of them and in
    which of its cells a figure stands, by anchor; lists says of each numbered list whether a gap parts its
    numbers from its items.
    """

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.figures: list[Printed] = []
        self.charts: list[Chart] = []
        self.charted: dict[str, tuple[str, int]] = {}
        self.lists: list[bool] = []

    def say(self, openings: Sequence[bytes], rows: Iterable[Iterable[Iterable[Run]]], end: bytes) -> None:
        """Rows of runs, those of a cell after its opening, and the end of each row.

        Each figure stands within a bookmark of its anchor's name.
        """
        parts, figures = self.parts, self.figures
        for row in rows:
            for opening, runs in zip(openings, row, strict=True):
                parts.append(opening)
                for each in runs:
                    text = each.text
                    if not isinstance(each, FigureText):
                        parts.append(words(text))
                        continue
                    start, stop = _bookmark(len(figures))
                    if text.isalnum() or is_plain(text):
                        anchor, shown = each.anchor.encode(), text.encode()
                        figures.append((each, anchor, shown))
                        parts += (start, anchor, b'"/><w:r><w:t>', shown, b"</w:t></w:r>", stop)
                    else:
                        figures.append(printed(each))
                        parts += (start, figures[-1][1], b'"/>', run(text).encode(), stop)
            parts.append(end)

    def speak(self, style: str, runs: Iterable[Run], properties: str = "") -> None:
        """A paragraph of runs; properties is markup for more than its style."""
        self.say((_opening(style, properties),), ((runs,),), b"</w:p>")

    def paragraph(self, style: str, content: bytes, properties: str = "") -> None:
        """The same of markup."""
        self.parts += (_opening(style, properties), content, b"</w:p>")

    def add(self, markup: str) -> None:
        """Markup of whole paragraphs or tables."""
        self.parts.append(markup.encode())
