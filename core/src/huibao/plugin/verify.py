"""Checks that the content of a unit type holds together: all that it names exists."""

from collections.abc import Callable, Collection, Iterator

from huibao.errors import PluginError
from huibao.expression.parse import ExpressionError, parse
from huibao.expression.template import CONTEXT, parse_template, places
from huibao.expression.tree import codes
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.document import Aspect, ChartKind
from huibao.model.indicator import Kind
from huibao.model.outline import ChartPlan, Clause, Paragraph, Section
from huibao.model.unit import picks

from .thresholds import flaws

_COLUMNS = tuple(aspect.value for aspect in Aspect)
_STYLES = ("items", "run")
_DRAWN = {
    ChartKind.COMPARISON: ("previous", "actual", "target", "planned", "completion"),
    ChartKind.TREND: ("previous", "actual", "planned"),
    ChartKind.SHARES: ("actual",),
}
"""The columns that a chart of each kind may have."""


def verify(catalogue: Catalogue, sections: Collection[Section]) -> None:
    """Raise a `PluginError` that lists all that does not hold together in one plugin's content.

    sections are the contributions before they were merged: each still has its own plugin's name.
    """
    problems: dict[str, list[str]] = {}
    for plugin, problem in _problems(catalogue, sections):
        problems.setdefault(plugin, []).append(problem)
    for plugin, lines in sorted(problems.items()):
        raise PluginError(plugin, "\n  ".join(lines))


Found = Iterator[tuple[str, str]]


def _problems(catalogue: Catalogue, sections: Collection[Section]) -> Found:
    yield from _of_topics(catalogue)
    yield from _of_indicators(catalogue)
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
    yield from _of_standards(catalogue)


def _of_topics(catalogue: Catalogue) -> Found:
    for kind in catalogue.unit_type.kinds.values():
        for pattern in kind.topics:
            if not any(picks(pattern, code) for code in catalogue.indicators):
                yield catalogue.unit_type.plugin, _unknown(f"kinds.{kind.id}.topics", pattern)


def _of_indicators(catalogue: Catalogue) -> Found:
    requirements = {each.id for standard in catalogue.standards for each in standard.requirements}
    for indicator in catalogue.indicators.values():
        yield from _kinds(catalogue, indicator.plugin, indicator.code, indicator.kinds)
        if indicator.formula:
            yield from _expression(catalogue, indicator.plugin, indicator.code, indicator.formula)
        if indicator.weight and indicator.weight not in catalogue.indicators:
            yield indicator.plugin, _unknown(indicator.code, indicator.weight)
        for id in indicator.requirements:
            if id not in requirements:
                message = _("{code}: no standard has a requirement {id}")
                yield indicator.plugin, message.format(code=indicator.code, id=id)


def _of_standards(catalogue: Catalogue) -> Found:
    names = {name for standard in catalogue.standards for name in standard.names}
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
        for code in table.rows:
            if code not in catalogue.indicators:
                yield section.plugin, _unknown(where, code)
        for column in table.columns:
            if column not in _COLUMNS:
                yield section.plugin, _not_one_of(where, column, _COLUMNS)
        yield from _template(catalogue, section.plugin, where, table.lead)
    for chart in section.charts:
        yield from _of_chart(catalogue, section.plugin, where, chart)
    for plan in section.lists:
        if plan.style not in _STYLES:
            yield section.plugin, _not_one_of(where, plan.style, _STYLES)
        yield from _template(catalogue, section.plugin, where, plan.lead)


def _of_chart(catalogue: Catalogue, plugin: str, where: str, chart: ChartPlan) -> Found:
    where = f"{where}, {chart.caption}"
    rows = [catalogue.indicators[code] for code in chart.rows if code in catalogue.indicators]
    for code in (*chart.rows, *filter(None, [chart.whole])):
        if code not in catalogue.indicators:
            yield plugin, _unknown(where, code)
    known = _DRAWN[chart.kind]
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
        if each.kind is Kind.YESNO:
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
    for text in _texts(paragraph):
        yield from _template(catalogue, plugin, where, text)


def _texts(paragraph: Paragraph) -> Iterator[str]:
    yield paragraph.lead
    yield paragraph.tail
    for sentence in paragraph.sentences:
        yield sentence.lead
        for clause in sentence.clauses:
            yield clause.text


def _of_outlines(catalogue: Catalogue) -> Found:
    owner = catalogue.unit_type.plugin
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
    for code in sorted(needed - catalogue.indicators.keys()):
        yield plugin, _unknown(where, code)


def _not_one_of(where: str, name: str, known: Collection[str]) -> str:
    return _("{where}: {name!r} is not one of {known}").format(where=where, name=name, known=", ".join(known))


def _unknown(where: str, code: str) -> str:
    return _("{where}: there is no indicator {code}").format(where=where, code=code)
