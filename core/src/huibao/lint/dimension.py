"""What an expression measures: families of units with their powers, and how large its unit may be.

A number in an expression has no unit of its own. A share multiplied by a hundred is in per cent. 万元
multiplied by ten thousand are 元, or ten thousand times as many 万元: such a product has either size.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from huibao.expression.tree import (
    Arithmetic,
    Call,
    Compare,
    Given,
    Items,
    Logic,
    Name,
    Negate,
    Node,
    Not,
    Number,
)
from huibao.model.measures import ATTENDANCES, PERSONS, RATIO, THINGS, measure, normalise_unit

COUNTED = frozenset((PERSONS, ATTENDANCES, THINGS, "doses"))
"""Families of what is counted one by one."""
_PER_HUNDRED_THOUSAND = "/10万"
_PERCENTAGES = frozenset((100, 1000, 10_000, 100_000))
"""What turns a share into per cent or per mille, and nothing else."""
_SPANS: dict[int, tuple[str, Fraction]] = {
    **dict.fromkeys((366, 365, 360, 31, 30, 7), ("time", Fraction(*measure("日").size))),
    **dict.fromkeys((52, 53), ("time", Fraction(*measure("周").size))),
    12: ("calendar", Fraction(*measure("月").size)),
    4: ("calendar", Fraction(*measure("季度").size)),
}
"""How many days, weeks, months or quarters one multiplies by: what is per day then is of the whole span."""


@frozen
class Dimension:
    """powers has the families, without those of power nought; sizes those that the unit may have.

    unit is how to call it in a message. A bare number is none of these, and goes with any.
    """

    powers: Mapping[str, int]
    sizes: frozenset[Fraction]
    unit: str = field(eq=False)

    @property
    def is_share(self) -> bool:
        """Whether it is a mere number: a share, in per cent or in whole."""
        return not self.powers

    @property
    def measured(self) -> dict[str, int]:
        """The powers without those of what is counted: a count may be per anything."""
        return {family: power for family, power in self.powers.items() if family not in COUNTED}

    @property
    def counted(self) -> str:
        """The family of a plain count; "" for anything else."""
        ((family, power),) = self.powers.items() if len(self.powers) == 1 else (("", 0),)
        return family if power == 1 and family in COUNTED else ""


@frozen
class Clash:
    """Two dimensions that an operator brings together and that do not fit."""

    operator: str
    left: Dimension
    right: Dimension


@frozen
class Bare:
    """A number without a unit: it goes with any. value is None for a calculated one."""

    value: Decimal | None


Result = Dimension | Bare | None
"""None is what is unknown: an indicator that there is not, a condition."""


def of_unit(unit: str) -> Dimension | None:
    """The dimension of a unit of measure; None for yes or no."""
    if unit == "是否":
        return None
    spelled = normalise_unit(unit)
    if spelled == _PER_HUNDRED_THOUSAND:
        return Dimension({}, frozenset([Fraction(1, 100_000)]), unit)
    top, _slash, bottom = spelled.partition("/")
    powers: Counter[str] = Counter()
    size = Fraction(1)
    for part, sign in ((top, 1), (bottom, -1)):
        if part:
            found = measure(part)
            size *= Fraction(*found.size) ** sign
            if found.family != RATIO:
                powers[found.family or unit] += sign
    return Dimension(_without_noughts(powers), frozenset([size]), unit)


def clashes(node: Node, unit_of: Callable[[str], str | None]) -> Iterator[Clash]:
    """Every sum, difference and comparison in an expression whose operands do not fit together."""
    found: list[Clash] = []
    _measure(node, unit_of, found)
    yield from found


def dimension(node: Node, unit_of: Callable[[str], str | None]) -> Result:
    """What an expression measures."""
    return _measure(node, unit_of, [])


def fit(left: Dimension, right: Dimension) -> bool:
    """Whether the two may be added or compared."""
    return left.powers == right.powers and bool(left.sizes & right.sizes)


def _measure(  # noqa: C901  # one case for each sort of node
    node: Node, unit_of: Callable[[str], str | None], found: list[Clash]
) -> Result:
    def inner(each: Node) -> Result:
        return _measure(each, unit_of, found)

    match node:
        case Number(value):
            return Bare(value)
        case Name(code):
            unit = unit_of(code)
            return None if unit is None else of_unit(unit)
        case Items():
            return Dimension({THINGS: 1}, frozenset([Fraction(1)]), "条")
        case Negate(operand) | Call("round" | "abs", (operand, *_)):
            return inner(operand)
        case Arithmetic("*" | "/" as operator, left, right):
            return _product(operator, inner(left), inner(right))
        case Arithmetic(operator, left, right):
            return _together(operator, [inner(left), inner(right)], found)
        case Call("close", (left, right, tolerance)):
            _together("=", [inner(left), inner(right), inner(tolerance)], found)
            return None
        case Call(function, operands):
            return _together("+" if function == "sum" else function, list(map(inner, operands)), found)
        case Compare(operands, operators):
            _together(operators[0], list(map(inner, operands)), found)
            return None
        case Logic(_, operands):
            list(map(inner, operands))
            return None
        case Not(operand):
            inner(operand)
            return None
        case Given():
            return None


def _together(operator: str, results: list[Result], found: list[Clash]) -> Result:
    """What a sum measures, or a comparison compares: what its operands do, if they agree."""
    measured = [each for each in results if isinstance(each, Dimension)]
    if not measured:
        return Bare(None) if all(isinstance(each, Bare) for each in results) else None
    first = measured[0]
    for other in measured[1:]:
        if not fit(first, other):
            found.append(Clash(operator, first, other))
            return None
        first = Dimension(first.powers, first.sizes & other.sizes, first.unit)
    return None if None in results else first


def _product(operator: str, left: Result, right: Result) -> Result:
    if isinstance(left, Bare) and isinstance(right, Bare):
        return Bare(None)
    sign = 1 if operator == "*" else -1
    if isinstance(left, Dimension) and isinstance(right, Bare):
        return _scaled(left, right.value, sign)
    if isinstance(left, Bare) and isinstance(right, Dimension) and sign > 0:
        return _scaled(right, left.value, sign)
    if not (isinstance(left, Dimension) and isinstance(right, Dimension)):
        return None
    powers: Counter[str] = Counter(dict(left.powers))
    for family, power in right.powers.items():
        powers[family] += sign * power
    sizes = frozenset(a * b**sign for a in left.sizes for b in right.sizes)
    unit = f"{left.unit}{'×' if sign > 0 else '/'}{right.unit}"
    return Dimension(_without_noughts(powers), sizes, unit if powers else "")


def _scaled(of: Dimension, by: Decimal | None, sign: int) -> Dimension:
    """The dimension multiplied by a number, which may be meant as a conversion."""
    if not by or by < 0 or not by.is_finite():
        return of
    factor = Fraction(by) ** sign
    if of.is_share and by in _PERCENTAGES:
        return Dimension(of.powers, frozenset(size / factor for size in of.sizes), of.unit)
    span = _SPANS.get(int(by)) if sign > 0 else None
    if span and of.powers.get(span[0]) == -1:  # 吨/日 × 366: what comes together in a year
        powers = {family: power for family, power in of.powers.items() if family != span[0]}
        return Dimension(powers, frozenset(size * span[1] for size in of.sizes), of.unit.partition("/")[0])
    return Dimension(of.powers, of.sizes | {size / factor for size in of.sizes}, of.unit)


def _without_noughts(powers: Mapping[str, int]) -> dict[str, int]:
    return {family: power for family, power in sorted(powers.items()) if power}
