"""Where a figure stands in a document."""

from collections.abc import Iterator

from huibao.model.document import (
    Block,
    Document,
    FigureText,
    Heading,
    ListBlock,
    ParagraphBlock,
    Run,
    Table,
    plain,
)

_AROUND = 12


def standings(document: Document, code: str) -> Iterator[tuple[str, str]]:
    """The heading and the words around it of each place where a figure is printed."""
    heading = document.title
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = f"{block.number}{block.text}"
        for runs in _runs(block):
            for position, run in enumerate(runs):
                if isinstance(run, FigureText) and run.indicator == code:
                    before, after = plain(runs[:position]), plain(runs[position + 1 :])
                    yield heading, f"{before[-_AROUND:]}【{run.text}】{after[:_AROUND]}"


def _runs(block: Block) -> Iterator[tuple[Run, ...]]:
    match block:
        case ParagraphBlock(runs):
            yield runs
        case ListBlock(items):
            yield from items
        case Table(rows=rows):
            for row in rows:
                yield from row
        case Heading():
            return
