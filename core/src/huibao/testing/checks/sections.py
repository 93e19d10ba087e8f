"""The sections that the plugin brings: each can be reached, and each clause of it can be printed."""

from collections.abc import Iterator

from huibao.compose.clauses import paragraph
from huibao.compose.desk import Desk
from huibao.compose.plans import ReadyParagraph
from huibao.errors import Problem
from huibao.expression.template import Optional, Place, Template, parse_template
from huibao.i18n import _
from huibao.model.document import FigureText, plain
from huibao.model.figure import Role
from huibao.model.outline import Clause, Paragraph
from huibao.testing.check import Faults, check
from huibao.testing.conditions import Wanted, facts_with
from huibao.testing.over import SectionAtTest, sections
from huibao.testing.wording import flaws, unfinished

_NEEDS = {
    "": (Role.ACTUAL,),
    "number": (Role.ACTUAL,),
    "change": (Role.ACTUAL, Role.PREVIOUS),
    "completion": (Role.ACTUAL, Role.TARGET),
    "previous": (Role.PREVIOUS,),
    "target": (Role.TARGET,),
    "planned": (Role.PLAN,),
}


@check(sections)
def section_is_in_an_outline(at: SectionAtTest) -> Faults:
    """Some outline has the section: what stands in it can come into a report."""
    if not any(at.section.id in outline.sections for outline in at.type.catalogue.outlines.values()):
        yield Problem(
            _("no outline has this section"),
            at.section.id,
            _("name it under sections of an [outline.…] in sections.toml, or delete it"),
        )


@check(sections)
def clause_can_be_printed(at: SectionAtTest) -> Faults:
    """There are figures with which each clause is printed; given these alone, its sentence is whole."""
    for number, plan in enumerate(at.section.paragraphs):
        for sentence in plan.sentences:
            for clause in sentence.clauses:
                for fault in _of_clause(at, plan, clause):
                    place = f"{at.section.id}.paragraph[{number}]"
                    yield Problem(fault[0], f"{place}: {clause.text}", fault[1])


def _of_clause(at: SectionAtTest, plan: Paragraph, clause: Clause) -> Iterator[tuple[str, str]]:
    """With no more than it needs, and with all that its optional parts may say besides."""
    template = parse_template(clause.text)
    least = tuple(_wanted(part for part in template if not isinstance(part, Optional)))
    most = (*least, *_wanted(each for part in template if isinstance(part, Optional) for each in part.parts))
    if not least and not clause.when:
        return  # printed beside another clause of its sentence, and with that one tried
    kind = _kind(at, plan, clause)
    if kind is None:
        hint = _("give clause, paragraph and section kinds that they share")
        yield (
            _("it is for no kind of unit: the section's, the paragraph's and its own exclude each other"),
            hint,
        )
        return
    for needed in dict.fromkeys((least, most)):
        facts = facts_with(at.type.catalogue, needed, (plan.when, clause.when), kind)
        if facts is None:
            yield (
                _("no figures were found with which it is printed: {when}").format(
                    when=" / ".join(filter(None, (plan.when, clause.when)))
                ),
                _("write a condition that can hold while the figures of the clause are there"),
            )
            return
        desk = Desk(facts)
        runs = paragraph(ReadyParagraph(plan), desk, frozenset(), framed=True)
        text = plain(runs)
        said = desk.said | {each.indicator for each in runs if isinstance(each, FigureText)}
        if not text or not {code for _role, code in needed} <= said:
            hint = _("is a figure in it nought, or does another condition of its paragraph exclude it?")
            yield _("it is not printed with the figures that it needs"), hint
        for message, where in flaws(text):
            yield f"{message}: {where}", _("write commas and stops inside the part that is dropped with them")
        if text and unfinished(text):
            yield _("its paragraph has no full stop: {text}").format(text=text), _("end the tail with 。")


def _wanted(parts: "Iterator[object] | Template") -> Iterator[Wanted]:
    for part in parts:
        if isinstance(part, Place) and not part.is_context:
            yield from ((role, part.code) for role in _NEEDS[part.aspect])


def _kind(at: SectionAtTest, plan: Paragraph, clause: Clause) -> str | None:
    """A sub-kind that all three are for: "" where none of them minds, None where there is none."""
    limits = [set(kinds) for kinds in (at.section.kinds, plan.kinds, clause.kinds) if kinds]
    if not limits:
        return ""
    common = set.intersection(*limits)
    return min(common) if common else None
