"""Figures that were given although a formula gives them too: do the two agree?"""

from collections.abc import Iterator
from decimal import Decimal

from huibao.derive.derive import rounded
from huibao.derive.facts import Facts
from huibao.expression.evaluate import evaluator
from huibao.expression.parse import parse
from huibao.expression.tree import codes
from huibao.model.figure import Figure
from huibao.model.finding import Finding
from huibao.model.indicator import Indicator
from huibao.model.quantity import Bound
from huibao.model.rule import Severity

from .messages import shown


def disagreeing_formulas(facts: Facts) -> Iterator[Finding]:
    """A finding for each given figure that its own formula contradicts."""
    for indicator in facts.catalogue.derived:
        figure = facts.figures.get(indicator.code)
        if figure is None or figure.formula:
            continue
        operands = sorted(codes(parse(indicator.formula)))
        if any(code in facts.figures and facts.figures[code].bound is not Bound.EXACT for code in operands):
            continue
        try:
            computed = Decimal(evaluator(indicator.formula)(facts))
        except (KeyError, ArithmeticError):
            continue
        if not agrees(figure, computed):
            yield _finding(indicator, figure, computed, operands, facts)


def agrees(figure: Figure, computed: Decimal) -> bool:
    """Whether a stated figure can be the computed value, rounded or cut to the stated digits."""
    exponent = figure.value.as_tuple().exponent
    last_digit = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    difference = computed - figure.value
    match figure.bound:
        case Bound.EXACT:
            return abs(difference) < last_digit
        case Bound.AT_LEAST:
            return difference > -last_digit
        case Bound.LESS_THAN:
            return difference < last_digit
        case Bound.ABOUT:
            return abs(difference) <= abs(figure.value) / 10 + last_digit


def _finding(
    indicator: Indicator, figure: Figure, computed: Decimal, operands: list[str], facts: Facts
) -> Finding:
    given = shown(facts, indicator.code)
    result = f"{rounded(computed, max(indicator.decimals, 1)):f}{indicator.unit}"
    parts = "、".join(f"{facts.indicator(code).name}{shown(facts, code)}" for code in operands)
    return Finding(
        rule=f"{facts.catalogue.unit_type.id}-formula-{indicator.code}",
        severity=Severity.ERROR,
        message=f"{indicator.name}填报{given}，按{parts}计算应为{result}",
        indicators=(indicator.code, *operands),
        seen=given,
        expected=result,
        place=figure.source.place,
        hint="核对分子、分母和填报值；可不填此项，由系统计算",
    )
