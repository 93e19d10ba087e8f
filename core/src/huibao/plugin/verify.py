"""Checks that the content of a unit type holds together: all that it names exists."""

from collections.abc import Callable, Collection, Iterable, Iterator

from attrs import evolve

from huibao.expression.parse import ExpressionError, parse
from huibao.expression.template import CONTEXT, parse_template, places
from huibao.expression.tree import codes
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.change import Part
from huibao.model.document import Aspect, ChartKind
from huibao.model.indicator import QuantityKind
from huibao.model.outline import ChartPlan, Clause, Outline, Paragraph, Section
from huibao.model.standard import Standard
from huibao.model.unit import picks
from huibao.structure.nearest import suggest

from .changes import part_name
from .loose import Loose, LooseEndsError, Where
from .thresholds import flaws

COLUMNS = tuple(aspect.value for aspect in Aspect)
STYLES = ("items", "run")
DRAWN = {
    ChartKind.COMPARISON: ("previous", "actual", "target", "planned", "completion"),
    ChartKind.TREND: ("previous", "actual", "planned"),
    ChartKind.SHARES: ("actual",),
}
"""The columns that a chart of each kind may have."""


def verify(
    catalogue: Catalogue,
    sections: Collection[Section],
    displaced: Collection[Standard] = (),
    lost: Collection[Outline] = (),
) -> None:
    """Raise a `PluginError` that lists all that does not hold together in one plugin's content.

    sections are the contributions before they were merged: each still has its own plugin's name.
    displaced are the standards that a plugin removed or replaced; what names them is no mistake. lost are
    the outlines.
    """
    problems: dict[str, list[Loose]] = {}
    for each in dict.fromkeys((*_problems(catalogue, sections, displaced), *_of_default(catalogue, lost))):
        problems.setdefault(each.where.plugin, []).append(each)
    for _plugin, found in sorted(problems.items()):
        text = "\n".join(f"{each.where.called} {each.message}" for each in found)
        raise LooseEndsError(found, _changes_in(text, catalogue))


def _changes_in(text: str, catalogue: Catalogue) -> str:
    """The changes that problems may come from: those of what they name."""
    message = _("{plugin} changed {what} {id} of {other}")
    return "; ".join(
        message.format(plugin=each.plugin, what=part_name(each.part), id=each.id, other=each.of)
        for each in catalogue.changes
        if each.id in text
    )


Found = Iterator[Loose]


def _problems(catalogue: Catalogue, sections: Collection[Section], displaced: Collection[Standard]) -> Found:
    standards = [*catalogue.standards, *displaced]
    yield from _of_topics(catalogue)
    yield from _of_indicators(catalogue, standards)
    for rule in catalogue.rules:
        where = Where(rule.plugin, Part.RULE, rule.id, _("rule {id}").format(id=rule.id))
        yield from _kinds(catalogue, where, rule.kinds)
        for text in filter(None, (rule.check, rule.when)):
            yield from _expression(catalogue, where, text)
        for text in (rule.message, rule.hint):
            yield from _template(catalogue, where, text)
    for section in sections:
        yield from _of_section(catalogue, section)
    yield from _of_outlines(catalogue)
    yield from _of_standards(catalogue, standards)


def _of_topics(catalogue: Catalogue) -> Found:
    codes = (*catalogue.indicators, *catalogue.removed)
    picked: dict[str, bool] = {}  # most kinds ask for the same
    for kind in catalogue.unit_type.kinds.values():
        for pattern in kind.topics:
            if pattern not in picked:
                picked[pattern] = any(picks(pattern, code) for code in codes)
            if not picked[pattern]:
                yield _unknown(_type(catalogue, f"kinds.{kind.id}.topics"), pattern, catalogue.indicators)


def _type(catalogue: Catalogue, key: str) -> Where:
    return Where(catalogue.unit_type.plugin, None, catalogue.unit_type.id, key)


