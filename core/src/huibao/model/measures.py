"""Units of measure: how they are written, and which convert into which.

Every unit has a family and a size in it; units of one family convert by the ratio of their sizes.
Measure words of countable things are one loose family (a banner is 条, 幅 or 个); persons (人) and
attendances (人次) are two. Months and days do not convert: a month has no fixed number of days.
A unit that the table does not know is a family of its own. It lives in the model because
reading, printing and adding up all need it.
"""

import unicodedata
from decimal import Context, Decimal, Inexact
from functools import lru_cache
from math import gcd
from typing import NamedTuple

from huibao.model.sealed import frozen

PERSONS = "persons"
ATTENDANCES = "attendances"
THINGS = "things"
DOSES = "doses"
TIME = "time"
RATIO = "ratio"


class Ratio(NamedTuple):
    """An exact proportion, in its lowest terms.

    Every command makes a hundred of them, and `fractions` takes a while to import.
    """

    numerator: int
    denominator: int = 1


_ONE = Ratio(1)

_FAMILIES: dict[str, dict[str, Ratio]] = {
    "money": {"元": _ONE},
    "area": {
        "平方米": _ONE,
        "亩": Ratio(2000, 3),
        "公顷": Ratio(10_000),
        "平方公里": Ratio(1_000_000),
        "平方千米": Ratio(1_000_000),
    },
    "length": {"厘米": Ratio(1, 100), "米": _ONE, "里": Ratio(500), "公里": Ratio(1000)},
    "mass": {"克": _ONE, "斤": Ratio(500), "公斤": Ratio(1000), "吨": Ratio(1_000_000)},
    "volume": {"毫升": Ratio(1, 1000), "升": _ONE, "立方米": Ratio(1000)},
    TIME: {
        "分钟": _ONE,
        "小时": Ratio(60),
        "天": Ratio(1440),
        "日": Ratio(1440),
        "周": Ratio(10_080),
        "星期": Ratio(10_080),
    },
    "energy": {"千瓦时": _ONE, "度": _ONE},
    "temperature": {"℃": _ONE, "摄氏度": _ONE},
    "calendar": {"月": _ONE, "个月": _ONE, "季度": Ratio(3), "年": Ratio(12)},
    RATIO: {"‰": Ratio(1, 1000), "%": Ratio(1, 100), "成": Ratio(1, 10)},
    PERSONS: dict.fromkeys("人名位", _ONE),
    ATTENDANCES: {"人次": _ONE},
    DOSES: dict.fromkeys(("剂次", "针次", "剂"), _ONE),
    THINGS: dict.fromkeys(
        (
            *"个处座家所块条面幅项件份张册卷本套台辆盏盆株棵支把间户栋包期篇次场回车例起宗批组种类只箱艘副部架道袋盒瓶桶",
            *"节堂片幢届枚口眼档扇车",
            "面次",
            *(
                "台套",
                "台(套)",
                "场次",
                "班次",
                "车次",
                "批次",
                "家次",
                "所次",
                "台次",
                "辆次",
                "个次",
                "户次",
            ),
        ),
        _ONE,
    ),
}
OCCASIONS = frozenset(("次", "期", "场", "回", "届", "场次", "班次", "车次", "批次", "批", "堂"))
"""What is counted by these happens; what is counted by other measure words is there."""
_MEASURES = {unit: (family, size) for family, units in _FAMILIES.items() for unit, size in units.items()}

_SPELLINGS = {
    "m2": "平方米",
    "平米": "平方米",
    "平方": "平方米",
    "km2": "平方公里",
    "ha": "公顷",
    "m": "米",
    "cm": "厘米",
    "km": "公里",
    "g": "克",
    "kg": "公斤",
    "t": "吨",
    "m3": "立方米",
    "方": "立方米",
    "立方": "立方米",
    "l": "升",
    "ml": "毫升",
    "h": "小时",
    "个小时": "小时",
    "min": "分钟",
    "°c": "℃",
}
_PER_HUNDRED_THOUSAND = ("/10万", "/10万人", "/10万人口", "/十万", "/十万人")
"""Mortality and incidence: 28.6/10万, 28.6例/10万."""
KNOWN_UNITS = frozenset(_MEASURES) | frozenset(_SPELLINGS)
"""The units, in any of their usual spellings, that the table knows."""
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

_EXACT = Context(prec=200)
_DIGITS = 28


@frozen
class Measure:
    """What a unit measures and how large it is: 万元 is 10000 of the family money."""

    family: str
    size: Ratio


@lru_cache(maxsize=1024)
def normalise_unit(unit: str) -> str:
    """The usual spelling of a unit: half width, no blanks, no symbols (㎡ → 平方米, KM → 公里)."""
    folded = "".join(unicodedata.normalize("NFKC", unit).split())
    if folded.endswith(_PER_HUNDRED_THOUSAND):
        return "/10万"
    return "/".join(_SPELLINGS.get(part.lower(), part) for part in folded.split("/"))


@lru_cache(maxsize=1024)
def measure(unit: str) -> Measure:
    """The measure of a unit, however it is spelled. 次/周 is a rate; its unit of time is fixed."""
    return _measure(normalise_unit(unit))


def _measure(unit: str) -> Measure:
    numerator, slash, denominator = unit.partition("/")
    if slash:
        top, bottom = _measure(numerator), _measure(denominator)
        return Measure(f"{top.family}/{bottom.family}*{'/'.join(map(str, bottom.size))}", top.size)
    if unit in _MEASURES:
        return Measure(*_MEASURES[unit])
    if len(unit) > 1 and unit[0] in _SCALES:
        base = _measure(unit[1:])
        return Measure(base.family, _lowest(base.size.numerator * _SCALES[unit[0]], base.size.denominator))
    return Measure(unit.lower(), _ONE)


def _lowest(numerator: int, denominator: int) -> Ratio:
    common = gcd(numerator, denominator)
    return Ratio(numerator // common, denominator // common)


def factor(source: str, target: str) -> Ratio | None:
    """How many of target one source is; None where they do not convert."""
    if source == target:
        return _ONE
    given, wanted = measure(source), measure(target)
    if given.family != wanted.family:
        return None
    (top, parts), (of, of_parts) = given.size, wanted.size
    return _lowest(top * of_parts, parts * of)


def times(value: Decimal, ratio: Ratio) -> Decimal:
    """The product: exact where decimals can say it, else to at least 28 significant digits.

    Zeros that only the conversion brought in are dropped; a ratio of 1 leaves the value untouched.
    """
    if ratio is _ONE or ratio == _ONE:
        return value
    product = _EXACT.multiply(value, Decimal(ratio.numerator))
    divisor = Decimal(ratio.denominator)
    context = Context(prec=_EXACT.prec)
    quotient = context.divide(product, divisor)
    if context.flags[Inexact]:
        # Six digits more than the given ones are enough to find the written number again.
        precision = max(_DIGITS, len(value.as_tuple().digits) + 6)
        quotient = Context(prec=precision).plus(quotient)
    return trimmed(quotient)


def trimmed(value: Decimal) -> Decimal:
    """The same number without trailing zeros after the point, and never with an exponent."""
    if str(value).isdigit():  # a whole number, as most are
        return value
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value.normalize(_EXACT)
