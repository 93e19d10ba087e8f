"""Texts ready to be filled: what each says, and what it cannot do without, found out once."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from huibao.expression.template import Optional, Part, Place, Template, parse_template
from huibao.model.quantity import Bound

from .desk import Desk
from .pieces import Piece, Pieces, trimmed
from .ways import Saying, saying

_PARTS, _BRACKET, _CLOSING = ("（其中", "，其中"), "（", "）"
"""What stands around a part of the figure before it."""
_DONE = ("实现", "达到", "实行", "持证", "规范管理", "合格")
_MET = ("达标", "优良")
"""Parts by what was done with them: 均合格, but 均为男生."""


class Phrase:
    """A text in its parts: words, figures, words about the unit (places), and brackets as phrases again.

    figures are the codes of those that it cannot do without. With trims it is said without marks or
    blanks at either end. varies says that its pieces are not the same in all reports that say it.
    """

    __slots__ = ("_context", "_keys", "_same", "_trims", "figures", "parts", "varies")

    def __init__(
        self,
        parts: "tuple[ReadyPart, ...]",
        figures: frozenset[str],
        keys: tuple[tuple[str, str], ...],
        context: tuple[str, ...],
        trims: bool,  # by place, as it is kept
        varies: bool,
    ) -> None:
        self.parts = parts
        self.figures = figures
        self._keys = keys
        self._context = context
        self._trims = trims
        self.varies = varies
        self._same: Pieces | None = None  # the pieces, where they are the same in all reports

    @classmethod
    def of(cls, template: Template, *, trims: bool = False) -> "Phrase":
        """The phrase of a template."""
        parts = tuple([_ready(part) for part in template])
        needed = [part for part in parts if isinstance(part, Saying)]
        return cls(
            parts,
            frozenset([each.code for each in needed]),
            tuple([each.key for each in needed]),
            tuple([part.code for part in parts if isinstance(part, Place)]),
            trims,
            any(isinstance(part, (Place, Phrase)) for part in parts),
        )

    def __reduce__(self) -> tuple[Any, ...]:
        values = self.parts, self.figures, self._keys, self._context, self._trims, self.varies
        return Phrase, values

    def is_complete(self, desk: Desk) -> bool:
        """Whether all that stands outside brackets has words."""
        sayable = desk.sayable
        for key in self._keys:
            if not sayable[key]:
                return False
        return not self._context or all(map(desk.word, self._context))

    def filled(self, desk: Desk) -> Sequence[Piece] | None:
        """The pieces, None when a figure or a word outside brackets is missing."""
        if (self._keys or self._context) and not self.is_complete(desk):
            return None
        if self._same is not None:
            return self._same
        pieces = self._pieces(desk)
        if not self.varies:
            self._same = pieces
        return pieces

    def _pieces(self, desk: Desk) -> Pieces:
        pieces: Pieces = []
        for part in self.parts:
            if isinstance(part, str):
                pieces.append(part)
            elif isinstance(part, Saying):
                follows_be = pieces and isinstance(last := pieces[-1], str) and last.endswith("为")
                pieces.append(saying(*part.key, follows_be=True) if follows_be else part)
            elif isinstance(part, Place):
                pieces.append(desk.word(part.code))
            elif not part.figures or not part.figures <= desk.cited:
                pieces += _nothing_but(part, pieces, desk) or part.filled(desk) or ()
        return trimmed(pieces) if self._trims else pieces


def _nothing_but(part: Phrase, before: Pieces, desk: Desk) -> Pieces:
    """（均为农村住户） for a part in brackets that is all of the figure before it, 现有住户402户.

    So ，均为男生 for ，其中男生1200人、女生0人, and ，均实现“明厨亮灶” for what is done.
    """
    words = part.parts
    if not before or not isinstance(first := words[0], str) or not first.startswith(_PARTS):
        return []
    closing = first[0] == _BRACKET and words[-1] == _CLOSING
    names, inner = words[0 : -1 if closing else None : 2], words[1::2]
    whole = before[-1]
    if len(names) != len(inner) or not isinstance(whole, Saying) or whole.key[1]:
        return []
    every = desk.facts.figures.get(whole.code)
    if every is None or not every.value or every.bound is not Bound.EXACT:
        return []  # 40余 and 40余 may be two numbers
    found = ""
    for name, each in zip(names, inner, strict=True):
        if not isinstance(name, str) or not isinstance(each, Saying) or each.key[1]:
            return []
        some = desk.facts.figures.get(each.code)
        if some is None or (some.value and (found or some.quantity != every.quantity)):
            return []
        found = name if some.value else found
    if not found:
        return []
    desk.said.update(each.code for each in inner if isinstance(each, Saying))
    named = found.removeprefix(first[: len(_PARTS[0])]).removeprefix("、")
    are = "均" if named.startswith(_DONE) or named.endswith(_MET) else "均为"
    return [f"{first[0]}{are}{named}{_CLOSING if closing else ''}"]


ReadyPart = str | Saying | Place | Phrase


def _ready(part: Part) -> ReadyPart:
    if isinstance(part, Optional):
        return Phrase.of(part.parts)
    if isinstance(part, str) or part.is_context:
        return part
    return saying(part.code, part.aspect)


@lru_cache(maxsize=8192)
def phrase(text: str, *, trims: bool = False) -> Phrase:
    """The text, made ready; without a figure it is words as they stand."""
    if "{" in text:
        return Phrase.of(parse_template(text), trims=trims)
    return Phrase.of((text,) if text else (), trims=trims)
