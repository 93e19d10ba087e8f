"""Which block of an edited report was which block of the report as it was built."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping

from attrs import define, field

from huibao.check.texts.likeness import letters
from huibao.render.docx.content import Bookmark, Content

_LONGEST = 300
"""Characters of a paragraph that are compared letter by letter."""
_MOST, _NEAREST = 100, 3
"""Paragraphs that are compared each with each: more were not edited but replaced. Of those that seem alike
at a glance, the best are looked at."""
_ALIKE = 0.5
_SHORTEST = 8
"""Letters by which a paragraph is known again when its figures have changed."""


@define
class Pairs:
    """now_of leads from built blocks to those of the edited report, built_of back."""

    now_of: dict[int, int] = field(factory=dict)
    built_of: dict[int, int] = field(factory=dict)

    def add(self, built: int, now: int) -> None:
        """Two blocks that are one, unless either has its partner already."""
        if built not in self.now_of and now not in self.built_of:
            self.now_of[built] = now
            self.built_of[now] = built


def anchors_of(marks: Iterable[Bookmark], anchors: Iterable[str]) -> Iterator[tuple[str, Bookmark]]:
    """The bookmarks that stand for figures, with the anchor that each was made as.

    Programs give a copy another name: the anchor's with a number, or the word Copy and a number, behind it.
    """
    known = set(anchors)
    by_number = {_number(anchor): anchor for anchor in known}
    for mark in marks:
        if mark.name in known:
            yield mark.name, mark
        else:
            anchor = by_number.get(_number(mark.name), "")
            rest = mark.name.removeprefix(anchor).replace("_", " ").strip().removeprefix("Copy").strip()
            if anchor and mark.name.startswith(anchor) and rest.isdecimal():
                yield anchor, mark


def _number(anchor: str) -> str:
    """_hb12 of _hb12_publicity_leaflets."""
    return "_".join(anchor.split("_")[:2])


def pair(built: Content, now: Content) -> Pairs:
    """The pairs: by the figures that both hold, by their words, by likeness, by their neighbours."""
    pairs = Pairs()
    _by_anchors(pairs, built, now)
    _by_key(pairs, built, now, str.strip)
    _by_key(pairs, built, now, _letters)
    _by_likeness(pairs, built, now)
    _by_neighbours(pairs, built, now)
    return pairs


def _by_anchors(pairs: Pairs, built: Content, now: Content) -> None:
    """Those with most figures in common first; of a paragraph and its copy, the first one."""
    homes = {mark.name: mark.block for mark in built.bookmarks if mark.block >= 0}
    votes: Counter[tuple[int, int]] = Counter()
    for anchor, mark in anchors_of(now.bookmarks, homes):
        if mark.block >= 0:
            votes[homes[anchor], mark.block] += 1
    for (block, other), _votes in votes.most_common():
        pairs.add(block, other)


def _by_key(pairs: Pairs, built: Content, now: Content, key: Callable[[str], str]) -> None:
    """Those that are the same, in their order: also where they were moved."""
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for block in _free(built, pairs.now_of):
        if found := key(built.blocks[block]):
            waiting[found].append(block)
    for block in _free(now, pairs.built_of):
        if same := waiting.get(key(now.blocks[block])):
            pairs.add(same.popleft(), block)


def _letters(text: str) -> str:
    plain = letters(text)
    return plain if len(plain) >= _SHORTEST else ""


def _by_likeness(pairs: Pairs, built: Content, now: Content) -> None:
    from difflib import SequenceMatcher

    left = [block for block in _free(built, pairs.now_of) if block not in built.cells][:_MOST]
    right = [block for block in _free(now, pairs.built_of) if block not in now.cells][:_MOST]
    found: list[tuple[float, int, int]] = []
    for other in right:
        matcher = SequenceMatcher(None, b=now.blocks[other][:_LONGEST], autojunk=False)
        seeming: list[tuple[float, int]] = []
        for block in left:
            matcher.set_seq1(built.blocks[block][:_LONGEST])
            if matcher.real_quick_ratio() >= _ALIKE:
                seeming.append((-matcher.quick_ratio(), block))
        for glance, block in sorted(seeming)[:_NEAREST]:
            if -glance >= _ALIKE:
                matcher.set_seq1(built.blocks[block][:_LONGEST])
                found.append((-matcher.ratio(), block, other))
    for likeness, block, other in sorted(found):
        if -likeness >= _ALIKE:
            pairs.add(block, other)


def _by_neighbours(pairs: Pairs, built: Content, now: Content) -> None:
    """Cells between cells that are paired: what was typed over has nothing else to be known by."""
    for step, blocks in ((1, range(len(built.blocks))), (-1, range(len(built.blocks) - 1, -1, -1))):
        for block in blocks:
            neighbour = pairs.now_of.get(block - step)
            if block in built.cells and neighbour is not None and neighbour + step in now.cells:
                pairs.add(block, neighbour + step)


def _free(side: Content, paired: Mapping[int, int]) -> list[int]:
    return [block for block in range(len(side.blocks)) if block not in paired]
