"""Figures that no clause speaks of: said all the same, as name and figure."""

from collections.abc import Sequence

from huibao.model.document import Run, Text
from huibao.model.indicator import Indicator, Kind

from .clauses import Runs, joined, trimmed
from .desk import Desk

_IN_A_SENTENCE = 5


def leftovers(codes: Sequence[str], desk: Desk, *, after_text: bool) -> Runs | None:
    """One paragraph for the figures of a section that are still unsaid, None if there is none."""
    phrases = [phrase for code in codes if (phrase := _phrase(code, desk))]
    if not phrases:
        return None
    sentences: list[Runs] = []
    for start in range(0, len(phrases), _IN_A_SENTENCE):
        runs: list[Run] = [Text("此外，" if after_text and not start else "")]
        for position, phrase in enumerate(phrases[start : start + _IN_A_SENTENCE]):
            runs += [Text("，" if position else ""), *phrase]
        sentences.append((*runs, Text("。")))
    return joined(sentences)


def _phrase(code: str, desk: Desk) -> Runs:
    """发放宣传资料4000份; 知晓率为98%."""
    indicator = desk.facts.indicator(code)
    figure = desk.say(code)
    if figure is None:
        return ()
    change = desk.say(code, "change")
    tail: Runs = (Text("，"), change) if change else ()
    return trimmed((*_named(indicator), figure, *tail))


def _named(indicator: Indicator) -> Runs:
    match indicator.kind:
        case Kind.RATIO:
            return (Text(f"{indicator.name}为"),)
        case Kind.YESNO:
            return (Text(f"{indicator.name}："),)
        case _:
            return (Text(indicator.name),)
