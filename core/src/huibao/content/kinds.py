"""What sort of number a unit of measure goes with."""

from huibao.model.indicator import QuantityKind
from huibao.model.measures import measure

RATIO_UNITS = {"%", "‰"}
AMOUNT_UNITS = {
    *("元", "千元", "万元", "亿元"),
    *("平方米", "万平方米", "平方公里", "公顷", "亩"),
    *("米", "公里", "克", "公斤", "千克", "吨", "升", "毫升", "立方米"),
    *("分钟", "小时", "天", "分贝", "度"),
}


def kind_of(unit: str) -> QuantityKind:
    """The kind of an indicator that is measured in that unit, unless it says otherwise."""
    if unit in RATIO_UNITS:
        return QuantityKind.RATIO
    if unit == "是否":
        return QuantityKind.YESNO
    return QuantityKind.AMOUNT if unit in AMOUNT_UNITS or _per_thing(unit) else QuantityKind.COUNT


def _per_thing(unit: str) -> bool:
    """Whether a unit shares out among things or people (只/张, 元/人); how often (次/周) does not."""
    per = unit.partition("/")[2]
    return bool(per) and measure(per).family not in ("time", "calendar")
