"""Tables that were deleted whole, such as an annex: told once, and not figure by figure."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from huibao.render.docx.content import Content

from .differences import NOWHERE, Difference, Kind
from .pairing import Pairs
from .words import brief, headings_built

_OF_FIGURES = (Kind.DELETED, Kind.SHORTENED, Kind.UNCOMPARED)


@frozen
class DeletedTable:
    """A table of the report as it was built: what it stands under, and the anchors of its figures."""

    heading: str
    anchors: frozenset[str]


def deleted_tables(built: Content, now: Content, pairs: Pairs) -> list[DeletedTable]:
    """The tables of which no figure is left."""
    found: list[DeletedTable] = []
    left = {mark.name for mark in now.bookmarks}
    under: Sequence[str] = ()
    for cells in _tables(built):
        anchors = frozenset(mark.name for mark in built.bookmarks if mark.block in cells)
        holds = any(mark.block in pairs.now_of for mark in built.bookmarks if mark.block in cells)
        if anchors and not holds and anchors.isdisjoint(left):
            under = under or headings_built(built)
            found.append(DeletedTable(under[cells.start], anchors))
    return found


def _tables(built: Content) -> Iterator[range]:
    """The blocks of each table: cells that follow one another."""
    start = None
    for block in range(len(built.blocks) + 1):
        if block in built.cells:
            start = block if start is None else start
        elif start is not None:
            yield range(start, block)
            start = None


def told_once(
    differences: Iterable[Difference], tables: Sequence[DeletedTable], anchors: dict[tuple[str, str], str]
) -> Iterator[Difference]:
    """The differences, with one for each deleted table in place of those of its figures and its heading.

    anchors leads from a figure's code and aspect to the place whose absence is told.
    """
    lost: list[list[str]] = [[] for _table in tables]
    for each in differences:
        place = anchors.get((each.indicator, each.aspect), "")
        at = next((n for n, table in enumerate(tables) if place in table.anchors), None)
        if each.kind in _OF_FIGURES and at is not None:
            if each.kind is Kind.DELETED and each.aspect == "actual":
                lost[at].append(each.name)
        elif each.kind is not Kind.REMOVED or each.was not in {table.heading for table in tables}:
            yield each
    for table, names in zip(tables, lost, strict=True):
        told = Difference(Kind.TABLE, table.heading, NOWHERE)
        yield evolve(told, kind=Kind.EMPTIED, was=brief("、".join(names))) if names else told
