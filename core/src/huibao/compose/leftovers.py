"""Figures that no clause speaks of: said all the same, as name and figure."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from huibao.model.indicator import Indicator, QuantityKind

from .desk import Desk
from .intentions import act_of, named
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
        answers.sort(key=lambda each: not desk.facts.actual[each.code])
        pieces += [desk.word("unit.self"), *joined(map(_answer, answers), "，"), "。"]
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
    name = indicator.name + be(text) if is_plain_rate else named(indicator.name, text)  # 知晓率近98%
    pieces: Pieces = [name, saying(code)]
    if code in desk.untold:
        pieces += ["，", saying(code, "completion")]
    if desk.text(code, "change"):
        pieces += ["，", saying(code, "change")]
    return pieces


def _answer(indicator: Indicator) -> Pieces:
    """已建成无烟单位, 尚未建成无烟单位; of what is no act 已实现室内完全禁烟."""
    return [saying(indicator.code, "answer"), act_of(indicator.name)]
