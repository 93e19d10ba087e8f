"""Names of what is not there: indicators, kinds, sections, topics, requirements, standards, lists."""

from collections.abc import Collection, Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from huibao.expression.parse import ExpressionError, parse
from huibao.expression.template import CONTEXT, parse_template, places
from huibao.expression.tree import codes
from huibao.i18n import _
from huibao.model.outline import ChartPlan, TablePlan
from huibao.model.unit import picks
from huibao.plugin.thresholds import flaws
from huibao.plugin.verify import COLUMNS, DRAWN, STYLES
from huibao.structure.nearest import suggest

from .content import Content, paragraphs, sentences, tables
from .content import clauses as clauses_of
from .content import lists as lists_of
from .reading import operands_of
from .remark import Remark
from .source import Spot

_FLAWS = {"instead_of": "unknown-standard", "indicator": "unknown-indicator", "kinds": "unknown-kind"}
"""The codes of what may not fit in a standard, by its key; anything else is about the threshold."""


def dangling(content: Content) -> Iterator[Remark]:
    """Every name that stands for nothing."""
    yield from _of_head(content)
    yield from _of_indicators(content)
    yield from _of_expressions(content)
    yield from _of_texts(content)
    yield from _of_kinds(content)
    yield from _of_plans(content)
    yield from _of_outlines(content)
    yield from _of_standards(content)


def known_codes(content: Content) -> set[str]:
    """Codes that may be named; those of misshapen indicators included."""
    return content.catalogue.indicators.keys() | content.named.get("indicators", set())


def _of_head(content: Content) -> Iterator[Remark]:
    if content.is_addon:
        return
    unit_type, head = content.unit_type, content.head
    for place, pattern in enumerate(unit_type.uses):
        if not any(picks(pattern, code) for code in content.around.shared):
            message = _("uses: no shared indicator is called {name}").format(name=pattern)
            spot = Spot(head.source, f"uses[{place}]", f"type.uses.{pattern}")
            yield spot.remark("unknown-topic", message, suggest(pattern, content.around.shared))
    known = known_codes(content)
    if "indicators" in content.lost:
        return
    written: list[tuple[str, str, str]] = []
    for key in ("required", "topics"):
        written += [(key, str(number), each) for number, each in _items(content, key)]
    for kind in unit_type.kinds:
        key = f"kinds.{kind}.topics"
        written += [(key, str(number), each) for number, each in _items(content, key)]
    picking = {
        each for each in {pattern for *_place, pattern in written} if any(picks(each, code) for code in known)
    }
    for key, number, pattern in written:
        if pattern not in picking:
            spot = Spot(head.source, f"{key}[{number}]", f"type.{key}.{pattern}")
            code = "unknown-indicator" if key == "required" else "unknown-topic"
            yield spot.remark(
                code,
                _("{key}: there is no indicator {name}").format(key=key, name=pattern),
                suggest(pattern, known),
            )


def _items(content: Content, key: str) -> Iterable[tuple[int, str]]:
    value = content.head.source.at(key)
    found = value if isinstance(value, list) else []
    return [(number, each) for number, each in enumerate(found) if isinstance(each, str)]


def _of_indicators(content: Content) -> Iterator[Remark]:
    known = known_codes(content)
    requirements = {each.id for standard in content.catalogue.standards for each in standard.requirements}
    for here in content.indicators:
        if here.what.weight and here.what.weight not in known and "indicators" not in content.lost:
            yield _unknown(content, here.spot / "weight", here.what.weight)
        for id in here.what.requirements:
            if id not in requirements and "standards" not in content.lost:
                message = _("no standard has a requirement {id}").format(id=id)
                yield (here.spot / "requirement").remark(
                    "unknown-requirement", message, suggest(id, requirements)
                )
    yield from _of_circles(content)


def _of_circles(content: Content) -> Iterator[Remark]:
    indicators = dict(content.catalogue.indicators)
    for code, key, graph, message, hint in (
        (
            "formula-circle",
            "formula",
            operands_of(indicators),
            _("formulas go in a circle: {cycle}"),
            _("leave out the formula of the one that is counted: it is then given"),
        ),
        (
            "within-circle",
            "within",
            {each.code: [whole.code for whole in each.within] for each in indicators.values()},
            _("parts and wholes go in a circle: {cycle}"),
            _("only the smaller one is within the larger"),
        ),
    ):
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            cycle = error.args[1]
            spots = (each.spot for each in content.indicators if each.what.code in cycle)
            if spot := next(spots, None):
                yield (spot / key).remark(code, message.format(cycle=" → ".join(cycle)), hint)


def _of_expressions(content: Content) -> Iterator[Remark]:
    known = known_codes(content)
    for here in content.expressions():
        try:
            needed = codes(parse(here.what))
        except ExpressionError as error:
            yield here.spot.remark("expression-broken", str(error))
            continue
        if "indicators" not in content.lost:
            for code in sorted(needed - known):
                yield _unknown(content, here.spot, code)


