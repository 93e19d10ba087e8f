"""Finds the indicator that a person means by a name."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from huibao.model.catalogue import Catalogue
from huibao.model.indicator import Indicator
from huibao.model.measures import OCCASIONS
from huibao.model.quantity import Quantity
from huibao.text.letters import exchanged

from .quantities import QuantityError, parse_quantity

# Most names need none of these patterns: they are compiled when one does.
_SUMMED = r"^(?:共(?!享|同)|累计|合计|总计)(?=..)"
_SUMS = ("共", "累计", "合计", "总计")
_DEED = (
    "开展|组织|举办|举行|召开|发放|印发|下发|悬挂|张贴|制作|设置|配备|安装|投放|投入|签订|"
    "制定|成立|组建|设立|下达|发出|编发|创建|建成"
)
_DEEDS = tuple(_DEED.split("|"))
_DOING = rf"^(?:{_DEED}){{1,2}}(?=..)"
"""Words that say nothing of their own: whoever has 40 banners has hung them up."""
_CLEARED = ("清除", "清运")
"""Other words do: toilets built this year are not all toilets, and those who came are not those who held."""
_COUNTED = r"(?:([次人份条块期面篇件场户处个株车例册盏辆台座家])?数|数?量|总数)$"
_ACT = (
    "整治|治理|清理|改造|更换|取缔|查处|检查|排查|抽检|检测|监测|拆除|维修|清洗|修补|收运|清运|处置|处理|命名|"
    "培训|筛查|体检|整改|办结|淘汰|规范|核发|受理|消杀|发放|张贴|悬挂|安装|签订|施划|修剪|清掏|新建|改建|"
    "投放|设置|配备|粉刷|硬化|疏通|清除|补植"
)
"""What is done to a thing is said before it or after it: 整治占道经营, 占道经营整治."""
_DONE_TO = rf"^(..+?)({_ACT})$"
_BROUGHT_ABOUT = rf"^(?:完成|实施)(?=(?:{_ACT})..|..+(?:{_ACT})$)"
"""What was treated has been treated: 完成黑臭水体治理."""
_AROUND = (
    r"^(?:其中|全年|年内|当年|全院|全校|全园|全镇|院内|校内|校园)(?=..)"
    r"|创卫工作|创建国家卫生城市|创卫|双创|爱国卫生(?!月|运动)|爱卫会?"
)
"""Where, when and what for: in a report of this unit, period and campaign it goes without saying."""
_QUOTES = tuple((mark, "") for mark in "“”\"'‘’")
_ALIKE = {"个": "个家处所块只户", "人": "人名", "家": "家户", "户": "户家", "场": "场次", "次": "次场期"}
"""Units that people count by the same word."""


def code_of(name: str, catalogue: Catalogue, value: object = None) -> str | None:
    """The code for a code, a name or an alias; None if there is none, or more than one.

    It may be that of an indicator that a plugin removed: its names do not pass to others.

    What people put before and after does not matter as long as it tells nothing apart: 垃圾箱,
    配备垃圾箱 and 垃圾箱数 are the same, 新建公厕 and 公厕 are not, nor 培训次数 and 培训人数. Nor does
    it matter whether the deed stands first or last: 城中村整治 is 整治城中村. Where several indicators
    share a name, the unit that stands in the value tells which of them is meant: 鼠药30公斤, 鼠药200包.
    """
    exact = _exactly(name, catalogue)
    if len(exact) == 1 and _is_plain(value, catalogue.defined[exact[0]]):
        return exact[0]
    codes = tuple(dict.fromkeys((*exact, *_alike(name, catalogue))))
    meant = _meant(name, exact, [catalogue.defined[code] for code in codes], value)
    codes = meant or exact or codes  # a wrong unit is the reader's to tell
    return codes[0] if len(codes) == 1 else None


def codes_of(name: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The codes of all the indicators that a name may mean, as far as the name alone can tell."""
    return _exactly(name, catalogue) or _alike(name, catalogue)


def _exactly(name: str, catalogue: Catalogue) -> tuple[str, ...]:
    bearers = _bearers(catalogue)
    return bearers.get(name) or bearers.get(name.removesuffix("数"), ())


def _alike(name: str, catalogue: Catalogue) -> tuple[str, ...]:
    bearers = _turned_bearers(catalogue)
    for known in (turned(name), turned(re.sub(_AROUND, "", bare(name)))):
        codes = _fitting(name, bearers.get(known, ()), catalogue)
        if codes:
            return codes
    return ()


