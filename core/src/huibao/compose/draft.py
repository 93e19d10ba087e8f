"""The body of a report: the sections in the outline's order, with the figures that belong to them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from huibao.derive.facts import Facts
from huibao.expression.template import parse_template, places
from huibao.model.catalogue import Catalogue
from huibao.model.document import Block, ParagraphBlock, plain
from huibao.model.finding import Finding
from huibao.model.outline import Outline, Section
from huibao.model.rule import Severity
from huibao.record import Record

from .clauses import concerns, fill
from .desk import Desk
from .gather import gathered
from .intentions import intentions
from .pieces import runs
from .plans import ready_sections
from .sections import own_paragraphs, section_blocks, spoken_of
from .unprinted import unprinted


class Part(Record):
    """What stands under one heading: its title, "" for none, and the id of its first section.

    is_list says that it is made of the unit's own lists.
    """

    title: str
    id: str
    blocks: Sequence[Block]
    is_list: bool


class Draft(Record):
    """A composed body, before the findings are settled: its parts, and the desk they came from.

    silent holds a finding for each section that the type requires and that has nothing to say, for each
    text and list of the unit's that no section prints, and for each that is not printed whole.
    """

    outline: Outline
    desk: Desk
    parts: Sequence[Part]
    silent: Sequence[Finding]


def draft(facts: Facts, outline: Outline) -> Draft:
    """The sections of a report in the outline's order.

    A section without a title continues the one before it, under its heading.
    """
    desk = Desk(facts, spares_noughts=outline.annex)
    sections = [facts.catalogue.sections[id] for id in outline.sections]
    sections = [section for section in sections if concerns(section.kinds, facts)]
    texts = facts.submission.texts
    own = {section.id: own_paragraphs(section, desk) for section in sections if section.id in texts}
    codes = _by_section(facts, outline, sections)
    last = _home_of_plans(facts, sections)
    ready = ready_sections(facts.catalogue)
    untold: Mapping[str, frozenset[str]] = {}
    if facts.target_figures:
        from .untold import untold_targets

        untold = untold_targets(desk, [ready[section.id] for section in sections])
    parts: list[Part] = []
    silent: list[Finding] = []
    tables = charts = 0
    for group in _groups(sections):
        blocks: list[Block] = []
        apart: set[int] = set()
        cited = spoken_of([block for section in group for block in own.get(section.id, ())])
        for section in group:
            desk.untold = untold.get(section.id, frozenset())
            rest, own_here = codes.get(section.id, ()), own.get(section.id, ())
            built = section_blocks(
                ready[section.id],
                desk,
                own_here,
                cited,
                rest,
                tables + 1,
                charts + 1,
                ends=section is group[-1],
            )
            tables += built.tables
            charts += built.charts
            apart.update(range(len(blocks), len(blocks) + len(own_here)))
            blocks += built.blocks
            intended = intentions(desk, after_text=bool(built.blocks)) if section is last else []
            if intended:
                blocks.append(ParagraphBlock(runs(intended, desk)))
            if not (built.blocks or intended) and section.required:
                silent.append(_silent(facts, section))
        if blocks:
            first = group[0]
            parts.append(Part(_title(first, desk), first.id, gathered(blocks, apart), bool(first.lists)))
    silent += unprinted(facts, outline, sections)
    if desk.lacks_words:
        from .wanting import wanting  # only needed when a cited figure is missing

        silent += wanting(desk, sections)
    return Draft(outline, desk, parts, silent)


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


def _title(section: Section, desk: Desk) -> str:
    title = section.title
    return plain(runs(fill(title, desk) or [title], desk)) if "{" in title else title


def _silent(facts: Facts, section: Section) -> Finding:
    return Finding(
        rule=f"{facts.catalogue.unit_type.id}-section-{section.id}",
        severity=Severity.WARNING,
        message=f"“{section.title}”一节应写而无内容",
        place=f"lists.{section.lists[0].of}" if section.lists else f"texts.{section.id}",
        hint="补填该节的指标，或在“文字”（texts）中写一段文字",
    )


def _by_section(facts: Facts, outline: Outline, printed: list[Section]) -> Mapping[str, Sequence[str]]:
    """The codes that each section is to tell where they have figures, in the catalogue's order.

    Figures of sections that the outline leaves out go to the annex. Without one they go to the last section
    with sentences, and in the default outline all but local ones do. An outline that is not whole does not
    tell them. A figure that a later section has words for is left to that one. A local indicator that a list
    cites is said there.
    """
    order = tuple([section.id for section in printed])
    takes_in = outline.whole and (outline.default or not outline.annex)
    homes = _homes(facts.catalogue, order, takes_in)
    if not facts.local:
        return homes
    listed = _listed(facts, printed)
    elsewhere = _last_told(printed) if outline.whole and not outline.annex else ""
    sections = {id: [*codes] for id, codes in homes.items()}
    for code, indicator in facts.local.items():
        home = indicator.section if indicator.section in order else elsewhere
        if home and code not in listed:
            sections.setdefault(home, []).append(code)
    return sections


@lru_cache(maxsize=64)
def _homes(catalogue: Catalogue, order: tuple[str, ...], takes_in: bool) -> Mapping[str, Sequence[str]]:
    """The same for the defined indicators and an outline that may take in those of sections it leaves out."""
    last = _last_told([catalogue.sections[id] for id in order])
    known = {id: place for place, id in enumerate(order)}
    mentions = _last_mentions(catalogue, order)
    sections: dict[str, list[str]] = {}
    for code, indicator in catalogue.indicators.items():
        home = indicator.section
        if home not in known:
            if not takes_in:
                continue
            home = last
        mention = mentions.get(code, home)
        sections.setdefault(mention if known[mention] > known[home] else home, []).append(code)
    return sections


def _last_told(printed: Sequence[Section]) -> str:
    """The last section with sentences, or the last one."""
    return next((each.id for each in reversed(printed) if each.paragraphs), printed[-1].id)


def _last_mentions(catalogue: Catalogue, order: Sequence[str]) -> dict[str, str]:
    """The last section with words for each code: what it will say needs no saying before."""
    ready = ready_sections(catalogue)
    return {code: id for id in order for code in ready[id].mentioned}


def _listed(facts: Facts, printed: list[Section]) -> set[str]:
    """The codes of the figures that the unit's own lists speak of, where they are printed."""
    lists = {plan.of for section in printed for plan in section.lists}
    items = [item for of in lists for item in facts.submission.lists.get(of, ())]
    spoken = (place for item in items for place in places(parse_template(item)))
    return {place.code for place in spoken if place.aspect in ("", "number")}
