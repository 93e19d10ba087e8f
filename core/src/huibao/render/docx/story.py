"""The text of a Word document in the making, and the marks around its figures."""

from collections.abc import Iterable

from attrs import define, field

from huibao.model.document import FigureText, Run
from huibao.render.characters import escape, quoted

# Without the hint Word sets Chinese quotation marks and dashes in the Western font.
_RUN = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">'
_END_RUN = "</w:t></w:r>"


def words(text: str) -> str:
    """A run of plain words."""
    return f"{_RUN}{quoted(text)}{_END_RUN}" if text else ""


@define
class Story:
    """The paragraphs and tables so far, with what other parts of the package need to know of them.

    figures are those met so far, in reading order; lists counts the numbered lists.
    """

    parts: list[str] = field(factory=list)
    figures: list[FigureText] = field(factory=list)
    lists: int = 0

    def runs(self, runs: Iterable[Run]) -> str:
        """The runs as markup, each figure within a bookmark of its anchor's name."""
        out = []
        for run in runs:
            if isinstance(run, FigureText):
                number = len(self.figures)
                self.figures.append(run)
                out.append(
                    f'<w:bookmarkStart w:id="{number}" w:name="{quoted(run.anchor)}"/>'
                    f'{_RUN}{escape(run.text)}{_END_RUN}<w:bookmarkEnd w:id="{number}"/>'
                )
            else:
                out.append(words(run.text))
        return "".join(out)

    def paragraph(self, style: str, content: str, properties: str = "") -> None:
        """A paragraph of markup; properties is markup for more than its style."""
        self.parts.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>')
