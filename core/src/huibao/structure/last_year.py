"""Finds a file's own indicators again in last year's file: by name and unit of measure.

Their keys prove nothing: `a` may be another quantity each year.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from huibao.model.figure import Figure
from huibao.model.measures import normalise_unit
from huibao.model.submission import Submission

from .naming import turned


def with_todays_keys(earlier: Submission, now: Submission) -> Submission:
    """Last year's filing with its own indicators under the keys that they have now; others are left out."""
    keys = _same(
        [(each.code, each.name, each.unit, each.section) for each in earlier.local],
        [(each.code, each.name, each.unit, each.section) for each in now.local],
    )
    return evolve(
        earlier,
        local=tuple(evolve(each, code=keys[each.code]) for each in earlier.local if each.code in keys),
        figures=_renamed("figures", earlier.figures, keys),
        targets=_renamed("targets", earlier.targets, keys),
        previous=_renamed("previous", earlier.previous, keys),
        planned=_renamed("planned", earlier.planned, keys),
    )


def own_of_last_year(tree: Mapping[str, Any], earlier: Mapping[str, Any], *, plans: bool) -> dict[str, Any]:
    """The [local] tables of a file, with last year's figures in them; what the file has itself stays.

    The indicators that it lacks are added without a figure of this period. With plans, what was planned
    last year is the target.
    """
    own = {key: dict(entry) for key, entry in tree.get("local", {}).items()}
    before = earlier.get("local", {})
    keys = _same(_described(before), _described(own))
    for key, entry in before.items():
        here = keys.get(key) or _free(key, own)
        kept = own.setdefault(here, {name: entry[name] for name in _DEFINING if name in entry})
        if "value" in entry:
            kept.setdefault("previous", entry["value"])
        if plans and "planned" in entry:
            kept.setdefault("target", entry["planned"])
    return own


_DEFINING = ("name", "unit", "section", "better")
_Described = tuple[str, str, str, str]
"""Key, name, unit of measure and section."""


def _described(own: Mapping[str, Any]) -> list[_Described]:
    return [(key, each["name"], each["unit"], each.get("section", "")) for key, each in own.items()]


def _same(before: Iterable[_Described], now: Iterable[_Described]) -> dict[str, str]:
    """Last year's keys with those of today; of namesakes only those of one section are the same."""
    known: defaultdict[tuple[str, str], list[_Described]] = defaultdict(list)
    for each in before:
        known[turned(each[1]), normalise_unit(each[2])].append(each)
    found: dict[str, str] = {}
    for key, name, unit, section in now:
        namesakes = known[turned(name), normalise_unit(unit)]
        if len(namesakes) > 1:
            namesakes = [each for each in namesakes if each[3] == section]
        if len(namesakes) == 1:
            found.setdefault(namesakes[0][0], key)
    return found


def _free(key: str, taken: Mapping[str, object]) -> str:
    while key in taken:
        key += "_"
    return key


def _renamed(table: str, figures: Mapping[str, Figure], keys: Mapping[str, str]) -> dict[str, Figure]:
    renamed = {}
    for code, figure in figures.items():
        if not code.startswith("local."):
            renamed[code] = figure
        elif code in keys:
            here = keys[code]
            # As last year's other figures: it does not stand in the table of this year's.
            renamed[here] = evolve(figure, indicator=here, place=f"{table}.{here}")
    return renamed
