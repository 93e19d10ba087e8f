"""Slips of scale: 万元 for 元, 0.95 for 95%, and figures far off last year's."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.model.catalogue import Catalogue
from huibao.model.figure import Figure
from huibao.model.finding import Finding
from huibao.model.indicator import Direction, Indicator, Kind
from huibao.model.printing import print_decimal
from huibao.model.rule import Severity

from .messages import shown

_TEN_THOUSAND = (Decimal(2000), Decimal(50000))
_THOUSAND = (Decimal(500), Decimal(2000))
_FAR = Decimal(10)
_SMALL_BASE = 10


def slips(facts: Facts) -> Iterator[Finding]:
    """A question for each figure that looks as if its scale had slipped."""
    given = facts.submission.figures
    for code in _high_rates(facts.catalogue):
        if code in given and 0 < given[code].value <= 1:
            yield _fraction(facts, facts.indicator(code), given[code])
    for word, bases in (("上年", facts.previous_figures), ("目标", facts.target_figures)):
        for code, base in bases.items():
            figure = given.get(code)
            if figure is None or _is_near(figure.value, base.value):
                continue
            if word == "目标" and code in facts.previous_figures:
                continue
            indicator = facts.indicator(code)
            if indicator.kind in (Kind.COUNT, Kind.AMOUNT):
                yield from _against(facts, indicator, figure, base, word)


def _is_near(value: Decimal, base: Decimal) -> bool:
    """Whether a value is within ten times its base, or one of the two cannot be compared so."""
    return value <= 0 or base <= 0 or (value <= base * _FAR and base <= value * _FAR)


@lru_cache(maxsize=32)
def _high_rates(catalogue: Catalogue) -> tuple[str, ...]:
    """Percentages that ought to be high: one of at most 1 is hardly meant."""
    return tuple(
        code
        for code, each in catalogue.indicators.items()
        if each.unit == "%" and each.better is Direction.MORE
    )


def _fraction(facts: Facts, indicator: Indicator, figure: Figure) -> Finding:
    """A fraction typed for a percentage."""
    meant = print_decimal(figure.value * 100, 2)
    message = f"{indicator.name}填报{shown(facts, indicator.code)}，是否应为{meant}%"
    return _question(facts, "scale-hundred", indicator, figure, message, "百分率直接填百分数，如 98 或 98%")


def _against(
    facts: Facts, indicator: Indicator, figure: Figure, base: Figure, word: str
) -> Iterator[Finding]:
    ratio = max(figure.value / base.value, base.value / figure.value)
    said = f"{indicator.name}填报{shown(facts, indicator.code)}，{word}为{printed(facts, base)}"
    if _TEN_THOUSAND[0] < ratio < _TEN_THOUSAND[1]:
        message = f"{said}，相差约一万倍"
        yield _question(facts, "scale-ten-thousand", indicator, figure, message, "核对是否混用了“万”")
    elif _THOUSAND[0] < ratio <= _THOUSAND[1]:
        yield _question(facts, "scale-thousand", indicator, figure, f"{said}，相差约一千倍", "核对计量单位")
    elif base.value >= _SMALL_BASE:
        yield _question(facts, "jump", indicator, figure, f"{said}，相差十倍以上", "核对数据；属实的可作说明")


def _question(
    facts: Facts, rule: str, indicator: Indicator, figure: Figure, message: str, hint: str
) -> Finding:
    return Finding(
        rule=f"{facts.catalogue.unit_type.id}-{rule}",
        severity=Severity.QUESTION,
        message=message,
        indicators=(indicator.code,),
        seen=shown(facts, indicator.code),
        place=figure.place,
        hint=hint,
    )
