"""What paragraphs are put together from: words, and figures that are not yet said."""

import re
from collections.abc import Iterable, Sequence

from huibao.model.document import Aspect, Run, Text
from huibao.structure.phrases import BOUND_WORDS

from .desk import Desk
from .ways import Saying

Piece = str | Saying
Pieces = list[Piece]
Merged = list[Text | Saying]
_MARKS = "，、；。： "
_STOPS = ("。", "！", "？")
_ENDS = (*_STOPS, *"：；…——.:;!?")
_COMPARING = (Aspect.CHANGE, Aspect.COMPLETION)
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


def listed(groups: Iterable[Sequence[Piece]]) -> Pieces:
    """Groups of pieces with commas between, and with a semicolon where one ended in a comparison.

    Else it is open whose that is: 建成无烟学校91所，增长3.4%，开展垃圾分类的学校79所.
    """
    result: Pieces = []
    compares = False
    for group in groups:
        if result:
            result.append("；" if compares and not tells_parts(group) else "，")
        result += group
        compares = any(isinstance(piece, Saying) and piece.aspect in _COMPARING for piece in group)
    return result


def tells_parts(group: Sequence[Piece]) -> bool:
    """Whether the parts of the figure before are told: 栽植树木600株，增长5%，其中乔木300株."""
    return bool(group) and isinstance(first := group[0], str) and first.startswith("其中")


def closed(pieces: Pieces) -> Pieces:
    """The pieces with a full stop at the end, whatever mark they ended in; empty stays empty."""
    while pieces and isinstance(last := pieces[-1], str):
        if last.endswith(_STOPS):
            return pieces
        if last := last.rstrip(_MARKS):
            return [*pieces[:-1], last, "。"]
        pieces = pieces[:-1]
    return [*pieces, "。"] if pieces else []


def ended(pieces: Pieces) -> Pieces:
    """A paragraph with a mark at its end: a full stop, where it has none that may stand there."""
    if isinstance(last := pieces[-1], str):
        words = last.rstrip("，、 ")
        if words.rstrip("”’）》").endswith(_ENDS):
            return pieces
        pieces = [*pieces[:-1], words]
    return [*pieces, "。"]


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
