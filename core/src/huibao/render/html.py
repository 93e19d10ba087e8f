"""The report as one web page that needs nothing else: no script, no font, no second file.

A figure is a button that shows what stands behind it. page.html and page.css hold the frame and the
looks on screen; on paper it looks as its layout says.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from huibao.model.document import (
    Aspect,
    Block,
    Chart,
    Document,
    FigureText,
    Heading,
    ListBlock,
    ParagraphBlock,
    Run,
    Table,
)
from huibao.model.layout import Layout

from .characters import escape
from .html_markup import markup
from .html_print import print_rules
from .html_sources import Sources
from .title import title_lines

_HERE = Path(__file__).parent
_SKIP = '<a href="#sources">跳到数据来源</a>'.encode()


def render(document: Document) -> bytes:
    """The page in UTF-8, the same each time."""
    sources = Sources(document)
    writer = _Writer(sources.around)
    for block in document.blocks:
        writer.block(block)
    slots = {
        "language": [markup(document.language)],
        "unit": [markup(document.unit)],
        "title": [markup(document.title)],
        "style": [_style(document.layout)],
        "skip": [_SKIP] if sources.section else [],
        "head": _outer(document.letter.head if document.letter else ()),
        "lines": [b"<br>".join([markup(line) for line in title_lines(document)])],
        "blocks": writer.parts,
        "imprint": _outer(document.letter.imprint if document.letter else ()),
        "sources": sources.section,
    }
    page: list[bytes] = []
    for text, slot in _frame():
        page.append(text)
        page += slots.get(slot, ())
    return b"".join(page)


@cache
def _frame() -> list[tuple[bytes, str]]:
    """The pieces of the frame, each with the name of the slot that follows it; the last with none."""
    pieces = [*re.split(r"\{(\w+)\}", (_HERE / "page.html").read_text(encoding="utf-8")), ""]
    return [(text.encode(), slot) for text, slot in zip(pieces[::2], pieces[1::2], strict=True)]


@lru_cache(maxsize=8)
def _style(layout: Layout) -> bytes:
    return (_HERE / "page.css").read_bytes() + print_rules(layout).encode()


def _outer(lines: tuple[tuple[str, str], ...]) -> list[bytes]:
    """What stands before the title or after the last block."""
    return [f'<p class="{role.replace("_", "-")}">{escape(words)}</p>\n'.encode() for role, words in lines]


class _Writer:
    """Writes blocks, each on a line of its own."""

    def __init__(self, around: Mapping[tuple[str, Aspect], tuple[bytes, bytes]]) -> None:
        self.parts: list[bytes] = []
        self._around = around

    def block(self, block: Block) -> None:
        parts = self.parts
        if isinstance(block, ParagraphBlock):
            parts.append(b"<p>" if block.role == "body" else b'<p class="%b">' % markup(block.role))
            self._runs(block.runs)
            parts.append(b"</p>")
        elif isinstance(block, Heading):
            parts.append(_heading(block).encode())
        elif isinstance(block, ListBlock):
            parts.append(b"<ol>\n")
            for item in block.items:
                parts.append(b"<li>")
                self._runs(item)
                parts.append(b"</li>\n")
            parts.append(b"</ol>")
        elif isinstance(block, Chart):
            self._chart(block)
        else:
            self._table(block)
        parts.append(b"\n")

    def _runs(self, runs: tuple[Run, ...]) -> None:
        parts = self.parts
        for run in runs:
            text = markup(run.text)
            if isinstance(run, FigureText):
                value, end = self._around.get((run.indicator, run.aspect)) or (text, b"</data>")
                parts += (b'<data value="', value, b'" id="', markup(run.anchor), b'">', text, end)
            else:
                parts.append(text)

    def _chart(self, chart: Chart) -> None:
        """The picture, its figures folded away below it, and its caption."""
        from .chart_svg import draw  # few pages have a chart

        anchors = [
            run.anchor for row in chart.rows for cell in row for run in cell if isinstance(run, FigureText)
        ]
        name = f"chart{escape(anchors[0])}" if anchors else "chart"
        picture = f'<figure class="chart">\n{draw(chart, name)}\n<details><summary>图中数据</summary>\n'
        self.parts.append(picture.encode())
        self._table(chart)
        caption = f"\n</details>\n<figcaption>{escape(chart.caption)}</figcaption>\n</figure>"
        self.parts.append(caption.encode())

    def _table(self, table: Table) -> None:
        """The table, able to scroll sideways on a narrow screen; its first column of words heads the rows.

        What names a chart stands below its picture.
        """
        parts = self.parts
        name = markup(table.caption)
        parts += (b'<div class="wide" role="region" tabindex="0" aria-label="', name, b'"><table>\n')
        if table.caption and not isinstance(table, Chart):
            parts += (b"<caption>", name, b"</caption>\n")
        parts.append(b"<thead><tr>")
        for head in table.header:
            parts += (b'<th scope="col">', markup(head), b"</th>")
        parts.append(b"</tr></thead>\n<tbody>\n")
        frames = _frames(table)
        for row in table.rows:
            parts.append(b"<tr>")
            for (start, end), cell in zip(frames, row, strict=True):
                parts.append(start)
                self._runs(cell)
                parts.append(end)
            parts.append(b"</tr>\n")
        parts.append(b"</tbody></table></div>")


def _heading(heading: Heading) -> str:
    place = f' id="section-{escape(heading.id)}"' if heading.id else ""
    tag = f"h{heading.level + 1}"
    page = ' class="new-page"' if heading.new_page else ""
    text = f"{escape(heading.number + heading.text)}</{tag}>"
    if heading.label:
        return f"<p{page}>{escape(heading.label)}</p>\n<{tag}{place}>{text}"
    return f"<{tag}{place}{page}>{text}"


def _frames(table: Table) -> list[tuple[bytes, bytes]]:
    """What stands before and after the cells of each column."""
    heading = table.numeric.index(False) if False in table.numeric else -1
    frames = [(b'<td class="number">' if numeric else b"<td>", b"</td>") for numeric in table.numeric]
    if heading >= 0:
        frames[heading] = b'<th scope="row">', b"</th>"
    return frames
