"""Finds the indicator that a person means by a name."""

import re
from functools import lru_cache

from huibao.model.catalogue import Catalogue

_SUMMED = re.compile(r"^(?:共|累计|合计|总计)(?=..)")
_DOING = re.compile(
    r"^(?:开展|组织|举办|举行|召开|发放|印发|下发|悬挂|张贴|制作|设置|配备|安装|投放|投入|签订)(?=..)"
)
"""Words that say nothing of their own: whoever has 40 banners has hung them up."""
_CLEARED = re.compile(r"^(?:清除|清运)(?=..)")
"""Other words do: toilets built this year are not all toilets, and those who came are not those who held."""
_COUNTED = re.compile(r"(?:([次人份条块期面篇件场户处个株车例册盏辆台座家])?数|数?量|总数)$")
_ALIKE = {"个": "个家处所块只户", "人": "人名", "家": "家户", "户": "户家", "场": "场次", "次": "次场期"}
"""Units that people count by the same word."""


def code_of(name: str, catalogue: Catalogue) -> str | None:
    """The code for a code, a name or an alias; None if there is none, or more than one.

    What people put before and after does not matter as long as it tells nothing apart: 垃圾箱,
    配备垃圾箱 and 垃圾箱数 are the same, 新建公厕 and 公厕 are not, nor 培训次数 and 培训人数.
    """
    exact = catalogue.names.get(name) or catalogue.names.get(name.removesuffix("数"))
    if exact:
        return exact
    code = _loosely(catalogue).get(bare(name))
    return code if code and _fits(name, catalogue.indicators[code].unit) else None


def bare(name: str) -> str:
    """A name without spaces, and without what does not matter before and after."""
    name = _DOING.sub("", _SUMMED.sub("", "".join(name.split())))
    return _COUNTED.sub("", _CLEARED.sub("清理", name))


@lru_cache(maxsize=32)
def _loosely(catalogue: Catalogue) -> dict[str, str]:
    """Codes by bare name, "" where two indicators share it."""
    codes: dict[str, str] = {}
    for name, code in catalogue.names.items():
        short = bare(name)
        codes[short] = code if codes.get(short, code) == code else ""
    return codes


def _fits(name: str, unit: str) -> bool:
    """Whether a name that tells what it counts counts by that unit: 份数 does by 份, not by 次."""
    counted = _COUNTED.search("".join(name.split()))
    word = counted[1] if counted else None
    return not word or any(letter in unit for letter in _ALIKE.get(word, word))
