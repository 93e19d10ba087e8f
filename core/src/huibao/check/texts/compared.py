"""Comparisons with last year that a text states of a figure: 门急诊量…，比上年增长7.6%."""

import re
from collections.abc import Iterator, Sequence

from huibao.derive.compare import Change, Trend, change
from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.model.finding import Finding
from huibao.model.indicator import QuantityKind
from huibao.model.measures import factor, times
from huibao.model.printing import print_decimal
from huibao.model.quantity import Bound
from huibao.model.rule import Severity

from .named import Names, names_of
from .numbers import Mention
from .passages import CITED, Passage, around, remark
from .stated import Sentence, Spoken

_UP = "增加|增长|提高|上升|提升"
_DOWN = "减少|下降|降低"
_AGAINST = (
    r"(?:同比|[比较](?:上年|去年)(?:同期)?)(?:又|再|均|都|净|分别)?"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|约|近)?$"
)
_LAST = ("同比", "上年", "去年")
_BETWEEN = r"(?:达到?|共|为|约)?[^，,、；;：:（()）]{0,12}[，,]?"
"""What may stand between a name and its comparison: its number, and a comma."""
_POINTS = ("个百分点", "百分点")


def compared(facts: Facts, told: Sequence[Spoken]) -> Iterator[Finding]:
    """Warnings on a comparison that is not that of the figure with last year's."""
    for each in told:
        for sentence in each.clauses:
            if not any(word in sentence.text for word in _LAST):
                continue
            for mention in sentence.numbers:
                against = re.search(_AGAINST, sentence.text[: mention.start])
                if against and not mention.vague:
                    yield from _judged(facts, each.passage, sentence, mention, against)


def _judged(
    facts: Facts,
    passage: Passage,
    sentence: Sentence,
    mention: Mention,
    against: re.Match[str],
) -> Iterator[Finding]:
    code = _subject(sentence.text[: against.start()], names_of(facts))
    now, before = facts.in_role("actual").get(code), facts.in_role("previous").get(code)
    if now is None or before is None:
        return
    real = change(facts.indicator(code), now, before)
    if real is None or real.bound is not Bound.EXACT or _agrees(facts, code, real, mention, against):
        return
    expected = f"{printed(facts, now)}，上年{printed(facts, before)}"
    yield remark(
        facts,
        "text-compared",
        Severity.WARNING,
        f"文字中{facts.indicator(code).name}{against[0]}{mention.text}，数据中为{expected}："
        f"{around(sentence.text, against.start(), mention.end)}",
        passage.place,
        f"把比较的话改为 {{{code}:change}}；数据有误的，改数据",
        indicators=(code,),
        seen=mention.text,
        expected=_said(real),
    )


def _subject(text: str, known: Sequence[Names]) -> str:
    """The code whose name stands before a comparison with nothing but its number between; "" if none does."""
    spans = [span for names in known for span in names.found(text)]
    if not spans:
        return ""
    _start, end, code = max(spans, key=lambda span: span[1])
    between = text[end:]
    return code if CITED not in between and re.fullmatch(_BETWEEN, between) else ""


def _agrees(facts: Facts, code: str, real: Change, mention: Mention, against: re.Match[str]) -> bool:
    """Whether a stated change is that of the data, or of another kind that can't be held against it."""
    ratio = facts.indicator(code).kind is QuantityKind.RATIO
    if mention.unit in _POINTS or mention.unit == "%":
        stated = real.difference if mention.unit in _POINTS else real.rate
        if ratio is (mention.unit == "%") or stated is None:
            return True
    else:
        size = factor(facts.indicator(code).unit, mention.unit)
        if ratio or size is None:
            return True
        stated = times(real.difference, size)
    rises = against["up"] is not None
    if real.trend is (Trend.DOWN if rises else Trend.UP):
        return False
    slack = mention.step if mention.step != 1 or mention.unit == "%" else 0
    low, high = mention.range.low - slack, mention.range.high + slack
    return bool(low <= stated <= high)


def _said(real: Change) -> str:
    return print_decimal(real.difference if real.rate is None else real.rate, 2)
