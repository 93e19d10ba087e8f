"""Tables of indicators: a row for each that was reported, a column for each aspect in use."""

from collections.abc import Sequence

from huibao.derive.facts import Facts
from huibao.model.document import Aspect, FigureText, Run, Table, Text
from huibao.model.outline import TablePlan
from huibao.model.period import PeriodKind

from .desk import Desk

_FEWEST_ROWS = 2
_NOTHING: tuple[Run, ...] = (Text("—"),)


def table(plan: TablePlan, desk: Desk, number: int) -> Table | None:
    """The table, None with fewer than two rows: one figure is a sentence."""
    columns = tuple(Aspect(name) for name in plan.columns)
    built = figures_table(f"表{number}　{plan.caption}", plan.rows, columns, desk)
    if built is not None:
        desk.said.update(code for code in plan.rows if code in desk.facts.figures)
    return built


def figures_table(
    caption: str, codes: Sequence[str], columns: Sequence[Aspect], desk: Desk, fewest: int = _FEWEST_ROWS
) -> Table | None:
    """A table of the figures with these codes; rows and columns without any figure are left out.

    None with fewer rows than `fewest`.
    """
    reported = [code for code in codes if code in desk.facts.figures]
    if len(reported) < fewest:
        return None
    cells = [[desk.cell(code, column) for column in columns] for code in reported]
    used = [index for index in range(len(columns)) if any(row[index] for row in cells)]
    indicators = [desk.facts.indicator(code) for code in reported]
    return Table(
        caption=caption,
        header=("指标", "单位", *(_heading(columns[index], desk.facts) for index in used)),
        rows=tuple(
            (
                (Text(indicator.name),),
                (Text(indicator.unit if indicator.unit != "是否" else "—"),),
                *(_cell(row[index]) for index in used),
            )
            for indicator, row in zip(indicators, cells, strict=True)
        ),
        numeric=(False, False, *(True for _ in used)),
    )


def _cell(figure: FigureText | None) -> tuple[Run, ...]:
    return (figure,) if figure else _NOTHING


def _heading(aspect: Aspect, facts: Facts) -> str:
    period = facts.submission.period
    match aspect:
        case Aspect.ACTUAL:
            return period.label if period.kind is PeriodKind.YEAR else "本期"
        case Aspect.PREVIOUS:
            return period.same_last_year.label if period.kind is PeriodKind.YEAR else "上年同期"
        case Aspect.CHANGE:
            return "同比"
        case Aspect.TARGET:
            return "目标"
        case Aspect.COMPLETION:
            return "完成率"
