"""Parts of the year that are not the period's: 全年 in a half-year's text, or its third quarter."""

import re
from collections.abc import Iterator, Sequence

from huibao.derive.facts import Facts
from huibao.model.finding import Finding
from huibao.model.period import Period, PeriodKind
from huibao.model.rule import Severity

from .context import clauses, is_intended
from .figures import is_plan
from .passages import CITED, Passage, around, remark

_KINDS = (PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTH)
_DECEMBER = 12
_SIGNS = ("年", "月", "季度")
"""One of them is in every text that names a part of the year: most name none."""
_DONE = r"完成|开展|按|执行|落实|建立|健全|完善|制定|修订|编制|出台|印发|新"
_NAMED_AFTER_IT = (
    rf"龄|各项|工作|预算|任务目标|(?:(?!{_DONE})[^\W\d]){{0,8}}(?:计划|方案|要点|制度)"  # not 全年完善制度
)
"""What 全年 only names: all ages, the work of the year, a plan or a budget for it."""
_PART = re.compile(
    rf"(?P<whole>全年(?!{_NAMED_AFTER_IT})|一年来)(?!无休|开放|不)"
    r"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年"
    r"|(?<![\d.年个])(?P<month>1[0-2]|[1-9])月(?!龄|\d*[日号]?[前之])|(?<=年)(?P<named>1[0-2]|[1-9])月(?!龄)"
)
_COMPLETED = re.compile(r"圆满完成了?(?P<whole>全年|本年度|年度)")
_TITLE = re.compile(r"《[^《》]*》")
_YEAR_BEFORE = re.compile(r"(?:(20\d\d)年|(去年|上年|明年|次年|来年|往年)(?:的|同期)?)$")
_BEGINNING = re.compile(r"(?:^|[，；。、：])(20\d\d年|今年)?$")
_REACH = 8
"""Letters that hold whatever those two find: not all that stands before is searched for each match."""
_OF_BEFORE = re.compile(r"度?[的未尚没已]|遗留|剩余|结转")


def other_parts(facts: Facts, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Questions on what is told of more than the period, or later than it, and on plans for what is over."""
    period = facts.submission.period
    if period.kind not in _KINDS or period.end.month == _DECEMBER:
        return
    for passage in passages:
        if passage.table == "explanations" or not any(sign in passage.words for sign in _SIGNS):
            continue
        planned = is_plan(facts, passage)
        if planned or passage.table == "texts":
            found = next((_over if planned else _later)(passage.words, period), None)
            if found is not None:  # the first one: what else is wrong is seen when that is mended
                yield _finding(facts, passage, found, planned=planned)


def _later(text: str, period: Period) -> Iterator[re.Match[str]]:
    """The words for what the period does not cover, where nothing is intended."""
    words = _without_titles(text)
    if _PART.search(words):
        for start, end in clauses(text):
            found = [each for each in _PART.finditer(words, start, end) if _is_more(each, period)]
            if found and not is_intended(text[start:end]):
                yield from found
    yield from _COMPLETED.finditer(words)


def _is_more(match: re.Match[str], period: Period) -> bool:
    """Whether a part of the period's year is named that the period does not hold."""
    return bool(match["whole"] or _last_month(match) > period.end.month) and _is_of(match, period)


def _over(text: str, period: Period) -> Iterator[re.Match[str]]:
    """The words at the beginning of a plan for what is over with the period."""
    words = _without_titles(text)
    for match in _PART.finditer(words):
        begins = _BEGINNING.search(words, max(match.start() - _REACH, 0), match.start())
        is_over = not match["whole"] and _last_month(match) <= period.end.month
        told_of = begins and begins[1] and is_over and _is_of(match, period)
        if told_of and not _OF_BEFORE.match(words, match.end()):
            yield match


def _without_titles(text: str) -> str:
    """The text with as many letters that say nothing for every 《…》."""
    return _TITLE.sub(lambda title: CITED * len(title[0]), text) if "《" in text else text


def _last_month(match: re.Match[str]) -> int:
    if quarter := match["quarter"]:
        return 3 * (int(quarter) if quarter.isdigit() else "一二三四".index(quarter) + 1)
    if half := match["half"]:
        return _DECEMBER // 2 if half == "上" else _DECEMBER
    return int(match["month"] or match["named"] or 0)


def _is_of(match: re.Match[str], period: Period) -> bool:
    """Whether it is the period's year that is meant: no other is named before it."""
    found = _YEAR_BEFORE.search(match.string, max(match.start() - _REACH, 0), match.start())
    return found is None or found[1] == str(period.year)


def _finding(facts: Facts, passage: Passage, match: re.Match[str], *, planned: bool) -> Finding:
    period, said = facts.submission.period, match[0]
    where = around(passage.words, match.start(), match.end())
    message = f"报告期是{period.label}，文字中却写着“{said}”：{where}"
    if planned:
        message = f"下一步打算是{period.next.label}的，却写着“{said}”：{where}"
    hint = "核对所说的时间；本期可以写作 {period}，打算做的写明“将”或“计划”"
    return remark(
        facts,
        "residue-part",
        Severity.QUESTION,
        message,
        passage.place,
        hint,
        seen=said,
        expected=period.label,
    )
