"""The text of a Word document in the making, and the marks around its figures."""

from collections.abc import Sequence
from functools import lru_cache

from huibao.model.document import Chart, FigureText, Run
from huibao.render.characters import escape, is_plain

_HINT = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
_NOT_PLAIN_BUT_WESTERN = str.maketrans("", "", ' "&<>')


@lru_cache(maxsize=8192)  # the words of clauses come again and again
def words(text: str) -> str:
    """A run of plain words."""
    return _run(text) if text else ""


def _run(text: str) -> str:
    if text.isalnum() or is_plain(text):  # 4000余份, and most words
        return f"<w:r><w:t>{text}</w:t></w:r>"
    hint = _HINT if _has_either_script(text) else ""
    shown = escape(text)
    kept = ' xml:space="preserve"' if shown.startswith(" ") or shown.endswith(" ") else ""
    return f"<w:r>{hint}<w:t{kept}>{shown}</w:t></w:r>"


def _has_either_script(text: str) -> bool:
    """Whether it has what stands in both: without the hint Word sets “”, — and … in the Western font."""
    letters = text.translate(_NOT_PLAIN_BUT_WESTERN)
    return letters != "" and not is_plain(letters)


class Story:
    """The paragraphs and tables so far, with what other parts of the package need to know of them.

    figures are those met so far, in reading order; charts likewise, and charted says in which of them and in
    which of its cells a figure stands, by anchor; lists says of each numbered list whether a gap parts its
    numbers from its items.
    """

    def __init__(self, parts: Sequence[str] = ()) -> None:
        self.parts = [*parts]
        self.figures: list[FigureText] = []
        self.charts: list[Chart] = []
        self.charted: dict[str, tuple[str, int]] = {}
        self.lists: list[bool] = []

    def runs(self, runs: Sequence[Run]) -> str:
        """The runs as markup, each figure within a bookmark of its anchor's name."""
        if len(runs) == 1:
            return self._run(runs[0])
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        if not isinstance(run, FigureText):
            return words(run.text)
        number, text = len(self.figures), run.text
        self.figures.append(run)
        shown = f"<w:r><w:t>{text}</w:t></w:r>" if text.isalnum() else _run(text)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{run.anchor}"/>{shown}<w:bookmarkEnd w:id="{number}"/>'
        )

    def paragraph(self, style: str, content: str, properties: str = "") -> None:
        """A paragraph of markup; properties is markup for more than its style."""
        self.parts.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>')
