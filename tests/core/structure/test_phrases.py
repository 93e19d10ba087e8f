"""A quantity is taken apart as its grammar says, which no pattern holds: it would be slow to compile."""

import re

from hypothesis import given
from hypothesis import strategies as st

from huibao.structure.numerals import NUMERAL
from huibao.structure.phrases import BOUND_WORDS, _pieces, dissect
from huibao.text.letters import side_by_side

_GRAMMAR = (
    r"(?:每[一1]?(?P<period>[^0-9零一二两三四五六七八九十]{1,4}?))?"
    rf"(?:累计|共计|总计|共|达到|达|控制在|保持在|稳定在)?(?P<prefix>{BOUND_WORDS})?"
    rf"(?P<share>[百千]分之)?(?P<minus>-)?(?P<number>{NUMERAL})"
    r"(?:(?P<infix>[余多几来])(?P<outer>万亿|[万亿])?)?"
    r"(?P<unit>[^0-9]*?(?:/10万人?口?|[23])?)"
    r"(?P<suffix>及以上|及以下|以上|以下|以内|之内|左右|上下|多|余)?"
)
_PIECES = (
    *"0123456789零一二两三四五六七八九十百千万亿点余多几来近约超上,.-至到/月日周次人份%一",
    *("每", "每周", "每一", "每1", "每个月", "每学期", "共", "共计", "达到", "达", "控制在"),
    *("不少于", "至少", "上百", "约为", ">=", "百分之", "千分之", "分之", "以上", "及以上", "左右", "以内"),
    *("平方米", "m2", "/10万", "/10万人", "/10万人口", "万亿", "千米", "4000", "1,234", "18.6", "\n"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=7).map("".join))
def test_the_pieces_are_those_of_the_grammar(text: str) -> None:
    found = re.fullmatch(_GRAMMAR, text)
    phrase = dissect(text)
    if found is None:
        assert phrase is None
        return
    part = found.groupdict("")
    period = part.pop("period")
    start = found.end("period") if period else 0
    assert _pieces(text, side_by_side(text), start) == tuple(part.values())
    if phrase is not None:
        assert phrase.per == {"星期": "周", "个月": "月"}.get(period, period)
