"""Figures that no clause speaks of: said all the same, as name and figure."""

from collections.abc import Sequence

from huibao.model.indicator import Indicator, QuantityKind

from .desk import Desk
from .pieces import Pieces, joined

_IN_A_SENTENCE = 5


def leftovers(codes: Sequence[str], desk: Desk, *, after_text: bool) -> Pieces:
    """One paragraph for the figures of a section that are still unsaid; empty if there is none."""
    phrases = [_phrase(code, desk) for code in codes if code not in desk.noughts and desk.text(code)]
    pieces: Pieces = ["此外，"] if phrases and after_text else []
    for start in range(0, len(phrases), _IN_A_SENTENCE):
        pieces += [*joined(phrases[start : start + _IN_A_SENTENCE], "，"), "。"]
    return pieces


def _phrase(code: str, desk: Desk) -> Pieces:
    """发放宣传资料4000份; 知晓率为98%，比上年提高2个百分点."""
    figure = desk.say((code, ""))
    pieces: Pieces = [_named(desk.facts.indicator(code), figure.text), figure]
    if desk.text(code, "change"):
        pieces += ["，", desk.say((code, "change"))]
    return pieces


def _named(indicator: Indicator, text: str) -> str:
    """知晓率为98%, but 知晓率近98%."""
    match indicator.kind:
        case QuantityKind.RATIO if text[0].isdigit():
            return f"{indicator.name}为"
        case QuantityKind.YESNO:
            return f"{indicator.name}："
        case _:
            return indicator.name
