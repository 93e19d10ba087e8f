"""What checks say of a report: its words, and the figures in it."""

from __future__ import annotations

from collections.abc import Iterator

from huibao.compose.draft import draft
from huibao.compose.finish import finish
from huibao.compose.plans import codes_in
from huibao.derive.derive import derive
from huibao.errors import Problem
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.document import Block, Document, Heading, ListBlock, ParagraphBlock, Table, plain
from huibao.model.outline import Outline
from huibao.model.submission import Submission

from .wording import flaws


def lines(document: Document) -> Iterator[str]:
    """Everything in print, a block, an item or a cell at a time."""
    yield document.title
    for block in document.blocks:
        yield from _lines(block)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{block.number}{block.text}"
        case ParagraphBlock():
            yield plain(block.runs)
        case ListBlock():
            yield from map(plain, block.items)
        case Table():
            yield block.caption
            yield from (plain(cell) for row in block.rows for cell in row)


def flawed(document: Document, where: str) -> Iterator[Problem]:
    """What is wrong with the words of a report."""
    for line in dict.fromkeys(lines(document)):  # cells say the same again and again
        for message, words in flaws(line):
            hint = _("look for the clause, lead or title in sections.toml that prints it")
            yield Problem(f"{message}: {words}", where, hint)


def composed(catalogue: Catalogue, submission: Submission, outline: Outline) -> Document:
    """The report of a submission, without holding it against any rule."""
    return finish(draft(derive(submission, catalogue), outline), ())


def has_sentences(document: Document) -> bool:
    """Whether anything is said under the headings."""
    return any(isinstance(block, ParagraphBlock) and block.role == "body" for block in document.blocks)


def in_words(catalogue: Catalogue) -> frozenset[str]:
    """The codes that conditions speak of: a clause may say such a figure in words (全部整改到位)."""
    return frozenset(
        code
        for section in catalogue.sections.values()
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
        for clause in sentence.clauses
        for code in codes_in(clause.when)
    )
