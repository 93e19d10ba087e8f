"""Texts ready to be filled: what each says, and what it cannot do without, found out once."""

import re
from functools import lru_cache

from huibao.expression.template import Optional, Part, Place, Template, parse_template
from huibao.structure.phrases import BOUND_WORDS

from .desk import Desk
from .pieces import Pieces
from .ways import Saying, saying


class Phrase:
    """A text in its parts: words, figures, words about the unit (places), and brackets as phrases again.

    figures are the codes of those that it cannot do without.
    """

    __slots__ = ("_context", "_keys", "figures", "parts")

    def __init__(self, template: Template) -> None:
        self.parts = [_ready(part) for part in template]
        needed = [part for part in self.parts if isinstance(part, Saying)]
        self._keys = [each.key for each in needed]
        self._context = [part.code for part in self.parts if isinstance(part, Place)]
        self.figures = frozenset([each.code for each in needed])

    def is_complete(self, desk: Desk) -> bool:
        """Whether all that stands outside brackets has words."""
        texts = desk.texts
        for key in self._keys:
            if not texts[key]:
                return False
        return not self._context or all(map(desk.word, self._context))

    def said(self, desk: Desk) -> Pieces:
        """The pieces of a phrase that is complete; its figures then count as said."""
        pieces: Pieces = []
        for part in self.parts:
            if isinstance(part, str):
                pieces.append(part)
            elif isinstance(part, Saying):
                figure = desk.say(part)
                if pieces and isinstance(last := pieces[-1], str) and last.endswith("为"):
                    pieces[-1] = _before(last, figure.text)
                pieces.append(figure)
            elif isinstance(part, Place):
                pieces.append(desk.word(part.code))
            elif part.is_complete(desk):
                pieces += part.said(desk)
        return pieces

    def filled(self, desk: Desk) -> Pieces | None:
        """The pieces, None when a figure outside brackets is missing."""
        return self.said(desk) if self.is_complete(desk) else None


def _ready(part: Part) -> str | Saying | Place | Phrase:
    if isinstance(part, Optional):
        return Phrase(part.parts)
    if isinstance(part, str) or part.is_context:
        return part
    return saying(part.code, part.aspect)


def _before(words: str, figure: str) -> str:
    """知晓率为98%, but 知晓率近98%, 不低于98%: a bound before the figure takes the place of 为."""
    bounded = not figure[0].isdecimal() and re.match(BOUND_WORDS, figure)
    return words[:-1] if bounded else words


@lru_cache(maxsize=8192)
def phrase(text: str) -> Phrase:
    """The text, made ready; without a figure it is words as they stand."""
    if "{" in text:
        return Phrase(parse_template(text))
    return Phrase((text,) if text else ())
