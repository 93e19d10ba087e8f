"""Units typed once more behind a cited figure: {student.boarders}名 would print 487人名."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from huibao.derive.facts import Facts
from huibao.expression.template import Place, parse_template
from huibao.model.finding import Finding
from huibao.model.measures import ATTENDANCES, KNOWN_UNITS, OCCASIONS, PERSONS, THINGS, factor, measure
from huibao.model.rule import Severity

from .passages import Passage, remark

_ASPECTS = ("", "previous", "target", "planned")
_WORDS_ON = ("次", "员", "均")
"""The same unit goes on as another word: 3人 and 员, 人均, 人次."""
_LOOSE = {
    PERSONS: r"名(?![师单校册称额誉列义字])|位(?!于|置|次|居[第首前全榜])|个(?![人体别性中])",
    ATTENDANCES: r"次(?![日年月要])|名(?![师单校册称额誉列义字])|人(?![员均工口])",
    THINGS: r"个(?![人体别性中])",
}
"""Measure words that people type behind what is counted, by its family, and of which no word is made here."""
_ENDS = re.compile(r"[，。；、：！？）)\s]")


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
    loose = _LOOSE.get(measure(unit).family)
    found = re.match(loose, after) if loose else None
    if found:
        return found[0]
    alone = _ENDS.split(after, maxsplit=1)[0]
    known = alone.lstrip("万亿") in KNOWN_UNITS and not alone.isascii()
    return alone if known and _is_alike(unit, alone) else ""


def _is_alike(unit: str, typed: str) -> bool:
    if unit in OCCASIONS and typed in OCCASIONS:
        return True
    return factor(unit, typed) is not None
