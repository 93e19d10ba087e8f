"""Figures made up from the indicators themselves, for trying what a plugin makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from huibao.model.catalogue import Catalogue
from huibao.model.figure import Figure, Role
from huibao.model.indicator import Indicator, QuantityKind
from huibao.model.period import Period, PeriodKind
from huibao.model.quantity import Bound, Quantity
from huibao.model.submission import Submission
from huibao.model.unit import Unit

FILE = "figures.toml"
_NAME, _SUPERIOR = "临江市第一单位", "临江市人民政府"
_USUAL = {Role.ACTUAL: 60, Role.PREVIOUS: 48, Role.TARGET: 50, Role.PLAN: 66}
_TABLES = {
    Role.ACTUAL: "figures",
    Role.PREVIOUS: "previous",
    Role.TARGET: "targets",
    Role.PLAN: "planned",
}
ROLES = {"actual": Role.ACTUAL, "previous": Role.PREVIOUS, "target": Role.TARGET, "planned": Role.PLAN}
"""The roles as expressions call them."""

Values = Mapping[tuple[Role, str], Decimal]


def usual(indicator: Indicator, role: Role = Role.ACTUAL) -> Decimal:
    """A value that the indicator may have, another one in each role where its range has room for them."""
    if indicator.kind is QuantityKind.YESNO:
        return Decimal(1)
    low, high = indicator.minimum, indicator.maximum
    value = Decimal(_USUAL[role])
    if high is not None and value > high:
        span = high - (low if low is not None else high - 1)
        value = high - span * (100 - value) / 100
        value = value.to_integral_value() if indicator.kind is QuantityKind.COUNT else value
    return value if low is None else max(value, low)


def step(indicator: Indicator) -> Decimal:
    """The least by which two of its values differ, or near to it."""
    return Decimal(1) if indicator.kind in (QuantityKind.COUNT, QuantityKind.YESNO) else Decimal("0.01")


def submission(
    catalogue: Catalogue,
    values: Values,
    *,
    kind: str = "",
    lists: Mapping[str, Iterable[str]] | None = None,
    bound: Bound = Bound.EXACT,
) -> Submission:
    """A year's report of an invented unit that holds these figures, so firmly known, and no others."""
    tables: dict[Role, dict[str, Figure]] = {role: {} for role in Role}
    for (role, code), value in values.items():
        table = _TABLES[role]
        quantity = Quantity(value, catalogue.indicators[code].unit, bound)
        tables[role][code] = Figure(code, quantity, role, FILE, f"{table}.{code}")
    return Submission(
        catalogue.unit_type.id,
        Period(PeriodKind.YEAR, 2023),
        Unit(_NAME, kind, _SUPERIOR),
        FILE,
        lists={name: tuple(items) for name, items in (lists or {}).items()},
        figures=tables[Role.ACTUAL],
        previous=tables[Role.PREVIOUS],
        targets=tables[Role.TARGET],
        planned=tables[Role.PLAN],
    )


def everything(catalogue: Catalogue, kind: str = "") -> Submission:
    """A report with a figure of each role for every indicator that may have one, in a unit of that kind."""
    values = {
        (role, each.code): usual(each, role)
        for each in catalogue.indicators.values()
        if not each.formula and (not each.kinds or not kind or kind in each.kinds)
        for role in Role
    }
    lists = {"problems": ("第一项工作尚有差距",), "plans": ("完成第一项工作",)}
    return submission(catalogue, values, kind=kind, lists=lists)
