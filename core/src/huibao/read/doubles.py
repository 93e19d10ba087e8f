"""Keys that a data file gives twice."""

from collections import Counter
from collections.abc import Mapping, Sequence

from huibao.errors import Problem
from huibao.i18n import _

_MOST = 100


def doubles(found: Sequence[tuple[str, int]]) -> list[Problem]:
    """A problem for each path that is met again, of paths with their lines.

    The tables of a list ([[…]]) repeat its path and no item's; a list given twice repeats its items as well,
    of which nothing is said.
    """
    count = Counter(path for path, _line in found)
    items = {path.removesuffix(".0"): times for path, times in count.items() if path.endswith(".0")}
    first: dict[str, int] = {}
    problems = []
    for key, line in found:
        if key not in first:
            first[key] = line
        elif items.get(key) != 1 and not _is_item(key, items):
            message = _("the key {key} is given twice, first on line {first}").format(
                key=key, first=first[key]
            )
            place = _("line {number}").format(number=line)
            problems.append(Problem(message, place, _("keep one of the two")))
    return problems[:_MOST]


def _is_item(key: str, items: Mapping[str, int]) -> bool:
    """Whether a path that is met again is in a list that is."""
    while key := key.rpartition(".")[0]:
        if items.get(key, 1) > 1:
            return True
    return False
