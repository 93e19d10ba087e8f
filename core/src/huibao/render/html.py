"""The report as one web page that needs nothing else: no script, no font, no second file.

A figure is a button that shows what stands behind it. page.html and page.css hold the frame and the
looks on screen; on paper it looks as its layout says.
"""

from collections.abc import Mapping
from functools import cache
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

from .characters import escape, quoted
from .html_print import print_rules
from .html_sources import marks, sources
from .title import title_lines

_HERE = Path(__file__).parent
_Marks = Mapping[tuple[str, Aspect], tuple[str, str]]


def render(document: Document) -> bytes:
    """The page in UTF-8, the same each time."""
    figures = marks(document)
    page = _read("page.html").format(
        language=escape(document.language),
        unit=escape(document.unit),
        title=escape(document.title),
        lines="<br>".join([escape(line) for line in title_lines(document)]),
        head=_outer(document.letter.head if document.letter else ()),
        style=_read("page.css") + print_rules(document.layout),
        blocks="\n".join([_block(block, figures) for block in document.blocks]),
        imprint=_outer(document.letter.imprint if document.letter else ()),
        skip='<a href="#sources">跳到数据来源</a>' if document.register else "",
        sources=sources(document),
    )
    return page.encode()


def _outer(lines: tuple[tuple[str, str], ...]) -> str:
    """What stands before the title or after the last block."""
    return "".join([f'<p class="{role.replace("_", "-")}">{escape(words)}</p>\n' for role, words in lines])


def _block(block: Block, figures: _Marks) -> str:
    if isinstance(block, ParagraphBlock):
        role = "" if block.role == "body" else f' class="{escape(block.role)}"'
        return f"<p{role}>{_runs(block.runs, figures)}</p>"
    if isinstance(block, Heading):
        place = f' id="section-{escape(block.id)}"' if block.id else ""
        tag = f"h{block.level + 1}"
        page = ' class="new-page"' if block.new_page else ""
        heading = f"{escape(block.number + block.text)}</{tag}>"
        if block.label:
            return f"<p{page}>{escape(block.label)}</p>\n<{tag}{place}>{heading}"
        return f"<{tag}{place}{page}>{heading}"
    if isinstance(block, ListBlock):
        items = "".join([f"<li>{_runs(item, figures)}</li>\n" for item in block.items])
        return f"<ol>\n{items}</ol>"
    if isinstance(block, Chart):
        return _chart(block, figures)
    return _table(block, figures)


def _runs(runs: tuple[Run, ...], figures: _Marks) -> str:
    parts = []
    for run in runs:
        text = quoted(run.text)
        if isinstance(run, FigureText):
            before, after = figures.get((run.indicator, run.aspect)) or (
                f'<data value="{text}" id="',
                "</data>",
            )
            parts.append(f'{before}{quoted(run.anchor)}">{text}{after}')
        else:
            parts.append(text)
    return "".join(parts)


def _chart(chart: Chart, figures: _Marks) -> str:
    """The picture, its figures folded away below it, and its caption."""
    from .chart_svg import draw  # few pages have a chart

    anchors = [
        run.anchor for row in chart.rows for cell in row for run in cell if isinstance(run, FigureText)
    ]
    name = f"chart{quoted(anchors[0])}" if anchors else "chart"
    return (
        f'<figure class="chart">\n{draw(chart, name)}\n<details><summary>图中数据</summary>\n'
        f"{_table(chart, figures)}\n</details>\n<figcaption>{escape(chart.caption)}</figcaption>\n</figure>"
    )


def _table(table: Table, figures: _Marks) -> str:
    """The table, able to scroll sideways on a narrow screen; its first column of words heads the rows.

    What names a chart stands below its picture.
    """
    head = "".join([f'<th scope="col">{escape(name)}</th>' for name in table.header])
    heading = table.numeric.index(False) if False in table.numeric else -1
    frames = []
    for column, numeric in enumerate(table.numeric):
        if column == heading:
            frames.append(('<th scope="row">', "</th>"))
        else:
            frames.append(('<td class="number">' if numeric else "<td>", "</td>"))
    rows = []
    for row in table.rows:
        cells = zip(frames, row, strict=True)
        rows.append("".join([f"{start}{_runs(cell, figures)}{end}" for (start, end), cell in cells]))
    return _framed_table(table.caption, head, rows, captioned=not isinstance(table, Chart))


def _framed_table(caption: str, head: str, rows: list[str], *, captioned: bool) -> str:
    name = escape(caption)
    title = f"<caption>{name}</caption>\n" if caption and captioned else ""
    body = "\n".join([f"<tr>{row}</tr>" for row in rows])
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{name}"><table>\n{title}'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


@cache
def _read(file: str) -> str:
    return (_HERE / file).read_text(encoding="utf-8")
