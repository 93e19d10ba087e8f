"""Which indicator a number in a text is a figure of: its name stands right by it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from huibao.derive.facts import Facts
from huibao.model.catalogue import Catalogue
from huibao.model.prepared import prepared
from huibao.record import Record
from huibao.structure.naming import bare
from huibao.text.letters import exchanged

from .numbers import Mention

_LINKS = (
    *(
        "达到",
        "达",
        "共计",
        "共有",
        "共",
        "累计",
        "合计",
        "总计",
        "总数",
        "总",
        "为",
        "是",
        "有",
        "了",
        "已",
        "仅",
    ),
    *("数量", "人数", "次数", "份数", "件数", "数", "全部", "均", "都", "：", ":", "“", "”", " "),
    *("保持在", "稳定在", "控制在", "增加到", "提高到", "上升到", "扩大到", "下降到", "降低到", "减少到"),
    *("增加至", "提高至", "增至", "升至", "降至", "下降至", "完成", "约为"),
    *(f"{by}{last}的" for by in ("", "由", "从") for last in ("上年", "去年", "上年同期", "去年同期")),
)
"""What may stand between a name and its number."""
_MOST_LINKS = 3
_CLEAN = (
    "开展|组织|举办|举行|召开|发放|印发|下发|悬挂|张贴|制作|设置|配备|安装|投放|投入|签订|清理|清除|清运|新建|改建"
    "|完成|建立|配有|设有|实现|建成|参加|出动|使用|筹集|受理|办结|整改|发现|排查|评选|表彰|培训"
    "|全年|今年|去年|上年(?:同期|度)?|本年度?|一年来|年内|[上下]半年|本季度|本学期|本月|截至目前|截至年底|截至|年底|先后|累计|共计|共"
    "|现有|现|目前|已|并|还|有|了|我[校院局镇办市县区]|我社区|我街道|我中心|我单位|本校|学校|医院|社区|街道|单位"
    "|中心|全[校院局市县区镇]|全社区|全街道|辖区|认真|积极|广泛|大力|扎实|持续|深入"
    "|和|及|与|其|的|各类|各种|[“” ]"
    r"|20\d\d年(?:度|上半年|下半年)?"
)
"""What may stand before a name without telling of a part of it."""
_BREAKS = tuple((sign, "\n") for sign in "，,；;。！!？?：:、（(）)")
_NEAR = 14
"""How many characters may stand between a name and its number."""


class Match(Record):
    """An indicator's name by a number: sure says that the words around it leave no other meaning."""

    code: str
    name: str
    start: int
    """Where the name, or the number if it comes first, begins."""
    sure: bool
    follows: bool
    """Whether the name comes after the number (4000份宣传资料)."""


class Names:
    """The names of a type's indicators and of a file's own, ready to be looked for in texts."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes = codes
        self._by_start: dict[str, list[str]] = {}
        for name in sorted(codes, key=len, reverse=True):
            self._by_start.setdefault(name[:2], []).append(name)

    def found(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and code of each name in a text; of two that overlap the longer one."""
        spans: list[tuple[int, int, str]] = []
        for start in range(len(text) - 1):
            for name in self._by_start.get(text[start : start + 2], ()):
                if text.startswith(name, start):
                    spans.append((start, start + len(name), self._codes[name]))
                    break
        return [
            span
            for span in spans
            if not any(o[0] <= span[0] and span[1] <= o[1] and o[1] - o[0] > span[1] - span[0] for o in spans)
        ]


def names_of(facts: Facts) -> list[Names]:
    """The names to look for: the type's, prepared once, and the file's own."""
    known = [names_of_type(facts.catalogue)]
    if facts.local:
        known.append(Names({indicator.name: code for code, indicator in reversed([*facts.local.items()])}))
    return known


@prepared
def names_of_type(catalogue: Catalogue) -> Names:
    """Names and aliases, and what is left of them without a verb in front, where that is nobody else's."""
    known: dict[str, str] = {}
    rivals: defaultdict[str, list[str]] = defaultdict(list)
    for code, indicator in catalogue.indicators.items():
        for written in (indicator.name, *indicator.aliases):
            name = written if written.isalnum() else "".join(written.split())
            if known.setdefault(name, code) != code:
                rivals[name].append(code)
    for name, others in rivals.items():
        # How often (每周1次) is seldom told in running text; between others only a unit could choose.
        code = known.pop(name)
        plain = [each for each in (code, *others) if "/" not in catalogue.indicators[each].unit]
        if len(plain) == 1:
            known[name] = plain[0]
    shorter: dict[str, str] = {}
    shared: set[str] = set()
    for name, code in known.items():
        short = bare(name)
        if len(short) > 1 and short not in known and shorter.setdefault(short, code) != code:
            shared.add(short)
    return Names(known | {name: code for name, code in shorter.items() if name not in shared})


def matches(text: str, mention: Mention, names: Iterable[Names]) -> Iterator[Match]:
    """The indicators whose name is linked to a number in a folded text."""
    first = max(mention.start - 2 * _NEAR - 10, 0)
    before = text[first : mention.start]
    after = text[mention.end : mention.end + _NEAR]
    for known in names:
        for start, end, code in known.found(before):
            if _is_linked(before[end:]):
                head = exchanged(before[:start], _BREAKS).rpartition("\n")[2]
                sure = _clean().fullmatch(head) is not None and (first == 0 or head != before[:start])
                yield Match(code, before[start:end], first + start, sure, follows=False)
        for start, end, code in known.found(after):
            if after[:start] in ("", "的", "各类") and re.match(r"$|[，,；;。！!？?）)、\n]", after[end:]):
                head = exchanged(before, _BREAKS).rpartition("\n")[2]
                yield Match(
                    code, after[start:end], mention.start, _clean().fullmatch(head) is not None, follows=True
                )


def _is_linked(between: str, most: int = _MOST_LINKS) -> bool:
    """Whether nothing but words that link them stands between a name and its number."""
    if not between or not most or not between.startswith(_LINKS):
        return not between
    return any(_is_linked(between[len(word) :], most - 1) for word in _LINKS if between.startswith(word))


@cache
def _clean() -> re.Pattern[str]:
    return re.compile(f"(?:{_CLEAN})*")
