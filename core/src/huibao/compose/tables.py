"""Tables of indicators: a row for each that was reported, a column for each aspect in use."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from huibao.derive.facts import Facts
from huibao.model.catalogue import Catalogue
from huibao.model.document import Run, Table, Text
from huibao.model.figure import Figure
from huibao.model.indicator import Indicator, QuantityKind
from huibao.model.outline import TablePlan
from huibao.model.period import PeriodKind

from .comparisons import year_before
from .desk import Desk
from .ways import saying

_FEWEST_ROWS = 2
_MET = "完成情况"
_NOTHING: tuple[Run, ...] = (Text("—"),)
_WAYS = {
    "actual": "actual cell",
    "previous": "previous cell",
    "change": "change in short",
    "target": "target cell",
    "completion": "completion in short",
    "planned": "planned cell",
}
"""How the desk says what a column shows."""
_YEAR, _SCHOOL_YEAR = PeriodKind.YEAR, PeriodKind.SCHOOL_YEAR
"""Bound once: until Python 3.12 a look-up on an enum class costs as much as a cell."""


class Row:
    """The row of a figure: its first cells, and what those after them say, in the order of the columns."""

    __slots__ = ("code", "heads", "keys", "sayings")

    def __init__(self, indicator: Indicator, columns: Sequence[str]) -> None:
        unit = "—" if indicator.kind is QuantityKind.YESNO else indicator.unit
        self.code = indicator.code
        self.heads = ((Text(indicator.name),), (Text(unit),))
        self.sayings = tuple(saying(indicator.code, _WAYS[name]) for name in columns)
        self.keys = tuple(each.key for each in self.sayings)


class ReadyTable:
    """A table's plan with its rows; compared are the places of the columns that compare.

    targets says that the figures with a target are its rows, in place of those without one.
    """

    __slots__ = ("caption", "columns", "compared", "lead", "rows", "targets")

    def __init__(self, plan: TablePlan, catalogue: Catalogue) -> None:
        self.caption, self.lead, self.columns = plan.caption, plan.lead, plan.columns
        self.compared = [place for place, name in enumerate(plan.columns) if name != "actual"]
        self.targets = plan.targets
        defined = catalogue.defined
        self.rows = [Row(defined[code], plan.columns) for code in plan.rows if code in defined]


def table(plan: ReadyTable, desk: Desk, number: int) -> Table | None:
    """The table, None with fewer than two rows: one figure is a sentence.

    Where the table is for comparing, a row with nothing to compare is left out.
    """
    return _table(f"表{number}　{plan.caption}", table_rows(plan, desk), plan.columns, desk)


def table_rows(plan: ReadyTable, desk: Desk) -> "list[_Filled]":
    """The rows that a table has, none if they are too few."""
    figures, compared = desk.facts.figures, plan.compared
    of_plan = _with_targets(plan, desk.facts) if plan.targets else plan.rows
    rows = [_filled(row, desk) for row in of_plan if row.code in figures]
    if compared:
        rows = [row for row in rows if any(map(row[1].__getitem__, compared))]
    return rows if len(rows) >= _FEWEST_ROWS else []


def _with_targets(plan: ReadyTable, facts: Facts) -> list[Row]:
    """The rows of the figures that have a target: first those of the plan, then by section."""
    targets = facts.target_figures
    if not targets:
        return []
    rows = [row for row in plan.rows if row.code in targets]
    known = {row.code for row in rows}
    others = in_order([code for code in all_codes(facts) if code in targets and code not in known], facts)
    return [*rows, *(Row(facts.indicator(code), plan.columns) for code in others)]


def all_codes(facts: Facts) -> Iterator[str]:
    """The codes of all indicators, the unit's own last."""
    return chain(facts.catalogue.indicators, facts.local)


def in_order(codes: Iterable[str], facts: Facts, further: Sequence[str] = ()) -> list[str]:
    """The codes by section, in the order of the type's default report, then those of further sections."""
    sections = dict.fromkeys((*facts.catalogue.default_outline.sections, *further))
    order = {id: position for position, id in enumerate(sections)}
    return sorted(codes, key=lambda code: order.get(facts.indicator(code).section, len(order)))


def figures_table(caption: str, rows: Iterable[Row], columns: Sequence[str], desk: Desk) -> Table | None:
    """A table of these rows, None if there are none; columns in which nothing stands are left out."""
    return _table(caption, [_filled(row, desk) for row in rows], columns, desk)


_Filled = tuple[Row, list[tuple[str, Figure] | None]]
"""A row with what can be said in each cell, None for nothing."""


def _filled(row: Row, desk: Desk) -> _Filled:
    return row, [*map(desk.sayable.__getitem__, row.keys)]


def _table(caption: str, rows: Sequence[_Filled], columns: Sequence[str], desk: Desk) -> Table | None:
    if not rows:
        return None
    by_column = [*zip(*[found for _row, found in rows], strict=True)]
    used = [place for place, cells in enumerate(by_column) if any(cells)]
    heads = (
        heading(columns[place], desk.facts) if _are_shares(columns[place], by_column[place]) else _MET
        for place in used
    )
    return Table(
        caption=caption,
        header=("指标", "单位", *heads),
        rows=tuple([_cells(row, used, desk) for row in rows]),
        numeric=(False, False, *(True for _ in used)),
    )


def _are_shares(column: str, cells: Sequence[tuple[str, Figure] | None]) -> bool:
    """Whether 完成率 may stand above the cells: not where one of them says 已达到."""
    return column != "completion" or all("%" in cell[0] for cell in cells if cell)


def _cells(filled: _Filled, used: Sequence[int], desk: Desk) -> tuple[tuple[Run, ...], ...]:
    (row, found), say = filled, desk.say
    return *row.heads, *[(say(row.sayings[place]),) if found[place] else _NOTHING for place in used]


def heading(column: str, facts: Facts) -> str:
    """What heads a column: the period for the figures themselves, else the aspect."""
    period = facts.submission.period
    whole, school_year = period.kind is _YEAR, period.kind is _SCHOOL_YEAR
    match column:
        case "actual":
            return period.label if whole else "本学年" if school_year else "本期"
        case "previous":
            return period.same_last_year.label if whole else year_before(facts)
        case "planned":
            return f"{period.next.label}计划" if whole else "下学年计划" if school_year else "下期计划"
        case _:
            return {"change": "同比", "target": "目标", "completion": "完成率"}[column]
