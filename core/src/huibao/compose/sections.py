"""One section: the unit's own words, the sentences, what is left unsaid, tables, charts, lists."""

from collections.abc import Iterable

from attrs import frozen

from huibao.model.document import Aspect, Block, FigureText, ParagraphBlock
from huibao.model.outline import ChartPlan, Section, TablePlan

from .charts import chart
from .clauses import fill, own_text, paragraph
from .desk import Desk
from .leftovers import leftovers
from .lists import list_blocks
from .pieces import Pieces, runs
from .tables import table

_NOT_NOW = (Aspect.PREVIOUS, Aspect.TARGET, Aspect.PLANNED)


@frozen
class SectionBlocks:
    """What a section came to; no blocks when it has nothing to say. tables and charts count those in it."""

    blocks: tuple[Block, ...]
    tables: int
    charts: int


def section_blocks(
    section: Section,
    desk: Desk,
    own: list[Pieces],
    cited: frozenset[str],
    unspoken: list[str],
    first_table: int,
    first_chart: int,
) -> SectionBlocks:
    """The blocks of a section without its heading.

    own are the unit's own paragraphs for the section, cited the figures that own paragraphs under the
    same heading speak of. unspoken holds the codes that belong to the section; those that nothing here
    speaks of are added as name and figure. first_table and first_chart are the numbers of the section's
    first ones.
    """
    blocks: list[Block] = [ParagraphBlock(runs(pieces)) for pieces in own]
    for plan in section.paragraphs:
        if pieces := paragraph(plan, desk, cited, framed=not own):
            blocks.append(ParagraphBlock(runs(pieces)))
    tables: list[Block] = []
    number = first_table
    for layout in section.tables:
        if built := table(layout, desk, number):
            tables += [*_lead(layout, desk), built]
            number += 1
    rest = [code for code in unspoken if code not in desk.said]
    if added := leftovers(rest, desk, after_text=bool(blocks)):
        blocks.append(ParagraphBlock(runs(added)))
    blocks += tables
    charts = 0
    for drawing in section.charts:
        if drawn := chart(drawing, desk, first_chart + charts):
            blocks += [*_lead(drawing, desk), drawn]
            charts += 1
    for each in section.lists:
        blocks += list_blocks(each, desk)
    return SectionBlocks(tuple(blocks), number - first_table, charts)


def _lead(layout: TablePlan | ChartPlan, desk: Desk) -> list[Block]:
    pieces = fill(layout.lead, desk)
    return [ParagraphBlock(runs(pieces))] if pieces else []


def own_paragraphs(section: Section, desk: Desk) -> list[Pieces]:
    """What the unit itself wrote for a section."""
    texts = desk.facts.submission.texts.get(section.id, ())
    return [pieces for text in texts if (pieces := own_text(text, desk))]


def spoken_of(own: Iterable[Pieces]) -> frozenset[str]:
    """The codes of the figures of this period that own paragraphs speak of."""
    figures = (piece for pieces in own for piece in pieces if isinstance(piece, FigureText))
    return frozenset(each.indicator for each in figures if each.aspect not in _NOT_NOW)
