"""Announced counts and what follows: “四个方面” with only 一是 and 二是, three titles called four."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from huibao.derive.facts import Facts
from huibao.model.finding import Finding
from huibao.model.rule import Severity
from huibao.record import Record
from huibao.structure.numerals import read_numeral

from .numbers import folded
from .passages import Passage, around, remark

_ORDINALS = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_STYLES = (
    rf"(?<![{_ORDINALS}第])([{_ORDINALS}]{{1,3}})是",
    rf"[（(]([{_ORDINALS}]{{1,3}})[）)]",
    r"[（(](\d{1,2})[）)]",
    rf"([{_CIRCLED}])",
    rf"第([{_ORDINALS}]{{1,3}})[，,、]",
)
_SOFT = "方面|问题|不足|措施|举措|做法|工作|环节|重点|抓手|要求|任务|原则|步骤|关键|转变|机制|短板|困难|成效"
_COUNTED = ("个", "项", "点", "条", "类", "种", "大", "方面", "是", "部", "份")
_NUMERALS = frozenset(f"{_ORDINALS}两")
_ANNOUNCED = (
    rf"(?<![第之前后])([{_ORDINALS}两]{{1,3}}|\d{{1,2}})(?:个|项|点|条|类|种|大|方面)"
    rf"(?P<noun>[^，。；：:,;！？\n]{{0,12}}?)(?P<stop>[：:]|。|，|\n|$)\s*(?=$|[（(①]|第?[{_ORDINALS}])"
)
_TITLES = (
    rf"(?P<list>(?:《[^《》]{{1,60}}》|“[^“”]{{1,40}}”)(?:(?:、|和|及|以及|与)?(?:《[^《》]{{1,60}}》|“[^“”]{{1,40}}”)){{1,30}})"
    rf"(?P<open>等)?(?P<count>[{_ORDINALS}两]{{1,3}}|\d{{1,2}})(?:个|项|份|部|种|类|大|幅|条|场|期|篇)"
)


class _Mark(Record):
    """An enumerator (二是, （3）) in a text."""

    style: int
    ordinal: int
    start: int
    end: int


def miscounted(facts: Facts, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Questions on enumerations that are shorter or longer than announced, or that skip a number."""
    for (_table, _key), group in groupby(passages, lambda each: (each.table, each.key)):
        block = list(group)
        if block[0].table != "texts":
            continue
        text = folded("\n".join(each.words for each in block))
        if not _may_count(text):
            continue
        marks = _marks(text)
        yield from _announced(facts, block, text, marks)
        yield from _gaps(facts, block, text, marks)
        yield from _titles(facts, block, text)


def _may_count(text: str) -> bool:
    """Whether a numeral stands before a word of what is counted: most texts have none."""
    ends = (before[-1:] for word in _COUNTED if word in text for before in text.split(word)[:-1])
    return any(end in _NUMERALS or end.isdigit() for end in ends)


def _marks(text: str) -> list[_Mark]:
    found = [
        _Mark(style, number, match.start(), match.end())
        for style, pattern in enumerate(_STYLES)
        for match in re.finditer(pattern, text)
        if (number := _number(match[1]))
    ]
    return sorted(found, key=lambda mark: mark.start)


def _number(text: str) -> int:
    if text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    numeral = read_numeral(text)
    return int(numeral.mantissa) if numeral and numeral.scale == 1 else 0


def _run(marks: Sequence[_Mark], first: _Mark) -> list[_Mark]:
    """The enumeration that a mark begins: the same style, one by one."""
    run = [first]
    for mark in marks:
        if mark.start <= run[-1].start or mark.style != first.style:
            continue
        if mark.ordinal != run[-1].ordinal + 1:
            break
        run.append(mark)
    return run


def _announced(facts: Facts, block: list[Passage], text: str, marks: list[_Mark]) -> Iterator[Finding]:
    for match in re.finditer(_ANNOUNCED, text):
        said, noun, stop = _number(match[1]) or 2, match["noun"], match["stop"]
        if said < 2 or (
            stop not in (":", "：") and not re.search(rf"(?:{_SOFT})$", noun or match[0].rstrip("，。\n"))
        ):
            continue
        first = next((mark for mark in marks if mark.start == match.end()), None)
        if first is None or first.ordinal != 1:
            yield from _listed(facts, block, text, match, said)
            continue
        listed = len(_run(marks, first))
        if listed != said:
            shown = around(text, match.start(), first.end, 6)
            message = f"文字中说有{match[1]}{text[match.end(1)]}，后面只列了{listed}项：{shown}"
            if listed > said:
                message = f"文字中说有{match[1]}{text[match.end(1)]}，后面列了{listed}项：{shown}"
            yield _question(facts, block, text, match.start(), message, seen=str(listed), expected=str(said))


def _listed(
    facts: Facts, block: list[Passage], text: str, match: re.Match[str], said: int
) -> Iterator[Finding]:
    """A count at the very end of a section's text announces the list that the section prints."""
    section = facts.catalogue.sections.get(block[0].key)
    if section is None or text[match.end() :].strip() or match["stop"] not in ("：", ":"):
        return
    counts = [facts.items[plan.of] for plan in section.lists if facts.items.get(plan.of)]
    if len(counts) == 1 and counts[0] != said:
        shown = around(text, match.start(), match.end(), 10)
        message = f"文字中说有{match[1]}{text[match.end(1)]}，清单里列了{counts[0]}条：{shown}"
        yield _question(facts, block, text, match.start(), message, seen=str(counts[0]), expected=str(said))


def _gaps(facts: Facts, block: list[Passage], text: str, marks: list[_Mark]) -> Iterator[Finding]:
    """一是…二是…四是: one is missing, or the numbering is wrong."""
    spoken = [mark for mark in marks if mark.style == 0]
    for mark, after in pairwise(spoken):
        if after.ordinal == mark.ordinal + 2 and mark.ordinal >= 1:
            missing = (
                f"{_ORDINALS[mark.ordinal]}是" if mark.ordinal < len(_ORDINALS) else str(mark.ordinal + 1)
            )
            message = f"“{text[mark.start : mark.end]}”之后是“{text[after.start : after.end]}”，缺“{missing}”"
            yield _question(
                facts,
                block,
                text,
                after.start,
                message,
                seen=str(after.ordinal),
                expected=str(mark.ordinal + 1),
            )


def _titles(facts: Facts, block: list[Passage], text: str) -> Iterator[Finding]:
    """《…》《…》《…》四项制度 counts its titles wrongly; 等 only forbids to list more than are counted."""
    for match in re.finditer(_TITLES, text) if "》" in text or "”" in text else ():
        listed, said = len(re.findall("[》”]", match["list"])), _number(match["count"]) or 2
        if listed > said or (listed < said and not match["open"]):
            shown = around(text, match.start("count"), match.end(), 14)
            message = f"列了{listed}个名称，却写作{match['count']}：{shown}"
            yield _question(facts, block, text, match.start(), message, seen=str(listed), expected=str(said))


def _question(
    facts: Facts, block: list[Passage], text: str, position: int, message: str, *, seen: str, expected: str
) -> Finding:
    """A question on the passage that holds the position in the joined text."""
    index = text.count("\n", 0, position)
    lines = [each.words.count("\n") + 1 for each in block]
    place = block[-1].place
    for each, count in zip(block, lines, strict=True):
        if index < count:
            place = each.place
            break
        index -= count
    return remark(
        facts,
        "text-count",
        Severity.QUESTION,
        message,
        place,
        "核对项数与所列内容，补上或改正",
        seen=seen,
        expected=expected,
    )
