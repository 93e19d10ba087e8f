"""Figures that were given although a formula gives them too: do the two agree?"""

from collections.abc import Iterator
from decimal import Decimal

from huibao.derive.derive import Formula, ready_formulas, rounded
from huibao.derive.facts import Facts
from huibao.model.figure import Figure
from huibao.model.finding import Finding
from huibao.model.indicator import Indicator
from huibao.model.quantity import Bound
from huibao.model.rule import Severity

from .messages import place_of, shown


def disagreeing_formulas(facts: Facts) -> Iterator[Finding]:
    """A finding for each given figure that its formula contradicts, and each derived one that cannot be."""
    for formula in ready_formulas(facts.catalogue):
        indicator, operands = formula.indicator, formula.codes
        figure = facts.figures.get(indicator.code)
        if figure is None:
            continue
        if figure.formula:
            if not is_possible(indicator, figure.value):
                yield _impossible(indicator, operands, facts)
            continue
        if any(code in facts.figures and facts.figures[code].bound is not Bound.EXACT for code in operands):
            continue
        try:
            computed = Decimal(formula.run(facts))
        except (KeyError, ArithmeticError):
            continue
        if not agrees(figure, computed):
            yield _finding(formula, figure, computed, facts)


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


def is_possible(indicator: Indicator, value: Decimal) -> bool:
    """Whether a value lies between the indicator's minimum and maximum."""
    low, high = indicator.minimum, indicator.maximum
    return (low is None or value >= low) and (high is None or value <= high)


def _impossible(indicator: Indicator, operands: tuple[str, ...], facts: Facts) -> Finding:
    """A given value beyond the range is refused on reading; a derived one is found here."""
    result = shown(facts, indicator.code)
    return Finding(
        rule=f"{facts.catalogue.unit_type.id}-formula-{indicator.code}",
        severity=Severity.WARNING,
        message=f"{indicator.name}按{_parts(operands, facts)}计算为{result}，超出可能的范围",
        indicators=(indicator.code, *operands),
        seen=result,
        place=place_of(facts, operands),
        hint="核对分子、分母",
    )


def _parts(operands: tuple[str, ...], facts: Facts) -> str:
    return "、".join(f"{facts.indicator(code).name}{shown(facts, code)}" for code in operands)


def _finding(formula: Formula, figure: Figure, computed: Decimal, facts: Facts) -> Finding:
    indicator, operands = formula.indicator, formula.codes
    given = shown(facts, indicator.code)
    places = indicator.decimals or int(
        computed != computed.to_integral_value()
    )  # what disagrees may be small
    result = f"{rounded(computed, places):f}{indicator.unit}"
    by_parts = f"{indicator.name}填报{given}，按{_parts(operands, facts)}计算"
    is_open = formula.is_yearly and not facts.submission.period.is_whole_year
    return Finding(
        rule=f"{facts.catalogue.unit_type.id}-formula-{indicator.code}",
        severity=Severity.QUESTION if is_open else Severity.ERROR,
        message=f"{by_parts}为{result}，报告期不足一年" if is_open else f"{by_parts}应为{result}",
        indicators=(indicator.code, *operands),
        seen=given,
        expected=result,
        place=figure.place,
        hint="核对填报值是不是全年累计的比率"
        if is_open
        else "核对分子、分母和填报值；可不填此项，由系统计算",
    )
