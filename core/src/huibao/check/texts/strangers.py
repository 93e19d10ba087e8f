"""Another unit's words: 我院 in a school's text, and names of units that are not this one."""

import re
from collections.abc import Iterator, Sequence

from huibao.derive.facts import Facts
from huibao.model.finding import Finding
from huibao.model.rule import Severity
from huibao.model.unit import Unit
from huibao.text.letters import exchanged

from .passages import Passage, around, remark

_SELVES = r"[我本](?P<kind>校|院|局|园|社区|办|委|中心|所|站)"
_NOT_BEFORE = frozenset("自人你敌忘大小")
_NOT_AFTER = {
    "院": ("内感",),
    "局": ("面", "限", "部"),
    "园": ("区",),
    "办": tuple("理事公好法结学案"),
    "所": tuple("在有说见知想作做属谓"),
    "站": tuple("在立起稳"),
}
"""What makes another word of it: 自我, 本所属."""
_OWN = {
    "校": "校学",
    "院": "院",
    "局": "局",
    "园": "园",
    "社区": "社区",
    "办": "办",
    "委": "委",
    "中心": "中心",
    "所": "所",
    "站": "站",
}
_TAILS = (
    ("小学", "中学", "学校", "学院", "大学", "幼儿园"),
    ("医院", "卫生院", "卫生服务中心", "保健院", "诊所", "门诊部"),
    ("社区居委会", "社区居民委员会", "社区", "村民委员会", "街道办事处", "街道", "镇人民政府", "镇", "乡"),
    ("局", "委员会", "办公室", "指挥部"),
)
_PLACES = ("省", "自治区", "市", "县", "州", "旗", "区", "镇", "乡", "街道")
_PLACED = (
    rf"[^\W\da-zA-Z_的与和在对由向从经被受为让使各全我本该某每年发报给了并]{{2,5}}?(?:{'|'.join(_PLACES)})"
)
_BETWEEN = r"[^\W\da-zA-Z_]{0,12}?"
_REACH = 40
"""Characters that a unit's name, with what stands around it, has at the most."""
_STOPS = tuple((sign, "。") for sign in "！!\n")
_SELF = (("本", "我"),)
_SELF_DOING = (
    r"(?=成立了?|高度重视|坚持|把|将|认真|严格|始终|全体|积极|按照|切实|紧紧|以[“创]|现将|结合|在全[校院局社]|20\d\d年|{period}|年度?工作总结"
    r"|领导班子|创[卫建国]|爱国卫生|双创|共|全年)"
)


def other_units(facts: Facts, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Warnings on another type's 我院, questions on another unit's name in the place of this one's."""
    unit = facts.submission.unit
    own = facts.catalogue.self_name(unit)
    for passage in passages:
        text = passage.words
        for match in re.finditer(_SELVES, text) if "我" in text or "本" in text else ():
            if (
                _is_other_word(text, match)
                or _is_own(match["kind"], unit, own)
                or _quoted(text, match.start())
            ):
                continue
            message = f"{unit.name}的文字中自称“{match[0]}”：{around(text, match.start(), match.end())}"
            hint = f"改为“{own}”，或写 {{unit.self}}；是别的单位的文字的，改写这一段"
            yield remark(
                facts,
                "residue-self",
                Severity.WARNING,
                message,
                passage.place,
                hint,
                seen=match[0],
                expected=own,
            )
        yield from _names(facts, passage, unit)


def _is_other_word(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()][-1:], _NOT_AFTER.get(match["kind"])
    return before in _NOT_BEFORE or (after is not None and text.startswith(after, match.end()))


def _is_own(kind: str, unit: Unit, own: str) -> bool:
    """Whether a unit of that name may speak of itself so: 我院 a 学院, 我办 a 办公室."""
    if kind in own or kind in unit.name:
        return True
    return kind not in ("社区", "中心") and any(sign in unit.name for sign in _OWN[kind])


def _quoted(text: str, position: int) -> bool:
    """Whether it stands in a quotation: “我为我校添光彩” is a slogan."""
    return text.rfind("“", 0, position) > text.rfind("”", 0, position)


def _names(facts: Facts, passage: Passage, unit: Unit) -> Iterator[Finding]:
    tails = _same_kind(unit.name)
    if not tails or not _may_name(passage.words, tails):
        return
    for match in re.finditer(_pattern(tails), passage.words):
        name = match["subject"] or match["apposed"]
        if not _is_han(name) or _is_known(name, unit):
            continue
        if _tail_of(name, tails) == "局" and not _twin(name, unit.name):
            continue
        shown = around(passage.words, match.start(), match.end(), 6)
        message = f"文字中以“{name}”为主语，本单位是{unit.name}：{shown}"
        hint = "改为本单位名称，或写 {unit.name}、{unit.self}；写的确是该单位的，可以保留"
        yield remark(
            facts,
            "residue-unit",
            Severity.QUESTION,
            message,
            passage.place,
            hint,
            seen=name,
            expected=unit.name,
        )


def _pattern(tails: Sequence[str]) -> str:
    """A unit's name as the subject of a sentence, or after 我校 and the like; letters are let pass."""
    name = rf"{_PLACED}{_BETWEEN}(?:{'|'.join(tails)})"
    return (
        rf"(?:(?<=^)|(?<=[。！!\n]))(?P<subject>{name}){_SELF_DOING}"
        rf"|[我本](?:校|院|局|社区|单位|街道|镇|园)(?P<apposed>{name})"
    )


def _may_name(text: str, tails: Sequence[str]) -> bool:
    """Whether a place and a unit stand where a sentence begins, or after 我 or 本."""
    stretches = [*exchanged(text, _STOPS).split("。"), *exchanged(text, _SELF).split("我")[1:]]
    return any(
        any(tail in head for tail in tails) and any(place in head for place in _PLACES)
        for head in (each[:_REACH] for each in stretches)
    )


def _is_han(name: str) -> bool:
    """Whether a name holds none of the other letters that the patterns let pass."""
    return min(name) >= "\u4e00" and max(name) <= "\u9fff"


def _same_kind(name: str) -> tuple[str, ...]:
    """The endings of units of the same kind: partners are mostly of another."""
    return next((tails for tails in _TAILS if name.endswith(tails)), ())


def _tail_of(name: str, tails: Sequence[str]) -> str:
    return "局" if set(tails) & {"局", "办公室"} else next(tail for tail in tails if name.endswith(tail))


def _twin(name: str, own: str) -> bool:
    """Whether a bureau has the same office elsewhere: 海州市环境保护局 and 平川市环境保护局."""
    office = re.sub(rf"^(?:{_PLACED})+", "", own)
    return len(office) > 2 and name.endswith(office)


def _is_known(name: str, unit: Unit) -> bool:
    """Whether it is this unit or its superior, or a shorter or a longer form of their names."""
    return any(name in known or known in name for known in (unit.name, unit.superior) if known)
