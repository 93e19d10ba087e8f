"""Units typed once more behind a cited figure: {student.boarders}名 would print 487人名."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from huibao.derive.facts import Facts
from huibao.expression.template import Place, parse_template
from huibao.model.finding import Finding
from huibao.model.measures import ATTENDANCES, KNOWN_UNITS, OCCASIONS, PERSONS, THINGS, factor, measure
from huibao.model.rule import Severity

from .passages import Passage, remark

_ASPECTS = ("", "previous", "target", "planned")
_WORDS_ON = ("次", "员", "均")
"""The same unit goes on as another word: 3人 and 员, 人均, 人次."""
_NAMED, _PIECES = tuple("师单校册称额誉列义字"), tuple("人体别性中")
_PLACED = ("于", "置", "次", "居第", "居首", "居前", "居全", "居榜")
_LOOSE = {
    PERSONS: {"名": _NAMED, "位": _PLACED, "个": _PIECES},
    ATTENDANCES: {"次": tuple("日年月要"), "名": _NAMED, "人": tuple("员均工口")},
    THINGS: {"个": _PIECES},
}
"""Measure words that people type behind what is counted, by its family; and what makes other words of it."""
_ENDS = frozenset("，。；、：！？）)")


def doubled_units(facts: Facts, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Warnings on {code} with its unit, or another word for it, typed behind: it would print 4000份份."""
    for passage in passages:
        if passage.table == "explanations":
            continue
        for part, after in pairwise(parse_template(passage.text)):
            if not isinstance(part, Place) or part.is_context or part.aspect not in _ASPECTS:
                continue
            unit = facts.indicator(part.code).unit
            again = typed_again(unit, after) if isinstance(after, str) else ""
            if again:
                cite = f"{{{part.code}{':' if part.aspect else ''}{part.aspect}}}"
                yield remark(
                    facts,
                    "text-unit-twice",
                    Severity.WARNING,
                    f"{cite} 已带单位“{unit}”，后面又写了“{again}”",
                    passage.place,
                    f"删去 {cite} 后面的“{again}”",
                    indicators=(part.code,),
                )


def typed_again(unit: str, after: str) -> str:
    """The unit, or the word for one, with which a text behind a figure of that unit begins."""
    if after.startswith(unit):
        return "" if after[len(unit) :].startswith(_WORDS_ON) else unit
    goes_on = _LOOSE.get(measure(unit).family, {}).get(after[:1])
    if goes_on and not after.startswith(goes_on, 1):
        return after[:1]
    alone = "".join(takewhile(lambda each: each not in _ENDS and not each.isspace(), after))
    known = alone.lstrip("万亿") in KNOWN_UNITS and not alone.isascii()
    return alone if known and _is_alike(unit, alone) else ""


def _is_alike(unit: str, typed: str) -> bool:
    if unit in OCCASIONS and typed in OCCASIONS:
        return True
    return factor(unit, typed) is not None
