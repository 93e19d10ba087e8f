"""The words of an edited report: where they stand, what was changed in them, which numbers were typed in."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from itertools import islice

from attrs import frozen

from huibao.check.texts.numbers import folded, mentions
from huibao.i18n import _
from huibao.render.docx.content import Content
from huibao.structure.naming import bare

from .differences import NOWHERE, Difference, Kind
from .pairing import Pairs
from .places import Place

_AROUND = 12
_BESIDE = 4
_OF_NUMBERS = frozenset("0123456789年月日")
_MOST_SHOWN = 60
_MOST_NUMBERS = 200
"""Numbers of a paragraph that are looked at."""
_NAMED_WITHIN = 40
"""Characters before a number in which the name of what it counts is looked for."""
_HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|附件)[^。；]{1,40}")
_CLAUSE = re.compile(r"[。；，,;！？]")
_NUMBER = re.compile(
    r"(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4}年[0-9]{1,2}月|[0-9]+(?:[.,][0-9]+)*[%％‰]?(?:年|月|日|号|届|期|时|分|点|个)?"
)
_ORDINAL = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+\.")
_ENDLESS = re.compile(r"[0-9.,零一二两三四五六七八九十百千万亿点]{50,}")
"""No number, and no food for a pattern that looks for one at each of its digits."""
_HOLE = "\ue000"
"""Stands for a figure where words are compared."""


@frozen(eq=False)
class Spans:
    """The stretches of each block of a report that are figures."""

    by_block: Mapping[int, list[tuple[int, int]]]

    @classmethod
    def of(cls, stretches: Iterable[tuple[int, int, int]]) -> "Spans":
        """From block, start and end of each."""
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for block, start, end in sorted(stretches):
            found[block].append((start, end))
        return cls(found)

    def without(self, block: int, text: str) -> str:
        """The text with each figure as one hole, letter for letter elsewhere."""
        parts, at = [], 0
        for start, end in self.by_block.get(block, ()):
            if start >= at:
                parts += [text[at:start], _HOLE]
                at = end
        return "".join([*parts, text[at:]])

    def holds(self, block: int, start: int, end: int) -> bool:
        """Whether a figure stands in any part of that stretch."""
        return any(start < last and first < end for first, last in self.by_block.get(block, ()))


def figures_built(built: Content) -> Spans:
    """The stretches that were figures when the report was built."""
    return Spans.of((mark.block, mark.start, mark.end) for mark in built.bookmarks)


def figures_now(places: Iterable[Place]) -> Spans:
    """The stretches that are figures now."""
    return Spans.of((place.block, place.start, place.end) for place in places)


def headings(built: Content, now: Content, pairs: Pairs) -> list[str]:
    """What each block of the edited report stands under: a heading, which stands under itself, or the title.

    Head, addressee, closing and imprint stand under none, and are called by their names.
    """
    names = _part_names() if built.parts else {}
    current = _title(now, {pairs.now_of.get(block) for block in built.parts})
    found = []
    for block, text in enumerate(now.blocks):
        origin = pairs.built_of.get(block)
        plain = text.strip()
        is_heading = origin in built.headings or (
            origin is None and block not in now.cells and _HEADING.fullmatch(plain) is not None
        )
        if is_heading:
            current = plain
        part = built.parts.get(origin, "") if origin is not None else ""
        found.append(names[part] if part else current)
    return found


def headings_built(built: Content) -> list[str]:
    """The same of a report as it was written."""
    names = _part_names() if built.parts else {}
    current = _title(built, built.parts)
    found = []
    for block, text in enumerate(built.blocks):
        if block in built.headings:
            current = text.strip()
        found.append(names[built.parts[block]] if block in built.parts else current)
    return found


def _title(content: Content, but: Container[int | None]) -> str:
    """The first words that are not in the head."""
    return next((text.strip() for block, text in enumerate(content.blocks) if block not in but), "")


def _part_names() -> dict[str, str]:
    return {
        "head": _("letterhead"),
        "addressee": _("addressee"),
        "closing": _("signature and date"),
        "copies": _("copies to"),
        "imprint": _("imprint"),
    }


def shown(now: Content, block: int, start: int, end: int) -> str:
    """A stretch of a block with some words around it; of a cell, with the beginning of its row."""
    text = now.blocks[block]
    before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    words = f"{before}【{brief(text[start:end])}】{behind}".strip()
    first = now.cells.get(block, block)
    return words if first == block else f"{now.blocks[first].strip()[:_AROUND]}：{words}"


def changed_words(
    built: Content, now: Content, pairs: Pairs, places: Iterable[Place], under: list[str]
) -> Iterator[Difference]:
    """Words that were changed, added and deleted around the figures."""
    before, after = figures_built(built), figures_now(places)
    joined: set[int] = set()
    for block, text in enumerate(now.blocks):
        origin = pairs.built_of.get(block)
        if origin is None:
            if text.strip() and block not in now.cells:
                yield Difference(Kind.ADDED, under[block], block, text=brief(text))
            continue
        if block in now.computed:
            continue
        old = before.without(origin, built.blocks[origin]).strip()
        new = after.without(block, text).strip()
        if origin in built.headings:  # numbered anew when another one was moved
            old, new = _ORDINAL.sub("", old, count=1), _ORDINAL.sub("", new, count=1)
        if "".join(old.split()) != "".join(new.split()):
            other = _joined_with(origin, new, built, before, pairs)
            if other is not None:
                joined.add(other)
                yield Difference(Kind.MERGED, under[block], block, text=brief(text))
                continue
            was, is_now = _changed(old, new)
            yield Difference(Kind.TEXT, under[block], block, text=brief(text), was=was, now=is_now)
    homes = headings_built(built)
    for block, text in enumerate(built.blocks):
        # Rows of figures are told by these; head and imprint have none.
        is_words = block not in built.cells or block in built.parts
        if is_words and block not in pairs.now_of and block not in joined and text.strip():
            yield Difference(Kind.REMOVED, homes[block], NOWHERE, was=brief(text))


def _joined_with(block: int, new: str, built: Content, before: Spans, pairs: Pairs) -> int | None:
    """The paragraph beside a built one that stands in its text now, without other changes."""
    for first, second in ((block - 1, block), (block, block + 1)):
        other = first + second - block
        if not 0 <= other < len(built.blocks) or other in pairs.now_of:
            continue
        both = "".join(before.without(each, built.blocks[each]) for each in (first, second))
        if "".join(both.split()) == "".join(new.split()):
            return other
    return None


def added_rows(now: Content, pairs: Pairs) -> list[list[int]]:
    """The cells of each table row that begins with words that are new."""
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for cell, first in now.cells.items():
        rows[first].append(cell)
    return [row for first, row in rows.items() if first not in pairs.built_of and now.blocks[first].strip()]


def _changed(old: str, new: str) -> tuple[str, str]:
    """The stretch of two texts in which they differ, with some letters around it; no number is cut."""
    same = next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), None)
    start = min(len(old), len(new)) if same is None else same
    back = 0
    while back < min(len(old), len(new)) - start and old[-1 - back] == new[-1 - back]:
        back += 1
    first, behind = max(0, start - _BESIDE), max(0, back - _BESIDE)
    while first and _OF_NUMBERS.issuperset(old[first - 1 : first + 1]):
        first -= 1
    while behind and _OF_NUMBERS.issuperset(old[len(old) - behind - 1 :][:2]):
        behind -= 1
    return tuple(  # type: ignore[return-value]
        brief(text[first : len(text) - behind].replace(_HOLE, "…")) for text in (old, new)
    )


def brief(text: str) -> str:
    """The beginning of a long text, without the blanks around it."""
    text = text.strip()
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"


def typed_numbers(
    built: Content,
    now: Content,
    pairs: Pairs,
    places: list[Place],
    under: list[str],
    known: Mapping[str, Collection[str]],
    units: frozenset[str],
) -> Iterator[Difference]:
    """Numbers that stand in no figure's place and were not in the words of their paragraph.

    known holds the names of the data's figures by how they are printed, units their units of measure.
    """
    before, after = figures_built(built), figures_now(places)
    for block, text in enumerate(now.blocks):
        origin = pairs.built_of.get(block)
        old = before.without(origin, built.blocks[origin]) if origin is not None else ""
        if origin in built.headings or block in now.computed or (old and old == after.without(block, text)):
            continue
        there = Counter(number for _start, _end, number, _unit in _numbers(old, units))
        for start, end, number, has_unit in islice(_numbers(text, units), _MOST_NUMBERS):
            if after.holds(block, start, end):
                continue
            if there[number]:
                there[number] -= 1
                continue
            before_it = _CLAUSE.split(text[max(0, start - _NAMED_WITHIN) : start])[-1]
            name = next((each for each in known.get(number, ()) if bare(each) in before_it), "")
            kind = Kind.REPEATED if name else Kind.NUMBER if has_unit else Kind.DATED
            yield Difference(
                kind,
                under[block],
                block,
                shown(now, block, start, end),
                name=name,
                now=brief(text[start:end]),
            )


def _numbers(text: str, units: frozenset[str]) -> Iterator[tuple[int, int, str, bool]]:
    """Start, end, plain form, and whether it has a unit, of each number in digits or of some weight."""
    plain = _ENDLESS.sub(lambda match: _HOLE * len(match[0]), folded(text))
    end = 0
    said = [each for each in mentions(plain, units) if not (each.vague and each.spoken)]
    for mention in said:
        yield from _others(plain, end, mention.start)
        yield mention.start, mention.end, mention.text, True
        end = mention.end
    yield from _others(plain, end, len(plain))


def _others(plain: str, start: int, end: int) -> Iterator[tuple[int, int, str, bool]]:
    for match in _NUMBER.finditer(plain, start, end):
        yield match.start(), match.end(), match[0], match[0].endswith(("%", "％", "‰"))
