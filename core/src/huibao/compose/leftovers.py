"""Figures that no clause speaks of: said all the same, as name and figure."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from huibao.model.indicator import Indicator, QuantityKind

from .desk import Desk
from .pieces import Pieces, be, joined, listed
from .ways import saying

_IN_A_SENTENCE = 5


def leftovers(codes: Sequence[str], desk: Desk, *, after_text: bool) -> Pieces:
    """One paragraph for the figures of a section that are still unsaid; empty if there is none.

    Figures of different sections have different sentences; what is answered by yes or no comes last.
    """
    if not codes:
        return []
    indicators = [
        desk.facts.indicator(code) for code in codes if code not in desk.noughts and desk.text(code)
    ]
    answers = [each for each in indicators if each.kind is QuantityKind.YESNO]
    measured = [each for each in indicators if each.kind is not QuantityKind.YESNO]
    pieces: Pieces = ["此外，"] if measured and after_text else []
    for sentence in _sentences(measured):
        pieces += [*listed(_phrase(each, desk) for each in sentence), "。"]
    if answers:
        pieces += ["有关事项落实情况：", *joined((_answer(each) for each in answers), "、"), "。"]
    return pieces


def _sentences(indicators: Sequence[Indicator]) -> Iterator[list[Indicator]]:
    """The indicators by sentence, sentences of one section about equally long."""
    for _section, group in groupby(indicators, key=lambda each: each.section):
        rest = list(group)
        for left in range(-(-len(rest) // _IN_A_SENTENCE), 0, -1):
            size = -(-len(rest) // left)
            yield rest[:size]
            rest = rest[size:]


def _phrase(indicator: Indicator, desk: Desk) -> Pieces:
    """发放宣传资料4000份; 知晓率为98%，比上年提高2个百分点."""
    code = indicator.code
    text = desk.text(code) or ""
    is_plain_rate = indicator.kind is QuantityKind.RATIO and text[:1].isdigit()
    name = indicator.name + be(text) if is_plain_rate else indicator.name  # 知晓率近98%
    pieces: Pieces = [name, saying(code)]
    if desk.text(code, "change"):
        pieces += ["，", saying(code, "change")]
    return pieces


def _answer(indicator: Indicator) -> Pieces:
    """建成无烟单位（是）."""
    return [f"{indicator.name}（", saying(indicator.code), "）"]
