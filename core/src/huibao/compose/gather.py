"""Puts short paragraphs together: a report of few figures is not a column of one-line paragraphs."""

from collections.abc import Collection, Sequence

from huibao.model.document import Block, ParagraphBlock, Run, Text

_SHORT = 45
"""Characters; more than a line and a half stands alone."""


def gathered(blocks: Sequence[Block], apart: Collection[int]) -> tuple[Block, ...]:
    """The blocks, with each short paragraph drawn up to the short one before it.

    apart holds the positions of those that stay as they are: the unit's own paragraphs.
    """
    result: list[Block] = []
    for position, block in enumerate(blocks):
        last = result[-1] if result else None
        free = position not in apart and position - 1 not in apart
        if (
            free
            and isinstance(last, ParagraphBlock)
            and isinstance(block, ParagraphBlock)
            and _fit(last, block)
        ):
            result[-1] = ParagraphBlock(_joined(last.runs, block.runs))
        else:
            result.append(block)
    return tuple(result)


def _fit(first: ParagraphBlock, second: ParagraphBlock) -> bool:
    return _is_short(first.runs) and _is_short(second.runs)


def _is_short(runs: tuple[Run, ...]) -> bool:
    """Whether the runs are a sentence or two of few words."""
    return runs[-1].text.endswith("。") and sum([len(run.text) for run in runs]) <= _SHORT


def _joined(first: tuple[Run, ...], second: tuple[Run, ...]) -> tuple[Run, ...]:
    before, after = first[-1], second[0]
    if isinstance(before, Text) and isinstance(after, Text):
        return (*first[:-1], Text(before.text + after.text), *second[1:])
    return first + second
