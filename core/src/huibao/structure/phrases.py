"""The grammar of a written quantity: 近10万份, 98%以上, 8000多万平方米, 每周不少于五次."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from huibao.model.quantity import Bound
from huibao.text.letters import side_by_side

from .numerals import NUMERAL, Numeral, fold_numerals, numeral_pattern, read_numeral

_AT_LEAST = (
    "不低于",
    "不少于",
    "不小于",
    "至少",
    "最少",
    "超过",
    "超",
    "逾",
    "突破",
    "大于",
    "高于",
    "多于",
    "≥",
    ">",
)
_ABOUT = ("近", "将近", "接近", "约", "大约", "大概", "≈")
_LESS_THAN = (
    *("不足", "不到", "不超过", "不能超过", "不得超过", "未超过", "不多于", "不高于", "不大于"),
    *("少于", "小于", "低于", "至多", "最多", "≤", "<"),
)
_BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(_AT_LEAST, Bound.AT_LEAST),
    **dict.fromkeys(_ABOUT, Bound.ABOUT),
    **dict.fromkeys(_LESS_THAN, Bound.LESS_THAN),
}
_REWRITTEN = {">=": "≥", "≧": "≥", "<=": "≤", "≦": "≤", "上": "超过", "约为": "约"}
_INFIXES = {"余": Bound.AT_LEAST, "多": Bound.AT_LEAST, "几": Bound.AT_LEAST, "来": Bound.ABOUT}
_SUFFIXES = {
    **dict.fromkeys(("及以上", "以上", "多", "余"), Bound.AT_LEAST),
    **dict.fromkeys(("左右", "上下"), Bound.ABOUT),
    **dict.fromkeys(("及以下", "以下", "以内", "之内"), Bound.LESS_THAN),
}
_SHARES = {"百分之": "%", "千分之": "‰"}
_PERIODS = {"星期": "周", "个月": "月"}
_OUTER = {"万亿": 1_000_000_000_000, "万": 10_000, "亿": 100_000_000}
_ROUND = ("百", "千", "万", "亿")


_Pieces = tuple[str, str, str, str, str, str, str, str]
"""Prefix, share, minus, number, infix, its scale, unit and suffix, as written."""


def _any_of(words: Iterable[str]) -> str:
    """A pattern of the words, longer ones first; 上 says more than only of round words (上百)."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join("上(?=[百千万亿])" if word == "上" else re.escape(word) for word in ordered)


BOUNDING = frozenset((*_BOUNDS, *_REWRITTEN))
"""The words that bound the number after them."""
BOUND_WORDS = _any_of([*_BOUNDS, *_REWRITTEN])
"""Pattern of the words that bound the number after them: 近, 不少于."""
_COUNTING = ("累计", "共计", "总计", "共", "达到", "达", "控制在", "保持在", "稳定在")
"""Words before a number that say nothing of it."""
_BOUNDING = tuple(sorted(BOUNDING, key=len, reverse=True))
_OF_SHARES, _AFTER, _SCALES = tuple(_SHARES), tuple(_INFIXES), tuple(_OUTER)
_ENDINGS = tuple(sorted(_SUFFIXES, key=len, reverse=True))
_DIGITS = frozenset("0123456789")
_NO_PERIOD = frozenset("0123456789零一二两三四五六七八九十")
_IN_WORDS = frozenset("零一二两三四五六七八九十百千万亿点")
_LONGEST_PERIOD = 4
_OF_UNITS = ("/10万人口", "/10万人", "/10万口", "/10万", "2", "3")
"""Ends of a unit that hold digits."""
_RANGE = (  # compiled when a text is no phrase
    rf"{NUMERAL}[^0-9]{{0,3}}?[-~至到、\s]+{NUMERAL}"
    r"|(?<![零一二三四五六七八九])[一二两三四五六七八九]{2}(?![零一二三四五六七八九])"
)
_NOTHING = (  # compiled when a text begins so
    r"无|没有|未有|(?:没有|未|无|零)(?:发生|出现|接到)(?:一[起例件次个人])?|(?:没有|无)一[起例件次个人]"
)
_NOUGHT = ("无", "没", "未", "零")
_DASHES = str.maketrans(dict.fromkeys("—–−―", "-"))


class Phrase(NamedTuple):
    """A quantity taken to pieces, before anyone asks what its indicator is.

    scale is that of the whole number (8000多万 has 10000), also where the infix holds its word.
    per is the period of 每周五次 (周), "" where there is none. prefix is the word of bound only.
    bare_scale says that the number begins with a 百 or 万 with nothing counted before it.
    """

    numeral: Numeral
    scale: int
    negative: bool
    unit: str
    per: str
    prefix: str
    infix: str
    suffix: str
    bounds: frozenset[Bound]
    bare_scale: bool


