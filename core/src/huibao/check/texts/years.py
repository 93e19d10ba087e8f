"""Years in texts that are not the period's: last year's sentence, or history?"""

import re
from collections.abc import Iterator, Sequence

from huibao.derive.facts import Facts
from huibao.model.finding import Finding
from huibao.model.period import Period, PeriodKind
from huibao.model.rule import Severity

from .passages import Passage, around, remark

_CHARACTERS = str.maketrans(
    "〇○零一二三四五六七八九０１２３４５６７８９", "00012345678901234567 89".replace(" ", "")
)
_ANY = ("20", "２０", "二〇", "二○", "二零")
"""One of these, or a digit before 年, is in every text that names a year: most name none but the period's."""
_ZEROS = "〇○零"
_BEFORE, _SPOKEN = rf"(?<![\d{_ZEROS}])", rf"|二[{_ZEROS}][{_ZEROS}一二三四五六七八九]{{2}}"
_LONG = (
    r"(?<![\d.-])(?P<dotted>20\d\d)(?=[./-](?:0?[1-9]|1[0-2])(?:[./-]\d{{1,2}})?(?![\d.%]))"
    r"|{before}(?P<year>20\d\d|２０[０-９]{{2}}{spoken})"
    r"(?:年|(?=[~-]20\d\d学?年)|(?=[—–～]20\d\d学?年))"
    r"|(?=[012])(?<!\d)(?<![历时])(?<![近约])(?<![满逾])(?<![共第])"
    r"(?P<short>[012]\d)年(?=度|底|初|末|[上下]半年|\d{{1,2}}月|春季|夏季|秋季|冬季|全年)"
)
_IN_FIGURES = _LONG.format(before=r"(?<!\d)", spoken="")
_IN_WORDS = _LONG.format(before=_BEFORE, spoken=_SPOKEN)
"""The same for texts with a nought in words, and slower to compile."""
_RANGE = r"(20\d\d)年?[—–~～至到-]+(20\d\d)(?:学?年)"
_HISTORY_BEFORE = (
    r"(?:自|从|始建于|建于|建成于|成立于|创建于|比|较|与|同|早在|截至"
    r"|《[^》]*|[（(〔\[][^）)〕\]]*(?:文|号|发)?)$"
)
_HISTORY_AFTER = r"(?:以来|版|修订|颁布|施行|印发|建校|建院|建成|成立|同期|相比|末|底?为基)"
_OF_BEFORE = r"度?(?:的|未|尚|没|遗留|剩余|结转|已|[^，；。]{0,12}(?:基础|成果|经验))"
_NOW = ("今年", "本年", "本年度", "去年", "上年", "明年")
_WAY_OUT = "确属往年情况的可以保留，否则改正；本期的年份可以写作 {period.year}"
_OFFSETS = {"今": 0, "本": 0, "去": -1, "上": -1, "明": 1}


def other_years(facts: Facts, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Questions on a year that is neither the period's nor the next one's and does not tell history."""
    period = facts.submission.period
    for passage in passages:
        yield from _in(facts, passage, period)


def _in(facts: Facts, passage: Passage, period: Period) -> Iterator[Finding]:
    text = passage.words
    if not _may_be_other(passage, period):
        return
    pattern = _IN_WORDS if any(zero in text for zero in _ZEROS) else _IN_FIGURES
    for match in re.finditer(pattern, text):
        written = match["dotted"] or match["year"] or f"20{match['short']}"
        year = int(written.translate(_CHARACTERS))
        before, after = text[: match.start()], text[match.end() :]
        named = _named(before)
        if named:
            if year != period.year + _OFFSETS[named[0]] and year not in _shifted(period, named):
                message = f"报告期是{period.label}，文字中却写着“{named}{match[0]}”：{_around(text, match)}"
                yield _finding(facts, passage.place, message, match[0], Severity.WARNING)
            continue
        if passage.key == "plans" and _is_promised_too_late(text, match, year, period):
            message = f"下一步打算是{period.next.label}的，却写着{match[0]}：{_around(text, match)}"
            yield _finding(facts, passage.place, message, match[0], Severity.QUESTION)
            continue
        if year in (*period.years, *period.next.years) or _is_covered(text, match.start(), period):
            continue
        if re.match(_HISTORY_AFTER, after) or _is_history(before, year, period):
            continue
        message = f"报告期是{period.label}，文字中却写着{match[0]}：{_around(text, match)}"
        yield _finding(facts, passage.place, message, match[0], Severity.QUESTION)


def _may_be_other(passage: Passage, period: Period) -> bool:
    """Whether a text may name a year wrongly: seldom, and the others need no pattern."""
    text = passage.words
    if passage.key != "plans" and not any(word in text for word in _NOW):
        for year in period.years:
            text = text.replace(f"{year}年", "\n")
    if any(sign in text for sign in _ANY):
        return True
    return "年" in text and any(before[-1:].isdigit() for before in text.split("年")[:-1])


def _is_promised_too_late(text: str, match: re.Match[str], year: int, period: Period) -> bool:
    """2025年新增停车位80个 under what is planned for 2026; but 2025年未完成的… goes on."""
    before = text[: match.start()].rstrip()
    begins = not before or before[-1] in "，；。、："
    return (
        begins
        and year in period.years
        and year not in period.next.years
        and not re.match(_OF_BEFORE, text[match.end() :])
    )


def _named(before: str) -> str:
    """今年, 去年 or the like right before a year; "" if none is there."""
    before = before.removesuffix("\n")
    if before.endswith(("（", "(", "，", ",")):
        before = before[:-1]
    return next((word for word in _NOW if before.endswith(word)), "")


def _is_covered(text: str, position: int, period: Period) -> bool:
    """Whether a year is of a stretch of years that holds the period."""
    stretches = [match for match in re.finditer(_RANGE, text) if match.start() <= position < match.end()]
    return any(_covers(period, int(match[1]), int(match[2])) for match in stretches)


def _is_history(before: str, year: int, period: Period) -> bool:
    """自2019年…, 比2022年…, 《…（2021年版）》: told as history; 比 only of the year before."""
    found = re.search(_HISTORY_BEFORE, before[-30:])
    if found is None:
        return False
    return found[0] not in ("比", "较", "与", "同") or year == period.year - 1


def _covers(period: Period, first: int, last: int) -> bool:
    """Whether a stretch of years holds the period; a school year must be the very one."""
    if period.kind in (PeriodKind.TERM, PeriodKind.SCHOOL_YEAR) and last == first + 1:
        return first in (period.year, period.year + 1)
    return first <= period.year <= last


def _shifted(period: Period, word: str) -> tuple[int, ...]:
    return tuple(year + _OFFSETS[word[0]] for year in period.years)


def _around(text: str, match: re.Match[str]) -> str:
    return around(text, match.start(), match.end())


def _finding(facts: Facts, place: str, message: str, seen: str, severity: Severity) -> Finding:
    expected = facts.submission.period.label
    return remark(facts, "residue-year", severity, message, place, _WAY_OUT, seen=seen, expected=expected)
