"""How far targets were met, where no table of the report says so: it stands behind the figure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from huibao.model.document import Aspect

from .desk import Desk
from .pieces import Piece, tells_parts
from .plans import ReadySection
from .tables import table_rows
from .ways import Saying, saying


def untold_targets(desk: Desk, sections: Sequence[ReadySection]) -> Mapping[str, frozenset[str]]:
    """By section, the codes of what has a target whose completion no table of these sections tells."""
    facts = desk.facts
    rest = {code for code in facts.target_figures if desk.text(code, "completion")}
    for section in sections if rest else ():
        for table in section.tables:
            if "completion" in table.columns:
                place = table.columns.index("completion")  # a rate with no better way has — there
                rest.difference_update(row.code for row, cells in table_rows(table, desk) if cells[place])
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for code in rest:
        homes[facts.indicator(code).section].add(code)
    return {section: frozenset(codes) for section, codes in homes.items()}


def with_completion(group: Sequence[Piece], desk: Desk) -> Sequence[Piece]:
    """A clause that ends in a figure with an untold target, or in its comparison, with the completion.

    Elsewhere it would be open what was completed; parts are told without.
    """
    place = len(group) - 1
    while place >= 0 and (group[place] == "，" or _aspect(group[place]) is Aspect.CHANGE):
        place -= 1
    if place < 0 or not isinstance(figure := group[place], Saying) or tells_parts(group):
        return group
    told = saying(figure.code, "completion")
    if figure.aspect is not Aspect.ACTUAL or figure.code not in desk.untold or told.key in desk.printed:
        return group
    return [*group[: place + 1], "，", told, *group[place + 1 :]]


def _aspect(piece: Piece) -> Aspect | None:
    return piece.aspect if isinstance(piece, Saying) else None
