"""The report as one web page that needs nothing else: no script, no font, no second file.

A figure tells its indicator and source when pointed at; the same stands in a table below the
report, for those who do not point. page.html and page.css hold the frame and the looks.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from huibao.model.document import (
    Aspect,
    Block,
    Document,
    FigureEntry,
    FigureText,
    Heading,
    ListBlock,
    ParagraphBlock,
    Run,
    Table,
)

from .characters import escape, quoted

_HERE = Path(__file__).parent
_ASPECTS = {
    Aspect.ACTUAL: "本期",
    Aspect.PREVIOUS: "上年同期",
    Aspect.TARGET: "目标",
    Aspect.PLANNED: "下期计划",
    Aspect.CHANGE: "增减",
    Aspect.COMPLETION: "完成率",
}
_Register = Mapping[tuple[str, Aspect], FigureEntry]


def render(document: Document) -> bytes:
    """The page in UTF-8, the same each time."""
    register = {(entry.indicator, entry.aspect): entry for entry in document.register}
    page = _read("page.html").format(
        language=escape(document.language),
        unit=escape(document.unit),
        title=escape(document.title),
        style=_read("page.css"),
        blocks="\n".join([_block(block, register) for block in document.blocks]),
        sources=_sources(document.register),
    )
    return page.encode()


def _block(block: Block, register: _Register) -> str:
    if isinstance(block, ParagraphBlock):
        role = "" if block.role == "body" else f' class="{escape(block.role)}"'
        return f"<p{role}>{_runs(block.runs, register)}</p>"
    if isinstance(block, Heading):
        place = f' id="section-{escape(block.id)}"' if block.id else ""
        tag = f"h{block.level + 1}"
        page = ' class="new-page"' if block.new_page else ""
        return f"<{tag}{place}{page}>{escape(block.number + block.text)}</{tag}>"
    if isinstance(block, ListBlock):
        items = "".join([f"<li>{_runs(item, register)}</li>\n" for item in block.items])
        return f"<ol>\n{items}</ol>"
    return _table(block, register)


def _runs(runs: tuple[Run, ...], register: _Register) -> str:
    return "".join(
        [_figure(run, register) if isinstance(run, FigureText) else quoted(run.text) for run in runs]
    )


def _figure(figure: FigureText, register: _Register) -> str:
    entry = register.get((figure.indicator, figure.aspect))
    value, title = figure.text, ""
    if entry:
        value = entry.value
        title = f' title="{escape(_account(entry))}"'
    return (
        f'<data class="fig" id="{quoted(figure.anchor)}" value="{escape(value)}"{title}>'
        f"{escape(figure.text)}</data>"
    )


def _account(entry: FigureEntry) -> str:
    """What a figure says of itself when pointed at."""
    formula = f"；公式：{entry.formula}" if entry.formula else ""
    return f"{entry.name}（{_ASPECTS[entry.aspect]}）；来源：{entry.source}{formula}"


def _table(table: Table, register: _Register) -> str:
    """The table, able to scroll sideways on a narrow screen; its first column of words heads the rows."""
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
        rows.append("".join([f"{start}{_runs(cell, register)}{end}" for (start, end), cell in cells]))
    return _framed_table(table.caption, head, rows)


def _framed_table(caption: str, head: str, rows: list[str]) -> str:
    name = escape(caption)
    title = f"<caption>{name}</caption>\n" if caption else ""
    body = "\n".join([f"<tr>{row}</tr>" for row in rows])
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{name}"><table>\n{title}'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _sources(register: tuple[FigureEntry, ...]) -> str:
    """The register as a table below the report, folded away."""
    if not register:
        return ""
    head = "".join([f'<th scope="col">{name}</th>' for name in ("指标", "口径", "数据", "来源", "公式")])
    rows = [
        f'<th scope="row">{escape(entry.name)}</th><td>{_ASPECTS[entry.aspect]}</td>'
        f'<td class="number">{escape(entry.text)}</td><td>{escape(entry.source)}</td>'
        f"<td>{escape(entry.formula)}</td>"
        for entry in register
    ]
    return (
        '<section class="sources" aria-label="数据来源"><details>\n'
        f"<summary>数据来源（{len(rows)}项）</summary>\n"
        f"{_framed_table('各项数据的来源', head, rows)}\n</details></section>\n"
    )


@cache
def _read(file: str) -> str:
    return (_HERE / file).read_text(encoding="utf-8")
