"""Comparisons in the words of the field: 比上年增加500份，增长14.3%."""

from decimal import Decimal

from attrs import evolve

from huibao.derive.compare import LEVELS, Change, Trend, change, completion, may_be_completed
from huibao.derive.facts import Facts
from huibao.model.figure import Figure
from huibao.model.indicator import Indicator, QuantityKind
from huibao.model.measures import factor, times, trimmed
from huibao.model.period import Period, PeriodKind
from huibao.model.printing import print_decimal, print_quantity
from huibao.model.quantity import Bound, Notation, Quantity

# Bound once: until Python 3.12 a look-up on an enum class costs as much as printing a number.
_LEVEL, _RATIO = Trend.LEVEL, QuantityKind.RATIO
_EXACT, _AT_LEAST, _ABOUT = Bound.EXACT, Bound.AT_LEAST, Bound.ABOUT
_MOST_PLACES = 2
"""Decimals that a difference may have in 万: 2.04万人次, but 20405人次."""
_AMOUNT = {Trend.UP: "增加", Trend.DOWN: "减少"}
_RATE = {Trend.UP: "增长", Trend.DOWN: "下降"}
_POINTS = {Trend.UP: "提高", Trend.DOWN: "下降"}
_LEVEL_WORDS = {Trend.UP: "提高", Trend.DOWN: "降低"}
_LATER = {
    PeriodKind.HALF: "下半年",
    PeriodKind.QUARTER: "本季度",
    PeriodKind.MONTH: "本月",
    PeriodKind.TERM: "本学期",
}
_FREQUENCY = {Trend.UP: "上升", Trend.DOWN: "下降"}
"""Of a rate that is no percentage: 发病率比上年下降8.6/10万."""


def change_in_words(facts: Facts, code: str) -> str | None:
    """A clause's words: 比上年增加500份，增长14.3%; 与上年持平. None where nothing can be said."""
    found = _change(facts, code)
    if found is None:
        return None
    change, now, indicator = found
    before = year_before(facts)
    if change.trend is _LEVEL:
        return f"与{before}持平"
    said = f"比{before}{_difference(indicator, now, change)}"
    return said if change.rate is None else f"{said}，{_RATE[change.trend]}{_rate(change.rate)}"


def year_before(facts: Facts) -> str:
    """What this period is compared to: 上年, 上学年, 上年同期."""
    period = facts.submission.period
    if period.kind is PeriodKind.SCHOOL_YEAR:
        return "上学年"
    return "上年" if period.is_whole_year else "上年同期"


def change_in_short(facts: Facts, code: str) -> str | None:
    """A table cell: 增长14.3%, 提高2.1个百分点, 增加3次, 持平."""
    found = _change(facts, code)
    if found is None:
        return None
    change, now, indicator = found
    if change.trend is _LEVEL:
        return "持平"
    if change.rate is not None:
        return f"{_RATE[change.trend]}{_rate(change.rate)}"
    return _difference(indicator, now, change)


def completion_in_words(facts: Facts, code: str) -> str | None:
    """A clause's words: 完成年度目标的114.3%; 高于目标值2个百分点. None where nothing can be said."""
    now, target = facts.figures.get(code), facts.target_figures.get(code)
    if now is None or target is None:
        return None
    indicator = facts.indicator(code)
    share = completion(indicator, now, target)
    if share is not None:
        return f"{_done_in(facts.submission.period)}完成年度目标的{_share(share, now)}"
    return _beside_target(indicator, now, target) if indicator.kind is _RATIO else None


def _done_in(period: Period) -> str:
    """本季度 where more was done before it in the year: the share would read as where the year stands."""
    if period.is_whole_year or period.index == 1:
        return ""
    return _LATER[period.kind]


def _beside_target(indicator: Indicator, now: Figure, target: Figure) -> str | None:
    """高于目标值2个百分点; a rate or a target within bounds says what surely is so."""
    difference = now.value - target.value
    if _ABOUT in (now.bound, target.bound) or now.bound is Bound.LESS_THAN:
        return None
    if target.bound is Bound.LESS_THAN and (now.bound is not _EXACT or not difference):
        return None
    if now.bound is _AT_LEAST and difference < 0:
        return None
    if not difference:
        return "达到目标值"
    points = f"{print_decimal(trimmed(abs(difference)))}{_points_of(indicator)}"
    more = "以上" if now.bound is _AT_LEAST else ""
    return f"{'高' if difference > 0 else '低'}于目标值{points}{more}"


