"""The report as Markdown: CommonMark with pipe tables; figures are plain text."""

import re

from huibao.model.document import Block, Chart, Document, Heading, ListBlock, ParagraphBlock, Table, plain

from .characters import clean

_SYNTAX = re.compile(r"([\\`*_\[\]<>|~&#$])")
_LIST_NUMBER = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")


def render(document: Document) -> bytes:
    """The Markdown text in UTF-8, the same each time."""
    letter = document.letter
    parts = [_line(words) for _role, words in letter.head] if letter else []
    parts.append(f"# {_inline(document.title)}")
    mark = ""
    for block in document.blocks:
        # Another mark starts another list: two that follow each other would be read as one.
        mark = (")" if mark == "." else ".") if isinstance(block, ListBlock) else ""
        parts.append(_block(block, mark))
    parts += [_line(words) for _role, words in letter.imprint] if letter else []
    return ("\n\n".join([part for part in parts if part]) + "\n").encode()


def _block(block: Block, mark: str) -> str:
    if isinstance(block, ParagraphBlock):
        return _line(plain(block.runs))
    if isinstance(block, Heading):
        heading = f"{'#' * (block.level + 1)} {_inline(block.number + block.text)}"
        return f"{_line(block.label)}\n\n{heading}" if block.label else heading
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
        # What a chart is called stands below it.
        place = len(lines) if isinstance(table, Chart) else 0
        lines[place:place] = ["", f"**{caption}**"] if place else [f"**{caption}**", ""]
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
