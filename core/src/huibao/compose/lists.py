"""The submission's own lists: problems, plans."""

from huibao.model.document import Block, ListBlock, ParagraphBlock, Text
from huibao.model.outline import ListPlan

from .clauses import Runs, fill, joined, own_text, trimmed
from .desk import Desk

_ORDINALS = "一二三四五六七八九十"


def list_blocks(plan: ListPlan, desk: Desk) -> list[Block]:
    """A lead and the numbered items, or one running paragraph; nothing for an empty list."""
    items = [own_text(item, desk) for item in desk.facts.submission.lists.get(plan.of, ())]
    items = [trimmed(item) for item in items if item]
    if not items:
        return []
    lead = (fill(plan.lead, desk) or ()) if plan.lead else ()
    if plan.style == "run" and len(items) <= len(_ORDINALS):
        return [ParagraphBlock(joined([lead, _run(items)]))]
    blocks: list[Block] = [ParagraphBlock(joined([lead]))] if lead else []
    closed = tuple((*item, Text("；" if position < len(items) else "。")) for position, item in enumerate(items, 1))
    return [*blocks, ListBlock(tuple(joined([item]) for item in closed))]


def _run(items: list[Runs]) -> Runs:
    """一是…；二是…。 A single item stands alone."""
    if len(items) == 1:
        return (*items[0], Text("。"))
    parts: list[Runs] = []
    for position, item in enumerate(items, 1):
        ordinal, mark = f"{_ORDINALS[position - 1]}是", "；" if position < len(items) else "。"
        parts.append((Text(ordinal), *item, Text(mark)))
    return joined(parts)
