"""What sort of number a unit of measure goes with."""

from huibao.model.indicator import QuantityKind
from huibao.model.measures import ATTENDANCES, DOSES, PERSONS, THINGS, measure

RATIO_UNITS = {"%", "‰"}
AMOUNT_UNITS = {
    *("元", "千元", "万元", "亿元"),
    *("平方米", "万平方米", "平方公里", "公顷", "亩"),
    *("米", "公里", "克", "公斤", "千克", "吨", "升", "毫升", "立方米"),
    *("分钟", "小时", "天", "分贝", "度"),
}

_COUNTED = frozenset((THINGS, PERSONS, ATTENDANCES, DOSES))
"""Families of units that count: there is no half of one."""
_COUNTED_BESIDES = frozenset(
    (
        *"头匹羽尾根颗粒双对轮班门笔封首顶列排圈队团组户家校园村镇乡县市店厂站桶筐篮",
        *("班级", "单位", "小区", "社区", "街道", "单元", "学校", "企业", "商户", "农户", "家庭", "村庄"),
    )
)
"""What else people count things by, though none of it converts into another unit."""


def kind_of(unit: str) -> QuantityKind:
    """The kind of an indicator that is measured in that unit, unless it says otherwise."""
    if unit in RATIO_UNITS:
        return QuantityKind.RATIO
    if unit == "是否":
        return QuantityKind.YESNO
    return QuantityKind.AMOUNT if unit in AMOUNT_UNITS or _per_thing(unit) else QuantityKind.COUNT


def kind_of_own(unit: str) -> QuantityKind:
    """The kind of an indicator that a data file defines for itself.

    Nobody can say there of what kind it is, so that only what is surely counted has to be whole: a score
    (分), a temperature and whatever unit nobody knows may have decimals.
    """
    kind = kind_of(unit)
    return QuantityKind.AMOUNT if kind is QuantityKind.COUNT and not _counts(unit) else kind


def _counts(unit: str) -> bool:
    """Whether a unit is surely one of things or people, or of how often (次/周)."""
    family = measure(unit.partition("/")[0]).family
    return family in _COUNTED or family in _COUNTED_BESIDES or family.endswith("次")


def _per_thing(unit: str) -> bool:
    """Whether a unit shares out among things or people (只/张, 元/人); how often (次/周) does not."""
    per = unit.partition("/")[2]
    return bool(per) and measure(per).family not in ("time", "calendar")
