"""Charts of indicators: drawn where enough figures in one unit are there, left out where not."""

from collections.abc import Sequence
from decimal import Decimal

from huibao.derive.compare import completion
from huibao.derive.facts import Facts
from huibao.model.document import Aspect, Chart, ChartKind, Point, Run, Text
from huibao.model.outline import ChartPlan
from huibao.model.printing import print_share
from huibao.model.quantity import Bound
from huibao.record import Record

from .clauses import holds
from .desk import Desk
from .tables import heading
from .ways import HELD, saying

_FEWEST_FIGURES = 3
_NOTHING: tuple[Run, ...] = (Text("—"),)
_COLUMNS = {
    ChartKind.COMPARISON: ("previous", "actual", "target"),
    ChartKind.TREND: ("previous", "actual", "planned"),
    ChartKind.SHARES: ("actual",),
}
_FEWEST_ROWS = {ChartKind.COMPARISON: 2, ChartKind.TREND: 1, ChartKind.SHARES: 3}
_FEWEST_COLUMNS = {ChartKind.COMPARISON: 1, ChartKind.TREND: 2, ChartKind.SHARES: 1}


class _Row(Record):
    code: str
    points: tuple[Point | None, ...]


def chart(plan: ChartPlan, desk: Desk, number: int) -> Chart | None:
    """The chart; None where too few figures are there, or they do not make up the whole.

    Its figures do not count as said: who does not look at it reads them all the same.
    """
    facts = desk.facts
    if not holds(plan.when, facts):
        return None
    columns = plan.columns or _COLUMNS[plan.kind]
    rows = [
        row for row in (_row(code, columns, facts) for code in plan.rows) if _is_shown(row, plan, columns)
    ]
    used = [place for place in range(len(columns)) if any(row.points[place] for row in rows)]
    columns = tuple(columns[place] for place in used)
    rows = [_Row(row.code, tuple(row.points[place] for place in used)) for row in rows]
    if not _is_enough(plan.kind, rows, columns) or not _is_whole(plan, rows, facts):
        return None
    unit = "%" if columns == ("completion",) else facts.indicator(rows[0].code).unit
    shares = _shares(rows) if plan.kind is ChartKind.SHARES else ()
    return Chart(
        caption=f"图{number}　{plan.caption}",
        header=(f"单位：{unit}", *(heading(name, facts) for name in columns), *(("占比",) if shares else ())),
        rows=tuple((*_cells(row, columns, desk), *shares[at : at + 1]) for at, row in enumerate(rows)),
        numeric=(False, *(True for _ in columns), *((True,) if shares else ())),
        kind=plan.kind,
        unit=unit,
        aspects=tuple(Aspect(name) for name in columns),
        points=tuple(row.points for row in rows),
    )


def _row(code: str, columns: Sequence[str], facts: Facts) -> _Row:
    return _Row(code, tuple(_point(code, name, facts) for name in columns))


def _point(code: str, column: str, facts: Facts) -> Point | None:
    if column == "completion":
        return _completion(code, facts)
    figure = HELD[Aspect(column)](facts).get(code)
    return None if figure is None else Point(figure.value, figure.bound)


def _completion(code: str, facts: Facts) -> Point | None:
    now, target = facts.figures.get(code), facts.target_figures.get(code)
    if now is None or target is None:
        return None
    share = completion(facts.indicator(code), now, target)
    return None if share is None else Point(share, now.bound)


def _is_shown(row: _Row, plan: ChartPlan, columns: Sequence[str]) -> bool:
    """A row has something beside its figure where the chart compares, and is not all noughts."""
    given = [point for point in row.points if point is not None]
    highest = max((point.value for point in given), default=Decimal())
    if any(point.bound is Bound.AT_LEAST and point.value < highest for point in given):
        return False  # a shorter bar would say that at least 40 is less than 42
    if plan.kind is not ChartKind.TREND and "actual" in columns and not row.points[columns.index("actual")]:
        return False
    return len(given) >= min(2, len(columns)) and any(point.value for point in given)


def _is_enough(kind: ChartKind, rows: Sequence[_Row], columns: Sequence[str]) -> bool:
    figures = sum(point is not None for row in rows for point in row.points)
    return (
        figures >= _FEWEST_FIGURES
        and len(rows) >= _FEWEST_ROWS[kind]
        and len(columns) >= _FEWEST_COLUMNS[kind]
    )


def _is_whole(plan: ChartPlan, rows: Sequence[_Row], facts: Facts) -> bool:
    """Whether parts may be shown as shares: all of them are there, exact, and none is below nought."""
    if plan.kind is not ChartKind.SHARES:
        return True
    parts = [point for row in rows for point in row.points if point is not None]
    if any(part.bound is not Bound.EXACT or part.value < 0 for part in parts):
        return False
    if not plan.whole:
        return all(code in facts.figures for code in plan.rows)
    whole = facts.figures.get(plan.whole)
    total = sum(part.value for part in parts)
    return whole is not None and whole.bound is Bound.EXACT and whole.value == total


def _shares(rows: Sequence[_Row]) -> tuple[tuple[Run, ...], ...]:
    parts = [row.points[0].value for row in rows if row.points[0] is not None]
    return tuple((Text(print_share(part, sum(parts, Decimal()))),) for part in parts)


def _cells(row: _Row, columns: Sequence[str], desk: Desk) -> list[tuple[Run, ...]]:
    cells: list[tuple[Run, ...]] = [(Text(desk.facts.indicator(row.code).name),)]
    for name, point in zip(columns, row.points, strict=True):
        cells.append(_NOTHING if point is None else (desk.say(saying(row.code, f"{name} in a chart")),))
    return cells
