"""Figures that were given although a formula gives them too: do the two agree?"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import evolve

from huibao.derive.computed import settled, share
from huibao.derive.derive import Formula, ready_formulas
from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.model.figure import Figure
from huibao.model.finding import Finding
from huibao.model.printing import print_decimal, print_quantity
from huibao.model.quantity import Bound
from huibao.model.rule import Severity

from .messages import place_of, shown


def disagreeing_formulas(facts: Facts) -> Iterator[Finding]:
    """A finding for each given figure that its formula contradicts, and each derived one that cannot be."""
    for formula in ready_formulas(facts.catalogue):
        indicator, operands = formula.indicator, formula.codes
        figure = facts.figures.get(indicator.code)
        if figure is None:
            if indicator.code in facts.impossible:
                yield _impossible(formula, facts.impossible[indicator.code], facts)
            continue
        if figure.formula:
            continue
        if any(code in facts.figures and facts.figures[code].bound is not Bound.EXACT for code in operands):
            continue
        try:
            computed = settled(Decimal(formula.run(facts)))
        except (KeyError, ArithmeticError):
            continue
        if not agrees(figure, computed):
            yield _finding(formula, figure, computed, facts)
        elif denies(figure, computed, formula.whole):
            yield _denial(formula, figure, computed, facts)


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


def denies(figure: Figure, computed: Decimal, whole: Decimal) -> bool:
    """Whether all or nothing is stated of a share that is nearly so: rounding it denies what is missing."""
    stated, bound = figure.value, figure.bound
    if stated == whole and whole:
        return (bound is Bound.EXACT and computed != whole) or (bound is Bound.AT_LEAST and computed < whole)
    return not stated and bound is Bound.EXACT and whole > 0 and computed != 0


def told_once(facts: Facts, found: Sequence[Finding]) -> list[Finding]:
    """Without what is found twice where a formula gives what cannot be: rules say that the part is too large.

    A rule's words are nearer to the slip. The gravest is an error then, however lightly the rule takes it;
    what other rules say beside it is another slip, and stays.
    """
    kept = list(found)
    for code in facts.impossible:
        rule = _rule(facts, code)
        ours = next((each for each in kept if each.rule == rule), None)
        alike = [each for each in kept if _is_about(each, ours, facts)] if ours else []
        if ours and alike:
            first = min(alike, key=lambda each: each.sort_key)
            kept.remove(ours)
            kept[kept.index(first)] = _graver(first, ours, facts)
    return kept


def _graver(finding: Finding, ours: Finding, facts: Facts) -> Finding:
    if finding.severity is Severity.ERROR:
        return finding
    name = facts.indicator(ours.indicators[0]).name
    message = f"{finding.message}，{name}计算为{ours.seen}，不可能，报告不写此项"
    return evolve(finding, severity=Severity.ERROR, message=message)


def _is_about(finding: Finding, ours: Finding, facts: Facts) -> bool:
    """Whether it is a rule's finding about the figures that the formula is computed from, and no others."""
    of_rule = finding is not ours and any(each.id == finding.rule for each in facts.catalogue.rules)
    return of_rule and len(finding.indicators) > 1 and {*finding.indicators} <= {*ours.indicators}


def _impossible(formula: Formula, figure: Figure, facts: Facts) -> Finding:
    """A given value beyond the range is refused on reading; a derived one is found here."""
    indicator, operands = formula.indicator, formula.codes
    result = printed(facts, figure)
    return Finding(
        rule=_rule(facts, indicator.code),
        severity=Severity.ERROR,
        message=f"{indicator.name}按{_parts(operands, facts)}计算为{result}，超出可能的范围，报告不写此项",
        indicators=(indicator.code, *operands),
        seen=result,
        place=place_of(facts, operands),
        hint="核对分子、分母",
    )


def _rule(facts: Facts, code: str) -> str:
    return f"{facts.catalogue.unit_type.id}-formula-{code}"


def _parts(operands: tuple[str, ...], facts: Facts) -> str:
    return "、".join(f"{facts.indicator(code).name}{shown(facts, code)}" for code in operands)


def _finding(formula: Formula, figure: Figure, computed: Decimal, facts: Facts) -> Finding:
    indicator, operands = formula.indicator, formula.codes
    given, result = shown(facts, indicator.code), _result(formula, computed)
    by_parts = f"{indicator.name}填报{given}，按{_parts(operands, facts)}计算"
    is_open = formula.is_yearly and not facts.submission.period.is_whole_year
    return Finding(
        rule=_rule(facts, indicator.code),
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


def _denial(formula: Formula, figure: Figure, computed: Decimal, facts: Facts) -> Finding:
    indicator, operands = formula.indicator, formula.codes
    given, result = shown(facts, indicator.code), _result(formula, computed)
    by_parts = f"{indicator.name}填报{given}，按{_parts(operands, facts)}计算为{result}"
    why = "分子大于分母" if computed > formula.whole else "并非全部" if figure.value else "并非没有"
    return Finding(
        rule=_rule(facts, indicator.code),
        severity=Severity.QUESTION,
        message=f"{by_parts}，{why}",
        indicators=(indicator.code, *operands),
        seen=given,
        expected=result,
        place=figure.place,
        hint=f"写作{result}，或不填此项，由系统计算",
    )


def _result(formula: Formula, computed: Decimal) -> str:
    """What the formula gives in print; with a decimal where it has any: what disagrees may be small."""
    indicator = formula.indicator
    places = indicator.decimals or int(computed != computed.to_integral_value())
    if formula.adds_up:
        return f"{print_decimal(computed.normalize())}{indicator.unit}"
    quantity = share(computed, indicator.unit, places, formula.whole)
    return print_quantity(quantity, places, computed=True)
