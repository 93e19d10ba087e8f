"""The texts of clauses and messages: figures in {braces}, optional parts in [brackets]."""

import re
from collections.abc import Iterator
from functools import lru_cache

from huibao.i18n import _

from .error import ExpressionError
from .parsed import Parsed

ASPECTS = ("number", "change", "completion", "previous", "target", "planned")
_SIGN = r"\{([^{}]*)\}|([\[\]{}])"
_ALL_SIGNS = frozenset("{}[]")
"""Without one of them there is nothing to take apart, and no pattern to compile."""
_WIDE_BRACES = str.maketrans("｛｝", "{}")
_WIDE_MARKS = str.maketrans("：．。", ":..")


class Place(Parsed):
    """Where a figure or a word about the unit goes. aspect is "" for the figure with its unit.

    is_context says that it is a word about the unit or the period rather than a figure.
    """

    __slots__ = ("aspect", "code", "is_context")
    __match_args__ = ("code", "aspect")

    def __init__(self, code: str, aspect: str = "") -> None:
        self.code = code
        self.aspect = aspect
        self.is_context = _is_context(code)


class Optional(Parsed):
    """A part that is dropped alone when a figure in it is missing."""

    __slots__ = ("parts",)
    __match_args__ = ("parts",)

    def __init__(self, parts: "Template") -> None:
        self.parts = parts


Part = str | Place | Optional
Template = tuple[Part, ...]
CONTEXT = frozenset(
    ["unit.name", "unit.self", "unit.people", "unit.superior", "unit.aim"]
    + [f"period{part}" for part in ("", ".next", ".previous", ".year", ".this", ".last")]
)


@lru_cache(maxsize=8192)
def parse_template(text: str) -> Template:
    """The parts of a text; `ExpressionError` for a brace or bracket without its partner.

    Brackets around words alone are no part: 临卫发[2023]5号 stays as it is.
    """
    if _ALL_SIGNS.isdisjoint(text):
        return (text,) if text else ()
    stack: list[list[Part]] = [[]]
    position = 0
    for match in re.finditer(_SIGN, text):
        if match.start() > position:
            stack[-1].append(text[position : match.start()])
        position = match.end()
        if match[1] is not None:
            stack[-1].append(_place(text, match))
        elif match[2] == "[" and len(stack) == 1:
            stack.append([])
        elif match[2] == "]" and len(stack) == 2:
            inner = tuple(stack.pop())
            stack[-1] += [Optional(inner)] if any(True for _each in places(inner)) else ["[", *inner, "]"]
        else:
            raise ExpressionError(text, match.start() + 1, _("unexpected “{bad}”").format(bad=match[2]))
    if len(stack) > 1:
        raise ExpressionError(text, len(text), _("“[” is not closed"))
    if position < len(text):
        stack[-1].append(text[position:])
    return tuple(stack[0])


def narrowed(text: str) -> str:
    """The text with plain signs where a figure is cited in those of a Chinese keyboard: ｛a.b：change｝."""
    plain = text.translate(_WIDE_BRACES)
    if all(each.isascii() for each in _in_braces(plain)):
        return plain
    return re.sub(r"\{[^{}]*\}", lambda cited: cited[0].translate(_WIDE_MARKS), plain)


def _in_braces(text: str) -> list[str]:
    """What stands between braces, without braces in it."""
    behind = (each.partition("}") for each in text.split("{")[1:])
    return [inside for inside, closed, _after in behind if closed]


def _place(text: str, match: re.Match[str]) -> Place:
    code, colon, aspect = match[1].strip().partition(":")
    if not code or (colon and aspect not in ASPECTS):
        message = _("{{{place}}} is not {{code}} or {{code:aspect}} with an aspect of {known}")
        raise ExpressionError(
            text, match.start() + 1, message.format(place=match[1], known=", ".join(ASPECTS))
        )
    return Place(code, aspect)


def _is_context(code: str) -> bool:
    return code == "period" or code.startswith(("unit.", "period."))


def places(template: Template) -> Iterator[Place]:
    """Every place of a text, optional parts included."""
    for part in template:
        if isinstance(part, Place):
            yield part
        elif isinstance(part, Optional):
            yield from places(part.parts)


def cited(text: str) -> frozenset[str]:
    """The codes of the figures that a well-formed text cites, optional parts included."""
    codes = [place.partition(":")[0].strip() for place in _in_braces(text)]
    return frozenset(code for code in codes if not _is_context(code))
