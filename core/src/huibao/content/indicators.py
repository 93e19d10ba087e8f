"""indicators.toml, or the files in indicators/: the definitions of a type's quantities."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from attrs import field, frozen

from huibao.deprecation import Deprecated, used
from huibao.i18n import _
from huibao.model.indicator import Combine, Direction, Indicator, QuantityKind, Whole
from huibao.model.rule import Severity

from .converter import DEPRECATED, converter
from .folder import load_toml, parts, refuse, structure_entry
from .kinds import kind_of
from .refusals import ExpectedError

OLD_KIND = Deprecated("kind in indicators.toml", "quantity", since="1.1", until="2.0")
_MOST_DECIMALS = 6


@frozen
class Names:
    """One id, or a list of them."""

    ids: tuple[str, ...] = ()


@converter.register_structure_hook
def _names(value: object, _type: object) -> Names:
    found: list[object] = value if isinstance(value, list) else [value]
    ids = tuple(each for each in found if isinstance(each, str))
    if len(ids) != len(found):
        raise ExpectedError(_("{value!r} is neither an id nor a list of ids").format(value=value))
    return Names(ids)


@frozen(kw_only=True)
class WholeEntry:
    """What an indicator is part of, as its file says it."""

    of: str
    severity: Severity = Severity.ERROR
    hint: str = ""


@frozen
class Wholes:
    """A code, a table, or a list of them."""

    entries: tuple[WholeEntry, ...] = ()


@converter.register_structure_hook
def _wholes(value: object, _type: object) -> Wholes:
    found: list[object] = value if isinstance(value, list) else [value]
    return Wholes(
        tuple(
            WholeEntry(of=each) if isinstance(each, str) else converter.structure(each, WholeEntry)
            for each in found
        )
    )


@frozen(kw_only=True)
class IndicatorEntry:
    """An indicator as its file says it: None where the file leaves the default to us."""

    name: str
    unit: str
    section: str | None = None
    quantity: QuantityKind | None = None
    kind: QuantityKind | None = field(default=None, metadata={DEPRECATED: True})
    """Its old name."""
    over_units: Combine | None = None
    over_periods: Combine | None = None
    weight: str = ""
    better: Direction = Direction.NONE
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    decimals: int | None = None
    aliases: tuple[str, ...] = ()
    hint: str = ""
    required: bool = False
    formula: str = ""
    within: Wholes = Wholes()
    requirement: Names = Names()
    kinds: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()

    def indicator(self, code: str, plugin: str) -> Indicator:
        """The indicator with its defaults, which follow from the unit and the formula."""
        kind = self.quantity or self.kind or kind_of(self.unit)
        over_units = self.over_units or _over_units(kind, self.formula)
        stays = kind is QuantityKind.YESNO or (kind is QuantityKind.RATIO and not self.formula)
        highest = Decimal(100) if self.unit == "%" else Decimal(1) if kind is QuantityKind.YESNO else None
        computed = 1 if kind is QuantityKind.RATIO and self.formula else 0
        return Indicator(
            code=code,
            name=self.name,
            unit=self.unit,
            kind=kind,
            section=self.section or code.partition(".")[0],
            over_units=over_units,
            over_periods=self.over_periods or (Combine.LAST if stays else over_units),
            weight=self.weight,
            better=self.better,
            minimum=Decimal(0) if self.minimum is None else self.minimum,
            maximum=highest if self.maximum is None else self.maximum,
            decimals=computed if self.decimals is None else self.decimals,
            aliases=self.aliases,
            hint=self.hint,
            required=self.required,
            formula=self.formula,
            requirements=self.requirement.ids,
            kinds=self.kinds,
            plugin=plugin,
            formerly=self.formerly,
            within=tuple(Whole(each.of, each.severity, each.hint) for each in self.within.entries),
        )


def _over_units(kind: QuantityKind, formula: str) -> Combine:
    if formula:
        return Combine.RATIO
    return Combine.SUM if kind in (QuantityKind.COUNT, QuantityKind.AMOUNT) else Combine.NONE


def load_indicators(folder: Path, plugin: str) -> list[Indicator]:
    """The indicators of a content folder, in the order of its files."""
    return [each for file in parts(folder, "indicators") for each in _indicators(folder, file, plugin)]


def _indicators(folder: Path, file: str, plugin: str) -> list[Indicator]:
    problems: list[str] = []
    indicators = []
    for code, value in entries(load_toml(folder, file, plugin), problems):
        entry = structure_entry(value, IndicatorEntry, code, problems)
        if entry is not None:
            if entry.kind is not None:
                used(OLD_KIND)
            indicator = entry.indicator(code, plugin)
            problems += [f"{code}.{key}: {message}" for key, message in contradictions(indicator)]
            indicators.append(indicator)
    refuse(plugin, file, problems)
    return indicators


def contradictions(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """What is of the right form and cannot be meant, as pairs of key and message."""
    if indicator.kind is QuantityKind.COUNT and not indicator.unit.strip():
        yield "unit", _('a count has a unit: 个, 次, 人; an index without one has quantity = "amount"')
    if not 0 <= indicator.decimals <= _MOST_DECIMALS:
        message = _("{value} is no number of decimals: 0 to {most}")
        yield "decimals", message.format(value=indicator.decimals, most=_MOST_DECIMALS)
    low, high = indicator.minimum, indicator.maximum
    if low is not None and high is not None and low > high:
        message = _("the minimum {minimum} is above the maximum {maximum}: no figure is possible")
        yield "minimum", message.format(minimum=f"{low:f}", maximum=f"{high:f}")


def entries(
    tree: dict[str, Any], problems: list[str], path: str = ""
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Code and table of every indicator: the first table with a name on each branch."""
    for key, value in tree.items():
        code = f"{path}{key}"
        if not isinstance(value, dict):
            problems.append(f"{code}: " + _("an indicator is a table with a name and a unit"))
        elif key == "value":
            message = _("no part of a code may be “value”: in a data file that is a figure with its unit")
            problems.append(f"{code}: {message}")
        elif isinstance(value.get("name"), str) or not any(
            isinstance(inner, dict) for inner in value.values()
        ):
            yield code, value
        else:
            yield from entries(value, problems, f"{code}.")