def completion_in_short(facts: Facts, code: str) -> str | None:
    """A table cell: 114.3%; 已达到 of a rate, or where less is better."""
    now, target = facts.figures.get(code), facts.target_figures.get(code)
    if now is None or target is None:
        return None
    indicator = facts.indicator(code)
    share = completion(indicator, now, target)
    if share is not None:
        return _share(share, now)
    if target.value and may_be_completed(indicator):
        return None  # its share is not known, or would deny what is missing
    if not facts.submission.period.is_whole_year:
        return None  # what is few in a part of the year may be too many in all of it, and a rate may rise yet
    from huibao.derive.targets import is_met  # few files have such a target

    met = is_met(indicator, now, target)
    return None if met is None else "已达到" if met else "未达到"


def _change(facts: Facts, code: str) -> tuple[Change, Figure, Indicator] | None:
    now, before = facts.figures.get(code), facts.previous_figures.get(code)
    if now is None or before is None:
        return None
    indicator = facts.indicator(code)
    found = change(indicator, now, before)
    return None if found is None else (found, now, indicator)


def _difference(indicator: Indicator, now: Figure, change: Change) -> str:
    """增加500余份; 提高2.1个百分点."""
    number, bound = trimmed(change.difference), change.bound
    about = "约" if bound is _ABOUT else ""
    if indicator.kind is _RATIO:
        points = _points_of(indicator)
        more = "以上" if bound is _AT_LEAST else ""
        return f"{_POINTS[change.trend]}{about}{print_decimal(number)}{points}{more}"
    verb = _verbs(indicator.unit)[change.trend]
    if bound is _AT_LEAST:
        said = print_decimal(number)
        if said.endswith("0") and "." not in said:
            return f"{verb}{said}余{indicator.unit}"
        return f"{verb}{said}{indicator.unit}以上"  # 余 stands behind round numbers only
    notation = now.quantity.notation
    unit = indicator.unit
    alike = _alike(change.difference, unit, notation) if notation is not None and bound is _EXACT else None
    difference = Quantity(number, indicator.unit, _EXACT, alike)
    said, per = print_quantity(difference, indicator.decimals), indicator.unit.partition("/")[2]
    if per and said.startswith(f"每{per}"):  # 每周增加1课时
        return f"每{per}{verb}{about}{said.removeprefix(f'每{per}')}"
    return f"{verb}{about}{said}"


def _verbs(unit: str) -> dict[Trend, str]:
    if unit.startswith("/"):
        return _FREQUENCY
    return _LEVEL_WORDS if unit in LEVELS else _AMOUNT


def _points_of(indicator: Indicator) -> str:
    """What the difference of two ratios is counted in: 个百分点; a density keeps its unit."""
    return {"%": "个百分点", "‰": "个千分点"}.get(indicator.unit, indicator.unit)


def _alike(difference: Decimal, unit: str, notation: Notation) -> Notation | None:
    """The notation of the figure for its difference, None where the difference reads ill in it.

    What was written in another unit than the indicator's is compared in that one: 38600元, 增加9600元.
    """
    shown = difference / notation.scale
    if notation.scale == 1:
        ratio = None if notation.unit == unit else factor(unit, notation.unit)
        if ratio is None:
            return None
        shown = times(difference, ratio)
    shown = shown.normalize()
    places = max(0, -int(shown.as_tuple().exponent))
    if shown < Decimal("0.1") or places > _MOST_PLACES:
        return None
    return evolve(notation, places=places, prefix="", infix="", suffix="")


def _rate(rate: Decimal) -> str:
    return f"{str(rate).removesuffix('.0')}%"  # above nought, and rounded to one decimal


def _share(share: Decimal, now: Figure) -> str:
    return f"{print_decimal(share, 1)}%{'以上' if now.bound is _AT_LEAST else ''}"
