"""Slips of scale: 万元 for 元, 0.95 for 95%, and figures far off last year's, the target's or the plan's.

`docs/explanation/comparisons.md` is the policy, case by case.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.expression.bounds import range_of
from huibao.model.catalogue import Catalogue
from huibao.model.figure import Figure, Role
from huibao.model.finding import Finding
from huibao.model.indicator import Direction, QuantityKind
from huibao.model.printing import print_decimal
from huibao.model.rule import Severity
from huibao.record import Record

_TEN_THOUSAND = (Decimal(2000), Decimal(50000))
_THOUSAND = (Decimal(500), Decimal(2000))
_HUNDRED = (Decimal(50), Decimal(200))
_NOUGHT = Decimal(0)
_FAR = Decimal(10)
_SMALL_BASE = Decimal(10)
_POINTS = Decimal(40)
_FRACTION, _HIGH_RATE = Decimal(1), Decimal(5)
"""Per cent: what may be a fraction typed for a rate, beside one of at least so much."""
_HUGE = Decimal(1_000_000)
"""In 万元; whoever means it writes 100亿元."""
_WAN_YUAN = ((1, "万元"), (10_000, "元"))

_TABLES = {Role.ACTUAL: "figures", Role.PREVIOUS: "previous", Role.TARGET: "targets", Role.PLAN: "planned"}


class _Pair(Record):
    """A figure and what it is held beside, in words; jumps says whether more than a slip is asked about."""

    figure: Figure
    base: Figure
    says: str
    beside: str
    jumps: bool = True


def slips(facts: Facts) -> Iterator[Finding]:
    """A question for each figure that looks as if its scale had slipped; one at most for an indicator."""
    asked: set[str] = set()
    for figure, says in _fractions(facts):
        asked.add(figure.indicator)
        yield _fraction(facts, figure, says)
    for pair in _pairs(facts):
        code = pair.figure.indicator
        if code not in asked:
            for finding in _against(facts, pair):
                asked.add(code)
                yield finding
    for figure in _huge(facts):
        if figure.indicator not in asked:
            yield _as_yuan(facts, figure)


def _fractions(facts: Facts) -> Iterator[tuple[Figure, str]]:
    """Percentages that ought to be high, and are at most 1: hardly meant."""
    submission = facts.submission
    rates = _high_rates(facts.catalogue)
    for figures, says in (
        (submission.figures, "填报"),
        (submission.previous, "上年数填报"),
        (submission.targets, "目标填报"),
        (submission.planned, "下期计划填报"),
    ):
        for code in rates if len(rates) < len(figures) else figures:
            figure = figures.get(code)
            if figure is None or figure.quantity.value > _FRACTION or code not in rates:
                continue
            if figure.quantity.value > _NOUGHT and _is_own(figure):
                yield figure, says


@lru_cache(maxsize=32)
def _high_rates(catalogue: Catalogue) -> dict[str, None]:
    """A set that keeps its order."""
    return {
        code: None
        for code, each in catalogue.indicators.items()
        if each.unit == "%" and each.better is Direction.MORE
    }


def _pairs(facts: Facts) -> Iterator[_Pair]:
    """Figures far off last year's or else the target's; then targets and plans far off the figures."""
    given, previous = facts.submission.figures, facts.previous_figures
    for code, before in previous.items():
        if code in given and not _is_near(given[code], before):
            yield _Pair(given[code], before, "填报", "上年")
    for code, target in facts.target_figures.items():
        if code in given and not _is_near(given[code], target):
            if code in previous:
                yield _Pair(target, given[code], "目标填报", "本期", jumps=False)
            else:
                yield _Pair(given[code], target, "填报", "目标")
    for code, planned in facts.planned_figures.items():
        if code in given and not _is_near(planned, given[code]):
            yield _Pair(planned, given[code], "下期计划填报", "本期")


def _is_near(figure: Figure, base: Figure) -> bool:
    """Whether two figures are so near each other that there is nothing to ask: nearly all are."""
    one, other = figure.quantity.value, base.quantity.value
    if one <= other * _FAR and other <= one * _FAR:
        return figure.quantity.unit != "%" or abs(one - other) <= _POINTS
    return False


def _against(facts: Facts, pair: _Pair) -> Iterator[Finding]:
    figure, base = pair.figure, pair.base
    kind = facts.indicator(figure.indicator).kind
    if kind in (QuantityKind.COUNT, QuantityKind.AMOUNT):
        yield from _times(facts, pair)
    elif figure.unit == "%" and kind is QuantityKind.RATIO:
        low, high = sorted((figure.value, base.value))
        if _NOUGHT < low <= _FRACTION and high >= _HIGH_RATE and _HUNDRED[0] < high / low < _HUNDRED[1]:
            yield _far(facts, pair, "scale-hundred", "相差约一百倍", "百分率直接填百分数，如 98 或 98%")
        elif pair.beside == "上年" and _distance(figure, base) > _POINTS:
            yield _far(facts, pair, "jump", f"相差{_POINTS}个百分点以上", "核对数据；属实的可作说明")


def _times(facts: Facts, pair: _Pair) -> Iterator[Finding]:
    low, high = sorted((pair.figure.value, pair.base.value))
    if low <= _NOUGHT:
        return
    ratio = high / low
    if _TEN_THOUSAND[0] < ratio < _TEN_THOUSAND[1]:
        yield _far(facts, pair, "scale-ten-thousand", "相差约一万倍", "核对是否混用了“万”")
    elif _THOUSAND[0] < ratio <= _THOUSAND[1]:
        yield _far(facts, pair, "scale-thousand", "相差约一千倍", "核对计量单位")
    elif pair.jumps and pair.base.value >= _SMALL_BASE:
        yield _far(facts, pair, "jump", "相差十倍以上", "核对数据；属实的可作说明")


def _distance(figure: Figure, base: Figure) -> Decimal:
    """How far apart two figures are at the least, within their bounds; below zero where they may be equal."""
    one, other = range_of(figure), range_of(base)
    return max(one.low - other.high, other.low - one.high)


def _huge(facts: Facts) -> Iterator[Figure]:
    """Sums in 万元 so large that they must be yuan, where nothing beside them is as large."""
    given = facts.submission.figures
    for code in _in_ten_thousands(facts.catalogue):
        figure = given.get(code)
        if figure is None or figure.quantity.value < _HUGE:
            continue
        if code in facts.previous or code in facts.target:
            continue
        notation = figure.quantity.notation
        if notation is None or (notation.scale, notation.unit) in _WAN_YUAN:
            yield figure


@lru_cache(maxsize=32)
def _in_ten_thousands(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(code for code, each in catalogue.indicators.items() if each.unit == "万元")


def _fraction(facts: Facts, figure: Figure, says: str) -> Finding:
    meant = print_decimal(figure.value * 100, 2)
    message = f"{_name(facts, figure)}{says}{printed(facts, figure)}，是否应为{meant}%"
    return _question(facts, "scale-hundred", figure, message, "百分率直接填百分数，如 98 或 98%")


def _far(facts: Facts, pair: _Pair, rule: str, how: str, hint: str) -> Finding:
    said = f"{_name(facts, pair.figure)}{pair.says}{printed(facts, pair.figure)}"
    message = f"{said}，{pair.beside}为{printed(facts, pair.base)}，{how}"
    figure = pair.figure if _is_own(pair.figure) else pair.base
    return _question(facts, rule, figure, message, hint)


def _as_yuan(facts: Facts, figure: Figure) -> Finding:
    hundred_millions = print_decimal(figure.value / 10_000, 2)
    message = (
        f"{_name(facts, figure)}填报{printed(facts, figure)}，即{hundred_millions}亿元，是否误将元填作万元"
    )
    return _question(facts, "scale-ten-thousand", figure, message, "核对计量单位；确有此数的，写作“……亿元”")


def _name(facts: Facts, figure: Figure) -> str:
    return facts.indicator(figure.indicator).name


def _is_own(figure: Figure) -> bool:
    """Whether it stands in this file, and not in the filing of last year that came with it."""
    table, _dot, _rest = figure.place.partition(".")
    return table in ("local", _TABLES[figure.role])


def _question(facts: Facts, rule: str, figure: Figure, message: str, hint: str) -> Finding:
    return Finding(
        rule=f"{facts.catalogue.unit_type.id}-{rule}",
        severity=Severity.QUESTION,
        message=message,
        indicators=(figure.indicator,),
        seen=printed(facts, figure),
        place=figure.place,
        hint=hint,
    )
