"""The whole document: title, addressee, sections in the outline's order, signature, annex."""

from collections.abc import Sequence

from attrs import frozen

from huibao.derive.facts import Facts
from huibao.model.document import Block, Document, Heading, ParagraphBlock, Text, plain
from huibao.model.finding import Finding
from huibao.model.outline import Outline, Section
from huibao.model.rule import Severity

from .clauses import concerns, fill
from .desk import Desk
from .numbering import chinese
from .pieces import runs
from .sections import own_paragraphs, section_blocks
from .tables import figures_table

_ANNEX_COLUMNS = ("actual", "previous", "change", "target", "completion")
_ANNEX_TITLE = "主要指标情况表"


@frozen
class Draft:
    """A composed body, before the findings are settled: the sections' blocks, and the desk they came from.

    silent holds a finding for each section that the type requires and that has nothing to say.
    """

    outline: Outline
    desk: Desk
    blocks: tuple[Block, ...]
    headings: int
    silent: tuple[Finding, ...]


def draft(facts: Facts, outline: Outline) -> Draft:
    """The sections of a report in the outline's order.

    A section without a title continues the one before it, under its heading.
    """
    desk = Desk(facts, spares_noughts=outline.annex)
    sections = [facts.catalogue.sections[id] for id in outline.sections]
    sections = [section for section in sections if concerns(section.kinds, facts)]
    own = {section.id: own_paragraphs(section, desk) for section in sections}
    cited = frozenset(desk.said)
    unspoken = _by_section(facts, outline, sections)
    blocks: list[Block] = []
    silent: list[Finding] = []
    headings = tables = 0
    for group in _groups(sections):
        built: list[Block] = []
        for section in group:
            rest = (
                [code for each in group for code in unspoken.get(each.id, ())] if section is group[-1] else []
            )
            part = section_blocks(section, desk, own[section.id], cited, rest, tables + 1)
            tables += part.tables
            built += part.blocks
            if not part.blocks and section.required:
                silent.append(_silent(facts, section))
        if built and group[0].title:
            headings += 1
            title = plain(runs(fill(group[0].title, desk) or [group[0].title]))
            blocks.append(Heading(1, title, f"{chinese(headings)}、", id=group[0].id))
        blocks += built
    return Draft(outline, desk, tuple(blocks), headings, tuple(silent))


def finish(draft: Draft, findings: Sequence[Finding]) -> Document:
    """The whole document: explained findings are printed as 情况说明."""
    desk, outline = draft.desk, draft.outline
    submission = desk.facts.submission
    title = plain(runs(fill(outline.title, desk) or [outline.name]))
    blocks = [*_addressee(desk.facts), *draft.blocks, *_explanations(findings, draft.headings + 1)]
    annex = _annex(desk, outline) if outline.annex else []
    if annex:
        blocks.append(ParagraphBlock((Text(f"附件：{_ANNEX_TITLE}"),)))
    blocks += [*_signature(desk.facts), *annex]
    return Document(
        tuple(title.split("|")), submission.unit.name, submission.period.label, tuple(blocks), desk.register()
    )


def _groups(sections: list[Section]) -> list[list[Section]]:
    """Sections that stand under one heading: a titled one with those without a title after it."""
    groups: list[list[Section]] = []
    for section in sections:
        if section.title or not groups:
            groups.append([])
        groups[-1].append(section)
    return groups


def _silent(facts: Facts, section: Section) -> Finding:
    return Finding(
        rule=f"{facts.catalogue.unit_type.id}-section-{section.id}",
        severity=Severity.WARNING,
        message=f"“{section.title}”一节应写而无内容",
        place=f"lists.{section.lists[0].of}" if section.lists else f"texts.{section.id}",
        hint="补填该节的指标，或在 texts 中写一段文字",
    )


def _explanations(findings: Sequence[Finding], number: int) -> list[Block]:
    explained = [finding for finding in findings if finding.explanation]
    if not explained:
        return []
    heading = Heading(1, "有关情况说明", f"{chinese(number)}、", id="explanations")
    return [heading, *(ParagraphBlock((Text(_explanation(finding)),)) for finding in explained)]


def _explanation(finding: Finding) -> str:
    reason = finding.explanation.rstrip("。")
    return f"{finding.message.rstrip('。')}。经核实：{reason}。"


def _by_section(facts: Facts, outline: Outline, printed: list[Section]) -> dict[str, list[str]]:
    """The codes of each section's figures, in the catalogue's order.

    Figures of sections that the outline leaves out go to the annex; the default outline, and
    local indicators in any, have no such excuse and go to the last section with sentences.
    """
    home = next((each.id for each in reversed(printed) if each.paragraphs), printed[-1].id)
    known = {section.id for section in printed}
    sections: dict[str, list[str]] = {}
    for code in (*facts.catalogue.indicators, *facts.local):
        if code in facts.figures:
            section = facts.indicator(code).section
            if section not in known:
                if not (outline.default or code in facts.local or not outline.annex):
                    continue
                section = home
            sections.setdefault(section, []).append(code)
    return sections


def _addressee(facts: Facts) -> list[Block]:
    superior = facts.submission.unit.superior
    return [ParagraphBlock((Text(f"{superior}："),), role="addressee")] if superior else []


def _signature(facts: Facts) -> list[Block]:
    submission = facts.submission
    blocks: list[Block] = [ParagraphBlock((Text(submission.unit.name),), role="signature")]
    if submission.date:
        day = submission.date
        blocks.append(ParagraphBlock((Text(f"{day.year}年{day.month}月{day.day}日"),), role="date"))
    return blocks


def _annex(desk: Desk, outline: Outline) -> list[Block]:
    """The figures that have something beside them, and those that nothing before has spoken of."""
    facts = desk.facts
    codes = [
        code
        for code in _in_order(facts, outline)
        if code in facts.figures and (_is_compared(facts, code) or code not in desk.said)
    ]
    table = figures_table("", codes, _ANNEX_COLUMNS, desk, fewest=1)
    return [Heading(1, _ANNEX_TITLE, "附件：", id="annex", new_page=True), table] if table else []


def _in_order(facts: Facts, outline: Outline) -> list[str]:
    """All codes in the order of the outline's sections, then those of others."""
    order = {id: position for position, id in enumerate(outline.sections)}
    codes = [*facts.catalogue.indicators, *facts.local]
    return sorted(codes, key=lambda code: order.get(facts.indicator(code).section, len(order)))


def _is_compared(facts: Facts, code: str) -> bool:
    return code in facts.previous_figures or code in facts.target_figures
