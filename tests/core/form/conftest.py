"""A small form with every part of the data-file format in use."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
import tomli

from huibao.form.model import Form
from huibao.model.indicator import Combine, Indicator, QuantityKind
from huibao.model.outline import Outline
from huibao.model.unit import UnitKind

FULL = """\
format = 1
type = "school"
period = "2023"
outline = "chuangwei"
standard = ["national-hygienic-town", "school-extra"]
date = 2023-12-20

[unit]
name = "临江市实验小学"
kind = "primary"
superior = "临江市教育局"
code = "0071"
self_name = "本校"

[letter]
mark = "临江市实验小学文件"
number = "临实小〔2023〕12号"
signer = "王静"
copy_number = "000001"
secrecy = "秘密★1年"
urgency = "加急"
copy_to = ["临江市爱卫办", "临江市财政局"]
issued_by = "临江市实验小学办公室"
issued_on = 2023-12-21

[figures]
leadership.meetings = 12
leadership.funds = 12.35
publicity.leaflets = "4000余份"
publicity.awareness_rate = "98%以上"
publicity.banners = 0
greening.area = { value = 720, note = "6月竣工" }
greening.trees = "不适用"
tobacco.smoke_free = true

[targets]
publicity.leaflets = 3500
greening.area = { value = 700, note = "市里下达" }

[previous]
publicity.leaflets = 3500
tobacco.smoke_free = false
publicity.awareness_rate = 95.5

[planned]
publicity.leaflets = "5000份以上"
greening.area = { value = 800, note = "以批复为准" }

[local.garden_plots]
name = "劳动实践园地块数"
unit = "块"
section = "greening"
value = 12
target = 10
previous = "8块"
planned = 15
note = "含新建3块"

[local.ramp]
name = "已建无障碍坡道"
unit = "是否"
value = true

[texts]
leadership = "成立由校长任组长的领导小组，召开专题会{leadership.meetings}。"
publicity = ["=1+1 不是公式。", "@全体师生，\\n+1。"]

[lists]
problems = ["保洁员人手不足", "部分学生仍有随手丢弃现象"]
plans = ["新增保洁员2名"]
proposals = ["请求支持"]

[explanations]
"school-ratio-doctor" = "一名校医休产假，已向区教育局备案。"
"""


def _indicator(
    code: str, name: str, unit: str, kind: QuantityKind = QuantityKind.COUNT, **more: Any
) -> Indicator:
    """An indicator of the section that its code begins with."""
    more = {"section": code.partition(".")[0], **more}
    return Indicator(code, name, unit, kind, over_units=Combine.SUM, over_periods=Combine.SUM, **more)


_FORM = Form(
    unit_type="school",
    name="学校",
    indicators=(
        _indicator(
            "publicity.leaflets",
            "发放宣传资料",
            "份",
            aliases=("宣传单",),
            required=True,
            hint="含海报和折页",
        ),
        _indicator("publicity.banners", "悬挂横幅标语", "条"),
        _indicator("leadership.meetings", "召开专题会议", "次", required=True),
        _indicator("leadership.funds", "投入工作经费", "万元", QuantityKind.AMOUNT),
        _indicator("publicity.awareness_rate", "知晓率", "%", QuantityKind.RATIO, maximum=Decimal(100)),
        _indicator("greening.area", "绿化面积", "平方米", QuantityKind.AMOUNT, minimum=None),
        _indicator("greening.trees", "栽植树木", "株", kinds=("primary",)),
        _indicator("tobacco.smoke_free", "建成无烟单位", "是否", QuantityKind.YESNO, maximum=Decimal(1)),
        _indicator("remote.other", "其他指标", "个", formula="publicity.banners + 1", minimum=None),
    ),
    sections=(
        ("opening", ""),
        ("leadership", "加强组织领导，健全工作机制"),
        ("publicity", "广泛宣传发动，营造浓厚氛围"),
        ("greening", "美化校园环境"),
        ("tobacco", "开展控烟工作"),
    ),
    kinds=(UnitKind("primary", "小学"), UnitKind("college", "高等学校", "我院")),
    outlines=(
        Outline("chuangwei", "创卫工作年度总结", "{unit.name}总结", ("opening", "leadership"), default=True),
        Outline("monthly", "月报", "{unit.name}月报", ("publicity",)),
    ),
    lists=(("proposals", "意见建议"),),
)


@pytest.fixture
def full_tree() -> dict[str, Any]:
    """A data file with every part of the format, as the TOML reader gives it."""
    return tomli.loads(FULL, parse_float=Decimal)


@pytest.fixture(scope="session")
def form_of() -> Callable[..., Form]:
    """A form for the indicators above, filled from a tree if there is one."""
    from attrs import evolve

    return lambda tree=None: evolve(_FORM, tree=tree or {})
