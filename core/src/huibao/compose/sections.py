"""One section: the unit's own words, the sentences, what is left unsaid, tables, charts, lists."""

from collections.abc import Iterable, Sequence

from huibao.model.document import Aspect, Block, FigureText, ParagraphBlock, plain
from huibao.model.outline import Section
from huibao.record import Record

from .charts import chart
from .clauses import fill, paragraph
from .desk import Desk
from .leftovers import leftovers
from .lists import list_blocks
from .own_texts import own_paragraph
from .pieces import runs
from .plans import ReadySection
from .tables import table

_SHORTCOMINGS = ("尚未", "尚有", "尚无", "尚不")


class SectionBlocks(Record):
    """What a section came to; no blocks when it has nothing to say. tables and charts count those in it."""

    blocks: list[Block]
    tables: int
    charts: int


def section_blocks(
    section: ReadySection,
    desk: Desk,
    own: Sequence[ParagraphBlock],
    cited: frozenset[str],
    codes: Sequence[str],
    first_table: int,
    first_chart: int,
    *,
    ends: bool,
) -> SectionBlocks:
    """The blocks of a section without its heading.

    own are the unit's own paragraphs for the section, cited the figures that own paragraphs under the
    same heading speak of. codes are those that belong to the section; figures of them that nothing here
    speaks of are added as name and figure. first_table and first_chart are the numbers of the section's
    first ones. ends says that nothing follows under the same heading.
    """
    blocks: list[Block] = [*own]
    for plan in section.paragraphs:
        if said := paragraph(plan, desk, cited, framed=not own):
            blocks.append(ParagraphBlock(said))
    tables: list[Block] = []
    number = first_table
    for plan_of_table in section.tables:
        if built := table(plan_of_table, desk, number):
            tables += [*_lead(plan_of_table.lead, desk), built]
            number += 1
    rest = [code for code in codes if code not in desk.said and code in desk.facts.figures]
    if added := leftovers(rest, desk, after_text=ends and bool(rest) and _may_go_on(blocks)):
        blocks.append(ParagraphBlock(runs(added, desk)))
    blocks += tables
    charts = 0
    for drawing in section.plan.charts:
        if drawn := chart(drawing, desk, first_chart + charts):
            blocks += [*_lead(drawing.lead, desk), drawn]
            charts += 1
    for each in section.plan.lists:
        blocks += list_blocks(each, desk)
    return SectionBlocks(blocks, number - first_table, charts)


def _may_go_on(blocks: Sequence[Block]) -> bool:
    """Whether 此外 may follow: it would make one more shortcoming of what comes after one."""
    if not blocks or not isinstance(last := blocks[-1], ParagraphBlock):
        return bool(blocks)
    sentence = plain(last.runs).rstrip("。").rpartition("。")[2]
    return not any(word in sentence for word in _SHORTCOMINGS)


def _lead(text: str, desk: Desk) -> list[Block]:
    pieces = fill(text, desk)
    return [ParagraphBlock(runs(pieces, desk))] if pieces else []


def own_paragraphs(section: Section, desk: Desk) -> list[ParagraphBlock]:
    """What the unit itself wrote for a section."""
    texts = desk.facts.submission.texts.get(section.id, ())
    return [ParagraphBlock(runs(pieces, desk)) for text in texts if (pieces := own_paragraph(text, desk))]


def spoken_of(own: Iterable[ParagraphBlock]) -> frozenset[str]:
    """The codes of this period's figures in own paragraphs; to cite a comparison alone is not enough."""
    figures = (run for block in own for run in block.runs if isinstance(run, FigureText))
    return frozenset(each.indicator for each in figures if each.aspect is Aspect.ACTUAL)
