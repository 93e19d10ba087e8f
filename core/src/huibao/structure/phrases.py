"""The grammar of a written quantity: 近10万份, 98%以上, 8000多万平方米, 每周不少于五次."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from huibao.model.quantity import Bound

from .numerals import NUMERAL, Numeral, fold_numerals, read_numeral

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
_SHARES = {"百": "%", "千": "‰"}
_PERIODS = {"星期": "周", "个月": "月"}
_OUTER = {"": 1, "万": 10_000, "亿": 100_000_000, "万亿": 1_000_000_000_000}


def _any_of(words: Iterable[str]) -> str:
    """A pattern of the words, longer ones first; 上 says more than only of round words (上百)."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join("上(?=[百千万亿])" if word == "上" else re.escape(word) for word in ordered)


BOUNDING = frozenset((*_BOUNDS, *_REWRITTEN))
"""The words that bound the number after them."""
BOUND_WORDS = _any_of([*_BOUNDS, *_REWRITTEN])
"""Pattern of the words that bound the number after them: 近, 不少于."""
_PHRASE = re.compile(
    rf"(?:每[一1]?(?P<period>[^0-9零一二两三四五六七八九十]{{1,4}}?))?"
    rf"(?:累计|共计|总计|共|达到|达|控制在|保持在|稳定在)?(?P<prefix>{BOUND_WORDS})?"
    rf"(?:(?P<share>[百千])分之)?(?P<minus>-)?(?P<number>{NUMERAL})"
    rf"(?:(?P<infix>[{''.join(_INFIXES)}])(?P<outer>万亿|[万亿])?)?"
    rf"(?P<unit>[^0-9]*?(?:/10万人?口?|[23])?)(?P<suffix>{_any_of(_SUFFIXES)})?"
)
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
    match = _PHRASE.fullmatch(text)
    if match is None:
        return None
    part = match.groupdict("")
    numeral = read_numeral(part["number"])
    if numeral is None:
        return None
    share = _SHARES.get(part["share"], "")
    if share and part["unit"]:
        return None
    per = _PERIODS.get(part["period"], part["period"])
    prefix = _REWRITTEN.get(part["prefix"], part["prefix"])
    found = (_BOUNDS.get(prefix), _INFIXES.get(part["infix"]), _SUFFIXES.get(part["suffix"]))
    infix = part["infix"].replace("几", "余") + part["outer"]
    return Phrase(
        numeral=numeral,
        scale=numeral.scale * _OUTER[part["outer"]],
        negative=bool(part["minus"]),
        unit=share or part["unit"],
        per=per,
        prefix=prefix,
        infix=infix,
        suffix="" if found[0] is found[2] is Bound.ABOUT else part["suffix"],  # 约200吨左右 says it twice
        bounds=frozenset(filter(None, found)),
        bare_scale=not share and part["number"][0] in "百千万亿",
    )
