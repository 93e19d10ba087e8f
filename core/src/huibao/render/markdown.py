"""The report as Markdown: CommonMark with pipe tables; figures are plain text."""

import re

from huibao.model.document import Block, Document, Heading, ListBlock, ParagraphBlock, Table, plain

from .characters import clean

_SYNTAX = re.compile(r"([\\`*_\[\]<>|~&#$])")
_LIST_NUMBER = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")


def render(document: Document) -> bytes:
    """The Markdown text in UTF-8, the same each time."""
    parts = [f"# {_inline(document.title)}"]
    marks = ")", "."
    for block in document.blocks:
        if isinstance(block, ListBlock):
            # Another mark starts another list: two that follow each other would be read as one.
            marks = marks[1], marks[0]
        parts.append(_block(block, marks[0]))
    return ("\n\n".join([part for part in parts if part]) + "\n").encode()


def _block(block: Block, mark: str) -> str:
    if isinstance(block, ParagraphBlock):
        return _line(plain(block.runs))
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {_inline(block.number + block.text)}"
    if isinstance(block, ListBlock):
        items = (_line(plain(item)) for item in block.items)
        return "\n".join([f"{number}{mark} {item}".rstrip() for number, item in enumerate(items, 1)])
    return _table(block)


def _table(table: Table) -> str:
    rules = ["---:" if numeric else ":---" for numeric in table.numeric]
    rows = [[_inline(name) for name in table.header], rules]
    rows += [[_inline(plain(cell)) for cell in row] for row in table.rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if caption := _inline(table.caption):
        lines[:0] = [f"**{caption}**", ""]
    return "\n".join(lines)


def _inline(text: str) -> str:
    """The text as it stands within a line: what would be syntax is escaped."""
    return _SYNTAX.sub(r"\\\1", clean(text).strip())


def _line(text: str) -> str:
    """The text as it stands at the start of a line, where it must not begin a list or a rule."""
    text = _inline(text)
    if text.startswith(("-", "+", "=")):
        return "\\" + text
    if number := _LIST_NUMBER.match(text):
        return f"{number[1]}\\{text[number.end() :]}"
    return text
