"""What a number in a text is said of: this period, last year, a plan, a part of the whole."""

import enum
import re
from collections.abc import Iterator

from huibao.model.period import Period
from huibao.text.letters import exchanged, side_by_side

_STOPS = tuple((sign, "\n") for sign in "。！!？?；;")
_PAUSES = tuple((sign, "，") for sign in ",：:（(")
_PLAN = (
    r"(?<!年度)(?<!工作)(?<!行动)计划(?!》|的|要求|安排)|拟|力争|争取|预计|预期|下一步|明年|下年|来年|今后|将于|将再|目标|任务"
    r"|要求|标准|规定|规划|应当|须|不得"
)
_COMPARED = r"(?:比|较|与|同|和)(?:去年|上年|往年|前年|20\d\d年)[^，,]*$"
_PREVIOUS = ("去年", "上年", "上一年")
_OBJECT = (
    r"[与同跟向给对]各(?:[^，]{0,4}?"
    r"(?:科室|处室|股室|部门|单位|年级|班级?|学校|医院|街道|乡镇|社区|村|户|家长|门店))?"
)
"""With whom something was done, or to whom: 与各科室签订责任书 is said of the unit."""
_AS_A_WHOLE = (
    r"(?:院|校|局|镇|街道|社区|中心|单位|园)?(?:领导班子|领导|党委|党支部|党组|班子)|我[院校局镇园]|全[院校局镇园]"
    r"|本[院校局镇园]|医院|学校|幼儿园"
)
"""What begins a clause that speaks of the unit, whoever the one before spoke of."""
_LATER = ("明年", "下一步", "下年", "来年", "今后", "力争", "预计")
_OTHER_TIME = (
    r"往年|前年|历年|多年来|[二两三四五六七八九十\d]+年来|建[校院局]|(?<!今年)(?<!年初)以来|原有|原来|此前"
)
_DELTA = r"(?:增加|增长|减少|下降|提高|上升|降低|缩短|扩大|新增|净增|多|少|增|减|降|升)(?:了|约|近|共)*$"
_PART = side_by_side(
    r"其中|每|平均|人均|日均|户均|单次|单日|首次|首批|第[一二三四五六七八九十\d]|[\d一二三四五六七八九十]月|季度|[上下]半年"
    r"|学期|当天|当日|现场|期间|活动(?:中|日|上)|宣传日|宣传周|宣传月|卫生日|无烟日|爱牙日|节|另|又|再|部分|某|分别|仅|各"
    r"|年级|班级|科室|个别|本次|此次|这次|该|试点|首|试|周[一二三四五六]|周日|[\d一二三四五六七八九十]日"
)
_PERHAPS = ("在", "对", "向", "为", "给", "从", "通过", "利用", "结合", "联合")
_WHOLE = r"(?:全年|累计|共计|总计|合计|总共|一年来|年内)[^，,]*$"


class Said(enum.Enum):
    """What a number is said of."""

    WHOLE = "whole"
    """This period as a whole, in so many words."""
    PLAIN = "plain"
    """Nothing else than this period."""
    PERHAPS = "perhaps"
    """This period, or an occasion in it."""
    PART = "part"
    PREVIOUS = "previous"
    OTHER = "other"
    """A plan, a change, another time: no figure of this period."""


def said(text: str, start: int, number: int, period: Period) -> Said:
    """What a number is said of; start is where its statement, the name or the number itself, begins."""
    sentence = exchanged(text[max(0, number - 160) : number], _STOPS).rpartition("\n")[2]
    clause = exchanged(sentence, _PAUSES).rpartition("，")[2]
    gap = text[start:number]
    if _has(gap, _PREVIOUS) or re.search(r"(?:去年|上年)(?:同期)?的?$", clause):
        return Said.PREVIOUS
    if re.search(_PLAN, clause) or _has(sentence, _LATER) or re.search(_DELTA, clause):
        return Said.OTHER
    if re.search(_COMPARED, clause) or re.search(_OTHER_TIME, clause):
        return Said.OTHER
    if _has(clause, _PREVIOUS):
        return Said.PREVIOUS
    for year in re.findall(r"(20\d\d)年", sentence):
        if int(year) not in period.years:
            return Said.PREVIOUS if int(year) == period.year - 1 else Said.OTHER
    plain = re.sub(_own_words(period), "", clause if re.match(_AS_A_WHOLE, clause) else sentence)
    if "各" in plain:
        plain = re.sub(_OBJECT, "", plain)
    if re.search(_PART, side_by_side(plain[: len(plain) - len(gap)] if gap else plain)):
        return Said.PART
    if re.search(_WHOLE, clause) and not _has(plain, _PERHAPS):
        return Said.WHOLE
    return Said.PERHAPS if _has(clause, _PERHAPS) else Said.PLAIN


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where each clause of a text begins and ends."""
    start = 0
    for clause in exchanged(exchanged(text, _STOPS), _PAUSES).replace("，", "\n").split("\n"):
        yield start, start + len(clause)
        start += len(clause) + 1


def is_intended(clause: str) -> bool:
    """Whether a clause speaks of what is to come."""
    return "将" in clause or _has(clause, _LATER) or re.search(_PLAN, clause) is not None


def _has(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


def _own_words(period: Period) -> str:
    """The words that name the period itself are of no part of it: 上半年 in a report on the half-year."""
    own = period.label.partition("年")[2] if "学年" not in period.label else period.label.partition("学年")[2]
    short = own.removeprefix("第")
    return "|".join(filter(None, [re.escape(own), re.escape(short), "本季度|本学期|本月|本年度"]))
