"""The submission's own lists: problems, plans."""

from huibao.model.document import Block, ListBlock, ParagraphBlock
from huibao.model.outline import ListPlan

from .clauses import fill
from .desk import Desk
from .own_texts import own_text
from .pieces import Pieces, runs, trimmed

_ORDINALS = "一二三四五六七八九十"


def list_blocks(plan: ListPlan, desk: Desk) -> list[Block]:
    """A lead and the numbered items, or one running paragraph; nothing for an empty list."""
    given = desk.facts.submission.lists.get(plan.of, ())
    items = [trimmed(item) for text in given if (item := own_text(text, desk))]
    if not items:
        return []
    lead = fill(plan.lead, desk) or []
    if plan.style == "run" and len(items) <= len(_ORDINALS):
        return [ParagraphBlock(runs([*lead, *_run(items)], desk))]
    blocks: list[Block] = [ParagraphBlock(runs(lead, desk))] if lead else []
    last = len(items) - 1
    if len(items) == 1:
        return [*blocks, ParagraphBlock(runs([*items[0], "。"], desk))]
    ended = ([*item, "。" if position == last else "；"] for position, item in enumerate(items))
    return [*blocks, ListBlock(tuple([runs(item, desk) for item in ended]))]


def _run(items: list[Pieces]) -> Pieces:
    """一是…；二是…。 A single item stands alone."""
    if len(items) == 1:
        return [*items[0], "。"]
    pieces: Pieces = []
    for position, item in enumerate(items):
        pieces += [f"{_ORDINALS[position]}是", *item, "；" if position < len(items) - 1 else "。"]
    return pieces
