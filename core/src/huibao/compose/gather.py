"""Puts short paragraphs together: a report of few figures is not a column of one-line paragraphs."""

from collections.abc import Collection, Sequence

from huibao.model.document import Block, ParagraphBlock, Run, Table, Text, plain

_SHORT = 45
"""Characters; more than a line and a half stands alone."""
_TOPIC = "方面，"
"""妇幼健康服务方面，…: what comes after such a paragraph would be read as part of that."""


def gathered(blocks: Sequence[Block], apart: Collection[int]) -> list[Block]:
    """The blocks, with each short paragraph drawn up to the short one before it.

    apart holds the positions of those that stay as they are: the unit's own paragraphs. What leads to a
    table or a chart stays with that.
    """
    result: list[Block] = []
    open_runs: tuple[Run, ...] = ()  # of the last paragraph, if one may be drawn up to it
    stays = {*apart, *(position - 1 for position, block in enumerate(blocks) if isinstance(block, Table))}
    for position, block in enumerate(blocks):
        if position in stays or not isinstance(block, ParagraphBlock) or not _is_short(block.runs):
            open_runs = ()
            result.append(block)
        elif open_runs and _goes_on(open_runs, block.runs):
            both = _joined(open_runs, block.runs)
            result[-1] = ParagraphBlock(both)
            open_runs = both if _is_short(both) else ()
        else:
            open_runs = block.runs
            result.append(block)
    return result


def _goes_on(first: tuple[Run, ...], second: tuple[Run, ...]) -> bool:
    """Whether the second is not taken for part of the first one's topic."""
    return _TOPIC not in plain(first) or _TOPIC in second[0].text


def _is_short(runs: tuple[Run, ...]) -> bool:
    """Whether the runs are a sentence or two of few words."""
    length = 0
    for run in runs:
        length += len(run.text)
        if length > _SHORT:
            return False
    return runs[-1].text.endswith("。")


def _joined(first: tuple[Run, ...], second: tuple[Run, ...]) -> tuple[Run, ...]:
    before, after = first[-1], second[0]
    if isinstance(before, Text) and isinstance(after, Text):
        return (*first[:-1], Text(before.text + after.text), *second[1:])
    return first + second
