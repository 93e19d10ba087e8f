"""Tables of indicators: a row for each that was reported, a column for each aspect in use."""

from collections.abc import Sequence

from huibao.derive.facts import Facts
from huibao.model.document import Run, Table, Text
from huibao.model.indicator import QuantityKind
from huibao.model.outline import TablePlan
from huibao.model.period import PeriodKind

from .desk import Desk

_FEWEST_ROWS = 2
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


def table(plan: TablePlan, desk: Desk, number: int) -> Table | None:
    """The table, None with fewer than two rows: one figure is a sentence.

    Where the table is for comparing, a row with nothing to compare is left out.
    """
    compared = [name for name in plan.columns if name != "actual"]
    reported = [code for code in plan.rows if code in desk.facts.figures]
    rows = [
        code for code in reported if not compared or any(desk.text(code, _WAYS[name]) for name in compared)
    ]
    return figures_table(f"表{number}　{plan.caption}", rows, plan.columns, desk)


def figures_table(
    caption: str, codes: Sequence[str], columns: Sequence[str], desk: Desk, fewest: int = _FEWEST_ROWS
) -> Table | None:
    """A table of the figures with these codes; rows and columns without any figure are left out.

    None with fewer rows than `fewest`.
    """
    if len(codes) < fewest:
        return None
    used = [name for name in columns if any(desk.text(code, _WAYS[name]) for code in codes)]
    return Table(
        caption=caption,
        header=("指标", "单位", *(heading(name, desk.facts) for name in used)),
        rows=tuple(_row(code, used, desk) for code in codes),
        numeric=(False, False, *(True for _ in used)),
    )


def _row(code: str, columns: Sequence[str], desk: Desk) -> tuple[tuple[Run, ...], ...]:
    indicator = desk.facts.indicator(code)
    unit = "—" if indicator.kind is QuantityKind.YESNO else indicator.unit
    return ((Text(indicator.name),), (Text(unit),), *(_cell(code, _WAYS[name], desk) for name in columns))


def _cell(code: str, way: str, desk: Desk) -> tuple[Run, ...]:
    key = (code, way)
    return (desk.say(key),) if desk.texts[key] else _NOTHING


def heading(column: str, facts: Facts) -> str:
    """What heads a column: the period for the figures themselves, else the aspect."""
    period = facts.submission.period
    whole = period.kind is PeriodKind.YEAR
    match column:
        case "actual":
            return period.label if whole else "本期"
        case "previous":
            return period.same_last_year.label if whole else "上年同期"
        case "planned":
            return f"{period.next.label}计划" if whole else "下期计划"
        case _:
            return {"change": "同比", "target": "目标", "completion": "完成率"}[column]
