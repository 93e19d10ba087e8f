"""Finds the indicator that a person means by a name."""

import re
from functools import lru_cache

from huibao.model.catalogue import Catalogue

_DOING = re.compile(
    r"^(?:共|累计)?(?:开展|组织|举办|举行|召开|发放|印发|下发|悬挂|张贴|制作|设置|配备|安装|清理|清除|清运"
    r"|栽植|投放|投入|签订|参加|新建|建立|完成)(?=..)"
)
_COUNTED = re.compile(r"(?:[次人份条块期面篇件场户处个株车例册盏辆台座家]?数|数?量|总数)$")


def code_of(name: str, catalogue: Catalogue) -> str | None:
    """The code for a code, a name or an alias; None if there is none, or more than one.

    What people put before and after does not matter: 垃圾箱, 配备垃圾箱 and 垃圾箱数 are the same.
    """
    exact = catalogue.names.get(name)
    return exact or _loosely(catalogue).get(_bare(name)) or None


@lru_cache(maxsize=32)
def _loosely(catalogue: Catalogue) -> dict[str, str]:
    """Codes by bare name, "" where two indicators share it."""
    codes: dict[str, str] = {}
    for name, code in catalogue.names.items():
        bare = _bare(name)
        codes[bare] = code if codes.get(bare, code) == code else ""
    return codes


def _bare(name: str) -> str:
    return _COUNTED.sub("", _DOING.sub("", "".join(name.split())))
