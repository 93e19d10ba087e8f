"""Comparisons cited in own texts: words that they bring along typed once more, or no figure to belong to."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from huibao.derive.facts import Facts
from huibao.expression.template import Optional, Place, Template, parse_template
from huibao.model.finding import Finding
from huibao.model.rule import Severity

from .passages import Passage, remark

_ASPECTS = ("change", "completion")
_MOVES = "增加|增长|减少|下降|提高|上升|降低"
_AGAIN = {
    "change": (
        rf"(?:[比较与同和](?:上年|去年|上学年|上期)(?:同期)?|同比)(?:又|再)?(?:{_MOVES})?了?$|(?:{_MOVES})了?$"
    ),
    "completion": (
        "(?:超额)?(?:完成|占|达到?)?(?:了)?(?:年度|全年|年初|计划|既定)*(?:目标|任务|计划)(?:任务)?值?的?$"
        "|(?:完成|达到?)了?$"
    ),
}
"""What stands before a comparison although it is in its own words: 比上年{…:change}."""
_STOPS = "。！？；"


class _Cited(NamedTuple):
    place: Place
    words: str
    """What stands before it in its sentence, words alone."""
    figures: frozenset[str]
    """The codes of the figures that stand before it there."""


def misplaced(facts: Facts, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Warnings on words typed twice, questions on a change where the sentence does not say of what."""
    for passage in passages:
        if not any(f":{aspect}}}" in passage.text for aspect in _ASPECTS):
            continue
        for each in _cited(parse_template(passage.text)):
            cite = f"{{{each.place.code}:{each.place.aspect}}}"
            again = re.search(_AGAIN[each.place.aspect], each.words)
            if again:
                own = "比上年" if each.place.aspect == "change" else "完成年度目标的"
                yield remark(
                    facts,
                    "text-words-twice",
                    Severity.WARNING,
                    f"{cite} 自带“{own}”等字样，前面又写了“{again[0]}”",
                    passage.place,
                    f"删去 {cite} 前面的“{again[0]}”",
                    indicators=(each.place.code,),
                )
            elif not _is_named(each, facts):
                name = facts.indicator(each.place.code).name
                yield remark(
                    facts,
                    "text-change-alone",
                    Severity.QUESTION,
                    f"{cite} 说的是“{name}”，这句话前面没有写到它",
                    passage.place,
                    f"在前面写上 {{{each.place.code}}}，或核对引用的代码",
                    indicators=(each.place.code,),
                )


def _is_named(each: _Cited, facts: Facts) -> bool:
    """Whether the sentence has the figure before, or its name: 门急诊量比上年增加500人次."""
    indicator = facts.indicator(each.place.code)
    if each.place.code in each.figures:
        return True
    return any(name[-2:] in each.words for name in (indicator.name, *indicator.aliases))


def _cited(template: Template) -> Iterator[_Cited]:
    """The comparisons of a text, each with what stands before it in its sentence."""
    words, figures = "", frozenset[str]()
    for part in _flat(template):
        if isinstance(part, str):
            words += part
            if cut := max(words.rfind(stop) for stop in _STOPS) + 1:
                words, figures = words[cut:], frozenset()
        elif part.aspect in _ASPECTS:
            yield _Cited(part, words, figures)
            words += "…"
        elif not part.is_context:
            words, figures = f"{words}…", figures | {part.code}


def _flat(template: Template) -> Iterator[str | Place]:
    for part in template:
        if isinstance(part, Optional):
            yield from _flat(part.parts)
        else:
            yield part
