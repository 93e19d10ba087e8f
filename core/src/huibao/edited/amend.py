"""Reads an edited report back into a data file: edited figures win, what is not taken over is named."""

import re
from collections import defaultdict
from typing import Any

from attrs import frozen

from huibao.compose.desk import Desk
from huibao.derive.facts import Facts
from huibao.i18n import _
from huibao.model.indicator import Indicator
from huibao.model.quantity import Quantity
from huibao.render.docx.content import Content

from .compare import Key
from .differences import Kind, in_words
from .own_words import OwnWords
from .pairing import pair
from .places import Place, places
from .values import HELD, figure_text, quantity_in, quantity_of, same_text
from .words import added_rows, brief, changed_words, headings

_TABLES = {"actual": "figures", "target": "targets", "previous": "previous", "planned": "planned"}
_ENTRIES = {"actual": "value", "target": "target", "previous": "previous", "planned": "planned"}
_DIGITS = re.compile(r"[0-9.,]+")
"""What says nothing new if the number is the same: 218.2 for 218.20, as programs write it into charts."""
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


@frozen
class ReadBack:
    """A data file's tree out of a report; taken says what was edited and is in it, left what is not."""

    tree: dict[str, Any]
    taken: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def read_back(built: Content, now: Content, tree: dict[str, Any], facts: Facts) -> ReadBack:
    """The data told in a report, amended by what people edited in it.

    built is the report as it was written, tree its data, facts what follows from these.
    """
    return _ReadingBack(built, now, tree, facts).result()


class _ReadingBack:
    """The work on one report: gathers remarks while it goes."""

    def __init__(self, built: Content, now: Content, tree: dict[str, Any], facts: Facts) -> None:
        self._built, self._now, self._tree, self._facts = built, now, tree, facts
        self._pairs = pair(built, now)
        self._places = sorted(places(built, now, self._pairs), key=lambda each: (each.block, each.start))
        self._under = headings(built, now, self._pairs)
        self._taken: list[str] = []
        self._left: list[str] = []

    def result(self) -> ReadBack:
        self._figures()
        words = OwnWords(self._built, self._now, self._pairs, self._places)
        words.take_over(self._tree, Desk(self._facts))
        for done, name, text in words.remarks:
            self._remark_on_words(done, name, text)
        self._frame(words.taken)
        self._rest(words.taken, {brief(self._built.blocks[block]) for block in words.dropped})
        return ReadBack(self._tree, tuple(self._taken), tuple(self._left))

    def _figures(self) -> None:
        by_key: defaultdict[Key, list[Place]] = defaultdict(list)
        for place in self._places:
            by_key[place.key].append(place)
        for key, found in by_key.items():
            edited = [each for each in found if not same_text(each.text, each.figure.text)]
            if edited:
                self._edited(key, edited)
        for key in dict.fromkeys((each.indicator, each.aspect) for each in self._now.figures):
            if key not in by_key and key[1] in HELD:
                message = _("{name} was deleted from the report; the data file still has it")
                self._left.append(message.format(name=self._name(key)))

    def _edited(self, key: Key, edited: list[Place]) -> None:
        """One figure, edited in one place or several: the first place that is a figure wins."""
        code, aspect = key
        indicator = self._indicator(code)
        chosen: Quantity | None = None
        for place in edited:
            where = self._under[place.block]
            words = {
                "name": self._name(key),
                "was": place.figure.text,
                "now": brief(place.text),
                "heading": where,
            }
            text = figure_text(place.text, indicator) if indicator and aspect in HELD else None
            quantity = quantity_in(place.text, indicator) if indicator and text else None
            if indicator is None or aspect not in HELD:
                message = _("{name} is worked out from other figures: “{now}” ({heading}) is not taken over")
                self._left.append(message.format_map(words))
            elif text is None or quantity is None or not _possible(quantity, indicator):
                message = _("{name}: “{now}” ({heading}) is no figure of it; {was} is kept")
                self._left.append(message.format_map(words))
            elif chosen is None:
                chosen = quantity
                same = quantity == quantity_of(place.figure)
                if not same or not (indicator.formula or _DIGITS.fullmatch(text)):
                    self._put(key, text)
                    self._taken.append(_("{name}: {was} → {now} ({heading})").format_map(words))
            elif quantity != chosen:
                message = _("{name} is {now} in another place ({heading}); the first is taken")
                self._left.append(message.format_map(words))

    def _put(self, key: Key, text: str) -> None:
        code, aspect = key
        if code.startswith("local."):
            self._tree["local"][code.removeprefix("local.")][_ENTRIES[aspect]] = text
        else:
            self._tree.setdefault(_TABLES[aspect], {})[code] = text

    def _frame(self, taken: set[int]) -> None:
        """Day and addressee, which stand in paragraphs of their own."""
        submission = self._facts.submission
        superior, day = submission.unit.superior, submission.date
        framed = {f"{superior}：": "superior"} if superior else {}
        if day:
            framed[f"{day.year}年{day.month}月{day.day}日"] = "date"
        for block, text in enumerate(self._built.blocks):
            other = self._pairs.now_of.get(block)
            what = framed.get(text)
            if what is None or other is None or self._now.blocks[other] == text:
                continue
            now = self._now.blocks[other].strip()
            if what == "date" and (match := _DAY.fullmatch(now)):
                year, month, number = map(int, match.groups())
                value = f"{year:04}-{month:02}-{number:02}"
                self._tree["date"] = value
            elif what == "superior" and now.rstrip("：:"):
                self._tree["unit"]["superior"] = now.rstrip("：:")
            else:
                continue
            taken.add(other)
            self._taken.append(_("{was} → {now}").format(was=text, now=now))

    def _rest(self, taken: set[int], dropped: set[str]) -> None:
        """Words that belong to no text of the unit: its sentences are composed anew from the figures."""
        for each in changed_words(self._built, self._now, self._pairs, self._places, self._under):
            if each.block in taken:
                continue
            words = {"heading": each.heading, "was": each.was, "now": each.now or each.text}
            if each.kind is Kind.TEXT:
                message = _("words around the figures ({heading}): “{was}” is now “{now}”")
            elif each.kind is Kind.ADDED:
                message = _("a paragraph that was added ({heading}): {now}")
            elif each.was in dropped:
                continue
            else:
                message = _("a paragraph that was deleted ({heading}): {was}")
            self._left.append(message.format_map(words))
        for row in added_rows(self._now, self._pairs):
            message = _("a row that was added ({heading}): {now}")
            text = brief(" ".join(filter(None, (self._now.blocks[cell].strip() for cell in row))))
            self._left.append(message.format(heading=self._under[row[0]], now=text))

    def _remark_on_words(self, done: str, name: str, text: str) -> None:
        messages = {
            "edited": _("text of the unit in {name}, edited: {text}"),
            "added": _("item added to {name}: {text}"),
            "removed": _("text of the unit in {name}, deleted: {text}"),
        }
        if done in messages:
            self._taken.append(messages[done].format(name=name, text=brief(text)))
        else:
            message = _("a text with braces cannot be taken over ({name}): {text}")
            self._left.append(message.format(name=name, text=text))

    def _indicator(self, code: str) -> Indicator | None:
        return self._facts.catalogue.indicators.get(code) or self._facts.local.get(code)

    def _name(self, key: Key) -> str:
        code, aspect = key
        indicator = self._indicator(code)
        return f"{indicator.name if indicator else code}{in_words(aspect)}"


def _possible(quantity: Quantity, indicator: Indicator) -> bool:
    low, high = indicator.minimum, indicator.maximum
    return (low is None or quantity.value >= low) and (high is None or quantity.value <= high)
