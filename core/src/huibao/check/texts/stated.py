"""Numbers of one text as operands: their units made one, their sums with what they leave open."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from huibao.derive.facts import Facts
from huibao.expression.bounds import Range
from huibao.model.measures import PERSONS, measure, normalise_unit
from huibao.model.printing import print_decimal
from huibao.record import Record
from huibao.text.letters import exchanged

from .numbers import Mention, folded, mentions
from .passages import CITED, Passage, filled

_PEOPLE = "人"
_STOPS = tuple((stop, "\n") for stop in "。！!？?")
_SEMICOLONS = tuple((stop, "\n") for stop in "；;")
_COMPARING = ("同比", "比上年", "比去年", "较上年", "较去年")
_POINTS = frozenset(["个百分点", "百分点"])


class Sentence(NamedTuple):
    """A stretch of a passage as the report will say it, with its numbers; positions count from its start."""

    text: str
    numbers: tuple[Mention, ...]

    def within(self, start: int, end: int) -> list[Mention]:
        """The numbers between two positions."""
        return [each for each in self.numbers if start <= each.start and each.end <= end]


class Spoken(Record):
    """A passage with its numbers: sentences are cut at full stops, clauses at semicolons as well."""

    passage: Passage
    sentences: tuple[Sentence, ...]
    clauses: tuple[Sentence, ...]


def spoken(facts: Facts, passages: Iterable[Passage]) -> list[Spoken]:
    """The passages with numbers to hold against others, as printed; reasons are left alone."""
    found = []
    for passage in passages:
        text = "" if passage.table == "explanations" else folded(filled(passage, facts))
        numbers = list(mentions(text, _POINTS))
        if len(numbers) > 1 or "%" in text or (numbers and any(word in text for word in _COMPARING)):
            sentences = tuple(_cut(text, numbers, _STOPS))
            found.append(Spoken(passage, sentences, tuple(_cut(text, numbers, _STOPS + _SEMICOLONS))))
    return found


def _cut(text: str, numbers: Sequence[Mention], stops: tuple[tuple[str, str], ...]) -> Iterator[Sentence]:
    """The stretches of a text that hold numbers."""
    start = at = 0
    for stretch in exchanged(text, stops).split("\n"):
        first, end = at, start + len(stretch)
        while at < len(numbers) and numbers[at].end <= end:
            at += 1
        if at > first:
            inside = (
                each._replace(start=each.start - start, end=each.end - start) for each in numbers[first:at]
            )
            yield Sentence(text[start:end], tuple(inside))
        start = end + 1


def unit_of(mention: Mention) -> str:
    """The unit, the same for every way to write it."""
    unit = normalise_unit(mention.unit)
    return _PEOPLE if measure(unit).family == PERSONS else unit


def comparable(numbers: Iterable[Mention]) -> bool:
    """Whether all of them are single numbers that can be calculated with."""
    return not any(each.vague for each in numbers)


def adds_up(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether the parts can make the whole, each within its bound; rounded ones within their last digit."""
    total = total_of(parts)
    slack = Decimal(0)
    for each in (*parts, whole):
        if each.step != 1 and "." in each.text and each.text.strip("0123456789.,")[:1] in ("万", "亿"):
            slack = max(slack, each.step)
    return total.low - slack <= whole.range.high and whole.range.low - slack <= total.high


def exceeds(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether the parts are more than the whole can be."""
    return total_of(parts).low > whole.range.high


def total_of(parts: Sequence[Mention]) -> Range:
    """The sum of numbers, within their bounds."""
    return Range(
        sum((each.range.low for each in parts), Decimal(0)),
        sum((each.range.high for each in parts), Decimal(0)),
    )


def shown(value: Decimal, like: Mention) -> str:
    """A value in print, in the unit and the scale of a number in the text."""
    scale = {"万": 10_000, "亿": 100_000_000}.get(like.text[: -len(like.unit) or None].rstrip("余多")[-1:], 1)
    word = {10_000: "万", 100_000_000: "亿"}.get(scale, "")
    return f"{print_decimal(value / scale, 4)}{word}{like.unit}"


def has_gap(text: str) -> bool:
    """Whether a figure that the text cites is missing, so that nothing can be said of its sums."""
    return CITED in text
