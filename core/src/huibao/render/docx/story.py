"""The text of a Word document in the making, and the marks around its figures.

It is put together from pieces of bytes: so most of it is never joined, widened and encoded again.
"""

from collections.abc import Sequence
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


class Story:
    """The paragraphs and tables so far, with what other parts of the package need to know of them.

    figures are those met so far, in reading order; charts likewise, and charted says in which of them and in
    which of its cells a figure stands, by anchor; lists says of each numbered list whether a gap parts its
    numbers from its items.
    """

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.figures: list[FigureText] = []
        self.charts: list[Chart] = []
        self.charted: dict[str, tuple[str, int]] = {}
        self.lists: list[bool] = []

    def runs(self, runs: Sequence[Run]) -> bytes:
        """The runs as markup, each figure within a bookmark of its anchor's name."""
        if len(runs) == 1:
            return self._run(runs[0])
        return b"".join(map(self._run, runs))

    def _run(self, each: Run) -> bytes:
        if not isinstance(each, FigureText):
            return words(each.text)
        number, text = str(len(self.figures)), each.text
        self.figures.append(each)
        shown = f"<w:r><w:t>{text}</w:t></w:r>" if text.isalnum() else run(text)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{each.anchor}"/>'
            f'{shown}<w:bookmarkEnd w:id="{number}"/>'
        ).encode()

    def paragraph(self, style: str, content: bytes, properties: str = "") -> None:
        """A paragraph of markup; properties is markup for more than its style."""
        opening = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'
        self.parts += (opening.encode(), content, b"</w:p>")

    def add(self, markup: str) -> None:
        """Markup of whole paragraphs or tables."""
        self.parts.append(markup.encode())
