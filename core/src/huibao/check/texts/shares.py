"""Rates that a text states beside both counts: 检测214份，合格92份，合格率42.99%."""

import re
from collections.abc import Iterator, Sequence

from huibao.derive.facts import Facts
from huibao.model.finding import Finding
from huibao.model.printing import print_decimal
from huibao.model.quantity import Bound
from huibao.model.rule import Severity

from .numbers import Mention
from .passages import Passage, around, remark
from .stated import Sentence, Spoken, comparable, has_gap, shown, unit_of

_STEM = (
    "合格|达标|覆盖|知晓|普及|处置|处理|清运|满意|参与|体检|接种"
    "|报告|优良|整改|办结|配备|持证|建档|完成|签订|回收|近视|管理"
)
_RATE = (
    rf"^[^，,。；;]{{0,4}}[，,][^，,。；;\d]{{0,8}}?(?P<stem>{_STEM})(?:率|比例)(?:已|均)?(?:达到|达|为|是)?$"
)
_MOST = 100


def stated_shares(facts: Facts, told: Sequence[Spoken]) -> Iterator[Finding]:
    """Questions on a rate that is not the quotient of the two counts right before it."""
    for each in told:
        for sentence in each.clauses:
            yield from _judged(facts, each.passage, sentence)


def _tail(text: str, part: Mention) -> str:
    """The rest of the words that a count belongs to: 份合格 of 92份合格，合格率…."""
    return re.split(r"[，,、（(）)]", text[part.end : part.end + 6])[0]


def _judged(facts: Facts, passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    text, numbers = sentence.text, sentence.numbers
    for whole, part, rate in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if rate.unit != "%" or unit_of(whole) != unit_of(part) or has_gap(text[whole.start : rate.end]):
            continue
        said = re.match(_RATE, text[part.end : rate.start])
        if said is None or said["stem"] not in text[whole.end : part.start] + _tail(text, part):
            continue
        three = (whole, part, rate)
        if not comparable(three) or any(each.bound is not Bound.EXACT for each in three) or not whole.value:
            continue
        expected = part.value / whole.value * _MOST
        if part.value <= whole.value and abs(expected - rate.value) >= rate.step:
            yield remark(
                facts,
                "text-rate",
                Severity.QUESTION,
                f"{shown(part.value, part)}占{shown(whole.value, whole)}的{print_decimal(expected, 2)}%，"
                f"文字中写作{rate.text}：{around(text, whole.start, rate.end)}",
                passage.place,
                "核对分子、分母；按别的基数计算的，写明基数",
                seen=rate.text,
                expected=f"{print_decimal(expected, 2)}%",
            )