def _meant(name: str, exact: tuple[str, ...], namesakes: list[Indicator], value: object) -> tuple[str, ...]:
    """Those of the namesakes that a figure as written in a data file fits best.

    A bare number is no habit (每周1次) where a namesake is none; a sheet (9块) is no issue (9期).
    """
    closeness: dict[str, int] = {}
    for indicator in namesakes:
        written = ""
        if value is not None:
            quantity = _taken(value, indicator)
            if quantity is None:
                continue
            written = quantity.notation.unit if quantity.notation else ""
        alike = (written in OCCASIONS) == (indicator.unit in OCCASIONS)
        unit = (written == indicator.unit) * 8 + alike * 4 if written else ("/" not in indicator.unit) * 8
        closeness[indicator.code] = unit + (indicator.code in exact) * 2 + (indicator.name == name)
    most = max(closeness.values(), default=0)
    return tuple(code for code, close in closeness.items() if close == most)


def _is_plain(value: object, indicator: Indicator) -> bool:
    """Whether a figure as written in a data file says nothing against the one indicator of that name."""
    if not _says_unit(value):
        return "/" not in indicator.unit
    quantity = _taken(value, indicator)
    return quantity is not None and quantity.notation is not None and quantity.notation.unit == indicator.unit


def _says_unit(value: object) -> bool:
    """Whether a figure as written in a data file says more than a number."""
    if isinstance(value, dict):
        return bool(value.get("unit")) or _says_unit(value.get("value"))
    return isinstance(value, str | bool)


def _taken(value: object, indicator: Indicator) -> Quantity | None:
    """A figure as written in a data file as one of that indicator; None if it can't be one."""
    if isinstance(value, dict):
        number, unit = value.get("value"), value.get("unit", "")
        value = f"{number}{unit}" if unit else number
    try:
        return parse_quantity(value, indicator.unit, indicator.kind)
    except QuantityError:
        return None


def bare(name: str) -> str:
    """A name without spaces and quotation marks, and without what does not matter before and after."""
    if not name.isalnum():
        name = "".join(exchanged(name, _QUOTES).split())
    if name.startswith(_SUMS):
        name = re.sub(_SUMMED, "", name)
    if name.startswith(_DEEDS):
        name = re.sub(_DOING, "", name)
    if name.startswith(_CLEARED) and len(name) > 3:
        name = f"清理{name[2:]}"
    return re.sub(_COUNTED, "", name) if name.endswith(("数", "量")) else name


def turned(name: str) -> str:
    """A bare name with the deed in front, wherever it stood."""
    name = re.sub(_BROUGHT_ABOUT, "", bare(name))
    return bare(re.sub(_DONE_TO, r"\2\1", name))


@lru_cache(maxsize=32)
def _bearers(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Codes by name as it is."""
    codes: dict[str, dict[str, None]] = defaultdict(dict)
    for code, indicator in catalogue.defined.items():
        for name in (code, indicator.name, *indicator.aliases):
            taken = codes[name] and code in catalogue.removed and _has_like(indicator, codes[name], catalogue)
            if not taken:
                codes[name][code] = None
    return {name: tuple(known) for name, known in codes.items()}


def _has_like(removed: Indicator, codes: Iterable[str], catalogue: Catalogue) -> bool:
    """Whether one of the indicators is counted as a removed one was: its name has passed on."""
    return any(catalogue.defined[code].unit == removed.unit for code in codes)


@lru_cache(maxsize=32)
def _turned_bearers(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Codes by turned name: a thousand names take long, and most files need none of them."""
    codes: dict[str, dict[str, None]] = defaultdict(dict)
    for name, known in _bearers(catalogue).items():
        codes[turned(name)] |= dict.fromkeys(known)
    return {name: tuple(known) for name, known in codes.items()}


def _fitting(name: str, codes: tuple[str, ...], catalogue: Catalogue) -> tuple[str, ...]:
    """Those of the codes whose unit a name that tells what it counts counts by: 份数 by 份, not by 次."""
    counted = re.search(_COUNTED, "".join(name.split()))
    word = counted[1] if counted else None
    alike = _ALIKE.get(word, word) if word else ""
    return tuple(
        code for code in codes if not alike or any(letter in catalogue.defined[code].unit for letter in alike)
    )
