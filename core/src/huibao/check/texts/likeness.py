"""How much of one text is in others: sentence by sentence, word for word or nearly so.

Sentences are compared without figures and blanks: last year's sentence with this year's number is the
same sentence. Which of many sentences is near is told by the groups of four letters that they share
(shingles); only then are two of them compared letter by letter.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import Generic, TypeVar

from huibao.record import Record
from huibao.text.letters import exchanged

from .passages import CITED

T = TypeVar("T")
Sentences = list[tuple[str, str]]

_STOPS = tuple((stop, "\n") for stop in "。！!？?；;")
_FIGURES = tuple((each, CITED) for each in "0123456789零一二两三四五六七八九十百千万亿.,％%余多近约")
_SHINGLE = 4
_SHORTEST = 8
"""Letters that a sentence must have to be recognised again."""
_COMMON = 64
"""A group of letters that stands in more sentences than this tells nothing."""
_NEAR = 0.8
_LONGEST = 400
"""Letters of a sentence that are compared."""


def letters(text: str) -> str:
    """A text without what changes from year to year by itself: figures, blanks and punctuation."""
    figures = exchanged(text, _FIGURES)
    while CITED * 2 in figures:
        figures = figures.replace(CITED * 2, CITED)
    kept = [each for each in figures.replace(CITED, "#") if "\u3400" <= each <= "\u9fff" or _is_latin(each)]
    return "".join(kept).strip("#")


def _is_latin(letter: str) -> bool:
    return letter == "#" or (letter.isascii() and letter.isalpha())


def sentences_of(text: str) -> Sentences:
    """Each sentence of a text as written, with its letters."""
    written, start = [], 0
    for stretch in exchanged(text, _STOPS).split("\n"):
        end = start + len(stretch) + 1
        if stretch:
            written.append(text[start:end])
        start = end
    return [(each.strip(), letters(each)) for each in written]


class Likeness(Record, Generic[T]):
    """What a text has in common with the source that is most like it.

    share is how much of the text is in that source, overall how much is in any; sentence is the
    longest that both have.
    """

    source: T
    share: float
    overall: float
    sentence: str


class Stock(Generic[T]):
    """Texts to which others are compared; each has a source, such as its place."""

    def __init__(self) -> None:
        self._sources: list[T] = []
        self._sentences: list[str] = []
        self._same: defaultdict[str, list[int]] = defaultdict(list)
        self._shingles: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, source: T, sentences: Sentences) -> None:
        """Another text to compare with, in its sentences."""
        for _written, plain in sentences:
            if len(plain) >= _SHORTEST:
                number = len(self._sources)
                self._sources.append(source)
                self._sentences.append(plain)
                if len(self._same[plain]) < _COMMON:
                    self._same[plain].append(number)
                if len(self._same[plain]) == 1:
                    for shingle in _shingles(plain):
                        self._shingles[shingle].append(number)

    def like(
        self, sentences: Sentences, skip: Callable[[T], bool] = lambda _source: False
    ) -> Likeness[T] | None:
        """The source that has most in common with a text, None if none has anything."""
        shared: defaultdict[T, float] = defaultdict(float)
        longest: dict[T, str] = {}
        total, found = 0, 0.0
        for written, plain in sentences:
            total += len(plain)
            if len(plain) < _SHORTEST:
                continue
            best_ratio = 0.0
            for source, ratio in {
                self._sources[number]: ratio for number, ratio in self._near(plain)
            }.items():
                if not skip(source):
                    shared[source] += len(plain) * ratio
                    longest[source] = max(longest.get(source, ""), written, key=len)
                    best_ratio = max(best_ratio, ratio)
            found += len(plain) * best_ratio
        if not shared:
            return None
        best = max(shared, key=lambda source: shared[source])
        return Likeness(best, shared[best] / total, found / total, longest[best])

    def _near(self, plain: str) -> Iterator[tuple[int, float]]:
        """The sentences that are the same, else those that are nearly so, with how nearly."""
        if plain in self._same:
            yield from ((number, 1.0) for number in self._same[plain])
            return
        votes: Counter[int] = Counter()
        shingles = _shingles(plain)
        for shingle in shingles:
            numbers = self._shingles.get(shingle, ())
            if len(numbers) <= _COMMON:
                votes.update(numbers)
        for number, count in votes.most_common(3):
            ratio = _likeness(plain, self._sentences[number]) if count * 2 >= len(shingles) else 0
            if ratio >= _NEAR:
                yield from ((same, ratio) for same in self._same[self._sentences[number]])


def _shingles(plain: str) -> set[str]:
    return {plain[start : start + _SHINGLE] for start in range(min(len(plain), _LONGEST) - _SHINGLE + 1)}


def _likeness(one: str, other: str) -> float:
    """How much of two sentences is the same, letter by letter: 1 for all of it."""
    return _ratio()(one[:_LONGEST], other[:_LONGEST])


@cache
def _ratio() -> Callable[[str, str], float]:
    from difflib import SequenceMatcher  # only needed where two sentences are already near

    return lambda one, other: SequenceMatcher(None, one, other, autojunk=False).ratio()
