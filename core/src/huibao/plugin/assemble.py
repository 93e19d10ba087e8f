"""Brings together what all plugins say about one unit type."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from attrs import evolve

from huibao.errors import PluginError, UsageError
from huibao.expression.parse import ExpressionError, parse
from huibao.expression.tree import codes
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.indicator import Indicator
from huibao.model.outline import Outline, Section
from huibao.model.rule import Rule
from huibao.model.standard import Standard
from huibao.model.unit import UnitType

from .claims import unique
from .manager import Plugins
from .thresholds import in_order
from .verify import verify

T = TypeVar("T")
Content = TypeVar("Content", UnitType, Indicator, Rule, Section, Outline, Standard)
PUBLISHED = ("bureau", "community", "hospital", "school")
"""Types whose plugins are published with the core, and so can be named to whoever lacks them."""


def unit_types(plugins: Plugins) -> dict[str, UnitType]:
    """Every installed unit type by id, sorted."""
    found = _unique(_collect(plugins, "huibao_unit_types", UnitType), lambda each: each.id, _("unit type"))
    return dict(sorted(found.items()))


def assemble(plugins: Plugins, type_id: str) -> Catalogue:
    """The catalogue of a unit type.

    Raises `UsageError` if it is not installed and `PluginError` if plugins clash or their content
    does not hold together.
    """
    unit_type = _type(plugins, type_id)
    indicators = _indicators(plugins, unit_type)
    rules = _unique(
        _collect(plugins, "huibao_rules", Rule, unit_type=type_id), lambda each: each.id, _("rule")
    )
    sections = _collect(plugins, "huibao_sections", Section, unit_type=type_id)
    outlines = _collect(plugins, "huibao_outlines", Outline, unit_type=type_id)
    catalogue = Catalogue(
        unit_type=unit_type,
        indicators=indicators,
        rules=tuple(rules[id] for id in sorted(rules)),
        sections=_merged(sections),
        outlines=_unique(outlines, lambda each: each.id, _("outline")),
        standards=_standards(plugins, type_id),
        names=_names(indicators.values()),
        derived=_in_order(indicators),
    )
    verify(catalogue, [section for _plugin, section in sections])
    return catalogue


def _collect(plugins: Plugins, hook: str, kind: type[Content], **arguments: str) -> list[tuple[str, Content]]:
    """What the plugins answer, each with its plugin's name, signed with it where it names none."""
    found: list[tuple[str, Content]] = []
    for plugin, each in plugins.collect(hook, **arguments):
        if not isinstance(each, kind):
            message = _("{hook} gave {value!r}, which is no {kind}")
            raise PluginError(plugin, message.format(hook=hook, value=each, kind=kind.__name__))
        found.append((plugin, each if each.plugin else evolve(each, plugin=plugin)))
    return found


def _type(plugins: Plugins, type_id: str) -> UnitType:
    known = unit_types(plugins)
    if type_id in known:
        return known[type_id]
    message = _("unit type {type} is not installed; installed are: {known}").format(
        type=type_id, known=", ".join(known) or _("none")
    )
    failed = [record for record in plugins.failed if record.name == type_id]
    if failed:
        hint = _("its plugin could not be loaded: {reason}").format(reason=failed[0].failure)
    elif type_id in PUBLISHED:
        hint = _("install it with: pip install huibao[{type}]").format(type=type_id)
    else:
        hint = _("see report types; a plugin that defines it must be installed in the same environment")
    raise UsageError(message, hint=hint)


def _unique(found: Iterable[tuple[str, T]], key: Callable[[T], str], what: str) -> dict[str, T]:
    """The results by key; two plugins, or one twice, with the same key are an error that names both."""

    def clash(name: str, other: str) -> str:
        return _("{what} {name} is already defined by {other}").format(what=what, name=name, other=other)

    claims = ((plugin, key(each), each) for plugin, each in found)
    return unique(claims, clash, _("uninstall one of the two, or ask its author for another name"))


