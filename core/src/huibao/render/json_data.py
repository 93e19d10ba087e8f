"""The report as JSON, for programs: its blocks in reading order and the register of its figures.

A run is a string where it is plain words, and an object with text, indicator, aspect and anchor
where it is a figure.
"""

import json
from collections.abc import Iterable

from huibao.model.document import (
    Block,
    Document,
    FigureEntry,
    FigureText,
    Heading,
    ListBlock,
    ParagraphBlock,
    Run,
)

from .characters import clean

FORMAT = 1
"""Version of the structure; a change that breaks its readers counts it up."""

Json = str | int | bool | list["Json"] | dict[str, "Json"]


def render(document: Document) -> bytes:
    """The JSON text in UTF-8, keys in a fixed order, the same each time."""
    tree: Json = {
        "format": FORMAT,
        "title": clean(document.title),
        "unit": clean(document.unit),
        "period": clean(document.period),
        "language": clean(document.language),
        "blocks": [_block(block) for block in document.blocks],
        "figures": [_entry(entry) for entry in document.register],
    }
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode()


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
        }
    if isinstance(block, ListBlock):
        return {"type": "list", "items": [_runs(item) for item in block.items]}
    return {
        "type": "table",
        "caption": clean(block.caption),
        "header": [clean(name) for name in block.header],
        "numeric": list(block.numeric),
        "rows": [[_runs(cell) for cell in row] for row in block.rows],
    }


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