def tidy(text: str) -> str:
    """Half width, one kind of dash, everyday numerals, and no blanks except between two digits."""
    folded = fold_numerals(unicodedata.normalize("NFKC", text).translate(_DASHES)).strip()
    if len(folded.split()) < 2:
        return folded
    grouped = re.sub(r"(?<=[0-9])\s+(?=[0-9]{3}(?![0-9]))", "", folded)
    return re.sub(r"(?<![0-9])\s+|\s+(?![0-9])", "", grouped)


def says_nothing(text: str) -> bool:
    """Whether a tidy text says that there was none: 无, 没有发生, 无一起."""
    return text.startswith(_NOUGHT) and re.fullmatch(_NOTHING, text) is not None


def is_range(text: str) -> bool:
    """Whether a tidy text gives two figures for one: 3-5次, 两至三次, 三五次."""
    return re.search(_RANGE, text) is not None


def dissect(text: str) -> Phrase | None:
    """The parts of a tidy text, or None where it holds no number or more than one."""
    signs = text if _IN_WORDS.isdisjoint(text) else side_by_side(text)
    if not text.startswith("每"):
        pieces = _pieces(text, signs, 0)
        return _phrase(pieces, "") if pieces else None
    start = 2 if text.startswith(("一", "1"), 1) else 1
    for end in range(start + 1, min(start + _LONGEST_PERIOD, len(text)) + 1):
        if text[end - 1] in _NO_PERIOD:
            break
        if pieces := _pieces(text, signs, end):
            return _phrase(pieces, text[start:end])
    return None


def _pieces(text: str, signs: str, start: int) -> _Pieces | None:
    """What a text is made of from there on, None where that is not one number with what belongs to it."""
    if text[start : start + 1] in _DIGITS:
        return _counted(text, numeral_pattern().match(signs, start))
    at = start + len(_word(_COUNTING, text, start))
    prefix = _word(_BOUNDING, text, at)
    if prefix == "上" and not text.startswith(_ROUND, at + 1):
        return None
    at += len(prefix)
    for share in (_word(_OF_SHARES, text, at), ""):  # 千分之五 is a share, 千 alone a number
        begin = at + len(share)
        minus = "-" if text.startswith("-", begin) else ""
        number = numeral_pattern().match(signs, begin + len(minus))
        if pieces := _counted(text, number, prefix, share, minus):
            return pieces
    return None


def _counted(
    text: str, number: re.Match[str] | None, prefix: str = "", share: str = "", minus: str = ""
) -> _Pieces | None:
    """The pieces up to the end of the text; None without a number, or where another one follows it."""
    if number is None:
        return None
    start, end = number.span()
    infix = text[end : end + 1] if text.startswith(_AFTER, end) else ""
    outer = _word(_SCALES, text, end + 1) if infix else ""
    rest = text[end + len(infix) + len(outer) :]
    suffix = _end(_ENDINGS, rest)
    unit = rest.removesuffix(suffix)
    if not unit.isalpha() and not _DIGITS.isdisjoint(unit.removesuffix(_end(_OF_UNITS, unit))):
        return None
    return prefix, share, minus, text[start:end], infix, outer, unit, suffix


def _word(words: tuple[str, ...], text: str, start: int) -> str:
    """The first of the words that stands there, "" if none does."""
    if not text.startswith(words, start):  # as nearly always
        return ""
    return next(word for word in words if text.startswith(word, start))


def _end(words: tuple[str, ...], text: str) -> str:
    """The first of the words that a text ends with, "" if it ends with none."""
    return next(word for word in words if text.endswith(word)) if text.endswith(words) else ""


def _phrase(pieces: _Pieces, per: str) -> Phrase | None:
    prefix, share, minus, number, infix, outer, unit, suffix = pieces
    numeral = read_numeral(number)
    if numeral is None or (share and unit):
        return None
    prefix = _REWRITTEN.get(prefix, prefix)
    found = (_BOUNDS.get(prefix), _INFIXES.get(infix), _SUFFIXES.get(suffix))
    return Phrase(
        numeral=numeral,
        scale=numeral.scale * _OUTER.get(outer, 1),
        negative=bool(minus),
        unit=_SHARES.get(share, unit),
        per=_PERIODS.get(per, per),
        prefix=prefix,
        infix=infix.replace("几", "余") + outer,
        suffix="" if found[0] is found[2] is Bound.ABOUT else suffix,  # 约200吨左右 says it twice
        bounds=frozenset(filter(None, found)),
        bare_scale=not share and number[0] in "百千万亿",
    )
