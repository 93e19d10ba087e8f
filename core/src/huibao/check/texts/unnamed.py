"""Figures retyped without their name: a number of many digits in the same unit is no chance."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.expression.template import Place, parse_template
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


_ALIKE = {
    "人": ("名", "位", "个"),
    "人次": ("次", "人", "名"),
    "份": ("册", "本"),
    "场": ("次", "场次"),
    "次": ("场", "回"),
    "个": ("处", "家", "所"),
    "处": ("个",),
    "家": ("户", "个", "所"),
    "户": ("家", "个"),
    "件": ("起", "个"),
    "台": ("个", "部"),
    "栋": ("幢", "座", "个"),
    "座": ("个", "处"),
}
"""Other words that people count the same things with: 487人名寄宿学生."""
_GOES_ON = {
    "个": "人别体性",
    "名": "单称义列为",
    "位": "于列居置",
    "次": "日年要均于员",
    "人": "员均次口民大才群工力数居身",
    "家": "长庭访园禽具属校里中人",
    "户": "外籍均主厕口内型",
    "场": "地所馆面合",
    "处": "理置罚方室于",
    "所": "有在以属需",
    "本": "次年校地着单院期市级",
    "回": "收访应复",
    "起": "到草来步",
    "部": "分门署",
    "座": "谈椅位",
    "份": "额",
}
"""What makes another word of a counter: 人员, 个人, 名单, 位于, 次年, 家庭, 户均."""
_AFTER_ANY = ("次", "员", "均")


def _again(unit: str, after: str) -> str:
    """The counter that a text goes on with after a figure that brings its own; "" for none."""
    for word in (unit, *_ALIKE.get(unit, ())):
        if word and after.startswith(word):
            more = after[len(word) : len(word) + 1]
            if more not in _AFTER_ANY and (not more or more not in _GOES_ON.get(word, "")):
                return word
    return ""


def doubled_units(facts: Facts, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Warnings on {code} with its unit typed once more behind it: it would print 4000份份."""
    for passage in passages:
        if passage.table == "explanations":
            continue
        parts = parse_template(passage.text)
        for part, after in pairwise(parts):
            if (
                not isinstance(part, Place)
                or part.is_context
                or part.aspect not in ("", "previous", "target")
            ):
                continue
            unit = facts.indicator(part.code).unit
            again = _again(unit, after) if isinstance(after, str) else ""
            if again:
                cite = f"{{{part.code}{':' if part.aspect else ''}{part.aspect}}}"
                yield remark(
                    facts,
                    "text-unit-twice",
                    Severity.WARNING,
                    f"{cite} 已带单位，后面又写了“{again}”",
                    passage.place,
                    f"删去 {cite} 后面的“{again}”",
                    indicators=(part.code,),
                )
