"""What paragraphs are put together from: words, and figures that are not yet said."""

import re
from collections.abc import Iterable, Sequence

from huibao.model.document import Run, Text
from huibao.structure.phrases import BOUND_WORDS

from .desk import Desk
from .ways import Saying

Piece = str | Saying
Pieces = list[Piece]
Merged = list[Text | Saying]
_MARKS = "，、；。： "
_STOPS = ("。", "！", "？")
_BOUNDS_BEHIND = ("以上", "以下", "以内", "之内")


def trimmed(pieces: Sequence[Piece]) -> Pieces:
    """The pieces without marks or blanks at either end: the joints put their own."""
    trimmed = [*pieces]
    if trimmed and isinstance(trimmed[0], str):
        trimmed[0] = trimmed[0].lstrip(_MARKS)
    if trimmed and isinstance(trimmed[-1], str):
        trimmed[-1] = trimmed[-1].rstrip(_MARKS)
    return trimmed


def joined(groups: Iterable[Sequence[Piece]], joint: str) -> Pieces:
    """Groups of pieces in a row with a joint between each two."""
    result: Pieces = []
    for group in groups:
        if result:
            result.append(joint)
        result += group
    return result


def closed(pieces: Pieces) -> Pieces:
    """The pieces with a full stop at the end, whatever mark they ended in; empty stays empty."""
    while pieces and isinstance(last := pieces[-1], str):
        if last.endswith(_STOPS):
            return pieces
        if last := last.rstrip(_MARKS):
            return [*pieces[:-1], last, "。"]
        pieces = pieces[:-1]
    return [*pieces, "。"] if pieces else []


def merged(pieces: Iterable[Piece]) -> Merged:
    """The pieces with neighbouring words made one."""
    result: Merged = []
    words = ""
    for piece in pieces:
        if isinstance(piece, str):
            words += piece
            continue
        if words:
            result.append(Text(words))
            words = ""
        result.append(piece)
    if words:
        result.append(Text(words))
    return result


def said(pieces: Merged, desk: Desk) -> tuple[Run, ...]:
    """The runs, in which the figures then count as said."""
    result: list[Run] = []
    for piece in pieces:
        if isinstance(piece, Text):
            result.append(piece)
            continue
        figure = desk.say(piece)
        if piece.follows_be and (put := be(figure.text)) != "为":
            words = result.pop().text[:-1] + put
            result += [Text(words)] if words else []
        result.append(figure)
    return tuple(result)


def runs(pieces: Iterable[Piece], desk: Desk) -> tuple[Run, ...]:
    """The pieces as runs."""
    return said(merged(pieces), desk)


def be(figure: str) -> str:
    """What stands between a rate's name and its figure: 知晓率为98%, 知晓率在98%以上.

    A bound before the figure takes the place of both: 知晓率近98%, 不低于98%.
    """
    if not figure[0].isdecimal():
        return "" if re.match(BOUND_WORDS, figure) else "为"
    return "在" if figure.endswith(_BOUNDS_BEHIND) else "为"