def _of_indicators(catalogue: Catalogue, standards: Collection[Standard]) -> Found:
    requirements = {each.id for standard in standards for each in standard.requirements}
    for indicator in catalogue.indicators.values():
        where = Where(indicator.plugin, Part.INDICATOR, indicator.code, indicator.code)
        yield from _kinds(catalogue, where, indicator.kinds)
        if indicator.formula:
            yield from _expression(catalogue, where, indicator.formula)
        if indicator.weight:
            yield from _codes(catalogue, where, [indicator.weight])
        if indicator.plugin == catalogue.unit_type.plugin:  # a shared one's whole may not have been picked
            yield from _codes(catalogue, where, [each.code for each in indicator.within])
        for id in indicator.requirements:
            if id not in requirements:
                message = _("no standard has a requirement {id}").format(id=id)
                yield Loose(where, message, id, suggest(id, requirements))


def _of_standards(catalogue: Catalogue, standards: Collection[Standard]) -> Found:
    names = {name for standard in standards for name in standard.names}
    for kind in catalogue.unit_type.kinds.values():
        if kind.standard and kind.standard not in names:
            yield _not_one_of(_type(catalogue, f"kinds.{kind.id}.standard"), kind.standard, sorted(names))
    for standard in catalogue.standards:
        for flaw in flaws(catalogue, standard):
            called, words = _("standard {id}").format(id=standard.id), ""
            if flaw.requirement is not None:
                words = standard.requirements[flaw.requirement].id
                called += f", {words}"
            where = Where(standard.plugin, Part.STANDARD, standard.id, called)
            yield Loose(where, f"{flaw.key}: {flaw.message}", words, flaw.hint)


def _of_section(catalogue: Catalogue, section: Section) -> Found:
    where = Where(section.plugin, Part.SECTION, section.id, _("section {id}").format(id=section.id))
    yield from _kinds(catalogue, where, section.kinds)
    for paragraph in section.paragraphs:
        yield from _of_paragraph(catalogue, where, paragraph)
    for table in section.tables:
        yield from _codes(catalogue, where, table.rows)
        for column in table.columns:
            if column not in COLUMNS:
                yield _not_one_of(where, column, COLUMNS)
        yield from _template(catalogue, where, table.lead)
    for chart in section.charts:
        yield from _of_chart(catalogue, evolve(where, called=f"{where.called}, {chart.caption}"), chart)
    for plan in section.lists:
        if plan.style not in STYLES:
            yield _not_one_of(where, plan.style, STYLES)
        yield from _template(catalogue, where, plan.lead)


def _of_chart(catalogue: Catalogue, where: Where, chart: ChartPlan) -> Found:
    rows = [catalogue.indicators[code] for code in chart.rows if code in catalogue.indicators]
    yield from _codes(catalogue, where, [*chart.rows, *filter(None, [chart.whole])])
    known = DRAWN[chart.kind]
    for column in chart.columns:
        if column not in known:
            yield _not_one_of(where, column, known)
    if "completion" in chart.columns and len(chart.columns) > 1:
        yield Loose(where, _("completion is in per cent and stands alone"), chart.caption)
    units = {each.unit for each in rows}
    if len(units) > 1 and "completion" not in chart.columns:
        message = _("a chart has one unit of measure, not {units}")
        yield Loose(where, message.format(units=", ".join(sorted(units))), chart.caption)
    for each in rows:
        if each.kind is QuantityKind.YESNO:
            message = _("{code} is yes or no, and cannot be drawn").format(code=each.code)
            yield Loose(where, message, chart.caption)
    if chart.when:
        yield from _expression(catalogue, where, chart.when)
    yield from _template(catalogue, where, chart.lead)


