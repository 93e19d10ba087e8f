"""standards.toml, or the files in standards/: editions of standards and the thresholds in them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from attrs import frozen

from huibao.i18n import _
from huibao.model.standard import Confidence, Layer, Operator, Requirement, Standard

from .converter import converter
from .folder import load_toml, parts, refuse, structure_entry
from .refusals import ExpectedError


@frozen(kw_only=True)
class RequirementEntry:
    """A threshold as its file says it; a duty has no value.

    source and confidence are its standard's where it says none.
    """

    id: str
    name: str
    operator: Operator
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    clause: str = ""
    source: str = ""
    confidence: Confidence | None = None
    note: str = ""
    yearly: bool = False
    kinds: tuple[str, ...] = ()
    improving: bool = False
    otherwise: str = ""
    indicator: str = ""
    loosens: str = ""


@frozen(kw_only=True)
class StandardEntry:
    """An edition as its file says it."""

    id: str
    name: str
    edition: str
    since: date | None = None
    until: date | None = None
    series: str = ""
    layer: Layer = Layer.NATIONAL
    optional: bool = False
    instead_of: str = ""
    types: tuple[str, ...] = ()
    aim: str = ""
    source: str = ""
    confidence: Confidence = Confidence.RECALLED
    requirement: tuple[RequirementEntry, ...] = ()


@frozen
class StandardsFile:
    """The whole file."""

    standard: tuple[StandardEntry, ...] = ()


@converter.register_structure_hook
def _date(value: object, _type: object) -> date:
    if type(value) is not date:
        raise ExpectedError(_("{value!r} is not a date").format(value=value))
    return value


def load_standards(folder: Path, plugin: str) -> list[Standard]:
    """The standards of a content folder; none if it has no such file."""
    files = [file for file in parts(folder, "standards") if folder.joinpath(file).is_file()]
    return [each for file in files for each in _standards(folder, file, plugin)]


def _standards(folder: Path, file: str, plugin: str) -> list[Standard]:
    problems: list[str] = []
    tree = load_toml(folder, file, plugin)
    standards = structure_standards(tree, plugin, problems)
    refuse(plugin, file, problems, tree)
    return standards


def structure_standards(tree: dict[str, Any], plugin: str, problems: list[str]) -> list[Standard]:
    """The standards in a file's plain values; what is wrong is added to problems by key."""
    file = structure_entry(tree, StandardsFile, "", problems)
    if file is None:
        return []
    problems += contradictions(file)
    return [standard_of(entry, plugin) for entry in file.standard]


def contradictions(file: StandardsFile) -> Iterator[str]:
    """What is of the right form and says nothing that can be held against a figure."""
    for number, standard in enumerate(file.standard):
        where = f"standard[{number}]"
        yield from _unprintable(where, standard, "name", "edition")
        if standard.since and standard.until and standard.until < standard.since:
            yield f"{where}.until: " + _("{until} is before {since}").format(
                until=standard.until, since=standard.since
            )
        for index, each in enumerate(standard.requirement):
            place = f"{where}.requirement[{index}]"
            yield from _unprintable(place, each, "clause", "otherwise", "loosens")
            if any(_same(each, other) for other in standard.requirement[:index]):
                yield f"{place}.id: " + _("{id} is given twice for the same kinds").format(id=each.id)
            if each.operator.has_value and each.value is None:
                yield f"{place}.value: " + _("{key} must be given").format(key="value")
            if (each.operator is Operator.BETWEEN) != (each.high is not None):
                yield f"{place}.high: " + _("between has a high, and nothing else has")
            elif each.high is not None and each.value is not None and each.high < each.value:
                yield f"{place}.high: " + _("{high} is below {value}").format(
                    high=each.high, value=each.value
                )


def _same(one: RequirementEntry, other: RequirementEntry) -> bool:
    """Whether both would be held against one unit, and one of them never be heard."""
    apart = one.kinds and other.kinds and not set(one.kinds) & set(other.kinds)
    return one.id == other.id and not apart


_BRACES = frozenset("{}[]")


def _unprintable(where: str, entry: RequirementEntry | StandardEntry, *keys: str) -> Iterator[str]:
    """Findings cite these texts, and read braces and square brackets as places of figures."""
    for key in keys:
        if not _BRACES.isdisjoint(getattr(entry, key)):
            yield f"{where}.{key}: " + _("no braces or square brackets here")


def standard_of(entry: StandardEntry, plugin: str) -> Standard:
    """The edition as the model sees it."""
    return Standard(
        id=entry.id,
        name=entry.name,
        edition=entry.edition,
        requirements=tuple(_requirement(each, entry) for each in entry.requirement),
        since=entry.since,
        until=entry.until,
        layer=entry.layer,
        plugin=plugin,
        series=entry.series,
        optional=entry.optional,
        instead_of=entry.instead_of,
        types=entry.types,
        aim=entry.aim,
    )


def _requirement(entry: RequirementEntry, standard: StandardEntry) -> Requirement:
    return Requirement(
        id=entry.id,
        name=entry.name,
        operator=entry.operator,
        value=Decimal(1) if entry.value is None else entry.value,
        unit=entry.unit,
        clause=entry.clause,
        source=entry.source or standard.source,
        confidence=entry.confidence or standard.confidence,
        high=entry.high,
        note=entry.note,
        yearly=entry.yearly,
        kinds=entry.kinds,
        improving=entry.improving,
        otherwise=entry.otherwise,
        indicator=entry.indicator,
        loosens=entry.loosens,
    )
