"""What a data file holds of former content: things that a plugin removed, and names of old."""

from collections.abc import Iterator

from huibao.derive.facts import Facts
from huibao.model.change import Part, SetAside
from huibao.model.finding import Finding
from huibao.model.rule import Severity


def old_names(facts: Facts) -> Iterator[Finding]:
    """A note for each old name, at the first place where it stands: it is understood, and has a new one."""
    told: set[tuple[str, str]] = set()
    for each in facts.submission.renamed:
        if (each.old, each.new) in told:
            continue
        told.add((each.old, each.new))
        indicator = facts.catalogue.indicators.get(each.new)
        name = f"（{indicator.name}）" if indicator else ""
        yield Finding(
            rule=f"{facts.catalogue.unit_type.id}-renamed",
            severity=Severity.NOTE,
            message=f"{each.old} 现称 {each.new}{name}，已按新名读取",
            indicators=(each.new,) if indicator else (),
            place=each.place,
            hint="下次填报请用新名",
        )


def set_aside(facts: Facts) -> Iterator[Finding]:
    """A finding for each thing that was set aside: who removed it, why, and what to do."""
    for each in facts.submission.set_aside:
        change = facts.catalogue.change_of(each.part, each.id)
        if change is None:
            continue
        what, way_out = _of_figure(facts, each) if each.part is Part.INDICATOR else _of_text(each)
        done = "取消此项" if change.removes else "改写这一节"
        yield Finding(
            rule=f"{facts.catalogue.unit_type.id}-removed",
            severity=Severity.WARNING,
            message=f"{what}，报告未采用：{change.who}已{done}（{change.reason}）",
            indicators=(each.id,) if each.part is Part.INDICATOR else (),
            place=each.place,
            hint=way_out,
        )


def _of_figure(facts: Facts, each: SetAside) -> tuple[str, str]:
    name = facts.indicator(each.id).name
    if each.place.startswith(("texts.", "lists.")):
        return f"文字中引用了“{name}”", f"删去 {{{each.id}}} 所在的一句"
    return f"填报了“{name}”", "删去这个数；确需写入报告的，改填在“本地指标”（[local.名称]）中"


def _of_text(each: SetAside) -> tuple[str, str]:
    table, _dot, name = each.place.partition(".")
    if table == "lists":
        return f"列了“{name}”", "这份清单不再印出，可以删去"
    return f"写了“{each.id}”一节的文字", "把这段文字移到其他节，或删去"