def _indicators(plugins: Plugins, unit_type: UnitType) -> dict[str, Indicator]:
    """The picked shared indicators in the dictionary's order, then the type's own."""
    shared = _unique(
        _collect(plugins, "huibao_dictionary", Indicator), lambda each: each.code, _("indicator")
    )
    picked: dict[str, Indicator] = {}
    for pattern in unit_type.uses:
        topic = pattern.removesuffix("*") if pattern.endswith(".*") else None
        matching = {
            code: each
            for code, each in shared.items()
            if code == pattern or (topic and code.startswith(topic))
        }
        if not matching:
            raise PluginError(
                unit_type.plugin, _("uses: no shared indicator is called {name}").format(name=pattern)
            )
        picked |= matching
    found = [("huibao", shared[code]) for code in shared if code in picked]
    found += _collect(plugins, "huibao_indicators", Indicator, unit_type=unit_type.id)
    indicators = _unique(found, lambda each: each.code, _("indicator"))
    for code in unit_type.required:
        if code not in indicators:
            raise PluginError(unit_type.plugin, _("required: there is no indicator {name}").format(name=code))
        indicators[code] = evolve(indicators[code], required=True)
    return indicators


def _names(indicators: Iterable[Indicator]) -> dict[str, str]:
    """Codes by name. Indicators may share one where a figure's unit tells them apart: 鼠药 in 公斤 or 包."""
    names: dict[str, str] = {}
    by_unit: dict[tuple[str, str], str] = {}
    for indicator in indicators:
        for name in (indicator.code, indicator.name, *indicator.aliases):
            names.setdefault(name, indicator.code)
            other = by_unit.setdefault((name, indicator.unit), indicator.code)
            if other != indicator.code:
                message = _("{code}: the name {name} is already that of {other}")
                raise PluginError(
                    indicator.plugin, message.format(code=indicator.code, name=name, other=other)
                )
    return names


def _in_order(indicators: dict[str, Indicator]) -> tuple[Indicator, ...]:
    """The indicators with a formula, each after those that its formula needs."""
    ordered: dict[str, Indicator] = {}

    def place(indicator: Indicator, above: tuple[str, ...]) -> None:
        if indicator.code in above:
            cycle = " → ".join([*above, indicator.code])
            raise PluginError(indicator.plugin, _("formulas go in a circle: {cycle}").format(cycle=cycle))
        if indicator.formula and indicator.code not in ordered:
            for code in _operands(indicator):
                if code in indicators:
                    place(indicators[code], (*above, indicator.code))
            ordered[indicator.code] = indicator

    for indicator in indicators.values():
        place(indicator, ())
    return tuple(ordered.values())


def _operands(indicator: Indicator) -> list[str]:
    try:
        return sorted(codes(parse(indicator.formula)))
    except ExpressionError:
        return []  # verify() reports it, with all else that is wrong


def _merged(found: list[tuple[str, Section]]) -> dict[str, Section]:
    """Contributions merged by id: the one that gives the title first, then by plugin name."""
    _unique([each for each in found if each[1].title], lambda section: section.id, _("title of section"))
    merged: dict[str, Section] = {}
    for _plugin, section in sorted(found, key=lambda each: not each[1].title):
        first = merged.get(section.id)
        merged[section.id] = section if first is None else _merge(first, section)
    return merged


def _merge(first: Section, more: Section) -> Section:
    """A section with another plugin's additions; sub-kinds that those are for hold for their paragraphs."""
    added = tuple(evolve(each, kinds=each.kinds or more.kinds) for each in more.paragraphs)
    return evolve(
        first,
        required=first.required or more.required,
        paragraphs=first.paragraphs + added,
        tables=first.tables + more.tables,
        charts=first.charts + more.charts,
        lists=first.lists + more.lists,
    )


def _standards(plugins: Plugins, type_id: str) -> tuple[Standard, ...]:
    found = _unique(
        _collect(plugins, "huibao_standards", Standard, unit_type=type_id),
        lambda each: each.id,
        _("standard"),
    )
    return in_order([each for each in found.values() if not each.types or type_id in each.types])
