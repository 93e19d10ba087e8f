"""The body of a report: the sections in the outline's order, with the figures that belong to them."""

from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from huibao.derive.facts import Facts
from huibao.expression.template import cited, parse_template, places
from huibao.model.catalogue import Catalogue
from huibao.model.document import Block, Heading, ParagraphBlock, plain
from huibao.model.finding import Finding
from huibao.model.outline import Outline, Section
from huibao.model.rule import Severity

from .clauses import concerns, fill
from .desk import Desk
from .gather import gathered
from .intentions import intentions
from .pieces import Pieces, runs
from .sections import own_paragraphs, section_blocks, spoken_of
from .unprinted import unprinted


@frozen
class Part:
    """What stands under one heading. is_list says that it is made of the unit's own lists."""

    heading: Heading | None
    blocks: tuple[Block, ...]
    is_list: bool


@frozen
class Draft:
    """A composed body, before the findings are settled: its parts, and the desk they came from.

    Headings are not numbered yet. silent holds a finding for each section that the type requires
    and that has nothing to say, and for each text and list of the unit's that no section prints.
    """

    outline: Outline
    desk: Desk
    parts: tuple[Part, ...]
    silent: tuple[Finding, ...]


def draft(facts: Facts, outline: Outline) -> Draft:
    """The sections of a report in the outline's order.

    A section without a title continues the one before it, under its heading.
    """
    desk = Desk(facts, spares_noughts=outline.annex)
    sections = [facts.catalogue.sections[id] for id in outline.sections]
    sections = [section for section in sections if concerns(section.kinds, facts)]
    own = {section.id: own_paragraphs(section, desk) for section in sections}
    unspoken = _by_section(facts, outline, sections)
    last = _home_of_plans(facts, sections)
    parts: list[Part] = []
    silent: list[Finding] = []
    tables = charts = 0
    for group in _groups(sections):
        blocks: list[Block] = []
        apart: set[int] = set()
        cited = spoken_of(pieces for section in group for pieces in own[section.id])
        for section in group:
            rest = _codes_of(group, unspoken) if section is group[-1] else []
            built = section_blocks(section, desk, own[section.id], cited, rest, tables + 1, charts + 1)
            tables += built.tables
            charts += built.charts
            apart.update(range(len(blocks), len(blocks) + len(own[section.id])))
            blocks += built.blocks
            intended = intentions(desk, after_text=bool(built.blocks)) if section is last else []
            if intended:
                blocks.append(ParagraphBlock(runs(intended)))
            if not (built.blocks or intended) and section.required:
                silent.append(_silent(facts, section))
        if blocks:
            parts.append(Part(_heading(group[0], desk), gathered(blocks, apart), bool(group[0].lists)))
    silent += unprinted(facts, outline, sections)
    return Draft(outline, desk, tuple(parts), tuple(silent))


def _groups(sections: list[Section]) -> list[list[Section]]:
    """Sections that stand under one heading: a titled one with those without a title after it."""
    groups: list[list[Section]] = []
    for section in sections:
        if section.title or not groups:
            groups.append([])
        groups[-1].append(section)
    return groups


def _home_of_plans(facts: Facts, printed: list[Section]) -> Section | None:
    """Where planned figures are said that nothing else says; None if there are none."""
    if not facts.planned_figures:
        return None
    plans = [each for each in printed if any(plan.of == "plans" for plan in each.lists)]
    return (plans or [each for each in printed if each.paragraphs] or printed)[-1]


def _codes_of(group: list[Section], unspoken: dict[str, list[str]]) -> list[str]:
    return [code for section in group for code in unspoken.get(section.id, ())]


def _heading(section: Section, desk: Desk) -> Heading | None:
    if not section.title:
        return None
    title: Pieces = fill(section.title, desk) or [section.title]
    return Heading(1, plain(runs(title)), id=section.id)


def _silent(facts: Facts, section: Section) -> Finding:
    return Finding(
        rule=f"{facts.catalogue.unit_type.id}-section-{section.id}",
        severity=Severity.WARNING,
        message=f"“{section.title}”一节应写而无内容",
        place=f"lists.{section.lists[0].of}" if section.lists else f"texts.{section.id}",
        hint="补填该节的指标，或在“文字”（texts）中写一段文字",
    )


def _by_section(facts: Facts, outline: Outline, printed: list[Section]) -> dict[str, list[str]]:
    """The codes of each section's figures, in the catalogue's order.

    Figures of sections that the outline leaves out go to the annex; the default outline, and
    local indicators in any, have no such excuse and go to the last section with sentences. An outline
    that is not whole does not tell them. A figure that a later section has words for is left to that one.
    A local indicator that a list cites is said there.
    """
    home = next((each.id for each in reversed(printed) if each.paragraphs), printed[-1].id)
    order = tuple(section.id for section in printed)
    known = {id: place for place, id in enumerate(order)}
    later = _last_mentions(facts.catalogue, order)
    listed = _listed(facts, printed)
    sections: dict[str, list[str]] = {}
    figures, defined = facts.figures, facts.catalogue.indicators
    codes = [code for code in defined if code in figures]
    codes += [code for code in facts.local if code in figures and code not in listed]
    for code in codes:
        section = facts.indicator(code).section
        if section not in known:
            if not (outline.whole and (outline.default or code in facts.local or not outline.annex)):
                continue
            section = home
        if code in later and known[later[code]] > known[section]:
            section = later[code]
        sections.setdefault(section, []).append(code)
    return sections


@lru_cache(maxsize=64)
def _last_mentions(catalogue: Catalogue, order: tuple[str, ...]) -> dict[str, str]:
    """The last section with words for each code: what it will say needs no saying before."""
    return {code: id for id in order for code in _mentioned(catalogue.sections[id])}


def _mentioned(section: Section) -> Iterator[str]:
    """The codes that a section's sentences and tables may speak of."""
    for plan in section.paragraphs:
        yield from cited(plan.lead)
        yield from cited(plan.tail)
        for each in plan.sentences:
            yield from cited(each.lead)
            for clause in each.clauses:
                yield from cited(clause.text)
    for table in section.tables:
        yield from table.rows


def _listed(facts: Facts, printed: list[Section]) -> set[str]:
    """The codes of the figures that the unit's own lists speak of, where they are printed."""
    lists = {plan.of for section in printed for plan in section.lists}
    items = [item for of in lists for item in facts.submission.lists.get(of, ())]
    spoken = (place for item in items for place in places(parse_template(item)))
    return {place.code for place in spoken if place.aspect in ("", "number")}
