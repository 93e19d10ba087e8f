"""Holds an edited report against its data: figures, numbers, words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from attrs import evolve, field, frozen

from huibao.model.indicator import Indicator
from huibao.model.quantity import Quantity
from huibao.render.docx.content import Content, MappedFigure

from .deleted_tables import deleted_tables, told_once
from .differences import NOWHERE, Difference, Kind
from .pairing import pair
from .places import Place, places
from .values import HELD, quantity_in, quantity_of, same_text
from .words import brief, changed_words, headings, headings_built, shown, typed_numbers

Key = tuple[str, str]
"""A figure's code and aspect."""


@frozen(eq=False)
class Data:
    """What the data file's own report says: its figures, and the definitions of all that are concerned."""

    figures: Mapping[Key, list[MappedFigure]]
    indicators: Mapping[str, Indicator] = field(repr=False)

    @classmethod
    def of(cls, content: Content, indicators: Mapping[str, Indicator]) -> "Data":
        """From the report as it is built from the data file now."""
        figures: defaultdict[Key, list[MappedFigure]] = defaultdict(list)
        for figure in content.figures:
            figures[figure.indicator, figure.aspect].append(figure)
        return cls(dict(figures), indicators)

    def name(self, code: str) -> str:
        """An indicator's name; its code where nobody knows it any more."""
        return self.indicators[code].name if code in self.indicators else code

    def text(self, key: Key) -> str:
        """How the data's figure is printed, "" where there is none."""
        return self.figures[key][0].text if key in self.figures else ""

    def says(self, key: Key, text: str, quantity: Quantity | None) -> bool:
        """Whether a text is what the data say, in the same words or as the same quantity."""
        figures = self.figures.get(key, [])
        if any(same_text(text, figure.text) for figure in figures):
            return True
        return quantity is not None and any(quantity_of(figure) == quantity for figure in figures)


def compare(built: Content, now: Content, data: Data) -> list[Difference]:
    """All that the edited report says differently, in reading order; what stands nowhere comes last.

    built is the report as it was written, before anybody edited it.
    """
    pairs = pair(built, now)
    found = sorted(places(built, now, pairs), key=lambda place: (place.block, place.start))
    under = headings(built, now, pairs)
    known: defaultdict[str, set[str]] = defaultdict(set)
    for (code, _aspect), figures in data.figures.items():
        known[figures[0].text].add(data.name(code))
    units = frozenset(figures[0].unit for figures in data.figures.values() if figures[0].unit)
    typed = list(typed_numbers(built, now, pairs, found, under, known, units))
    words = list(changed_words(built, now, pairs, found, under))
    differences = [
        *_figures(now, found, under, data),
        *_disagreeing(now, found, under, data),
        *_but_for_told(typed, words),
        *_but_for_typed(_missing(built, now, found, data), typed),
        *words,
    ]
    if tables := deleted_tables(built, now, pairs):
        differences = [*told_once(differences, tables, _first_missing(now, found))]
    numbers = list(accumulate(int(block not in now.cells) for block in range(len(now.blocks))))
    differences = [
        each if each.block == NOWHERE else evolve(each, paragraph=numbers[each.block]) for each in differences
    ]
    return sorted(differences, key=lambda each: (not each.counts, each.block == NOWHERE, each.block))


def _figures(now: Content, found: list[Place], under: list[str], data: Data) -> Iterator[Difference]:
    """The places that do not say what the data say."""
    for place in found:
        kind = _kind(place, data)
        if kind is not None:
            yield _difference(kind, place, now, under, data)


def _kind(place: Place, data: Data) -> Kind | None:
    key, was = place.key, place.figure
    now_quantity = _quantity(place, data)
    if data.says(key, place.text, now_quantity):
        return Kind.UNMARKED if place.by == "words" else None
    if key not in data.figures:
        return Kind.DROPPED
    edited = not same_text(place.text, was.text) and (
        now_quantity is None or now_quantity != quantity_of(was)
    )
    if not edited:
        return Kind.CHANGED
    return Kind.EDITED if data.says(key, was.text, quantity_of(was)) else Kind.BOTH


