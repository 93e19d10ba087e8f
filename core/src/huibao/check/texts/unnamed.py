"""Figures retyped without their name: a number of many digits in the same unit is no chance."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.model.figure import Figure
from huibao.model.finding import Finding
from huibao.model.quantity import Bound
from huibao.model.rule import Severity

from .context import Said, said
from .figures import Told
from .numbers import Mention
from .passages import Passage, around, remark

_DIGITS = 3


def unnamed_figures(facts: Facts, passages: Sequence[Told], named: set[tuple[str, str]]) -> Iterator[Finding]:
    """Notes on retyped figures, questions on last year's; named are places and numbers judged by name."""
    found = [
        (told, mention)
        for told in passages
        if told.passage.table != "explanations"
        for mention in told.numbers
        if mention.bound is Bound.EXACT and _is_telling(mention.value)
    ]
    if not found:
        return
    now, before = _telling(facts.figures), _telling(facts.previous_figures)
    for told, mention in found:
        passage, key = told.passage, (mention.unit, mention.value)
        if (passage.place, mention.text) in named:
            continue
        if key in now:
            yield _retyped(facts, passage, mention, now[key])
        elif key in before:
            meant = said(told.text, mention.start, mention.start, facts.submission.period)
            if meant not in (Said.PREVIOUS, Said.OTHER):
                yield _stale(facts, passage, mention, before[key])


def _is_telling(value: Decimal) -> bool:
    return len(value.normalize().as_tuple().digits) >= _DIGITS


def _telling(figures: Mapping[str, Figure]) -> dict[tuple[str, Decimal], Figure]:
    """The exact figures of at least three digits that are not nought, where no two are the same."""
    found: defaultdict[tuple[str, Decimal], list[Figure]] = defaultdict(list)
    for figure in figures.values():
        if figure.bound is Bound.EXACT and _is_telling(figure.value):
            notation = figure.quantity.notation
            unit = figure.unit if notation is None else notation.unit
            if unit == figure.unit:
                found[unit.lstrip("万"), figure.value * (10_000 if unit.startswith("万") else 1)].append(
                    figure
                )
    return {key: same[0] for key, same in found.items() if len(same) == 1}


def _retyped(facts: Facts, passage: Passage, mention: Mention, figure: Figure) -> Finding:
    name = facts.indicator(figure.indicator).name
    return remark(
        facts,
        "text-retyped",
        Severity.NOTE,
        f"文字中的{mention.text}与{name}的数相同，像是重抄的：{_around(passage, mention)}",
        passage.place,
        f"如是{name}，把“{mention.text}”改为 {{{figure.indicator}}}",
        indicators=(figure.indicator,),
        seen=mention.text,
        expected=printed(facts, figure),
    )


def _stale(facts: Facts, passage: Passage, mention: Mention, figure: Figure) -> Finding:
    name = facts.indicator(figure.indicator).name
    return remark(
        facts,
        "text-stale",
        Severity.QUESTION,
        f"文字中的{mention.text}与上年的{name}相同，是否为去年的文字：{_around(passage, mention)}",
        passage.place,
        f"如是{name}，改为 {{{figure.indicator}}}；说的是上年的，改为 {{{figure.indicator}:previous}}",
        indicators=(figure.indicator,),
        seen=mention.text,
        expected=printed(facts, facts.figures.get(figure.indicator)),
    )


def _around(passage: Passage, mention: Mention) -> str:
    return around(passage.words, mention.start, mention.end, 12)
