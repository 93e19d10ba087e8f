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
_MARKS = "，。；："


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
                    yield heading, f"{_end(before)}【{run.text}】{_beginning(after)}"


def _end(text: str) -> str:
    """The last words of a text, from the beginning of a clause if there is one near."""
    at = len(text) - _AROUND
    if at <= _AROUND:
        return text
    start = max(text.rfind(mark, at - _AROUND, at) for mark in _MARKS)
    return text[start + 1 :] if start >= 0 else f"…{text[at:]}"


def _beginning(text: str) -> str:
    """The first words of a text, to the end of a clause if there is one near."""
    if len(text) <= 2 * _AROUND:
        return text
    ends = [place for mark in _MARKS if (place := text.find(mark, _AROUND, 2 * _AROUND)) >= 0]
    return text[: min(ends)] if ends else f"{text[:_AROUND]}…"


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
