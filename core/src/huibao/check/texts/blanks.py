"""Blanks left open, and what copying from a web page or a scan leaves behind."""

import re
from collections.abc import Iterator, Sequence

from huibao.derive.facts import Facts
from huibao.model.finding import Finding
from huibao.model.rule import Severity

from .passages import CITED, Passage, around, remark

_SLOT = (
    "单位|学校名称|医院名称|社区名称|名称|姓名|时间|日期|地点"
    "|数字|数量|金额|人数|年份|年度|具体|填写|请填|此处|待"
)
_BLANKS = (
    r"(?<![A-Za-z0-9.@/])[XxＸｘ]{2,}(?![A-Za-wyzB-WYZ.@])|(?<=\d)[XxＸｘ]{2,}(?![A-Za-wyzA-WYZ.@])|[×✕]{2,}|某某"
    r"|[○〇O]{2,}(?=[市县区镇校院局])"
    r"|20[XxＸｘ×*_＿]{2}|(?<!\d)20\d[XxＸｘ×*_＿?？](?!\d)|20[_＿]+"
    r"|(?<![有亟急])待(?:补充|填[写报]?|定)(?![^，。；、！）)\s\]】])|此处填写|（略）|[?？]{2,}|_{3,}|＿{2,}"
    r"|[□△▲◇◆☆]{2,}|[*＊]{2,}|（\s*）|\(\s*\)|〔\s*〕|《\s*》|【\s*】|\[\s*\]"
    rf"|[\[【（(<＜〔](?:{_SLOT})[^\]】）)>＞〕，。；]{{0,16}}[\]】>＞〕]"
    rf"|[（(](?:此处|请填|填写|待填|待补)[^）)]{{0,30}}[）)]|…+{CITED}|{CITED}…+"
)
_OPEN = frozenset("XxＸｘ某待此O〇")
"""The letters of which one at least is in every blank that is made of letters and digits alone."""
_SIGNS = frozenset("XxＸｘ×✕○〇O*＊_＿?？□△▲◇◆☆")
_WORDS = ("某某", "待补充", "待填", "待定", "此处填写", "（略）", f"…{CITED}", f"{CITED}…")
_OPENING = "[【（(<＜〔《"
_INSIDE = tuple(_SLOT.split("|"))
_CLOSING = ("）", ")", "〕", "》", "】", "]")
_PASTED = (
    r"小编|范文|仅供参考|相关(?:文章|推荐)[:：]|更多.{0,8}(?:工作总结|精彩内容|资讯)|转自.{1,10}网|当前位置[:：]|上一篇|下一篇"
    r"|责任编辑[:：]|(?:总结|报告)[（(]?(?:精选|通用|共)?\d+篇|&nbsp;|&amp;|&#\d+;|<br ?/?>|</?p>"
)
_OF_PASTED = (
    "小编",
    "范文",
    "仅供参考",
    "相关",
    "更多",
    "转自",
    "当前位置",
    "一篇",
    "责任编辑",
    "篇",
    "&",
    "<",
)
_GARBLED = (
    r"\ufffd|锟斤拷|(?:烫){3,}|[原否]那么|广阔(?=干部|职工|群众|党员|居民|师生|市民)|[，。；：、]{2,}(?<!。。。)"
    r"|\d\. +\d+%|安康(?=知识|行为|处方)"
)
_OF_GARBLED = ("\ufffd", "锟斤拷", "烫烫烫", "那么", "广阔", ". ", "安康")
_STOPS = "，。；：、"
_STRAY = "`´."
_QUOTED = 13
"""Characters after an opening mark, at the most, that the closing one is among."""


def open_blanks(facts: Facts, entries: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    """Errors on blanks left open: everything that will be printed is looked at."""
    for place, text in entries:
        if not _may_be_open(text):
            continue
        for match in re.finditer(_BLANKS, text):
            shown = match[0].replace(CITED, "{…}")
            message = f"文字中留有未填的“{shown}”：{around(text, match.start(), match.end())}"
            hint = "补上具体内容，或删去这句话"
            yield remark(facts, "residue-blank", Severity.ERROR, message, place, hint, seen=shown)


def _may_be_open(text: str) -> bool:
    """Whether something is in a text that is in every blank: most have nothing, and need not be searched."""
    if text.isalnum() and _OPEN.isdisjoint(text):
        return False  # nearly every name
    if not _SIGNS.isdisjoint(text) or any(word in text for word in _WORDS):
        return True
    for sign in _OPENING:
        if sign in text:
            inside = [each.lstrip() for each in text.split(sign)[1:]]
            if any(each.startswith((*_INSIDE, *_CLOSING)) for each in inside):
                return True
    return False


def debris(facts: Facts, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Warnings on words of a web page, questions on what scanning and converting garbled."""
    for passage in passages:
        words = passage.words
        for match in re.finditer(_PASTED, words) if any(sign in words for sign in _OF_PASTED) else ():
            message = f"像是从网页复制时带来的“{match[0]}”：{around(words, match.start(), match.end())}"
            hint = "删去网页上的字样，核对这一段是否本单位的情况"
            yield remark(
                facts, "residue-pasted", Severity.WARNING, message, passage.place, hint, seen=match[0]
            )
        for start, end in _garbled(words):
            seen = words[start:end]
            message = f"疑有错字或乱码“{seen}”：{around(words, start, end)}"
            hint = "核对原文；转换、扫描得来的文字要逐句校对"
            yield remark(facts, "residue-garbled", Severity.QUESTION, message, passage.place, hint, seen=seen)


def _garbled(text: str) -> list[tuple[int, int]]:
    """Where what scanning and converting garbled stands in a text."""
    stops = [stop for stop in _STOPS if stop in text]
    doubled = any(one + other in text for one in stops for other in stops)
    found = [*_strays(text), *_unclosed(text)]
    if doubled or any(sign in text for sign in _OF_GARBLED):
        found += [match.span() for match in re.finditer(_GARBLED, text)]
    return sorted(found)


def _strays(text: str) -> Iterator[tuple[int, int]]:
    """Signs of another script right between two characters."""
    for sign in _STRAY:
        at = text.find(sign)
        while at >= 0:
            if _is_han(text, at - 1) and _is_han(text, at + 1):
                yield at, at + 1
            at = text.find(sign, at + 1)


def _unclosed(text: str) -> Iterator[tuple[int, int]]:
    """A quotation mark after 的 that nothing closes: once a part of a character."""
    for sign in ("的'", "的‘"):
        at = text.find(sign)
        while at >= 0:
            quoted = text[at + 2 : at + 2 + _QUOTED]
            if _is_han(text, at + 2) and "'" not in quoted and "’" not in quoted:
                yield at, at + 2
            at = text.find(sign, at + 2)


def _is_han(text: str, at: int) -> bool:
    return 0 <= at < len(text) and "\u4e00" <= text[at] <= "\u9fff"
