"""Checks that the content of a unit type holds together: all that it names exists."""

from collections.abc import Callable, Collection, Iterable, Iterator

from huibao.errors import PluginError
from huibao.expression.parse import ExpressionError, parse
from huibao.expression.template import CONTEXT, parse_template, places
from huibao.expression.tree import codes
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.change import Part
from huibao.model.document import Aspect, ChartKind
from huibao.model.indicator import QuantityKind
from huibao.model.outline import ChartPlan, Clause, Paragraph, Section
from huibao.model.standard import Standard
from huibao.model.unit import picks

from .changes import part_name
from .thresholds import flaws

COLUMNS = tuple(aspect.value for aspect in Aspect)
STYLES = ("items", "run")
DRAWN = {
    ChartKind.COMPARISON: ("previous", "actual", "target", "planned", "completion"),
    ChartKind.TREND: ("previous", "actual", "planned"),
    ChartKind.SHARES: ("actual",),
}
"""The columns that a chart of each kind may have."""


def verify(catalogue: Catalogue, sections: Collection[Section], displaced: Collection[Standard] = ()) -> None:
    """Raise a `PluginError` that lists all that does not hold together in one plugin's content.

    sections are the contributions before they were merged: each still has its own plugin's name.
    displaced are the standards that a plugin removed or replaced; what names them is no mistake.
    """
    problems: dict[str, list[str]] = {}
    for plugin, problem in _problems(catalogue, sections, displaced):
        problems.setdefault(plugin, []).append(problem)
    for plugin, lines in sorted(problems.items()):
        text = "\n  ".join(lines)
        raise PluginError(plugin, text, hint=_changes_in(text, catalogue))


def _changes_in(text: str, catalogue: Catalogue) -> str:
    """The changes that problems may come from: those of what they name."""
    message = _("{plugin} changed {what} {id} of {other}")
    return "; ".join(
        message.format(plugin=each.plugin, what=part_name(each.part), id=each.id, other=each.of)
        for each in catalogue.changes
        if each.id in text
    )


Found = Iterator[tuple[str, str]]


def _problems(catalogue: Catalogue, sections: Collection[Section], displaced: Collection[Standard]) -> Found:
    standards = [*catalogue.standards, *displaced]
    yield from _of_topics(catalogue)
    yield from _of_indicators(catalogue, standards)
    for rule in catalogue.rules:
        where = _("rule {id}").format(id=rule.id)
        yield from _kinds(catalogue, rule.plugin, where, rule.kinds)
        for text in filter(None, (rule.check, rule.when)):
            yield from _expression(catalogue, rule.plugin, where, text)
        for text in (rule.message, rule.hint):
            yield from _template(catalogue, rule.plugin, where, text)
    for section in sections:
        yield from _of_section(catalogue, section)
    yield from _of_outlines(catalogue)
    yield from _of_standards(catalogue, standards)


def _of_topics(catalogue: Catalogue) -> Found:
    for kind in catalogue.unit_type.kinds.values():
        for pattern in kind.topics:
            if not any(picks(pattern, code) for code in (*catalogue.indicators, *catalogue.removed)):
                yield catalogue.unit_type.plugin, _unknown(f"kinds.{kind.id}.topics", pattern)


def _of_indicators(catalogue: Catalogue, standards: Collection[Standard]) -> Found:
    requirements = {each.id for standard in standards for each in standard.requirements}
    for indicator in catalogue.indicators.values():
        yield from _kinds(catalogue, indicator.plugin, indicator.code, indicator.kinds)
        if indicator.formula:
            yield from _expression(catalogue, indicator.plugin, indicator.code, indicator.formula)
        if indicator.weight:
            yield from _codes(catalogue, indicator.plugin, indicator.code, [indicator.weight])
        for id in indicator.requirements:
            if id not in requirements:
                message = _("{code}: no standard has a requirement {id}")
                yield indicator.plugin, message.format(code=indicator.code, id=id)


def _of_standards(catalogue: Catalogue, standards: Collection[Standard]) -> Found:
    names = {name for standard in standards for name in standard.names}
    for kind in catalogue.unit_type.kinds.values():
        if kind.standard and kind.standard not in names:
            yield (
                catalogue.unit_type.plugin,
                _not_one_of(f"kinds.{kind.id}.standard", kind.standard, sorted(names)),
            )
    for standard in catalogue.standards:
        for flaw in flaws(catalogue, standard):
            where = _("standard {id}").format(id=standard.id)
            if flaw.requirement is not None:
                where += f", {standard.requirements[flaw.requirement].id}"
            yield standard.plugin, f"{where}: {flaw.key}: {flaw.message}"


