"""From a folder to `Content`: the head of the folder, what stands around it, and its files, put together."""

from collections.abc import Iterable, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from attrs import evolve

from huibao.api import mismatch
from huibao.content import addon, unit_types
from huibao.content.converter import converter
from huibao.errors import HuibaoError, UsageError
from huibao.expression.tree import codes
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.change import Part
from huibao.model.indicator import Indicator
from huibao.model.outline import Section
from huibao.plugin.manager import Extra
from huibao.plugin.markers import NAMESPACE

from .around import Around, around_addon, around_type
from .content import Content, tree_of
from .gather import Gathered, gather
from .remark import Remark
from .source import Source, Spot


def read(folder: Path, beside: Sequence[Extra] = ()) -> tuple[Content | None, list[Remark]]:
    """The content of a folder, None where not even its type is known; and what is wrong with its form.

    Raises `UsageError` if the folder holds no content at all.
    """
    name = next((each for each in (unit_types.FILE, addon.FILE) if (folder / each).is_file()), None)
    if name is None:
        raise UsageError(
            _("{folder} holds neither a type.toml nor an addon.toml").format(folder=folder),
            hint=_("name the folder in which the content files lie"),
        )
    head = Source.read(folder, name)
    spot = Spot(head, "", name)
    is_addon = name == addon.FILE
    needed = head.tree.get("api", "")
    # Before anything else: later versions know other keys. What is no text is told as of the wrong form.
    if isinstance(needed, str) and (wrong := mismatch(needed)):
        return None, [(spot / "api").remark("api-mismatch", wrong)]
    remarks = list(head.remarks)
    around, prefix = None, ""
    if not remarks:
        around, prefix = (_addon if is_addon else _type)(head, remarks, folder, beside)
    entire = _entire(head) if is_addon else frozenset()
    found = gather(folder, folder.name, prefix, entire)
    if not is_addon:  # that a file is missing is said once, not of all that names something in it
        found.lost |= {each for each in ("indicators", "rules", "sections") if not _is_there(found, each)}
    if around is None:
        return None, [*remarks, *found.remarks]
    return _content(folder, spot, is_addon, around, prefix, found), [*remarks, *found.remarks]


def _is_there(found: Gathered, stem: str) -> bool:
    return any(name.partition(".")[0].partition("/")[0] == stem for name in found.sources)


def _type(
    head: Source, remarks: list[Remark], folder: Path, beside: Sequence[Extra]
) -> tuple[Around | None, str]:
    try:
        file = converter.structure(head.tree, unit_types.TypeFile)
    except Exception as error:
        remarks += head.misshapen(error, "", "type")
        return None, ""
    if remark := _of_id(head, "type", file.id):
        remarks.append(remark)
        return None, ""
    return around_type(file.unit_type(file.id), folder, beside), file.id


def _of_id(head: Source, at: str, id: str) -> Remark | None:
    """What is wrong with the name that a folder has as a plugin."""
    if not addon.NAME.match(id):
        message = _("{value!r} is no name: lower case letters, digits and hyphens, a letter first")
        return Spot(head, "id", at).remark("file-form", message.format(value=id[:40]))
    if id == NAMESPACE:
        message = _("the name {name} is already taken by another plugin").format(name=id)
        return Spot(head, "id", at).remark("name-twice", message, _("choose another"))
    return None


def _addon(
    head: Source, remarks: list[Remark], folder: Path, beside: Sequence[Extra]
) -> tuple[Around | None, str]:
    try:
        file = converter.structure(head.tree, addon.AddonFile)
    except Exception as error:
        remarks += head.misshapen(error, "", "addon")
        return None, ""
    if remark := _of_id(head, "addon", file.id):
        remarks.append(remark)
        return None, ""
    wrong = [each.partition(": ") for each in addon.contradictions(file)]
    remarks += [Spot(head, key, "addon").remark("file-form", message) for key, _colon, message in wrong]
    if wrong:
        return None, ""
    try:
        around = around_addon(file.extends, folder, beside)
    except HuibaoError as error:
        remarks.append(
            Spot(head, "extends", "addon.extends").remark("unknown-type", error.message, error.hint)
        )
        return None, ""
    return _without(around, file), file.id


