"""Brings together what all plugins say about one unit type."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from attrs import evolve

from huibao.errors import PluginError, UsageError
from huibao.expression.parse import ExpressionError, parse
from huibao.expression.tree import codes
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.change import Part
from huibao.model.indicator import Indicator
from huibao.model.standard import Standard
from huibao.model.unit import UnitType, picks

from .changes import agreed, carried_out, part_name, refuse
from .claims import CORE, Claims, unique, weighed
from .former import former_names
from .loose import Loose, LooseEndsError, Where
from .manager import Plugins
from .merge import additions, merged, placed, unprinted
from .thresholds import in_order
from .verify import verify
from .wholes import rules_of_wholes

T = TypeVar("T")
PUBLISHED = ("bureau", "community", "hospital", "school")
"""Types whose plugins are published with the core, and so can be named to whoever lacks them."""


def unit_types(plugins: Plugins) -> dict[str, UnitType]:
    """Every installed unit type by id, sorted; one that two plugins define is told, and is not among them."""
    found = claimed_types(plugins)
    plugins.report(found.errors)
    return dict(sorted(found.granted.items()))


def claimed_types(plugins: Plugins) -> Claims[UnitType]:
    """Who defines which unit type."""
    claims = [(plugin, each.id, each) for plugin, each in _collect(plugins, "huibao_unit_types")]
    return weighed(claims, _clash(_("unit type")), _another_name())


def dictionary(plugins: Plugins) -> dict[str, Indicator]:
    """The shared indicators by code, in their order; one that two plugins define is told and left out."""
    claims = [(plugin, each.code, each) for plugin, each in _collect(plugins, "huibao_dictionary")]
    found = weighed(claims, _clash(part_name(Part.INDICATOR)), _another_name())
    plugins.report(found.errors)
    return found.granted


def _another_name() -> str:
    return _("uninstall one of the two, or ask its author for another name; --only-plugin loads one alone")


def assemble(plugins: Plugins, type_id: str) -> Catalogue:
    """The catalogue of a unit type.

    Raises `UsageError` if it is not installed and `PluginError` if plugins clash or the content of its own
    plugin does not hold together. An add-on that fails, or whose content does not, is left out with all
    that it said.
    """
    while True:
        left_out = len(plugins.left_out)
        unit_type = _type(plugins, type_id)
        needing = plugins.needing(unit_type.plugin)
        try:
            catalogue = _assembled(needing, unit_type)
        except PluginError as error:
            if len(plugins.left_out) == left_out:
                from .located import located  # only needed when something is wrong

                told = located(error, plugins.plugin(error.plugin))
                if not _is_its_own(error):
                    raise told from error
                try:
                    needing.leave_out(told)
                except PluginError as raised:
                    raise raised from error
            continue  # what was found of one that is now left out only follows from why it was
        if len(plugins.left_out) == left_out:
            return catalogue


def _is_its_own(error: PluginError) -> bool:
    """Whether the fault lies in one plugin alone, and the core and the others do without it."""
    own = isinstance(error, LooseEndsError) and not any(each.clashes for each in error.found)
    return own and error.plugin != CORE


def _assembled(plugins: Plugins, unit_type: UnitType) -> Catalogue:
    type_id = unit_type.id
    declared = agreed(_collect(plugins, "huibao_changes", unit_type=type_id))

    def content(hook: str) -> list[tuple[str, Any]]:
        return _collect(plugins, hook, unit_type=type_id)

    known = [*_shared(plugins, unit_type), *content("huibao_indicators")]
    indicators = carried_out(declared, Part.INDICATOR, known, lambda each: each.code)
    stated = [*content("huibao_rules"), *rules_of_wholes(type_id, indicators.left)]
    rules = carried_out(declared, Part.RULE, stated, lambda each: each.id)
    told = content("huibao_sections")
    adds = additions(told, unit_type)
    parts = carried_out(declared, Part.SECTION, told, lambda each: each.id, adds)
    plans = carried_out(declared, Part.OUTLINE, content("huibao_outlines"), lambda each: each.id)
    held = carried_out(declared, Part.STANDARD, content("huibao_standards"), lambda each: each.id)
    refuse([fault for each in (indicators, rules, parts, plans, held) for fault in each.faults])
    defined = _unique(indicators.left, lambda each: each.code, Part.INDICATOR)
    removed = {each.code: each for each in indicators.lost if each.code not in defined}
    defined = _required(unit_type, defined, removed)
    checks = _unique(rules.left, lambda each: each.id, Part.RULE)
    titled = [each for each in parts.left if each[1].title]
    _unique(titled, lambda each: each.id, Part.SECTION, _("title of section"))
    sections = merged(parts.left, adds)
    catalogue = Catalogue(
        unit_type=unit_type,
        indicators=defined,
        rules=tuple(checks[id] for id in sorted(checks)),
        sections=sections,
        outlines=placed(
            _unique(plans.left, lambda each: each.id, Part.OUTLINE), sections, parts.changes, parts.lost
        ),
        standards=_for_type(_unique(held.left, lambda each: each.id, Part.STANDARD).values(), type_id),
        names=_names(defined),
        derived=_in_order(defined),
        changes=(*indicators.changes, *rules.changes, *parts.changes, *plans.changes, *held.changes),
        removed=removed,
        unprinted=unprinted(parts.lost, sections),
    )
    catalogue = evolve(catalogue, former=former_names(catalogue))
    verify(catalogue, [section for _plugin, section in parts.left], held.lost, plans.lost)
    return catalogue


def _collect(plugins: Plugins, hook: str, **arguments: str) -> list[tuple[str, Any]]:
    """What the plugins answer, each signed with its plugin's name."""
    found = plugins.collect(hook, **arguments)
    return [
        (plugin, each if each.plugin == plugin else evolve(each, plugin=plugin)) for plugin, each in found
    ]


