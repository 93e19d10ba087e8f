"""Numbers with their units in running text: 4000余份, 23.3万人, 一百四十余次, 98%以上."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from huibao.expression.bounds import INFINITY, Range
from huibao.model.measures import KNOWN_UNITS, factor
from huibao.model.quantity import Bound, Quantity
from huibao.structure.numerals import NUMERAL, fold_numerals
from huibao.structure.phrases import BOUNDING, Phrase, dissect
from huibao.text.letters import exchanged

from .neighbours import side_by_side

_FULL_WIDTH = tuple(zip("０１２３４５６７８９％．", "0123456789%.", strict=True))
_BEFORE = r"(?<![A-Za-z0-9.\[\]/-])(?<![第之数几〔〕])"
_BOUNDING = frozenset(side_by_side(word) for word in BOUNDING)
_LONGEST = max(map(len, BOUNDING))
_WORD = f"[^0-9零一二两三四五六七八九十百千万亿]{{0,{_LONGEST}}}?"
"""Before a numeral: a word that bounds it, for it is only tried there; cheaper to compile than all."""
_ABOVE, _ROUND = side_by_side("上"), side_by_side("百千万亿")
_SUFFIX = r"(?:及?以上|左右|上下|及?以下|以内|之内)"
_CALENDAR = r"(?:年|月份?|日|号|点|时|分|季度|学期|学年|年级|届|世纪|级|楼|路)(?!间)"
_IDIOM = re.compile(r"一(?:方面|把手|体|线|次性|条龙|站式|块儿|回事|家人|面|本|期|支|时|种|批|系列)")


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
    signs = side_by_side(text)
    if not _any_number().search(signs):
        return
    for match in _numbers(signs, _pattern(KNOWN_UNITS | units)):
        number = text[match.start("one") : match.end()].replace(" ", "")
        phrase = _dissected(number)
        if phrase is None or (phrase.bare_scale and not phrase.bounds):
            continue
        value = phrase.numeral.mantissa * phrase.scale
        yield Mention(
            start=match.start("one"),
            end=match.end(),
            text=number,
            unit=phrase.unit,
            value=value,
            bound=next(iter(phrase.bounds), Bound.EXACT) if len(phrase.bounds) < 2 else Bound.ABOUT,
            step=_step(phrase),
            vague=bool(match["range"]) or _IDIOM.match(text, match.start()) is not None,
            spoken=value <= 10 and not re.search("[0-9]", number),
        )


def _numbers(signs: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Every match of the pattern: it is tried where a numeral stands, or a word before it that bounds it."""
    at = 0
    while first := _numeral().search(signs, at):
        for start in _starts(signs, at, first.start()):
            if match := pattern.match(signs, start):
                yield match
                at = match.end()
                break
        else:
            at = first.end()


def _starts(signs: str, earliest: int, numeral: int) -> Iterator[int]:
    for start in range(max(earliest, numeral - _LONGEST), numeral):
        word = signs[start:numeral]
        if word in _BOUNDING and (word != _ABOVE or signs[numeral] in _ROUND):
            yield start
    yield numeral


_dissected = lru_cache(maxsize=4096)(dissect)


@cache
def _any_number() -> re.Pattern[str]:
    return re.compile(side_by_side("[0-9一二两三四五六七八九十百千万亿]"))


@cache
def _numeral() -> re.Pattern[str]:
    return re.compile(side_by_side("[0-9零一二两三四五六七八九十百千万亿]|点(?=[零一二三四五六七八九])"))


@cache
def _pattern(units: frozenset[str]) -> re.Pattern[str]:
    """The pattern of a number with one of the units, to be tried by `_numbers`."""
    letters = "".join(map(re.escape, sorted(unit for unit in units if len(unit) == 1)))
    longer = sorted((unit for unit in units if len(unit) > 1), key=lambda unit: (-len(unit), unit))
    without = [""] if "" in units else []
    known = "|".join([*map(re.escape, longer), f"[{letters}]", *without])
    pattern = (
        rf"{_BEFORE}(?P<range>{NUMERAL}(?:(?![，。])(?![；、])[^0-9]){{0,2}}?[-—–~～至到]+(?={NUMERAL}))?"
        rf"(?P<one>{_WORD}{NUMERAL}[余多几来]?(?:万亿|[万亿])? ?(?!{_CALENDAR})"
        rf"(?:{known}){_SUFFIX}?)"
    )
    return re.compile(side_by_side(pattern))


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
