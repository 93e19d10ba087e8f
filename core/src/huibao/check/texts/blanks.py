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
_PASTED = (
    r"小编|范文|仅供参考|相关(?:文章|推荐)[:：]|更多.{0,8}(?:工作总结|精彩内容|资讯)|转自.{1,10}网|当前位置[:：]|上一篇|下一篇"
    r"|责任编辑[:：]|(?:总结|报告)[（(]?(?:精选|通用|共)?\d+篇|&nbsp;|&amp;|&#\d+;|<br ?/?>|</?p>"
)
_GARBLED = (
    r"\ufffd|锟斤拷|(?:烫){3,}|[原否]那么|广阔(?=干部|职工|群众|党员|居民|师生|市民)|[，。；：、]{2,}(?<!。。。)"
    r"|(?<=[\u4e00-\u9fff])[`´](?=[\u4e00-\u9fff])|的['‘](?=[\u4e00-\u9fff])(?![^'’]{1,12}['’])"
    r"|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])|\d\. +\d+%|安康(?=知识|行为|处方)"
)


def open_blanks(facts: Facts, entries: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    """Errors on blanks left open: everything that will be printed is looked at."""
    for place, text in entries:
        if text.isalnum() and _OPEN.isdisjoint(text):
            continue  # nearly every name
        for match in re.finditer(_BLANKS, text):
            shown = match[0].replace(CITED, "{…}")
            message = f"文字中留有未填的“{shown}”：{around(text, match.start(), match.end())}"
            hint = "补上具体内容，或删去这句话"
            yield remark(facts, "residue-blank", Severity.ERROR, message, place, hint, seen=shown)


def debris(facts: Facts, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Warnings on words of a web page, questions on what scanning and converting garbled."""
    for passage in passages:
        words = passage.words
        for match in re.finditer(_PASTED, words):
            message = f"像是从网页复制时带来的“{match[0]}”：{around(words, match.start(), match.end())}"
            hint = "删去网页上的字样，核对这一段是否本单位的情况"
            yield remark(
                facts, "residue-pasted", Severity.WARNING, message, passage.place, hint, seen=match[0]
            )
        for match in re.finditer(_GARBLED, words):
            message = f"疑有错字或乱码“{match[0]}”：{around(words, match.start(), match.end())}"
            hint = "核对原文；转换、扫描得来的文字要逐句校对"
            yield remark(
                facts, "residue-garbled", Severity.QUESTION, message, passage.place, hint, seen=match[0]
            )
