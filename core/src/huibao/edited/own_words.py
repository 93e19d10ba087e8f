"""The unit's own texts and lists in an edited report, with the figures in them cited again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from huibao.compose.desk import Desk
from huibao.compose.own_texts import own_text
from huibao.compose.pieces import Pieces, runs, trimmed
from huibao.expression.error import ExpressionError
from huibao.expression.template import Template, parse_template
from huibao.expression.template import places as cited_in
from huibao.model.document import Aspect, plain
from huibao.render.characters import clean
from huibao.render.docx.content import Content

from .pairing import Pairs
from .places import Place
from .words import figures_built, figures_now

_MARKS = "，、；。： "
_ENUMERATOR = re.compile(r"(?:^|(?<=[；。]))[一二三四五六七八九十]是")
_ASPECTS = {"": "actual", "number": "actual"}


@frozen
class Origin:
    """A text or an item of the data file that a block of the report came from."""

    table: str
    name: str
    index: int
    template: str


@define
class OwnWords:
    """Takes what was edited in own paragraphs and list items over into a data file's tree.

    taken holds the blocks of the edited report that are accounted for, dropped those of the built one
    whose text was deleted; remarks say what was done.
    """

    built: Content
    now: Content
    pairs: Pairs
    places: Sequence[Place]
    taken: set[int] = field(factory=set)
    dropped: set[int] = field(factory=set)
    remarks: list[tuple[str, str, str]] = field(factory=list)

    def take_over(self, tree: dict[str, Any], desk: Desk) -> None:
        """Texts and lists of the tree as the report says them now."""
        before, after = figures_built(self.built), figures_now(self.places)
        results: dict[tuple[str, str], list[str]] = {}
        for origin, block in self._origins(tree, desk):
            items = results.setdefault((origin.table, origin.name), [])
            if block is None:
                items.append(origin.template)
                continue
            other = self.pairs.now_of.get(block)
            if other is None:
                self.dropped.add(block)
                self.remarks.append(("removed", origin.name, origin.template))
                continue
            self.taken.add(other)
            old, new = self.built.blocks[block], self.now.blocks[other]
            if _plain(before.without(block, old)) == _plain(after.without(other, new)):
                items.append(origin.template)
            else:
                template = self._cited(other, origin.template)
                if origin.table == "lists":
                    template = template.strip(_MARKS) if template else None
                self.remarks.append(("edited" if template else "kept", origin.name, new.strip()))
                items.append(template or origin.template)
            if origin.table == "lists":
                items += self._following(other, origin.name)
        for (table, name), items in results.items():
            tree[table][name] = items
            if not items:
                del tree[table][name]

    def _origins(self, tree: Mapping[str, Any], desk: Desk) -> Iterator[tuple[Origin, int | None]]:
        """Each own text with the built block that is made of it and nothing else, None if there is none."""
        where: dict[str, list[int]] = {}
        for block, text in enumerate(self.built.blocks):
            where.setdefault(_plain(text), []).append(block)
        for table, endings in (("texts", ("",)), ("lists", ("；", "。"))):
            for name, templates in tree.get(table, {}).items():
                for index, template in enumerate(templates):
                    pieces: Pieces = own_text(template, desk)
                    words = clean(plain(runs(trimmed(pieces) if table == "lists" else pieces, desk)))
                    found = next((where[key] for end in endings if where.get(key := _plain(words + end))), [])
                    yield Origin(table, name, index, template), found.pop(0) if found and words else None

    def _following(self, block: int, name: str) -> Iterator[str]:
        """Items that were added behind one: new paragraphs, where the one or the other ends as items do."""
        texts = self.now.blocks
        while (
            (block := block + 1) < len(texts)
            and not (block in self.pairs.built_of or block in self.now.cells or block in self.taken)
            and (_goes_on(texts[block - 1]) or _goes_on(texts[block]))
        ):
            if template := self._cited(block, ""):
                self.taken.add(block)
                self.remarks.append(("added", name, texts[block].strip()))
                yield template.strip(_MARKS)

    def _cited(self, block: int, template: str) -> str | None:
        """The block's text with its figures cited, as before where they were; None if it is no template."""
        citations = _citations(template)
        text, parts, at = self.now.blocks[block], [], 0
        for place in sorted(
            (each for each in self.places if each.block == block), key=lambda each: each.start
        ):
            if place.start < at:
                continue
            parts += [text[at : place.start], _citation(place, citations)]
            at = place.end
        words = [*parts[::2], text[at:]]
        if any(letter in word for word in words for letter in "{}"):
            return None
        whole = "".join([*parts, text[at:]]).strip()
        try:
            parse_template(whole)
        except ExpressionError:
            return None
        return whole


def _citations(template: str) -> dict[tuple[str, str], list[str]]:
    """How a text cites each figure, by code and aspect, in order."""
    parsed: Template = parse_template(template)
    found: dict[tuple[str, str], list[str]] = {}
    for place in cited_in(parsed):
        if not place.is_context:
            aspect = _ASPECTS.get(place.aspect, place.aspect)
            written = f"{{{place.code}:{place.aspect}}}" if place.aspect else f"{{{place.code}}}"
            found.setdefault((place.code, aspect), []).append(written)
    return found


def _citation(place: Place, citations: dict[tuple[str, str], list[str]]) -> str:
    known = citations.get(place.key)
    if known:
        return known.pop(0) if len(known) > 1 else known[0]
    code, aspect = place.key
    return f"{{{code}}}" if aspect == Aspect.ACTUAL.value else f"{{{code}:{aspect}}}"


def _goes_on(text: str) -> bool:
    return text.rstrip().endswith(("；", ";"))


def _plain(text: str) -> str:
    return " ".join(text.split())
