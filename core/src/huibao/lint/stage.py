"""A unit whose figures are made up: what a part of a paragraph is composed with while it is tried."""

from decimal import Decimal

from huibao.compose.desk import Desk
from huibao.derive.facts import Facts
from huibao.model.catalogue import Catalogue
from huibao.model.figure import Figure, Role
from huibao.model.indicator import Indicator, QuantityKind
from huibao.model.period import Period
from huibao.model.quantity import Quantity
from huibao.model.submission import Submission
from huibao.model.unit import Unit

from .trial import Trial

UNIT = "临江市第一单位"
_SUPERIOR = "临江市上级单位"
_FIFTHS = {Role.ACTUAL: 3, Role.PREVIOUS: 2, Role.TARGET: 2, Role.PLAN: 4}
"""How much of what a figure may come to it does come to, by role."""


class Stage:
    """A unit of one kind. Keeps the figures and the answers to conditions that it made."""

    def __init__(self, catalogue: Catalogue, kind: str) -> None:
        unit = Unit(UNIT, kind, _SUPERIOR)
        self._catalogue = catalogue
        self._submission = Submission(catalogue.unit_type.id, Period.parse("2023"), unit, "")
        self._figures: dict[tuple[str, Role], Figure] = {}
        self._allowed: dict[tuple[str, frozenset[str]], bool] = {}

    def allows(self, condition: str, about: frozenset[str], trial: Trial) -> bool:
        """Whether a condition about these figures can hold."""
        key = condition, trial.given & about
        if key not in self._allowed:
            self._allowed[key] = trial.allows(condition, self._catalogue)
        return self._allowed[key]

    def desk(self, trial: Trial) -> Desk:
        """A desk with the figures of the trial."""
        codes = trial.given & self._catalogue.indicators.keys()
        figures = {
            role: {code: self._figure(code, role) for code in codes}
            if role is Role.ACTUAL or trial.compared
            else {}
            for role in _FIFTHS
        }
        values = {role: {code: each.value for code, each in table.items()} for role, table in figures.items()}
        facts = Facts(
            self._catalogue,
            self._submission,
            figures[Role.ACTUAL],
            figures[Role.PREVIOUS],
            figures[Role.TARGET],
            figures[Role.PLAN],
            values[Role.ACTUAL],
            values[Role.PREVIOUS],
            values[Role.TARGET],
            values[Role.PLAN],
            items={},
            local={},
        )
        return Desk(facts, spares_noughts=False)

    def _figure(self, code: str, role: Role) -> Figure:
        found = self._figures.get((code, role))
        if found is None:
            found = self._figures[code, role] = _figure(self._catalogue.indicators[code], role)
        return found


def _figure(indicator: Indicator, role: Role) -> Figure:
    low = indicator.minimum or Decimal(0)
    room = Decimal(40) if indicator.maximum is None else indicator.maximum - low
    value = Decimal(1) if indicator.kind is QuantityKind.YESNO else low + room * _FIFTHS[role] / 5
    if indicator.kind is QuantityKind.COUNT:
        value = value.to_integral_value()
    return Figure(indicator.code, Quantity(value, indicator.unit), role, "")
