"""Breaks a title that is too long for a line where its meaning breaks, into a trapezoid or a diamond."""

import re
from functools import lru_cache
from itertools import combinations, pairwise

from huibao.model.document import Document
from huibao.model.layout import POINTS

from .characters import breadth

# Patterns are compiled by the first title that needs them: most fit on one line.
_WORDS = (
    "国家卫生城市|国家卫生县城|国家卫生乡镇|国家卫生县|国家卫生镇|国家卫生区|卫生先进单位|卫生先进|爱国卫生月|爱国卫生运动|爱国卫生"
    "|全国文明城市|文明城市|健康城市|健康教育|健康促进|病媒生物|人居环境|医疗废物|传染病|控烟|双创|创卫|创城|创建|巩固|迎检|复审|整治"
    "|第[一二三四]季度|上半年|下半年|年度|半年|季度|学年|第[一二]学期|学期|春季|秋季|冬季|夏季"
    "|工作情况|工作总结|工作报告|工作汇报|活动情况|情况报告|工作|活动|情况|总结|报告|汇报|通报|方案|计划|专项|行动|进展|开展"
    "|人民政府|卫生健康局|卫生健康委员会|教育局|委员会|办公室|领导小组|指挥部|卫生院|卫生服务中心|服务中心|中心卫生院|人民医院|医院"
    "|实验小学|中心小学|小学|初级中学|高级中学|中学|学校|学院|大学|幼儿园|街道办事处|街道|社区居民委员会|社区|居委会|村委会"
)
_PLACE = r"[^\W\d_]{1,4}?(?:自治区|自治州|省|市|县|区|镇|乡)(?!度|域|长|级|委|政)"
_PIECE = rf"(?s)\d+(?:[-—]\d+)?年?(?:\d+月)?(?:年度|度)?|关于|{_WORDS}|{_PLACE}|[A-Za-z]+|."
_JOINS_ON = r"[的及与和暨、，。）》”’]|工作|情况|总结|报告|汇报|年度|活动"
"""What looks lost at the beginning of a line."""
_OPENS = r"(关于|[（《“‘及与和暨])\Z"
"""What looks lost at the end of a line."""
_WESTERN = r"[A-Za-z\d]+"
_MOST = 4


def title_lines(document: Document) -> tuple[str, ...]:
    """The title's lines: one where it fits into the type area, else as its meaning divides it."""
    layout = document.layout
    room = int(layout.text_width * POINTS / layout.title.size)
    title = document.title
    if len(title) <= room or _set(title) <= room:  # what Western letters save is more than blanks take
        return (title,)
    return broken(tuple(document.title_lines), room)


@lru_cache(maxsize=256)
def broken(marked: tuple[str, ...], room: int) -> tuple[str, ...]:
    """The best way to break; marked are the parts as the outline divides the title."""
    if 1 < len(marked) <= _MOST and all(_set(line) <= room for line in marked):
        return marked
    pieces: list[str] = []
    marks: set[int] = set()
    for part in marked:
        marks.add(len(pieces))
        pieces += re.findall(_PIECE, part)
    best: tuple[float, tuple[str, ...]] | None = None
    least = -(-breadth("".join(pieces)) // room)
    for count in range(int(least), _MOST + 1):
        for cuts in combinations(range(1, len(pieces)), count - 1):
            ends = (0, *cuts, len(pieces))
            lines = tuple("".join(pieces[a:b]) for a, b in pairwise(ends))
            if max(map(_set, lines)) <= room:
                cost = _shape(lines) + sum(0 if cut in marks else _tear(pieces, cut) for cut in cuts)
                if best is None or cost < best[0]:
                    best = cost, lines
        if best is not None:
            return best[1]
    return marked  # more than four lines: the program that shows the page breaks it


def _set(text: str) -> float:
    """How wide the text is set at most: some programs put a quarter between Chinese and digits or letters."""
    meetings = 0
    for run in re.finditer(_WESTERN, text):
        start, end = run.span()
        meetings += _is_han(text[max(start - 1, 0) : start]) + _is_han(text[end : end + 1])
    return breadth(text) + meetings / 4


def _is_han(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff"


def _tear(pieces: list[str], cut: int) -> float:
    """How much it hurts to break there."""
    before, after = pieces[cut - 1], pieces[cut]
    loose = len(before) == 1 and len(after) == 1  # perhaps within a word that is not known
    return 1 + 12 * loose + 6 * bool(re.search(_OPENS, before)) + 4 * bool(re.match(_JOINS_ON, after))


def _shape(lines: tuple[str, ...]) -> float:
    """How far from a trapezoid or a diamond: an hourglass is worst, equal lines are no shape."""
    widths = [breadth(line) for line in lines]
    waist = any(a > b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))
    equal = any(a == b for a, b in pairwise(widths))
    return 10 * waist + 1 * equal + (max(widths) - min(widths)) / 4
