"""Changes that a text states with both ends: 由A增加到B，增加C; 比上年的A增加C; 增加C，增长P%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from huibao.derive.facts import Facts
from huibao.model.finding import Finding
from huibao.model.printing import print_decimal
from huibao.model.quantity import Bound
from huibao.model.rule import Severity

from .numbers import Mention
from .passages import Passage, around, remark
from .stated import Sentence, Spoken, comparable, has_gap, shown, unit_of

_UP = "增加|增长|提高|上升|扩大|提升|增|升"
_DOWN = "减少|下降|降低|缩减|压减|减|降"
_WORDS = ("增", "升", "提高", "扩大", "减", "降")
"""One of these is in each of them."""
_FROM = r"(?:由|从)[^，,。；;\d]{0,14}$"
_TO = rf"^[^，,。；;\d]{{0,6}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:到|至|为)了?$"
_BY = (
    r"^[，,、]?(?:净|共|同比|累计|比上年|较上年|比去年)?(?:同期)?"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|近|约)?$"
)
_THAN = r"比(?:去年|上年)(?:同期)?的$"
_THAN_LAST = rf"^[，,](?:同)?比(?:去年|上年)(?:同期)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?$"
_NEAR = 30
_POINTS = ("个百分点", "百分点")


def stated_changes(facts: Facts, told: Sequence[Spoken]) -> Iterator[Finding]:
    """Questions on a change that is not the difference of its two ends."""
    for each in told:
        for sentence in each.clauses:
            if len(sentence.numbers) > 1 and any(word in sentence.text for word in _WORDS):
                yield from _judged(facts, each.passage, sentence)


def _judged(facts: Facts, passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    numbers, text = sentence.numbers, sentence.text
    for index, first in enumerate(numbers[:-1]):
        second = numbers[index + 1]
        third = numbers[index + 2] if index + 2 < len(numbers) else None
        gap = text[first.end : second.start]
        if has_gap(gap) or not comparable([first, second]):
            continue
        to = re.search(_TO, gap)
        if to and re.search(_FROM, text[: first.start][-_NEAR:]) and unit_of(first) == unit_of(second):
            yield from _ends(facts, passage, text, first, second, to)
            yield from _by(facts, passage, text, first, second, third)
        elif re.search(_THAN, text[: first.start][-_NEAR:]) and index and re.search(_BY, gap):
            now = numbers[index - 1]
            if _directly(text, now, first) and unit_of(now) == unit_of(first):
                yield from _by(facts, passage, text, first, now, second)
        elif (than := re.search(_THAN_LAST, gap)) and third is not None and unit_of(first) == unit_of(second):
            yield from _growth(facts, passage, text, first, second, third, falls=bool(than["down"]))


def _directly(text: str, now: Mention, before: Mention) -> bool:
    """8000份，比上年的7500份: nothing but the comparison stands between the two."""
    return re.fullmatch(r"[，,]?比(?:去年|上年)(?:同期)?的", text[now.end : before.start]) is not None


def _ends(
    facts: Facts, passage: Passage, text: str, first: Mention, second: Mention, to: re.Match[str]
) -> Iterator[Finding]:
    rises = to["up"] is not None
    if (rises and second.range.high < first.range.low) or (not rises and second.range.low > first.range.high):
        word = to["up"] or to["down"]
        message = f"由{first.text}到{second.text}，不是“{word}”：{around(text, first.start, second.end)}"
        yield _question(facts, passage, message, first.text, second.text)


def _by(
    facts: Facts, passage: Passage, text: str, before: Mention, now: Mention, change: Mention | None
) -> Iterator[Finding]:
    """The change behind the two ends: in their unit, in points, or in per cent."""
    last = max(before, now, key=lambda each: each.end)
    if change is None or not comparable([change]) or not _exact(before, now, change):
        return
    if not re.search(_BY, text[last.end : change.start]):
        return
    difference = abs(now.value - before.value)
    if unit_of(change) == unit_of(now) or (change.unit in _POINTS and now.unit == "%"):
        if abs(difference - change.value) >= max(change.step, Decimal("0.01")) and difference != change.value:
            if now.unit == change.unit == "%" and _grows(before, difference, change):
                return
            yield _wrong(facts, passage, text, (before, now, change), shown(difference, change))
    elif change.unit == "%" and before.value and not _grows(before, difference, change):
        expected = f"{print_decimal(difference / before.value * 100, 1)}%"
        yield _wrong(facts, passage, text, (before, now, change), expected)


def _growth(
    facts: Facts,
    passage: Passage,
    text: str,
    now: Mention,
    change: Mention,
    rate: Mention,
    *,
    falls: bool,
) -> Iterator[Finding]:
    """8000份，比上年增加500份，增长6.7%: the rate is the change by last year's figure."""
    gap = text[change.end : rate.start]
    if rate.unit != "%" or not re.fullmatch(r"[，,、]?(?:同比)?(?:增长|增幅|下降|降幅)(?:为|达|了)?", gap):
        return
    base = now.value + change.value if falls else now.value - change.value
    if base <= 0 or not _exact(now, change, rate):
        return
    expected = change.value / base * 100
    if abs(expected - rate.value) >= rate.step and now.unit != "%":
        yield _wrong(facts, passage, text, (now, change, rate), f"{print_decimal(expected, 1)}%")


def _grows(before: Mention, difference: Decimal, rate: Mention) -> bool:
    return bool(before.value) and abs(difference / before.value * 100 - rate.value) < rate.step


def _exact(*numbers: Mention) -> bool:
    return all(each.bound is Bound.EXACT for each in numbers)


def _wrong(
    facts: Facts, passage: Passage, text: str, numbers: tuple[Mention, Mention, Mention], expected: str
) -> Finding:
    change = numbers[2]
    start, end = min(each.start for each in numbers), max(each.end for each in numbers)
    message = f"按前后两数计算应为{expected}，文字中写作{change.text}：{around(text, start, end)}"
    return _question(facts, passage, message, change.text, expected)


def _question(facts: Facts, passage: Passage, message: str, seen: str, expected: str) -> Finding:
    return remark(
        facts,
        "text-change",
        Severity.QUESTION,
        message,
        passage.place,
        "核对两期数和增减数",
        seen=seen,
        expected=expected,
    )