def _of_section(catalogue: Catalogue, section: Section) -> Found:
    where = _("section {id}").format(id=section.id)
    yield from _kinds(catalogue, section.plugin, where, section.kinds)
    for paragraph in section.paragraphs:
        yield from _of_paragraph(catalogue, section.plugin, where, paragraph)
    for table in section.tables:
        yield from _codes(catalogue, section.plugin, where, table.rows)
        for column in table.columns:
            if column not in COLUMNS:
                yield section.plugin, _not_one_of(where, column, COLUMNS)
        yield from _template(catalogue, section.plugin, where, table.lead)
    for chart in section.charts:
        yield from _of_chart(catalogue, section.plugin, where, chart)
    for plan in section.lists:
        if plan.style not in STYLES:
            yield section.plugin, _not_one_of(where, plan.style, STYLES)
        yield from _template(catalogue, section.plugin, where, plan.lead)


def _of_chart(catalogue: Catalogue, plugin: str, where: str, chart: ChartPlan) -> Found:
    where = f"{where}, {chart.caption}"
    rows = [catalogue.indicators[code] for code in chart.rows if code in catalogue.indicators]
    yield from _codes(catalogue, plugin, where, [*chart.rows, *filter(None, [chart.whole])])
    known = DRAWN[chart.kind]
    for column in chart.columns:
        if column not in known:
            yield plugin, _not_one_of(where, column, known)
    if "completion" in chart.columns and len(chart.columns) > 1:
        yield plugin, _("{where}: completion is in per cent and stands alone").format(where=where)
    units = {each.unit for each in rows}
    if len(units) > 1 and "completion" not in chart.columns:
        message = _("{where}: a chart has one unit of measure, not {units}")
        yield plugin, message.format(where=where, units=", ".join(sorted(units)))
    for each in rows:
        if each.kind is QuantityKind.YESNO:
            yield (
                plugin,
                _("{where}: {code} is yes or no, and cannot be drawn").format(where=where, code=each.code),
            )
    if chart.when:
        yield from _expression(catalogue, plugin, where, chart.when)
    yield from _template(catalogue, plugin, where, chart.lead)


def _of_paragraph(catalogue: Catalogue, plugin: str, where: str, paragraph: Paragraph) -> Found:
    clauses = [clause for sentence in paragraph.sentences for clause in sentence.clauses]
    parts: list[Paragraph | Clause] = [paragraph, *clauses]
    for part in parts:
        yield from _kinds(catalogue, plugin, where, part.kinds)
        if part.when:
            yield from _expression(catalogue, plugin, where, part.when)
    for text in paragraph.texts:
        yield from _template(catalogue, plugin, where, text)


def _of_outlines(catalogue: Catalogue) -> Found:
    changed = [each.plugin for each in catalogue.changes if each.part is Part.OUTLINE]
    owner = changed[0] if changed else catalogue.unit_type.plugin
    if sum(outline.default for outline in catalogue.outlines.values()) != 1:
        yield owner, _("exactly one outline must be the default")
    for outline in catalogue.outlines.values():
        yield from _template(
            catalogue, outline.plugin, _("outline {id}").format(id=outline.id), outline.title
        )
        if not outline.sections:
            yield outline.plugin, _("outline {id}: it has no sections").format(id=outline.id)
        for id in outline.sections:
            if id not in catalogue.sections:
                message = _("outline {outline}: there is no section {id}")
                yield outline.plugin, message.format(outline=outline.id, id=id)


def _kinds(catalogue: Catalogue, plugin: str, where: str, kinds: Collection[str]) -> Found:
    known = catalogue.unit_type.kinds
    for kind in kinds:
        if kind not in known:
            yield plugin, _not_one_of(where, kind, known)


def _expression(catalogue: Catalogue, plugin: str, where: str, text: str) -> Found:
    yield from _known(catalogue, plugin, where, lambda: codes(parse(text)))


def _template(catalogue: Catalogue, plugin: str, where: str, text: str) -> Found:
    yield from _known(
        catalogue,
        plugin,
        where,
        lambda: frozenset(place.code for place in places(parse_template(text))) - CONTEXT,
    )


def _known(catalogue: Catalogue, plugin: str, where: str, read: Callable[[], frozenset[str]]) -> Found:
    try:
        needed = read()
    except ExpressionError as error:
        yield plugin, f"{where}: {error}"
        return
    yield from _codes(catalogue, plugin, where, sorted(needed))


def _codes(catalogue: Catalogue, plugin: str, where: str, codes: Iterable[str]) -> Found:
    """Whether these are indicators; one that somebody else removed counts as one that is never given."""
    for code in codes:
        if code in catalogue.removed:
            change = catalogue.change_of(Part.INDICATOR, code)
            if change and change.plugin == plugin:
                yield plugin, _("{where}: the plugin itself removed {code}").format(where=where, code=code)
        elif code not in catalogue.indicators:
            yield plugin, _unknown(where, code)


def _not_one_of(where: str, name: str, known: Collection[str]) -> str:
    return _("{where}: {name!r} is not one of {known}").format(where=where, name=name, known=", ".join(known))


def _unknown(where: str, code: str) -> str:
    return _("{where}: there is no indicator {code}").format(where=where, code=code)
