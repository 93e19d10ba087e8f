"""Turns the figure tables of a data file into figures."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from huibao.errors import Problem
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.figure import Figure, Role
from huibao.model.formats import RawData
from huibao.model.indicator import Combine, Indicator, QuantityKind
from huibao.model.measures import normalise_unit
from huibao.model.quantity import Quantity

from .data_file import FigureEntry, structure_figure_entry
from .entries import EntryError
from .naming import code_of, codes_of
from .quantities import QuantityError, parse_quantity
from .slots import Slots, slots

_NUMBERS = (int, Decimal)
_exactly = Decimal.from_float
"""Takes whole numbers as well, in half the time that the class takes to see what it was given."""
_CODE = r"[a-z][a-z0-9_.]*"
NOT_APPLICABLE = frozenset(["不适用", "N/A", "n/a", "/", "／", "-", "—", "——"])


class FigureReader:
    """Reads figures against a catalogue and a file's local indicators; gathers problems."""

    def __init__(
        self, raw: RawData, catalogue: Catalogue, local: Mapping[str, Indicator], problems: list[Problem]
    ) -> None:
        self._raw = raw
        self._file = raw.file
        self._catalogue = catalogue
        self._indicators = catalogue.indicators
        self._local = local
        self._problems = problems
        self.not_applicable: set[str] = set()
        self.removed: dict[str, str] = {}
        """Codes of indicators that a plugin removed, with the places where the file has them."""

    def read(self, tree: dict[str, Any], table: str, role: Role) -> dict[str, Figure]:
        """The figures of one table by code."""
        figures: dict[str, Figure] = {}
        if tree:
            self._read_below(tree, "", figures, role, slots(self._catalogue, table), table)
        return figures

    def _read_below(
        self,
        tree: dict[str, Any],
        prefix: str,
        into: dict[str, Figure],
        role: Role,
        slots: Slots,
        table: str,
    ) -> None:
        """Nested tables are dotted names; a table with a value is a figure."""
        known, file = slots[prefix], self._file
        for key, value in tree.items():
            kind = type(value)
            if kind is int or kind is Decimal:
                slot = known[key]
                if slot is not None and (code := slot.code) not in into:
                    number = None
                    if kind is Decimal:
                        number = slot.decimal(value)
                    elif slot.least <= value <= slot.most:
                        number = _exactly(value)
                    if number is not None:  # most figures of a form
                        into[code] = Figure(code, Quantity(number, slot.unit), role, file, slot.place)
                        continue
            elif kind is dict and "value" not in value:
                self._read_below(value, f"{prefix}{key}.", into, role, slots, table)
                continue
            name = prefix + key
            self.read_one(into, name, value, f"{table}.{name}", role)

    def read_one(
        self, into: dict[str, Figure], name: str, value: Any, path: str, role: Role, note: str = ""
    ) -> None:
        """One figure into the mapping; an empty value is a missing one."""
        indicator = self._indicators.get(name) or self._local.get(name) or self._find(name, value)
        if indicator is None:
            self._unfound(name, value, path)
            return
        unit = ""
        if type(value) not in _NUMBERS:
            if type(value) is dict:
                entry = self._entry(value, path)
                if entry is None:
                    return
                value, unit, note = entry.value, entry.unit, entry.note
            if value is None or value == "":
                return
            if type(value) is str and value.strip() in NOT_APPLICABLE:
                if role is Role.ACTUAL:
                    self.not_applicable.add(indicator.code)
                return
        code = indicator.code
        if code in into:
            message = _("{name} is given twice").format(name=indicator.name)
            hint = _("it stands at {place} already; keep one of the two, or make one a local indicator")
            if indicator.kind in (QuantityKind.COUNT, QuantityKind.AMOUNT) and (
                indicator.over_periods is Combine.SUM
            ):
                hint = _(
                    "it stands at {place} already; keep one of the two, or their sum where each is a part,"
                    " or make one a local indicator"
                )
            self._wrong(path, message, hint.format(place=self._raw.locate(into[code].place)))
            return
        try:
            quantity = parse_quantity(
                _with_unit(value, unit) if unit else value, indicator.unit, indicator.kind
            )
        except QuantityError as error:
            self._refuse(path, name, indicator, error, unit)
            return
        low, high = indicator.minimum, indicator.maximum
        if (low is not None and quantity.value < low) or (high is not None and quantity.value > high):
            self._impossible(indicator, quantity, path)
            return
        into[code] = Figure(code, quantity, role, self._file, path, note)

    def _entry(self, table: dict[str, Any], path: str) -> FigureEntry | None:
        """A figure written as a table, None if it is not one."""
        try:
            return structure_figure_entry(table)
        except EntryError as error:
            for fault in error.faults:
                self._wrong(f"{path}{fault.path}", fault.message, fault.hint)
            return None

    def _find(self, name: str, value: object) -> Indicator | None:
        """By name or alias, where it is not a code; the value's unit tells namesakes apart."""
        code = code_of(name, self._catalogue, value)
        return self._indicators.get(code) if code else None

    def _elsewhere(self, name: str, error: QuantityError) -> str:
        """What to do about a figure that is not one of its indicator; another may be counted in its unit."""
        from .lookup import suggest_counted_in  # only needed when something is wrong

        other = suggest_counted_in(error.unit, name, self._catalogue) if error.unit else ""
        return f"{error.hint} {other}".strip()

    def _refuse(self, path: str, name: str, indicator: Indicator, error: QuantityError, unit: str) -> None:
        """A figure that is none of its indicator; a wrong unit beside it is told of once, where it stands."""
        if not unit or error.unit != normalise_unit(unit):
            self._wrong(path, f"{indicator.name}: {error}", self._elsewhere(name, error))
            return
        from .lookup import suggest_counted_in  # only needed when something is wrong

        hint = _("Write {unit} there, and the figures of it in {unit}.").format(unit=indicator.unit)
        beside = f"{path}.unit"
        place = self._raw.locate(beside)
        problem = Problem(
            _("{name}: the unit is {written}, but {unit} is asked for").format(
                name=indicator.name, written=error.unit, unit=indicator.unit
            ),
            self._raw.locate(path) if place == beside else place,
            f"{hint} {suggest_counted_in(error.unit, name, self._catalogue)}".strip(),
        )
        if problem not in self._problems:
            self._problems.append(problem)

    def _impossible(self, indicator: Indicator, quantity: Quantity, path: str) -> None:
        self._wrong(
            path,
            _("{name}: {value}{unit} is impossible").format(
                name=indicator.name, value=f"{quantity.value:f}", unit=indicator.unit
            ),
            _("it must be {allowed}").format(allowed=allowed(indicator)),
        )

    def _unfound(self, name: str, value: Any, path: str) -> None:
        """A name that is no indicator's; that of a removed one is set aside where it has a value."""
        code = code_of(name, self._catalogue, value)
        if code is None:
            self._unknown(name, path)
        elif value not in (None, ""):
            self.removed.setdefault(code, path)

    def _unknown(self, name: str, path: str) -> None:
        from huibao.form import layout  # only needed when something is wrong

        from .lookup import suggest_indicator
        from .nearest import both

        shared = [self._catalogue.defined[code] for code in codes_of(name, self._catalogue)]
        if shared:
            several = "、".join(f"{each.name}（{each.unit}，{each.code}）" for each in shared)
            message = _("{name} may be several indicators: {several}").format(name=name, several=several)
            self._wrong(
                path, message, _("Write the figure with its unit, or take the code of the one meant.")
            )
            return
        hint = suggest_indicator(name, self._catalogue, self._local)
        if _of_another_topic(name, self._catalogue):
            hint = both(
                hint, _("it may be of an add-on that is not loaded: see report plugins, and --plugin")
            )
        if self._raw.locate(path).startswith(f"{layout.FIGURES}!"):
            own = _("a quantity of your own goes to the sheet “{sheet}”").format(sheet=layout.LOCAL)
        else:
            own = _("a quantity of your own goes into a [local.NAME] table")
        self._wrong(path, _("there is no indicator {name}").format(name=name), both(hint, own))

    def _wrong(self, path: str, message: str, hint: str = "") -> None:
        self._problems.append(Problem(message, self._raw.locate(path), hint))


def _of_another_topic(name: str, catalogue: Catalogue) -> bool:
    """Whether a name is written like a code, of a topic that the type has nothing of."""
    topic, _dot, rest = name.partition(".")
    topics = {code.partition(".")[0] for code in catalogue.defined}
    return bool(re.fullmatch(_CODE, rest)) and topic not in topics


def allowed(indicator: Indicator) -> str:
    """The possible range of an indicator's values in words."""
    low, high = indicator.minimum, indicator.maximum
    if low is None and high is None:
        return _("any number")
    if high is None:
        return _("{low} or more").format(low=low)
    return (
        _("at most {high}").format(high=high)
        if low is None
        else _("{low} to {high}").format(low=low, high=high)
    )


def _with_unit(value: object, unit: str) -> str:
    return f"{value:f}{unit}" if isinstance(value, Decimal) else f"{value}{unit}"
