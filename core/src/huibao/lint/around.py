"""What stands around a content folder: the shared dictionary and national standards, or an add-on's type."""

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from attrs import field, frozen

from huibao.model.indicator import Indicator
from huibao.model.outline import Outline, Section
from huibao.model.rule import Rule
from huibao.model.standard import Standard
from huibao.model.unit import UnitType, picks
from huibao.plugin.assemble import assemble
from huibao.plugin.discovery import EntryPoint, entry_points
from huibao.plugin.manager import Extra, load
from huibao.plugin.markers import NAMESPACE


@frozen
class Around:
    """What a folder's content may speak of beside its own; shared is the whole dictionary.

    name is what it is called in messages: the core's, or the type's that an add-on is for. beside are
    plugins at hand that are not installed; lenders the installed ones whose dictionaries the type picks
    from. removed holds the indicators that the folder itself takes out of the type, with the reasons.
    """

    unit_type: UnitType
    name: str = "huibao"
    shared: Mapping[str, Indicator] = field(factory=dict)
    indicators: Mapping[str, Indicator] = field(factory=dict)
    rules: tuple[Rule, ...] = ()
    sections: Mapping[str, Section] = field(factory=dict)
    outlines: Mapping[str, Outline] = field(factory=dict)
    standards: tuple[Standard, ...] = ()
    beside: tuple[Extra, ...] = ()
    lenders: tuple[str, ...] = ()
    removed: Mapping[str, str] = field(factory=dict)


def around_type(unit_type: UnitType, folder: Path, beside: Sequence[Extra] = ()) -> Around:
    """The indicators that a type picks from all dictionaries, and the standards of the core."""
    everybody = load(beside, only=names_of_others(folder)).telling(lambda _error: None)
    offered = list(everybody.collect("huibao_dictionary"))
    taken = {plugin for plugin, each in offered if any(picks(one, each.code) for one in unit_type.uses)}
    lenders = tuple(sorted(taken & {point.name for point in entry_points(NAMESPACE)}))
    plugins = load(beside, only=lenders)
    shared: dict[str, Indicator] = {each.code: each for _plugin, each in offered}
    picked = {
        code: each for code, each in shared.items() if any(picks(pattern, code) for pattern in unit_type.uses)
    }
    standards = [each for _plugin, each in plugins.collect("huibao_standards", unit_type=unit_type.id)]
    return Around(
        unit_type,
        shared=shared,
        indicators=picked,
        standards=tuple(standards),
        beside=tuple(beside),
        lenders=lenders,
    )


def around_addon(type_id: str, folder: Path, beside: Sequence[Extra] = ()) -> Around:
    """All that the other plugins say of the type, but the one in that folder; errors as in `assemble`."""
    base = assemble(load(beside, only=names_of_others(folder)), type_id)
    return Around(
        base.unit_type,
        type_id,
        {},
        base.indicators,
        base.rules,
        base.sections,
        base.outlines,
        base.standards,
        tuple(beside),
    )


def names_of_others(folder: Path) -> list[str]:
    """The installed plugins but the one whose content lies in that folder."""
    return [point.name for point in entry_points(NAMESPACE) if not _lies_in(point, folder)]


def _lies_in(point: EntryPoint, folder: Path) -> bool:
    place = package_folder(point)
    return place is not None and place.resolve() == folder.resolve()


def package_folder(point: EntryPoint) -> Path | None:
    """The folder of a plugin's package, found without importing it; None for a single module."""
    try:
        spec = find_spec(point.value.partition(":")[0].strip().partition(".")[0])
    except (ImportError, ValueError):
        return None
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else None
