"""Sums that a text states itself: 共计, 其中 and parts in parentheses; and rates over a hundred."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from huibao.derive.facts import Facts
from huibao.model.finding import Finding
from huibao.model.rule import Severity

from .numbers import Mention
from .passages import Passage, around, remark
from .stated import Sentence, Spoken, adds_up, comparable, exceeds, has_gap, shown, total_of, unit_of

_TOTALS = tuple(
    f"{pause}{word}{link}"
    for pause in "，,、"
    for word in ("共计", "合计", "总计", "总共", "一共", "共")
    for link in ("", "为", "达到", "达", "约")
)
"""What stands before a total, behind a pause or at the very beginning."""
_CLOSING = ("，", ",", "；", ";", "）", ")")
_NEAR = 30
_WITHIN = "其中"
_REST = r"其余|剩余|其它|其他的?(?=[\d一二三四五六七八九十])"
_PART = r"[、，,；;和及与]"
_FULL = (
    "合格|达标|覆盖|知晓|普及|处置|处理|清运|满意|参与|及格|体检|接种"
    "|报告|优良|整改|办结|配备|持证|优秀|形成|公示|入户|签订|建档"
)
_RATE = (
    rf"(?:(?:{_FULL})(?:率|度)|占[^，。；、]{{1,12}}?(?<!任务)(?<!计划)的)"
    r"(?:已|均|都)?(?:达到|达|为|是|在|至|提高到|上升到|提升到|保持在)?(?:了)?$"
)


def stated_sums(facts: Facts, told: Sequence[Spoken]) -> Iterator[Finding]:
    """Questions on totals that are not the sum of their parts, and on parts above their whole."""
    for each in told:
        for sentence in each.sentences:
            yield from _totals(facts, each.passage, sentence)
            yield from _rates(facts, each.passage, sentence)
        for clause in each.clauses:
            yield from _in_parentheses(facts, each.passage, clause)
            yield from _among(facts, each.passage, clause)


def _totals(facts: Facts, passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """A7处、B6处，共计13处: the total closes its clause and counts nothing of its own."""
    if "共" not in sentence.text and "计" not in sentence.text:
        return
    for total in sentence.numbers:
        before = sentence.text[: total.start]
        after = sentence.text[total.end :]
        if (after and not after.startswith(_CLOSING)) or not f"，{before[-_NEAR:]}".endswith(_TOTALS):
            continue
        parts = [each for each in sentence.within(0, total.start) if unit_of(each) == unit_of(total)]
        if len(parts) < 2 or has_gap(before) or not comparable([*parts, total]):
            continue
        tails = [parts[start:] for start in range(len(parts))]
        if not any(adds_up(tail, total) for tail in tails):
            yield _sum(facts, passage, sentence, parts, total, "相加")


def _in_parentheses(facts: Facts, passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """4棵树（2棵枫树、2棵桃树）: each part has the unit of the whole that stands before."""
    for match in _in_brackets(sentence.text):
        wholes = [each for each in sentence.within(0, match.start()) if match.start() - each.end <= 8]
        inner = sentence.within(match.start(1), match.end(1))
        if not wholes or has_gap(match[1]):
            continue
        whole = wholes[-1]
        parts = [each for each in inner if unit_of(each) == unit_of(whole)]
        if not parts or not comparable([*inner, whole]):
            continue
        within = _WITHIN in match[1] or re.match("含|包括", match[1]) is not None
        if within and not re.search(_REST, match[1]):
            if any(exceeds([part], whole) for part in parts):
                yield _sum(facts, passage, sentence, parts, whole, "括号内")
        elif (
            len(parts) > 1
            and len(re.split(_PART, match[1])) == len(parts) == len(inner)
            and not adds_up(parts, whole)
        ):
            yield _sum(facts, passage, sentence, parts, whole, "括号内相加")


def _in_brackets(text: str) -> Iterator[re.Match[str]]:
    if "（" in text or "(" in text:
        yield from re.finditer(r"[（(]([^（）()]+)[）)]", text)


def _among(facts: Facts, passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """其中: a part is never above its whole, and men and women, or parts and the rest, make it up."""
    for match in re.finditer(_WITHIN, sentence.text) if _WITHIN in sentence.text else ():
        if sentence.text.rfind("（", 0, match.start()) > sentence.text.rfind("）", 0, match.start()):
            continue
        after = sentence.within(match.end(), len(sentence.text))
        if not after:
            continue
        wholes = [each for each in sentence.within(0, match.start()) if unit_of(each) == unit_of(after[0])]
        stretch = sentence.text[match.end() :]
        if not wholes or has_gap(sentence.text[wholes[-1].end :]):
            continue
        whole = wholes[-1]
        parts = [each for each in after if unit_of(each) == unit_of(whole)]
        if not comparable([*parts, whole]):
            continue
        sexes = "男" in stretch and "女" in stretch and len(parts) == 2
        if exceeds(parts[:1], whole):
            yield _sum(facts, passage, sentence, parts[:1], whole, "其中的部分")
        elif len(parts) > 1:
            complete = sexes or re.search(_REST, stretch)
            overlong = _in_a_row(sentence.text, parts) and exceeds(parts, whole)
            if overlong or (complete and not adds_up(parts, whole)):
                yield _sum(facts, passage, sentence, parts, whole, "各部分相加")


def _in_a_row(text: str, parts: Sequence[Mention]) -> bool:
    """Whether the parts are items of one row: 小学7所、中学3所."""
    return all(
        "、" in (gap := text[one.end : two.start]) and not re.search("[，,；;]", gap)
        for one, two in pairwise(parts)
    )


def _rates(facts: Facts, passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """A rate of something that is counted is never above a hundred."""
    for each in sentence.numbers:
        if (
            each.unit == "%"
            and each.range.low > 100
            and re.search(_RATE, sentence.text[: each.start][-_NEAR:])
        ):
            yield remark(
                facts,
                "text-rate",
                Severity.WARNING,
                f"比率超过100%：{around(sentence.text, each.start, each.end, 14)}",
                passage.place,
                "核对分子、分母；部分不会多于整体",
                seen=each.text,
                expected="不超过100%",
            )


def _sum(
    facts: Facts, passage: Passage, sentence: Sentence, parts: Sequence[Mention], whole: Mention, what: str
) -> Finding:
    total = total_of(parts).low
    sums = "、".join(part.text for part in parts)
    first, last = min(parts[0].start, whole.start), max(parts[-1].end, whole.end)
    return remark(
        facts,
        "text-sum",
        Severity.QUESTION,
        f"{what}（{sums}）为{shown(total, whole)}，与{whole.text}不符：{around(sentence.text, first, last)}",
        passage.place,
        "核对各部分与总数；不是总数的，改换说法",
        seen=shown(total, whole),
        expected=whole.text,
    )
