"""Looking at a text before it is searched, or instead, finds neither less nor more than searching would."""

import re

from hypothesis import given
from hypothesis import strategies as st

from huibao.check.texts import blanks, changes, compared, counts, numbers, strangers, sums, twice, years
from huibao.check.texts.likeness import letters, sentences_of
from huibao.check.texts.passages import Passage
from huibao.model.measures import KNOWN_UNITS
from huibao.model.period import Period
from huibao.structure.numerals import NUMERAL
from huibao.structure.phrases import BOUND_WORDS
from huibao.text.letters import side_by_side


def texts(*pieces: str) -> st.SearchStrategy[str]:
    """Texts that are put together from pieces, and from what stands between them in any text."""
    between = ("，", "。", "、", "；", "\n", " ", "的", "学校", "开展", "2", "10", "二", "a")
    return st.lists(st.sampled_from((*pieces, *between)), max_size=14).map("".join)


@given(
    texts(
        *"XxＸｘ×✕○〇O*＊_＿?？□△（）()〔〕《》【】[]<>＜＞…某此待填定略市年",
        *("20", "202", "此处填写", "待补充", "（略）", "单位", "名称", "请填", "\ue000", "亟待", "此处"),
    )
)
def test_no_blank_is_in_a_text_that_is_not_searched(text: str) -> None:
    assert blanks._may_be_open(text) or not re.search(blanks._BLANKS, text)


@given(
    texts(
        *(
            "小编",
            "范文",
            "仅供参考",
            "相关文章",
            "相关推荐：",
            "更多",
            "资讯",
            "转自",
            "网",
            "当前位置：",
            "上一篇",
        ),
        *(
            "责任编辑:",
            "总结",
            "报告（",
            "精选",
            "5篇",
            "&nbsp;",
            "&amp;",
            "&#",
            "12;",
            "<br",
            "/>",
            "<p>",
            "</p>",
        ),
    )
)
def test_nothing_pasted_is_in_a_text_that_is_not_searched(text: str) -> None:
    assert any(sign in text for sign in blanks._OF_PASTED) or not re.search(blanks._PASTED, text)


_GARBLED = (
    r"\ufffd|锟斤拷|(?:烫){3,}|[原否]那么|广阔(?=干部|职工|群众|党员|居民|师生|市民)|[，。；：、]{2,}(?<!。。。)"
    r"|(?<=[\u4e00-\u9fff])[`´](?=[\u4e00-\u9fff])|的['‘](?=[\u4e00-\u9fff])(?![^'’]{1,12}['’])"
    r"|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])|\d\. +\d+%|安康(?=知识|行为|处方)"
)


@given(
    texts(
        *("\ufffd", "锟斤拷", "烫", "烫烫", "原那么", "那么", "广阔", "干部", "安康", "知识", "%", "1. "),
        *("`", "´", ".", "的'", "的‘", "'", "’", "：", "中", "é", "\u3400"),
    )
)
def test_what_is_garbled_is_what_the_pattern_says(text: str) -> None:
    assert blanks._garbled(text) == [match.span() for match in re.finditer(_GARBLED, text)]


@given(
    texts(
        *"0123456789零一二两三四五六七八九十百千万亿点余多几来近约超上第数.,-—–~～至到〔〕年月日间人次个份条%°",
        *(
            "不少于",
            "至少",
            "上百",
            "人次",
            "平方米",
            "千米",
            "以上",
            "左右",
            "百分之",
            "年级",
            "达到",
            "/10万",
        ),
    ),
    st.sampled_from([frozenset(), frozenset(["个百分点"]), frozenset(["", "次/周"])]),
)
def test_numbers_are_what_a_pattern_would_find(text: str, units: frozenset[str]) -> None:
    known = "|".join(map(re.escape, sorted(KNOWN_UNITS | units, key=lambda unit: (-len(unit), unit))))
    pattern = (
        r"(?<![A-Za-z0-9.\[\]/-])(?<![第之数几〔〕])"
        rf"(?P<range>{NUMERAL}(?:(?![，。；、])[^0-9]){{0,2}}?[-—–~～至到]+(?={NUMERAL}))?"
        rf"(?P<one>(?:{BOUND_WORDS})?{NUMERAL}[余多几来]?(?:万亿|[万亿])? ?"
        r"(?!(?:年|月份?|日|号|点|时|分|季度|学期|学年|年级|届|世纪|级|楼|路)(?!间))"
        rf"(?:{known})(?:及?以上|左右|上下|及?以下|以内|之内)?)"
    )
    found = [(match.start(), match.start("one"), match.end()) for match in re.finditer(pattern, text)]
    assert list(numbers._numbers(text, units)) == found


@given(texts(*"零一二两三四五六七八九十百千万亿余多几来第之数—～~至到〔〕", "0", "é"))
def test_neighbours_are_the_same_text_letter_for_letter(text: str) -> None:
    moved = side_by_side(text)
    assert len(moved) == len(text)
    assert [a == b for a in text for b in text] == [a == b for a in moved for b in moved]


