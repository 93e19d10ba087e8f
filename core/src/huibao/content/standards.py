"""standards.toml: editions of standards and the thresholds in them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from attrs import frozen

from huibao.i18n import _
from huibao.model.standard import Confidence, Operator, Requirement, Standard

from .converter import ExpectedError, converter
from .folder import load_toml, refuse, structure_entry

FILE = "standards.toml"


@frozen(kw_only=True)
class RequirementEntry:
    """A threshold as its file says it; a duty has no value."""

    id: str
    name: str
    operator: Operator
    value: Decimal = Decimal(1)
    high: Decimal | None = None
    unit: str = ""
    clause: str = ""
    source: str = ""
    confidence: Confidence = Confidence.RECALLED
    note: str = ""
    yearly: bool = False


@frozen(kw_only=True)
class StandardEntry:
    """An edition as its file says it."""

    id: str
    name: str
    edition: str
    since: date | None = None
    until: date | None = None
    layer: int = 0
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
    if not folder.joinpath(FILE).is_file():
        return []
    problems: list[str] = []
    file = structure_entry(load_toml(folder, FILE, plugin), StandardsFile, "", problems)
    refuse(plugin, FILE, problems)
    return [_standard(entry, plugin) for entry in (file.standard if file else ())]


def _standard(entry: StandardEntry, plugin: str) -> Standard:
    requirements = tuple(
        Requirement(
            id=each.id,
            name=each.name,
            operator=each.operator,
            value=each.value,
            unit=each.unit,
            clause=each.clause,
            source=each.source,
            confidence=each.confidence,
            high=each.high,
            note=each.note,
            yearly=each.yearly,
        )
        for each in entry.requirement
    )
    return Standard(
        entry.id, entry.name, entry.edition, requirements, entry.since, entry.until, entry.layer, plugin
    )
