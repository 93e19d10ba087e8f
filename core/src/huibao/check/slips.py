"""Slips of scale: 万元 for 元, 0.95 for 95%, and figures far off last year's."""

from collections.abc import Iterator
from decimal import Decimal

from huibao.derive.facts import Facts
from huibao.model.figure import Figure
from huibao.model.finding import Finding
from huibao.model.indicator import Direction, Indicator, Kind
from huibao.model.rule import Severity

from huibao.derive.printed import printed
from .messages import shown

_TEN_THOUSAND = (Decimal(2000), Decimal(50000))
_THOUSAND = (Decimal(500), Decimal(2000))
_FAR = Decimal(10)
_SMALL_BASE = 10


def slips(facts: Facts) -> Iterator[Finding]:
    """A question for each figure that looks as if its scale had slipped."""
    for code, figure in facts.submission.figures.items():
        indicator = facts.indicator(code)
        if indicator.kind is Kind.RATIO:
            yield from _share(facts, indicator, figure)
        elif indicator.kind is not Kind.YESNO:
            base, word = facts.previous_figures.get(code), "上年"
            if base is None:
                base, word = facts.target_figures.get(code), "目标"
            if base is not None:
                yield from _against(facts, indicator, figure, base, word)


def _share(facts: Facts, indicator: Indicator, figure: Figure) -> Iterator[Finding]:
    """A rate that ought to be high and is at most 1: a fraction typed for a percentage."""
    if indicator.unit == "%" and indicator.better is Direction.MORE and 0 < figure.value <= 1:
        meant = f"{figure.value * 100:f}".rstrip("0").rstrip(".")
        message = f"{indicator.name}填报{shown(facts, indicator.code)}，是否应为{meant}%"
        yield _question(facts, "scale-hundred", indicator, figure, message, "百分率直接填百分数，如 98 或 98%")


def _against(
    facts: Facts, indicator: Indicator, figure: Figure, base: Figure, word: str
) -> Iterator[Finding]:
    if not figure.value or base.value <= 0:
        return
    ratio = max(abs(figure.value) / base.value, base.value / abs(figure.value))
    if ratio <= _FAR:
        return
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
        place=figure.source.place,
        hint=hint,
    )
