"""The version of what plugins build on, and the ranges of versions that they say they need.

MAJOR.MINOR: a new minor only adds (hooks, arguments, names, keys), a new major may take away.
docs/explanation/compatibility.md has what is covered and for how long.
"""

import operator
import re

from .i18n import _

VERSION = "1.1"
_CLAUSE = re.compile(r"(>=|<=|==|~=|>|<)\s*([0-9]{1,4})(?:\.([0-9]{1,4}))?")
_HOLDS = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "~=": operator.ge,
    ">": operator.gt,
    "<": operator.lt,
}


def mismatch(needed: object) -> str:
    """Why a plugin that needs such a range of versions cannot work here, and the way out; "" if it can."""
    if needed == "":
        return ""
    clauses = (
        [_CLAUSE.fullmatch(each.strip()) for each in needed.split(",")] if isinstance(needed, str) else []
    )
    if not clauses or None in clauses:
        message = _("{range!r} is no range of API versions, such as {example}")
        return message.format(range=needed, example='">=1.0,<2"')
    here = _pair(VERSION)
    for clause in filter(None, clauses):
        sign, version = clause[1], (int(clause[2]), int(clause[3] or 0))
        if not _HOLDS[sign](here, version) or (sign == "~=" and here[0] != version[0]):
            message = _("it needs huibao's API {range}, and this is {version}")
            way_out = _("upgrade huibao") if here < version else _("look for a newer release of the plugin")
            return f"{message.format(range=needed, version=VERSION)}: {way_out}"
    return ""


def _pair(version: str) -> tuple[int, int]:
    major, _point, minor = version.partition(".")
    return int(major), int(minor)