def _entire(head: Source) -> frozenset[str]:
    """The ids of rules that the add-on defines instead of others: they get no prefix."""
    try:
        file = converter.structure(head.tree, addon.AddonFile)
    except Exception:
        return frozenset()  # it has its remarks
    return frozenset(id for entry in file.instead for part, id in entry.named if part is Part.RULE)


def _without(around: Around, file: addon.AddonFile) -> Around:
    """What is left of the type without what the add-on removes or says itself."""
    gone = {(part.value, id) for entry in (*file.without, *file.instead) for part, id in entry.named}
    removed = {
        id: entry.reason
        for entry in file.without
        for part, id in entry.named
        if part is Part.INDICATOR and id in around.indicators
    }
    return evolve(
        around,
        removed=removed,
        indicators={k: v for k, v in around.indicators.items() if ("indicator", k) not in gone},
        rules=tuple(each for each in around.rules if ("rule", each.id) not in gone),
        sections={k: v for k, v in around.sections.items() if ("section", k) not in gone},
        outlines={k: v for k, v in around.outlines.items() if ("outline", k) not in gone},
        standards=tuple(each for each in around.standards if ("standard", each.id) not in gone),
    )


def _content(
    folder: Path, head: Spot, is_addon: bool, around: Around, prefix: str, found: Gathered
) -> Content:
    indicators = dict(around.indicators) | {each.what.code: each.what for each in found.indicators}
    outlines = dict(around.outlines) | {each.what.id: each.what for each in found.outlines}
    rules = (*around.rules, *(each.what for each in found.rules))
    standards = (*around.standards, *(each.what for each in found.standards))
    unit_type = evolve(around.unit_type, uses=()) if is_addon else around.unit_type
    catalogue = Catalogue(
        unit_type=around.unit_type,
        indicators=indicators,
        rules=rules,
        sections=_merged(around, [each.what for each in found.sections]),
        outlines=outlines,
        standards=standards,
        names=_names(indicators.values()),
        derived=_derived(indicators),
    )
    return Content(
        folder=folder,
        sources=found.sources,
        head=head,
        is_addon=is_addon,
        unit_type=unit_type,
        around=around,
        indicators=tuple(found.indicators),
        rules=tuple(found.rules),
        sections=tuple(found.sections),
        outlines=tuple(found.outlines),
        standards=tuple(found.standards),
        catalogue=catalogue,
        prefix=prefix,
        named={stem: frozenset(names) for stem, names in found.named.items()},
        lost=frozenset(found.lost),
    )


def _merged(around: Around, own: Iterable[Section]) -> dict[str, Section]:
    merged = dict(around.sections)
    for section in own:
        first = merged.get(section.id)
        merged[section.id] = (
            section
            if first is None
            else evolve(
                first,
                title=first.title or section.title,
                paragraphs=first.paragraphs + section.paragraphs,
                tables=first.tables + section.tables,
                charts=first.charts + section.charts,
                lists=first.lists + section.lists,
            )
        )
    return merged


def _names(indicators: Iterable[Indicator]) -> dict[str, str]:
    names: dict[str, str] = {}
    for indicator in indicators:
        for name in (indicator.code, indicator.name, *indicator.aliases):
            names.setdefault(name, indicator.code)
    return names


def _derived(indicators: dict[str, Indicator]) -> tuple[Indicator, ...]:
    """Operands before results; none where formulas go in a circle, which has its own remark."""
    try:
        return tuple(
            indicators[code]
            for code in TopologicalSorter(operands_of(indicators)).static_order()
            if code in indicators and indicators[code].formula
        )
    except CycleError:
        return ()


def operands_of(indicators: dict[str, Indicator]) -> dict[str, list[str]]:
    """What each indicator's formula needs, by code."""
    return {
        code: sorted(codes(tree))
        for code, each in indicators.items()
        if (tree := tree_of(each.formula)) is not None
    }