def _type(plugins: Plugins, type_id: str) -> UnitType:
    found = claimed_types(plugins)
    found.check(type_id)
    known = dict(sorted(found.granted.items()))
    if type_id in known:
        return known[type_id]
    message = _("unit type {type} is not installed; installed are: {known}").format(
        type=type_id, known=", ".join(f"{id} {each.name}" for id, each in known.items()) or _("none")
    )
    failed = [record.failure for record in plugins.failed if record.name == type_id]
    failed += [str(error) for name, error in plugins.left_out.items() if name == type_id]
    reason = _("its plugin could not be loaded: {reason}")
    if failed:
        raise UsageError(message, hint=reason.format(reason=failed[0]))
    from huibao.structure.called import near_called  # only needed when something is wrong

    names = {} if type_id in PUBLISHED else {id: each.name for id, each in known.items()}
    raise UsageError(message, hint=near_called(type_id, names) or way_to(type_id))


def way_to(type_id: str) -> str:
    """How to come by a unit type that is not installed."""
    if type_id in PUBLISHED:
        return _("install it with: pip install huibao[{type}]").format(type=type_id)
    return _("see report types; a plugin that defines it must be installed in the same environment")


def _unique(
    found: Iterable[tuple[str, T]], key: Callable[[T], str], part: Part, what: str = ""
) -> dict[str, T]:
    """The results by key; two plugins, or one twice, with the same key are an error that names both."""
    hint = _("uninstall one of the two, or let one declare that it takes the other's place: {how}")
    return unique(
        ((plugin, key(each), each) for plugin, each in found),
        _clash(what or part_name(part)),
        hint.format(how=f'[[instead]] {part.value} = "…"'),
        lambda plugin, name: _twice(Where(plugin, part, name), what or part_name(part)),
    )


def _twice(where: Where, what: str) -> PluginError:
    message = _("{what} {name} is defined twice by {plugin} itself")
    words = message.format(what=what, name=where.id, plugin=where.plugin)
    return LooseEndsError([Loose(where, words, hint=_("keep one of the two"), twice=True)])


def _clash(what: str) -> Callable[[str, str], str]:
    message = _("{what} {name} is already defined by {other}")
    return lambda name, other: message.format(what=what, name=name, other=other)


def _shared(plugins: Plugins, unit_type: UnitType) -> list[tuple[str, Indicator]]:
    """The shared indicators that the type picks, in the dictionary's order."""
    shared = dictionary(plugins)
    for pattern in unit_type.uses:
        if not any(picks(pattern, code) for code in shared):
            message = _("uses: no shared indicator is called {name}").format(name=pattern)
            raise _of_type(unit_type, message, pattern, shared)
    return [
        (each.plugin, each)
        for code, each in shared.items()
        if any(picks(pattern, code) for pattern in unit_type.uses)
    ]


def _required(
    unit_type: UnitType, indicators: dict[str, Indicator], removed: Collection[str]
) -> dict[str, Indicator]:
    """The indicators, those that the type requires marked so."""
    for code in unit_type.required:
        if code in indicators:
            indicators[code] = evolve(indicators[code], required=True)
        elif code not in removed:
            message = _("required: there is no indicator {name}").format(name=code)
            raise _of_type(unit_type, message, code, indicators)
    return indicators


def _of_type(unit_type: UnitType, message: str, name: str, known: Collection[str]) -> LooseEndsError:
    """type.toml names what there is not."""
    from huibao.structure.nearest import suggest  # only needed when something is wrong

    where = Where(unit_type.plugin, None, unit_type.id)
    return LooseEndsError([Loose(where, message, name, suggest(name, known))])


def _names(indicators: Mapping[str, Indicator]) -> dict[str, str]:
    """Codes by name. Indicators may share one where a figure's unit tells them apart: 鼠药 in 公斤 or 包."""
    names: dict[str, str] = {}
    by_unit: dict[tuple[str, str], str] = {}
    for indicator in indicators.values():
        for name in (indicator.code, indicator.name, *indicator.aliases):
            names.setdefault(name, indicator.code)
            other = by_unit.setdefault((name, indicator.unit), indicator.code)
            if other != indicator.code:
                message = _("the name {name} is already that of {other}").format(name=name, other=other)
                clashes = indicators[other].plugin != indicator.plugin
                raise LooseEndsError([Loose(_where(indicator), message, name, clashes=clashes)])
    return names


def _where(indicator: Indicator) -> Where:
    return Where(indicator.plugin, Part.INDICATOR, indicator.code, indicator.code)


def _in_order(indicators: dict[str, Indicator]) -> tuple[Indicator, ...]:
    """The indicators with a formula, each after those that its formula needs."""
    ordered: dict[str, Indicator] = {}

    def place(indicator: Indicator, above: tuple[str, ...]) -> None:
        if indicator.code in above:
            cycle = " → ".join([*above, indicator.code])
            message = _("formulas go in a circle: {cycle}").format(cycle=cycle)
            raise LooseEndsError([Loose(_where(indicator), message, indicator.formula)])
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


def _for_type(standards: Iterable[Standard], type_id: str) -> tuple[Standard, ...]:
    return in_order([each for each in standards if not each.types or type_id in each.types])
