"""Punctuation of the English keyboard in Chinese sentences: 泊位缺口较大,管理难度大."""

from collections.abc import Iterator, Sequence

from huibao.derive.facts import Facts
from huibao.model.finding import Finding
from huibao.model.rule import Severity

from .passages import CITED, Passage, around, remark

_CHINESE_FOR = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_OPENING = "“‘《〈（【"
_AFTER = frozenset("”’》〉）】%％…。，；：、！？") | frozenset(_CHINESE_FOR)
"""Signs that end something, behind which a Chinese mark would stand."""
_BEFORE = frozenset(f"{_OPENING}{CITED}。，；：、！？") | frozenset(_CHINESE_FOR)


def western_marks(facts: Facts, passages: Sequence[Passage]) -> Iterator[Finding]:
    """A warning on each paragraph with such marks: they would be printed as they are."""
    for passage in passages:
        words = passage.words
        found = list(_found(words))
        if found:
            seen = "".join(dict.fromkeys(words[at] for at in found))
            shown = around(words, found[0], found[0] + 1)
            times = f"，共{len(found)}处" if len(found) > 1 else ""
            yield remark(
                facts,
                "text-western-marks",
                Severity.WARNING,
                f"中文里用了英文标点“{seen}”{times}：{shown}",
                passage.place,
                f"改为中文标点“{''.join(_CHINESE_FOR[sign] for sign in seen)}”；重复的只留一个",
                seen=seen,
            )


def _found(text: str) -> Iterator[int]:
    """Where marks of English stand between words of Chinese, or after them at the end."""
    if _CHINESE_FOR.keys().isdisjoint(text):
        return
    for at, sign in enumerate(text):
        if sign in _CHINESE_FOR and _is_between(text, at, sign):
            yield at


def _is_between(text: str, at: int, sign: str) -> bool:
    before, behind = text[:at].rstrip()[-1:], text[at + 1 :].lstrip()[:1]
    if sign == ";" and _is_entity(text[:at]):
        return False
    ends = not behind or behind in _BEFORE
    if sign == ".":
        # 1.加强领导 is a number; one between two characters is told as garbled.
        return (_is_chinese(before) or before in _AFTER) and ends
    return bool(before) and (_is_chinese(behind) or (ends and (_is_chinese(before) or before in _AFTER)))


def _is_entity(text: str) -> bool:
    """Whether a text ends in what a web page left, &nbsp or &#160: that is told as such."""
    _before, opening, name = text.rpartition("&")
    return bool(opening) and name.removeprefix("#").isalnum()


def _is_chinese(char: str) -> bool:
    return char == CITED or "\u4e00" <= char <= "\u9fff"
