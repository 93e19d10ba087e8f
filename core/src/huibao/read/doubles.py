"""Keys that a data file gives twice."""

from collections.abc import Sequence

from huibao.errors import Problem
from huibao.i18n import _

_MOST = 100


def doubles(found: Sequence[tuple[str, int]]) -> list[Problem]:
    """A problem for each path that is met again, of paths with their lines; lists of tables are no matter."""
    first: dict[str, int] = {}
    problems = []
    lists = {path.removesuffix(".0") for path, _line in found if path.endswith(".0")}
    for key, line in found:
        if key in first and key not in lists:
            message = _("the key {key} is given twice, first on line {first}").format(
                key=key, first=first[key]
            )
            place = _("line {number}").format(number=line)
            problems.append(Problem(message, place, _("keep one of the two")))
        first.setdefault(key, line)
    return problems[:_MOST]
