"""A starter data file: every indicator of a type, commented out, ready to be filled in."""

from collections.abc import Iterator

from huibao.model.catalogue import Catalogue
from huibao.model.indicator import Indicator
from huibao.model.period import Period
from huibao.model.unit import UnitType

_HEAD = """\
# {name}：填报数据文件。把要填的行前面的“# ”去掉，在等号后面填数；不填的行不用删。
# 数可以照平常的写法写：4000、"4000余份"、"98%以上"、"1518.20万元"；确无此项的填 "不适用"。
# 检查：report check {file}      成文：report build {file}

format = 1
type = "{type}"
period = "{period}"                # 2023、2023H1（上半年）、2023Q3、2023-05、"2023-2024学年第一学期"
# outline = "{outline}"        # {outlines}
# date = {day}              # 成文日期

[unit]
name = ""                        # 单位全称
{kind}# superior = ""                  # 主送机关
# self_name = "{self_name}"             # 自称，不填则按单位类别
# aim = "国家卫生县"                # 创建目标，不填则按对照标准

# 正式行文的版头和版记，不用的不填：
# [letter]
# mark = "××文件"                # 发文机关标志，如 青山县人民政府文件
# number = "×〔{year}〕12号"        # 发文字号，如 青政〔{year}〕12号
# signer = "张明"                # 签发人，上行文填写
# copy_to = ["××××"]             # 抄送机关
# issued_by = "××××办公室"         # 印发机关
# issued_on = {day}         # 印发日期
"""

_TAIL = """
[targets]                        # 年度目标，写法同上
# {code} =

[previous]                       # 上年同期数，也可以用 --previous 上年文件 代替
# {code} =

[planned]                        # 下期计划数，写入下一步打算
# {code} =

# 本单位特有的指标，一项一段：
# [local.garden_plots]
# name = "劳动实践园地"
# unit = "块"
# section = "{section}"
# value = 12

[texts]                          # 自己写的段落，按部分；数字用 {{指标代码}} 引用，不要重抄
# {section} = "……{{{code}}}……"

{lists}[explanations]                   # 对检查结果的说明：规则代码 = "原因"
"""
_LISTS = {"problems": "存在问题，一条一项", "plans": "下一步打算"}
"""What is said of the usual lists."""


def starter_file(catalogue: Catalogue, period: str, kind: str = "") -> str:
    """The text of a starter TOML file for that period; it is valid once the unit has a name.

    kind is the sub-kind whose part of a unit type the catalogue is, if it is not all of it.
    """
    outlines = catalogue.outlines.values()
    first = next(iter(catalogue.indicators.values()))
    kinds = catalogue.unit_type.kinds
    last_day = Period.parse(period).end
    head = _HEAD.format(
        name=catalogue.unit_type.name,
        type=catalogue.unit_type.id,
        self_name=(kinds[kind].self_name if kind else "") or catalogue.unit_type.self_name,
        day=last_day,
        year=last_day.year,
        file=f"{catalogue.unit_type.id}.toml",
        period=period,
        outline=catalogue.default_outline.id,
        outlines="；".join(f"{each.id} {each.name}" for each in outlines),
        kind=_kind_line(catalogue.unit_type, kind),
    )
    return (
        head
        + "\n[figures]\n"
        + "\n".join(_figures(catalogue))
        + "\n"
        + _TAIL.format(code=first.code, section=first.section, lists=_lists(catalogue))
    )


def _lists(catalogue: Catalogue) -> str:
    """The lists that some section prints: a data file may have no others."""
    printed = dict.fromkeys(plan.of for section in catalogue.sections.values() for plan in section.lists)
    lines = [f"{of} = []".ljust(33) + f"# {_LISTS.get(of, '一条一项')}" for of in printed]
    return "\n".join(["[lists]", *lines, "", ""]) if lines else ""


def _kind_line(unit_type: UnitType, kind: str) -> str:
    """The line of the sub-kind, with those that there are; what is asked for besides is a word away."""
    kinds = unit_type.kinds
    if kind:
        find = f"report describe {unit_type.id} --find 词"
        return (
            f'kind = "{kind}"'.ljust(33)
            + f"# {kinds[kind].name}；下面只列其常报指标，其他指标同样可填：{find}\n"
        )
    if not kinds:
        return ""
    known = "；".join(f"{each.id} {each.name}" for each in kinds.values())
    return f'# kind = "{next(iter(kinds))}"'.ljust(33) + f"# {known}\n"


def _figures(catalogue: Catalogue) -> Iterator[str]:
    by_section: dict[str, list[Indicator]] = {}
    for indicator in catalogue.indicators.values():
        by_section.setdefault(indicator.section, []).append(indicator)
    headings = catalogue.headings()
    for id in dict.fromkeys([*headings, *by_section]):
        indicators = by_section.get(id, [])
        if indicators:
            yield f"\n# ── {id} {headings.get(id, '')}".rstrip()
            yield from map(_line, indicators)


def _line(indicator: Indicator) -> str:
    remarks = [f"{indicator.name}（{indicator.unit}）"]
    if indicator.required:
        remarks.append("必填")
    if indicator.formula:
        remarks.append("不填则自动计算")
    if indicator.kinds:
        remarks.append("仅 " + "、".join(indicator.kinds))
    if indicator.hint:
        remarks.append(indicator.hint)
    return f"# {indicator.code} = ".ljust(46) + "# " + "；".join(remarks)