def _of_texts(content: Content) -> Iterator[Remark]:
    known = known_codes(content)
    for here in content.texts():
        try:
            needed = {place.code: place.is_context for place in places(parse_template(here.what))}
        except ExpressionError as error:
            yield here.spot.remark("text-broken", str(error))
            continue
        for code, is_context in sorted(needed.items()):
            if is_context and code not in CONTEXT:
                yield here.spot.remark(
                    "unknown-indicator",
                    _("there is no placeholder {{{name}}}").format(name=code),
                    suggest(code, CONTEXT),
                )
            elif not is_context and code not in known and "indicators" not in content.lost:
                yield _unknown(content, here.spot, code)


def _of_kinds(content: Content) -> Iterator[Remark]:
    known = content.unit_type.kinds
    for spot, kinds in kinds_named(content):
        for kind in kinds:
            if kind not in known:
                message = _("there is no kind {name}").format(name=kind)
                yield spot.remark("unknown-kind", message, suggest(kind, known))


def kinds_named(content: Content) -> Iterator[tuple[Spot, Collection[str]]]:
    """Every list of sub-kinds, with its place."""
    for indicator in content.indicators:
        yield indicator.spot / "kinds", indicator.what.kinds
    for rule in content.rules:
        yield rule.spot / "kinds", rule.what.kinds
    for section in content.sections:
        yield section.spot / "kinds", section.what.kinds
        for paragraph in paragraphs(section):
            yield paragraph.spot / "kinds", paragraph.what.kinds
            for sentence in sentences(paragraph):
                for clause in clauses_of(sentence):
                    yield clause.spot / "kinds", clause.what.kinds


def _of_plans(content: Content) -> Iterator[Remark]:
    """Rows of tables and charts."""
    known = known_codes(content)
    for section in content.sections:
        for each in lists_of(section):
            if each.what.style not in STYLES:
                yield _no_such(each.spot / "style", each.what.style, STYLES)
    if "indicators" in content.lost:
        return
    for section in content.sections:
        for plan in tables(section):
            for number, code in enumerate(plan.what.rows):
                if code not in known:
                    yield _unknown(content, plan.spot / f"rows[{number}]", code)
            yield from _of_columns(plan.what, plan.spot)
            whole = getattr(plan.what, "whole", "")
            if whole and whole not in known:
                yield _unknown(content, plan.spot / "whole", whole)


def _of_columns(plan: TablePlan | ChartPlan, spot: Spot) -> Iterator[Remark]:
    known = DRAWN[plan.kind] if isinstance(plan, ChartPlan) else COLUMNS
    for number, column in enumerate(plan.columns):
        if column not in known:
            yield _no_such(spot / f"columns[{number}]", column, known)
    if isinstance(plan, ChartPlan) and "completion" in plan.columns and len(plan.columns) > 1:
        message = _("completion is in per cent and stands alone")
        yield (spot / "columns").remark("unknown-column", message)


def _no_such(spot: Spot, name: str, known: Collection[str]) -> Remark:
    message = _("{value!r} is not one of {known}").format(value=name, known=", ".join(known))
    return spot.remark("unknown-column", message, suggest(name, known))


def _of_outlines(content: Content) -> Iterator[Remark]:
    if "sections" in content.lost and not content.sections:
        return
    known = content.catalogue.sections.keys() | content.named.get("sections", set())
    for outline in content.outlines:
        for number, id in enumerate(outline.what.sections):
            if id not in known:
                message = _("there is no section {name}").format(name=id)
                yield (outline.spot / f"sections[{number}]").remark(
                    "unknown-section", message, suggest(id, known)
                )
    if not content.is_addon:
        for here in content.indicators:
            if here.what.section not in known:
                message = _("there is no section {name}").format(name=here.what.section)
                hint = suggest(here.what.section, known) or _('name one: section = "…"')
                yield (here.spot / "section").remark("unknown-section", message, hint)


def _of_standards(content: Content) -> Iterator[Remark]:
    names = {name for standard in content.catalogue.standards for name in standard.names}
    if "standards" in content.lost:
        return
    if not content.is_addon:
        for kind in content.unit_type.kinds.values():
            if kind.standard and kind.standard not in names:
                spot = Spot(content.head.source, f"kinds.{kind.id}.standard", f"type.kinds.{kind.id}")
                message = _("there is no standard {id}").format(id=kind.standard)
                yield spot.remark("unknown-standard", message, suggest(kind.standard, names))
    for here in content.standards:
        if not here.what.types or content.unit_type.id in here.what.types:
            for flaw in flaws(content.catalogue, here.what):
                if "indicators" in content.lost and flaw.key in ("id", "indicator"):
                    continue  # it may stand in what could not be read
                inner = "" if flaw.requirement is None else f"requirement[{flaw.requirement}]"
                spot = here.spot / inner if inner else here.spot
                code = _FLAWS.get(flaw.key, "threshold-unfit")
                yield (spot / flaw.key).remark(code, flaw.message, flaw.hint)


def _unknown(content: Content, spot: Spot, code: str) -> Remark:
    message = _("there is no indicator {name}").format(name=code)
    if reason := content.around.removed.get(code):
        hint = _("addon.toml of this folder takes it out under [[without]]: {reason}").format(reason=reason)
        return spot.remark("unknown-indicator", message, hint)
    return spot.remark("unknown-indicator", message, suggest(code, known_codes(content)))