def _quantity(place: Place, data: Data) -> Quantity | None:
    code, aspect = place.key
    indicator = data.indicators.get(code)
    return quantity_in(place.text, indicator) if indicator and aspect in HELD else None


def _difference(kind: Kind, place: Place, now: Content, under: list[str], data: Data) -> Difference:
    code, aspect = place.key
    return Difference(
        kind,
        under[place.block],
        place.block,
        shown(now, place.block, place.start, place.end),
        indicator=code,
        name=data.name(code),
        aspect=aspect,
        was=place.figure.text,
        now=brief(place.text),
        data=data.text(place.key),
    )


def _disagreeing(now: Content, found: list[Place], under: list[str], data: Data) -> Iterator[Difference]:
    """Figures that are not the same in each of their places, where somebody has edited one."""
    by_key: defaultdict[Key, list[Place]] = defaultdict(list)
    for place in found:
        if place.key[1] in HELD:
            by_key[place.key].append(place)
    for each in by_key.values():
        said: dict[object, Place] = {}
        for place in each:
            said.setdefault(_quantity(place, data) or place.text, place)
        if len(said) > 1 and not all(same_text(place.text, place.figure.text) for place in each):
            where = [
                f"{under[place.block]}：{shown(now, place.block, place.start, place.end).rstrip('；。')}"
                for place in said.values()
            ]
            yield evolve(
                _difference(Kind.DISAGREE, each[0], now, under, data),
                text="；".join(where),
                now="、".join(brief(place.text) for place in said.values()),
            )


def _missing(built: Content, now: Content, found: list[Place], data: Data) -> Iterator[Difference]:
    """Figures that were deleted, and those that the data have had only since."""
    standing = {place.key for place in found}
    missing = _first_missing(now, found)
    homes = {mark.name: mark.block for mark in built.bookmarks}
    under = headings_built(built)
    for figure in now.figures:
        key = (figure.indicator, figure.aspect)
        if missing.get(key) == figure.anchor and key in data.figures:
            block = homes.get(figure.anchor, -1)
            heading = under[block] if block >= 0 else ""
            if key[1] not in HELD:
                kind = Kind.UNCOMPARED
            else:
                kind = Kind.SHORTENED if key in standing else Kind.DELETED
            yield _nowhere(kind, heading, key, data, was=figure.text)
    mapped = {(figure.indicator, figure.aspect) for figure in now.figures}
    for key in data.figures:
        if key not in mapped and key[1] in HELD:
            yield _nowhere(Kind.UNSAID, "", key, data)


def _first_missing(now: Content, found: list[Place]) -> dict[Key, str]:
    """By figure, the first of its places that are not there any more."""
    anchors = {place.figure.anchor for place in found}
    missing: dict[Key, str] = {}
    for figure in now.figures:
        if figure.anchor not in anchors:
            missing.setdefault((figure.indicator, figure.aspect), figure.anchor)
    return missing


def _but_for_typed(missing: Iterable[Difference], typed: Iterable[Difference]) -> Iterator[Difference]:
    """What was deleted in one sentence and is said again in another, in its own name, is still there."""
    again = {(each.name, each.now) for each in typed if each.kind is Kind.REPEATED}
    for each in missing:
        is_said = each.kind is Kind.DELETED and (each.name, each.was) in again
        yield evolve(each, kind=Kind.SHORTENED) if is_said else each


def _but_for_told(typed: Iterable[Difference], words: Iterable[Difference]) -> Iterator[Difference]:
    """A date that was typed in is told once: words that were changed and hold it say what it was as well."""
    told = {each.block: each.now for each in words if each.kind is Kind.TEXT}
    for each in typed:
        if each.kind is not Kind.DATED or each.now not in told.get(each.block, ""):
            yield each


def _nowhere(kind: Kind, heading: str, key: Key, data: Data, was: str = "") -> Difference:
    code, aspect = key
    return Difference(
        kind,
        heading,
        NOWHERE,
        indicator=code,
        name=data.name(code),
        aspect=aspect,
        was=was,
        data=data.text(key),
    )
