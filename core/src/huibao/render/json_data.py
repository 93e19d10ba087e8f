"""The report as JSON, for programs: its blocks in reading order and the register of its figures.

A run is a string where it is plain words, and an object with text, indicator, aspect and anchor
where it is a figure.
"""

import json
from collections.abc import Iterable

from huibao.model.document import (
    Block,
    Chart,
    Document,
    FigureEntry,
    FigureText,
    Heading,
    ListBlock,
    ParagraphBlock,
    Point,
    Run,
)
from huibao.model.printing import plain_digits

from .characters import clean

FORMAT = 1
"""Version of the structure; a change that breaks its readers counts it up."""

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


def render(document: Document) -> bytes:
    """The JSON text in UTF-8, keys in a fixed order, the same each time."""
    tree: Json = {
        "format": FORMAT,
        "title": clean(document.title),
        "unit": clean(document.unit),
        "period": clean(document.period),
        "language": clean(document.language),
        "head": _outer(document.letter.head if document.letter else ()),
        "blocks": [_block(block) for block in document.blocks],
        "imprint": _outer(document.letter.imprint if document.letter else ()),
        "figures": [_entry(entry) for entry in document.register],
    }
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode()


def _outer(lines: Iterable[tuple[str, str]]) -> list[Json]:
    """What stands before the title or after the last block."""
    return [{"role": role, "text": clean(words)} for role, words in lines]


def _block(block: Block) -> Json:
    if isinstance(block, ParagraphBlock):
        return {"type": "paragraph", "role": block.role, "runs": _runs(block.runs)}
    if isinstance(block, Heading):
        return {
            "type": "heading",
            "level": block.level,
            "number": clean(block.number),
            "text": clean(block.text),
            "id": clean(block.id),
            "label": clean(block.label),
        }
    if isinstance(block, ListBlock):
        return {"type": "list", "items": [_runs(item) for item in block.items]}
    table: dict[str, Json] = {
        "type": "table",
        "caption": clean(block.caption),
        "header": [clean(name) for name in block.header],
        "numeric": list(block.numeric),
        "rows": [[_runs(cell) for cell in row] for row in block.rows],
    }
    return _chart(block, table) if isinstance(block, Chart) else table


def _chart(chart: Chart, table: dict[str, Json]) -> Json:
    """The table of a chart, with what is drawn of it: the columns' aspects, and the points row by row."""
    return {
        **table,
        "type": "chart",
        "kind": chart.kind.value,
        "unit": clean(chart.unit),
        "aspects": [aspect.value for aspect in chart.aspects],
        "points": [[_point(point) for point in row] for row in chart.points],
    }


def _point(point: Point | None) -> Json:
    return None if point is None else {"value": plain_digits(point.value), "bound": point.bound.value}


def _runs(runs: Iterable[Run]) -> list[Json]:
    return [_figure(run) if isinstance(run, FigureText) else clean(run.text) for run in runs]


def _figure(figure: FigureText) -> Json:
    return {
        "text": clean(figure.text),
        "indicator": clean(figure.indicator),
        "aspect": figure.aspect.value,
        "anchor": clean(figure.anchor),
    }


def _entry(entry: FigureEntry) -> Json:
    return {
        "indicator": clean(entry.indicator),
        "aspect": entry.aspect.value,
        "name": clean(entry.name),
        "text": clean(entry.text),
        "value": clean(entry.value),
        "unit": clean(entry.unit),
        "bound": clean(entry.bound),
        "source": clean(entry.source),
        "formula": clean(entry.formula),
    }
