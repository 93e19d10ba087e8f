"""Numbers with their units in running text: 4000余份, 23.3万人, 一百四十余次, 98%以上."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from huibao.expression.bounds import INFINITY, Range
from huibao.model.measures import KNOWN_UNITS, factor
from huibao.model.quantity import Bound, Quantity
from huibao.structure.numerals import fold_numerals, numeral_pattern
from huibao.structure.phrases import BOUNDING, Phrase, dissect
from huibao.text.letters import exchanged, side_by_side

_FULL_WIDTH = tuple(zip("０１２３４５６７８９％．", "0123456789%.", strict=True))
_NOT_BEFORE = frozenset(".[]/-第之数几〔〕")
_LONGEST, _LAST = max(map(len, BOUNDING)), frozenset(word[-1] for word in BOUNDING)
_ROUND = ("百", "千", "万", "亿")
_DASHES = frozenset("-—–~～至到")
_NOT_WITHIN = frozenset("，。；、0123456789")
"""What never stands between a number and the dash behind it: 3次至5次."""
_REACH = 2
"""How many letters may stand there."""
_INFIXES, _SCALES, _BLANK = ("余", "多", "几", "来", ""), ("万亿", "万", "亿", ""), (" ", "")
_BETWEEN = tuple("余多几来万亿 ")
"""What may stand between a numeral and its unit, one after the other, begins with one of these."""
_SUFFIXES = ("及以上", "以上", "左右", "上下", "及以下", "以下", "以内", "之内")
_CALENDAR = ("年", "月", "日", "号", "点", "时", "分", "季度", "学期", "届", "世纪", "级", "楼", "路", "学年")
_IDIOMS = tuple(
    f"一{word}"
    for word in (
        *("方面", "把手", "体", "线", "次性", "条龙", "站式", "块儿", "回事", "家人"),
        *("面", "本", "期", "支", "时", "种", "批", "系列"),
    )
)
_DIGITS = frozenset("0123456789")
_ANY = _DIGITS | frozenset("一二两三四五六七八九十百千万亿")
"""One of these is in a text with numbers; 零 alone tells of nothing done."""


class Mention(NamedTuple):
    """A number with its unit in a text, from start to end.

    vague is a range (3—5次) or an idiom (一方面): it stands there, but cannot be compared.
    spoken is a small number in characters (两次), which often tells of one occasion.
    """

    start: int
    end: int
    text: str
    unit: str
    value: Decimal
    bound: Bound
    step: Decimal
    vague: bool
    spoken: bool

    @property
    def range(self) -> Range:
        """What the number may mean, in its own unit."""
        return _range(
            self.value, self.bound, self.step, loose="余" not in self.text and "多" not in self.text
        )


def folded(text: str) -> str:
    """The text, letter for letter, with half-width digits and everyday numerals."""
    return fold_numerals(exchanged(text, _FULL_WIDTH))


def mentions(text: str, units: frozenset[str] = frozenset()) -> Iterator[Mention]:
    """The numbers with a unit in a folded text; units are further ones beside those in general use.

    Dates, ordinals and parts of names (第三季度, 5月, PM2.5, 12345热线) are none.
    """
    if _ANY.isdisjoint(text):
        return
    for first, start, end in _numbers(text, units):
        number = text[start:end].replace(" ", "")
        phrase = _dissected(number)
        if phrase is None or (phrase.bare_scale and not phrase.bounds):
            continue
        value = phrase.numeral.mantissa * phrase.scale
        yield Mention(
            start=start,
            end=end,
            text=number,
            unit=phrase.unit,
            value=value,
            bound=next(iter(phrase.bounds), Bound.EXACT) if len(phrase.bounds) < 2 else Bound.ABOUT,
            step=_step(phrase),
            vague=first < start or text.startswith(_IDIOMS, start),
            spoken=value <= 10 and _DIGITS.isdisjoint(number),
        )


def _numbers(text: str, units: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    """Where each number with a unit begins and ends; first of all, where a range begins that it closes."""
    signs = side_by_side(text)
    at = 0
    while numeral := numeral_pattern().search(signs, at):
        found = _with_unit(text, signs, at, numeral.span(), units)
        if found:
            yield found
        at = found[2] if found else numeral.end()


def _with_unit(
    text: str, signs: str, earliest: int, numeral: tuple[int, int], units: frozenset[str]
) -> tuple[int, int, int] | None:
    """A numeral with what belongs to it: words that bound it, the range that it opens, its unit."""
    start, behind = numeral
    end = _end_of_unit(text, behind, units)
    if end and text[start - 1 : start] in _LAST:
        for word in range(max(earliest, start - _LONGEST), start):
            if _bounds(text, word, start) and _may_begin(text, word):
                return word, word, end
    ranges = [
        (second, end_of_second)
        for second, end_of_numeral in _seconds(text, signs, behind)
        if (end_of_second := _end_of_unit(text, end_of_numeral, units))
    ]
    if end or ranges:
        for first in range(start, behind):  # of 第十二次 the 二, however it is meant
            if text[first] not in ".," and _may_begin(text, first):
                return (first, *ranges[0]) if ranges else (first, first, end)
    return None


def _bounds(text: str, start: int, numeral: int) -> bool:
    """Whether the words from there to a numeral bound it; 上 says more than only of round ones (上百)."""
    word = text[start:numeral]
    return word in BOUNDING and (word != "上" or text.startswith(_ROUND, numeral))


def _may_begin(text: str, at: int) -> bool:
    """Whether a number may begin there: not in 第三季度, PM2.5 or 12345."""
    before = text[at - 1 : at]
    return before not in _NOT_BEFORE and not (before.isascii() and before.isalnum())


def _seconds(text: str, signs: str, end: int) -> Iterator[tuple[int, int]]:
    """What may be the second numeral of a range: a dash, and little more, stands before it."""
    if _DASHES.isdisjoint(text[end : end + _REACH + 1]):
        return
    for at in range(end, end + _REACH + 1):
        dash = at
        while text[dash : dash + 1] in _DASHES:
            dash += 1
        if dash > at and (numeral := numeral_pattern().match(signs, dash)):
            yield numeral.span()
        if text[at : at + 1] in _NOT_WITHIN:
            return


def _end_of_unit(text: str, at: int, units: frozenset[str]) -> int:
    """Where the unit behind a numeral ends, with its suffix; 0 if there is none, or one of the calendar."""
    places = [at]
    if text.startswith(_BETWEEN, at):
        for words in (_INFIXES, _SCALES, _BLANK):
            places = [place + len(word) for place in places for word in words if text.startswith(word, place)]
    known = _by_letter(units)
    for place in places:
        for unit in (*known.get(text[place : place + 1], ()), *known[""]):
            if text.startswith(unit, place) and not _is_calendar(text, place):
                end = place + len(unit)
                if text.startswith(_SUFFIXES, end):
                    end += len(next(each for each in _SUFFIXES if text.startswith(each, end)))
                return end
    return 0


def _is_calendar(text: str, at: int) -> bool:
    """3月, 6年级; 4间 and 2日间 are counted."""
    return text.startswith(_CALENDAR, at) and any(
        text.startswith(word, at) and not text.startswith("间", at + len(word)) for word in _CALENDAR
    )


@lru_cache(maxsize=32)
def _by_letter(units: frozenset[str]) -> dict[str, list[str]]:
    """The units to look for, by the letter with which they begin, the longest first."""
    known: dict[str, list[str]] = {"": []}
    for unit in sorted(KNOWN_UNITS | units, key=len, reverse=True):
        known.setdefault(unit[:1], []).append(unit)
    return known


_dissected = lru_cache(maxsize=4096)(dissect)


def _step(phrase: Phrase) -> Decimal:
    return Decimal(phrase.scale).scaleb(-phrase.numeral.places)


def _range(value: Decimal, bound: Bound, step: Decimal, *, loose: bool) -> Range:
    match bound:
        case Bound.EXACT:
            return Range(value, value)
        case Bound.AT_LEAST:
            return Range(value, INFINITY if loose else value + _round_step(value, step) - step)
        case Bound.LESS_THAN:
            return Range(Decimal(0), value)
        case Bound.ABOUT:
            return Range(value * Decimal("0.9"), value * Decimal("1.1"))


def _round_step(value: Decimal, step: Decimal) -> Decimal:
    """What 余 may hide: 4000余 is below 5000, 140余 below 150."""
    exponent = value.normalize().as_tuple().exponent
    return max(step, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0))


def may_agree(first: Quantity, second: Quantity) -> bool:
    """Whether two statements of one quantity, in one unit, can both be true: 4000余 and 4120 can."""
    one, other = _meant(first), _meant(second)
    slack = max(_written_step(first), _written_step(second))
    return one.low - slack < other.high and other.low - slack < one.high


def above(first: Quantity, second: Quantity) -> bool:
    """Whether the first is more than the second can be."""
    return _meant(first).low > _meant(second).high + _written_step(second)


def _meant(quantity: Quantity) -> Range:
    notation = quantity.notation
    loose = notation is None or not any(word in notation.infix + notation.suffix for word in "余多")
    return _range(quantity.value, quantity.bound, _written_step(quantity), loose=loose)


def _written_step(quantity: Quantity) -> Decimal:
    """The last digit that was written: 1000 for 23.3万, as 23.3万 may be 233412 rounded."""
    notation = quantity.notation
    if notation is None:
        exponent = quantity.value.as_tuple().exponent
        return Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    ratio = (
        factor(notation.unit, quantity.unit.partition("/")[0]) or factor(notation.unit, quantity.unit) or 1
    )
    step = Decimal(notation.scale).scaleb(-notation.places)
    return step * ratio.numerator / ratio.denominator
