"""The version of what plugins build on, and the ranges of versions that they say they need.

MAJOR.MINOR: a new minor only adds (hooks, arguments, names, keys), a new major may take away.
docs/explanation/compatibility.md has what is covered and for how long.
"""

import operator

from .i18n import _

VERSION = "1.1"
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
    clauses = [_clause(each.strip()) for each in needed.split(",")] if isinstance(needed, str) else [None]
    if None in clauses:
        message = _("{range!r} is no range of API versions, such as {example}")
        return message.format(range=needed, example='">=1.0,<2"')
    here = _pair(VERSION)
    for clause in filter(None, clauses):
        sign, version = clause
        if not _HOLDS[sign](here, version) or (sign == "~=" and here[0] != version[0]):
            message = _("it needs huibao's API {range}, and this is {version}")
            way_out = _("upgrade huibao") if here < version else _("look for a newer release of the plugin")
            return f"{message.format(range=needed, version=VERSION)}: {way_out}"
    return ""


def _clause(text: str) -> tuple[str, tuple[int, int]] | None:
    """The sign and the version in ">=1.0", None for anything else."""
    sign = next((each for each in _HOLDS if text.startswith(each)), "")
    major, point, minor = text.removeprefix(sign).lstrip().partition(".")
    minor = minor if point else "0"
    return (sign, (int(major), int(minor))) if sign and _is_number(major) and _is_number(minor) else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


def _pair(version: str) -> tuple[int, int]:
    major, _point, minor = version.partition(".")
    return int(major), int(minor)
