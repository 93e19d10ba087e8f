"""One section: the unit's own words, the sentences, what is left unsaid, tables, lists."""

from attrs import frozen

from huibao.expression.template import cited
from huibao.model.document import Block, ParagraphBlock
from huibao.model.outline import Section

from .clauses import concerns, own_text, paragraph
from .desk import Desk
from .leftovers import leftovers
from .lists import list_blocks
from .tables import table


@frozen
class SectionBlocks:
    """What a section came to; no blocks when it has nothing to say. tables counts its tables."""

    blocks: tuple[Block, ...]
    tables: int


def section_blocks(section: Section, desk: Desk, first_table: int, unspoken: list[str]) -> SectionBlocks:
    """The blocks of a section without its heading.

    first_table is the number of the section's first table. unspoken holds the codes that belong
    to the section; those that nothing here speaks of are added as name and figure.
    """
    facts = desk.facts
    if not concerns(section.kinds, facts):
        return SectionBlocks((), 0)
    texts = facts.submission.texts.get(section.id, ())
    blocks: list[Block] = []
    for text in texts:
        own = own_text(text, desk)
        if own:
            blocks.append(ParagraphBlock(own))
    quoted = _quoted(desk)
    blocks += [ParagraphBlock(runs) for plan in section.paragraphs if (runs := paragraph(plan, desk, quoted))]
    tables: list[Block] = []
    for plan in section.tables:
        built = table(plan, desk, first_table + len(tables))
        if built is not None:
            tables.append(built)
    rest = [code for code in unspoken if code not in desk.said and code not in quoted]
    added = leftovers(rest, desk, after_text=bool(blocks))
    if added:
        blocks.append(ParagraphBlock(added))
    blocks += tables
    for each in section.lists:
        blocks += list_blocks(each, desk)
    return SectionBlocks(tuple(blocks), len(tables))


def _quoted(desk: Desk) -> frozenset[str]:
    """Figures that the unit's own texts cite anywhere: they are not said a second time."""
    texts = desk.facts.submission.texts.values()
    return frozenset().union(*(cited(text) for section in texts for text in section))
