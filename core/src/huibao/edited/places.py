"""Where the figures of a report stand after it was edited, and what is written there now."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Literal

from attrs import frozen

from huibao.check.texts.likeness import letters
from huibao.check.texts.numbers import folded, mentions
from huibao.render.docx.content import Bookmark, Content, MappedFigure
from huibao.structure.phrases import BOUND_WORDS, dissect, tidy

from .pairing import Pairs, anchors_of
from .values import HELD

_LONGEST = 1500
"""Characters of a paragraph in which a figure without a bookmark is looked for."""
_LONGEST_UNIT, _LONGEST_NUMBER = 8, 20
_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|.", re.DOTALL)
_BOUND_BEFORE = re.compile(rf"(?:{BOUND_WORDS})$")
_MORE_BEFORE = frozenset("0123456789.,一二两三四五六七八九十百千万亿")
_MORE_BEHIND = re.compile(r"(?:(?<=[0-9])[0-9.,余多几百千万亿%％‰])|及?以[上下内]|左右|上下")
_KNOWN_BY = 8
"""Letters that a paragraph must have for another one with the same to be its copy."""


@frozen
class Place:
    """A place of a figure: figure as it was built, and what the edited report says there from start to end.

    by says how it was found: by its bookmark, by the words around it, or by these in a copy of its
    paragraph.
    """

    figure: MappedFigure
    block: int
    start: int
    end: int
    text: str
    by: Literal["mark", "words", "copy"] = "mark"

    @property
    def key(self) -> tuple[str, str]:
        """Which figure, and which aspect of it."""
        return self.figure.indicator, self.figure.aspect


def places(built: Content, now: Content, pairs: Pairs) -> Iterator[Place]:
    """Every place of every figure, in no particular order; a figure that was deleted has none."""
    figures = {figure.anchor: figure for figure in now.figures}
    homes = {mark.name: mark for mark in built.bookmarks if mark.block >= 0 and mark.name in figures}
    found: set[str] = set()
    for anchor, mark in anchors_of(now.bookmarks, figures):
        if mark.block >= 0 and mark.text.strip():
            found.add(anchor)
            yield _grown(now, figures[anchor], mark.block, mark.start, mark.end, built, homes.get(anchor))
    for anchor, mark in homes.items():
        if anchor not in found and mark.block in pairs.now_of:
            place = _located(built, now, figures[anchor], mark, pairs.now_of[mark.block])
            if place:
                yield place
    yield from _in_copies(built, now, pairs, homes.values())


def _in_copies(built: Content, now: Content, pairs: Pairs, homes: Collection[Bookmark]) -> Iterator[Place]:
    """The figures of paragraphs that were copied: the bookmarks stay with one of the two."""
    figures = {figure.anchor: figure for figure in now.figures}
    marked = {mark.block for _anchor, mark in anchors_of(now.bookmarks, figures)}
    marks: defaultdict[int, list[Bookmark]] = defaultdict(list)
    for mark in homes:
        marks[mark.block].append(mark)
    known = {letters(built.blocks[block]): block for block in marks}
    for block, text in enumerate(now.blocks):
        if block in pairs.built_of or block in marked or block in now.cells:
            continue
        plain = letters(text)
        original = known.get(plain) if len(plain) >= _KNOWN_BY else None
        for mark in marks[original] if original is not None else ():
            if place := _located(built, now, figures[mark.name], mark, block):
                yield Place(place.figure, block, place.start, place.end, place.text, "copy")


def _located(built: Content, now: Content, figure: MappedFigure, mark: Bookmark, block: int) -> Place | None:
    """What stands in a block between the words that stood around a figure; None where nothing does."""
    before, after = built.blocks[mark.block], now.blocks[block]
    if max(len(before), len(after)) > _LONGEST:
        return None
    start, end = _moved(before, after, mark.start, mark.end)
    if not after[start:end].strip():
        return None
    if figure.aspect in HELD and dissect(tidy(after[start:end])) is None:
        # Words beside it were replaced as well.
        said = list(mentions(folded(after[start:end][:_LONGEST])))
        if len(said) == 1:
            start, end = start + said[0].start, start + said[0].end
    place = _grown(now, figure, block, start, end, built, mark)
    return Place(figure, block, place.start, place.end, place.text, "words")


def _grown(
    now: Content,
    figure: MappedFigure,
    block: int,
    start: int,
    end: int,
    built: Content,
    home: Bookmark | None,
) -> Place:
    """The place with what was typed right beside it and makes another number of it: 1|4000份, 约|4000份."""
    text = now.blocks[block]
    before = built.blocks[home.block][: home.start] if home else ""
    behind = built.blocks[home.block][home.end :] if home else ""
    furthest = max(0, start - _LONGEST_NUMBER)
    while start > furthest and text[start - 1] in _MORE_BEFORE and text[start - 1] != before[-1:]:
        start -= 1
    bound = _BOUND_BEFORE.search(text[max(0, start - 6) : start])
    if bound and not before.endswith(bound[0]):
        start -= len(bound[0])
    furthest = end + _LONGEST_NUMBER
    while end < furthest and (more := _MORE_BEHIND.match(text, end)) and not behind.startswith(more[0]):
        end = more.end()
    if figure.unit and behind.startswith(figure.unit) and not text.startswith(figure.unit, end):
        # The unit stands behind the figure, and is another one now: 35500元 for 35500万元.
        said = next(mentions(folded(text[start : end + _LONGEST_UNIT])), None)
        if said and said.start == 0:
            end = max(end, start + said.end)
    return Place(figure, block, start, end, text[start:end])


@lru_cache(maxsize=64)
def _cut(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Numbers and single characters, with where each begins."""
    found = list(_TOKEN.finditer(text))
    return tuple(each[0] for each in found), (*(each.start() for each in found), len(text))


def _moved(before: str, after: str, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of the one text is in the other."""
    _tokens, starts = _cut(before)
    _others, places = _cut(after)
    first = next((number for number, at in enumerate(starts) if at >= start), 0)
    last = max(first, next(number for number, at in enumerate(starts) if at >= end) - 1)
    left = right = 0
    for tag, i1, i2, j1, j2 in _changes(before, after):
        if i1 <= first < i2:
            left = j1 + (first - i1 if tag == "equal" else 0)
        if i1 <= last < i2:
            right = j1 + (last - i1) + 1 if tag == "equal" else j2
    return places[left], places[max(left, right)]


@lru_cache(maxsize=64)
def _changes(before: str, after: str) -> Sequence[tuple[str, int, int, int, int]]:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, _cut(before)[0], _cut(after)[0], autojunk=False).get_opcodes()