def _of_paragraph(catalogue: Catalogue, where: Where, paragraph: Paragraph) -> Found:
    clauses = [clause for sentence in paragraph.sentences for clause in sentence.clauses]
    parts: list[Paragraph | Clause] = [paragraph, *clauses]
    for part in parts:
        yield from _kinds(catalogue, where, part.kinds)
        if part.when:
            yield from _expression(catalogue, where, part.when)
    for text in paragraph.texts:
        yield from _template(catalogue, where, text)


def _of_outlines(catalogue: Catalogue) -> Found:
    for outline in catalogue.outlines.values():
        called = _("outline {id}").format(id=outline.id)
        where = Where(outline.plugin, Part.OUTLINE, outline.id, called)
        yield from _template(catalogue, where, outline.title)
        if not outline.sections:
            yield Loose(where, _("it has no sections"))
        for id in outline.sections:
            if id not in catalogue.sections:
                message = _("there is no section {name}").format(name=id)
                yield Loose(where, message, id, suggest(id, catalogue.sections))


def _of_default(catalogue: Catalogue, lost: Collection[Outline]) -> Found:
    """Whether one outline is the default; if not, it is due to whoever changed that."""
    owner = catalogue.unit_type.plugin
    defaults = [each for each in catalogue.outlines.values() if each.default]
    if len(defaults) == 1:
        return
    message = _("exactly one outline must be the default")
    gone = [
        change for each in lost if each.default and (change := catalogue.change_of(Part.OUTLINE, each.id))
    ]
    if not defaults and gone:
        where = Where(gone[0].plugin, None, gone[0].id)
        which = _("outline {id}, which was it, is removed or replaced").format(id=gone[0].id)
        yield Loose(where, f"{message}: {which}", gone[0].id)
    elif defaults:
        added = next((each for each in defaults if each.plugin != owner), defaults[1])
        where = Where(added.plugin, Part.OUTLINE, added.id)
        yield Loose(where, f"{message}: {', '.join(each.id for each in defaults)}")
    else:
        where = Where(owner, Part.OUTLINE, next(iter(catalogue.outlines), ""))
        yield Loose(where, message)


def _kinds(catalogue: Catalogue, where: Where, kinds: Collection[str]) -> Found:
    known = catalogue.unit_type.kinds
    for kind in kinds:
        if kind not in known:
            yield _not_one_of(where, kind, known)


def _expression(catalogue: Catalogue, where: Where, text: str) -> Found:
    yield from _known(catalogue, where, text, lambda: codes(parse(text)))


def _template(catalogue: Catalogue, where: Where, text: str) -> Found:
    yield from _known(
        catalogue,
        where,
        text,
        lambda: frozenset(place.code for place in places(parse_template(text))) - CONTEXT,
    )


def _known(catalogue: Catalogue, where: Where, text: str, read: Callable[[], frozenset[str]]) -> Found:
    try:
        needed = read()
    except ExpressionError as error:
        yield Loose(where, str(error), text)
        return
    yield from _codes(catalogue, where, sorted(needed))


def _codes(catalogue: Catalogue, where: Where, codes: Iterable[str]) -> Found:
    """Whether these are indicators; one that somebody else removed counts as one that is never given."""
    for code in codes:
        if code in catalogue.removed:
            change = catalogue.change_of(Part.INDICATOR, code)
            if change and change.plugin == where.plugin:
                yield Loose(where, _("the plugin itself removed {code}").format(code=code), code)
        elif code in catalogue.former.indicators:
            message = _("{old} is now called {new}")
            yield Loose(where, message.format(old=code, new=catalogue.former.indicators[code]), code)
        elif code not in catalogue.indicators:
            yield _unknown(where, code, catalogue.indicators)


def _not_one_of(where: Where, name: str, known: Collection[str]) -> Loose:
    message = _("{value!r} is not one of {known}").format(value=name, known=", ".join(known))
    return Loose(where, message, name)


def _unknown(where: Where, code: str, known: Collection[str]) -> Loose:
    message = _("there is no indicator {name}").format(name=code)
    return Loose(where, message, code, suggest(code, known))