@given(
    texts(
        *(
            "20",
            "23",
            "2023年",
            "２０２３年",
            "二〇二三年",
            "二零二三",
            "二○",
            "年",
            "22年",
            "年底",
            "上半年",
            "春季",
        ),
        *("-", "—", "～", "/", ".", "5月", "近", "学年", "〇", "零", "３"),
    )
)
def test_years_in_words_are_looked_for_where_there_is_a_nought(text: str) -> None:
    if not any(zero in text for zero in "〇○零"):
        found = [match.span() for match in re.finditer(years._IN_WORDS, text)]
        assert found == [match.span() for match in re.finditer(years._IN_FIGURES, text)]


_YEAR = (
    "20",
    "23",
    "2023年",
    "2024年",
    "２０２３年",
    "二〇二三年",
    "二零",
    "年",
    "22年",
    "年底",
    "上半年",
    "-",
    "学年",
)


@given(texts(*_YEAR, "今年", "去年（", "5月", "近", "共"), st.sampled_from(["plans", "greening"]))
def test_no_other_year_is_in_a_text_that_is_not_searched(text: str, key: str) -> None:
    passage = Passage("texts", "texts", key, text, text)
    period = Period.parse("2023")
    if not years._may_be_other(passage, period):
        named = {match[0] for match in re.finditer(years._IN_WORDS, text)}
        assert named <= {"2023年"}
        assert not named or (key != "plans" and "今年" not in text)


_COUNTED = r"[一二三四五六七八九十两\d](?:个|项|点|条|类|种|大|方面|是|部|份)"


@given(texts(*"一十两五3３²个项点条类种大是部份方面"))
def test_nothing_is_counted_in_a_text_that_is_not_searched(text: str) -> None:
    assert counts._may_count(text) or not re.search(_COUNTED, text)


@given(texts("共", "共计", "一共", "合计", "为", "达到", "达", "约", ","))
def test_totals_are_those_of_a_pattern(text: str) -> None:
    pattern = r"(?:^|[，,、])(?:共计|合计|总计|总共|一共|共)(?:为|达到|达|约)?\Z"
    assert f"，{text}".endswith(sums._TOTALS) == (re.search(pattern, text) is not None)


@given(
    texts(
        *(
            "临江",
            "市",
            "县",
            "区",
            "镇",
            "街道",
            "第二",
            "小学",
            "中学",
            "幼儿园",
            "我校",
            "本区",
            "我",
            "本",
            "！",
        ),
        *("成立", "认真", "共", "全年", "东湖", "本溪", "é", "Ａ"),
    )
)
def test_no_name_of_a_unit_is_in_a_text_that_is_not_searched(text: str) -> None:
    tails = strangers._TAILS[0]
    pattern = strangers._pattern(tails)
    assert strangers._may_name(text, tails) or not re.search(pattern, text)


@given(
    texts(
        "去年",
        "上年",
        "同期",
        "同比",
        "比",
        "较",
        "增加",
        "增长",
        "上升",
        "提升",
        "扩大",
        "压减",
        "降低",
        "升",
        "减",
        "了",
    )
)
def test_changes_and_comparisons_have_their_words(text: str) -> None:
    if re.search(f"{changes._UP}|{changes._DOWN}", text):
        assert any(word in text for word in changes._WORDS)
    if re.search(compared._AGAINST, text):
        assert any(word in text for word in compared._LAST)


@given(texts(*"。！!？?；;#约近0％ué㐀〇", "\u9fff", "\ua000"))
def test_sentences_and_their_letters(text: str) -> None:
    """As patterns would have it that take a map of all characters each."""
    figures = re.compile(r"[\ue0000-9零一二两三四五六七八九十百千万亿.,％%余多近约]+")

    def plain(written: str) -> str:
        return re.sub(r"[^\u3400-\u9fffA-Za-z#]+", "", figures.sub("#", written)).strip("#")

    found = re.findall(r"[^。！!？?；;\n]+[。！!？?；;]?", text)
    assert letters(text) == plain(text)
    assert sentences_of(text) == [(each.strip(), plain(each)) for each in found]


_LOOSE = {
    "人": r"名(?![师单校册称额誉列义字])|位(?!于|置|次|居[第首前全榜])|个(?![人体别性中])",
    "人次": r"次(?![日年月要])|名(?![师单校册称额誉列义字])|人(?![员均工口])",
    "份": r"个(?![人体别性中])",
}


@given(st.sampled_from([*_LOOSE]), texts(*"名位个次人师字于置居第前体日员口", "居第", "居全"))
def test_loose_measure_words_are_those_of_patterns(unit: str, after: str) -> None:
    found = re.match(_LOOSE[unit], after)
    if found and not after.startswith(unit):
        assert twice.typed_again(unit, after) == found[0]
    elif not after.startswith(unit):
        alone = re.split(r"[，。；、：！？）)\s]", after, maxsplit=1)[0]
        assert twice.typed_again(unit, after) in ("", alone)
