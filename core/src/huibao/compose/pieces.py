"""What paragraphs are put together from: words and figures in the making, before they are runs."""

from collections.abc import Iterable

from huibao.model.document import FigureText, Run, Text

Piece = str | FigureText
Pieces = list[Piece]
_MARKS = "，、；。： "
_STOPS = ("。", "！", "？")


def trimmed(pieces: Pieces) -> Pieces:
    """The pieces without marks or blanks at either end: the joints put their own."""
    if pieces and isinstance(pieces[0], str):
        pieces[0] = pieces[0].lstrip(_MARKS)
    if pieces and isinstance(pieces[-1], str):
        pieces[-1] = pieces[-1].rstrip(_MARKS)
    return pieces


def joined(groups: Iterable[Pieces], joint: str) -> Pieces:
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


def runs(pieces: Pieces) -> tuple[Run, ...]:
    """The pieces as runs, neighbouring words made one."""
    result: list[Run] = []
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
    return tuple(result)
