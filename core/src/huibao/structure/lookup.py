"""Finds the indicators that a phrase from a paper report may mean, nearest first.

For people to choose from: what a data file is read by is `naming`, which never guesses.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from math import log

from attrs import frozen

from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.indicator import Indicator
from huibao.model.measures import THINGS, factor, measure, normalise_unit

from .naming import bare, turned

_NEAR = 0.3
"""How much of two names must be the same for the one to be offered for the other."""


def find(phrase: str, indicators: Iterable[Indicator]) -> list[Indicator]:
    """The indicators in which every word of the phrase stands; those that are called just so first.

    Searched are names, aliases, codes, hints and, for whole words, units of measure.
    """
    words = [word.casefold() for word in phrase.split()]
    found = []
    for indicator in indicators:
        places = [_place(word, indicator) for word in words]
        if words and None not in places:
            found.append((sum(filter(None, places)), len(indicator.name), indicator))
    return [indicator for _far, _length, indicator in sorted(found, key=lambda each: each[:2])]


def nearest(phrase: str, catalogue: Catalogue, most: int = 3) -> list[tuple[str, str]]:
    """Names that share most letters and pairs of letters with the phrase, with their codes.

    One name an indicator; rare letters count for more than those that are in every other name.
    """
    return _index(catalogue).nearest("".join(phrase.split()), most)


def suggest_indicator(name: str, catalogue: Catalogue, more: Collection[str] = ()) -> str:
    """A hint that names the indicators, or else the other names, that a wrong name may have meant."""
    from difflib import get_close_matches

    near = [
        code if code == known else f"{catalogue.indicators[code].name}（{code}）"
        for known, code in nearest(name, catalogue)
    ]
    near = near or get_close_matches(name, sorted(more))
    return _("did you mean {names}?").format(names=", ".join(near)) if near else ""


def suggest_counted_in(unit: str, name: str, catalogue: Catalogue) -> str:
    """A hint that names the indicators of nearly that name that are counted in a unit, or "".

    Measure words of things convert into each other, but what is counted by 车 is not counted by 次.
    """
    near = [
        f"{catalogue.indicators[code].name}（{code}）"
        for _known, code in nearest(name, catalogue, 20)
        if _is_counted_in(unit, catalogue.indicators[code].unit)
    ]
    return _("counted in {unit}: {names}").format(unit=unit, names=", ".join(near[:3])) if near else ""


def _is_counted_in(unit: str, own: str) -> bool:
    if measure(unit).family == THINGS:
        return normalise_unit(own) in (unit, f"{unit}次")
    return factor(unit, own) is not None


def _place(word: str, indicator: Indicator) -> int | None:
    """How far from the name a word stands: 0 it is the name, None it is nowhere."""
    short = bare(word) or word
    names = [indicator.name.casefold(), *(each.casefold() for each in indicator.aliases)]
    if turned(word) in map(turned, names):
        return 0
    if word == indicator.unit.casefold():
        return 4
    codes = " ".join((indicator.code, *indicator.formerly))
    texts = (names[0], " ".join(names[1:]), codes, indicator.hint.casefold())
    return next((far for far, text in zip((1, 2, 3, 5), texts, strict=True) if short in text), None)


@frozen(eq=False)
class _Index:
    """The names of a type, and in which of them each letter and pair of letters stands."""

    names: tuple[tuple[str, str], ...]
    places: Mapping[str, tuple[int, ...]]
    weights: tuple[float, ...]

    def nearest(self, name: str, most: int) -> list[tuple[str, str]]:
        """See the function of that name."""
        shared: dict[int, float] = defaultdict(float)
        own = 0.0
        for piece in _pieces(name):
            numbers = self.places.get(piece, ())
            weight = _weight(max(len(numbers), 1), len(self.names))
            own += weight
            for number in numbers:
                shared[number] += weight
        likeness = {number: 2 * part / (own + self.weights[number]) for number, part in shared.items()}
        best: dict[str, str] = {}
        for number in sorted(likeness, key=lambda number: (-likeness[number], number)):
            if likeness[number] < _NEAR or len(best) == most:
                break
            known, code = self.names[number]
            best.setdefault(code, known)
        return [(known, code) for code, known in best.items()]


@lru_cache(maxsize=8)
def _index(catalogue: Catalogue) -> _Index:
    """Made when something is wrong for the first time; kept for whatever else is."""
    names = tuple(catalogue.names.items())
    places: dict[str, list[int]] = defaultdict(list)
    for number, (name, _code) in enumerate(names):
        for piece in _pieces(name):
            places[piece].append(number)
    weights = [0.0] * len(names)
    for numbers in places.values():
        for number in numbers:
            weights[number] += _weight(len(numbers), len(names))
    return _Index(names, {piece: tuple(each) for piece, each in places.items()}, tuple(weights))


def _pieces(name: str) -> set[str]:
    return set(_cut(bare(name.casefold()) or name))


def _cut(name: str) -> Iterator[str]:
    """Pairs of letters, and single letters where a letter is a word."""
    yield from map("".join, pairwise(name))
    yield from (letter for letter in name if letter > "\u2e7f")


def _weight(times: int, names: int) -> float:
    return log(1 + names / times)
