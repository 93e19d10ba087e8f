"""Charts: drawn where enough figures in one unit are there, and left out where not."""

import pytest
from tests.conftest import INDICATORS, SECTIONS, Bench

from huibao.model.document import Aspect, Chart, ParagraphBlock, Point, plain
from huibao.model.quantity import Bound

MORE = INDICATORS + (
    '\n[part]\nsharp = { name = "损伤性废物", unit = "吨", section = "waste" }\n'
    'soft = { name = "感染性废物", unit = "吨", section = "waste" }\n'
    'other = { name = "其他废物", unit = "吨", section = "waste" }\n'
)
BARS = 'kind = "comparison"\ncaption = "处置对比"\nrows = ["waste.generated", "waste.disposed"]\n'
LINES = 'kind = "trend"\ncaption = "处置变化"\nrows = ["waste.generated", "waste.disposed"]\n'
PIE = 'kind = "shares"\ncaption = "废物构成"\nrows = ["part.sharp", "part.soft", "part.other"]\n'
BOTH_YEARS = (
    "[figures]\nwaste.generated = 4\nwaste.disposed = 3\n"
    "[previous]\nwaste.generated = 2\nwaste.disposed = 1.5\n"
)


def drawn(bench: Bench, plan: str, data: str) -> list[Chart]:
    sections = SECTIONS.replace(
        'title = "规范废物处置"\n', f'title = "规范废物处置"\n[[section.chart]]\n{plan}'
    )
    document = bench.report(data, bench.type(indicators=MORE, sections=sections)).document
    return [block for block in document.blocks if isinstance(block, Chart)]


def rows(chart: Chart) -> list[str]:
    return ["|".join(chart.header), *("|".join(plain(cell) for cell in row) for row in chart.rows)]


def test_this_year_beside_last(bench: Bench) -> None:
    [chart] = drawn(bench, BARS, BOTH_YEARS)
    assert chart.caption == "图1　处置对比"
    assert rows(chart) == ["单位：吨|2022年|2023年", "医疗废物产生量|2|4", "医疗废物处置量|1.5|3"]
    assert chart.aspects == (Aspect.PREVIOUS, Aspect.ACTUAL)


def test_a_target_is_drawn_where_there_is_one(bench: Bench) -> None:
    [chart] = drawn(bench, BARS, f"{BOTH_YEARS}[targets]\nwaste.disposed = 4\n")
    assert rows(chart)[1:] == ["医疗废物产生量|2|4|—", "医疗废物处置量|1.5|3|4"]
    assert chart.points[0][2] is None


@pytest.mark.parametrize(
    "data",
    [
        "[figures]\nwaste.generated = 4\nwaste.disposed = 3\n",
        "[figures]\nwaste.generated = 4\n[previous]\nwaste.generated = 2\n",
        "[figures]\nwaste.generated = 4\n[previous]\nwaste.generated = 2\nwaste.disposed = 1\n",
        BOTH_YEARS.replace("4", "0").replace("2", "0"),
    ],
    ids=["nothing to compare", "one row", "one row of two", "one row of noughts"],
)
def test_too_few_figures_are_no_chart(bench: Bench, data: str) -> None:
    assert drawn(bench, BARS, data) == []


def test_a_condition_decides(bench: Bench) -> None:
    assert drawn(bench, f'{BARS}when = "waste.generated > 9"\n', BOTH_YEARS) == []
    assert len(drawn(bench, f'{BARS}when = "waste.generated > 1"\n', BOTH_YEARS)) == 1


def test_bounds_are_kept(bench: Bench) -> None:
    [chart] = drawn(bench, BARS, BOTH_YEARS.replace("generated = 4", 'generated = "近4吨"'))
    assert rows(chart)[1] == "医疗废物产生量|2|近4"
    point = chart.points[0][1]
    assert isinstance(point, Point)
    assert point.bound is Bound.ABOUT


@pytest.mark.parametrize("bound", ["超过1.8吨", "1.8吨以上", "1.8余吨"])
def test_a_bar_says_not_that_at_least_so_much_is_less(bench: Bench, bound: str) -> None:
    assert drawn(bench, BARS, BOTH_YEARS.replace("generated = 4", f'generated = "{bound}"')) == []


def test_completion_compares_different_units(bench: Bench) -> None:
    plan = (
        'kind = "comparison"\ncaption = "完成率"\ncolumns = ["completion"]\n'
        'rows = ["publicity.leaflets", "meetings.held", "waste.disposed", "publicity.awareness_rate"]\n'
    )
    figures = 'publicity.leaflets = "600余份"\nmeetings.held = 4\nwaste.disposed = 3\n'
    figures += "publicity.awareness_rate = 9\n"
    targets = (
        "publicity.leaflets = 500\nmeetings.held = 5\nwaste.disposed = 3\npublicity.awareness_rate = 8\n"
    )
    [chart] = drawn(bench, plan, f"[figures]\n{figures}[targets]\n{targets}")
    assert chart.unit == "%"
    assert rows(chart) == [
        "单位：%|完成率",
        "发放宣传资料|120%以上",
        "召开专题会议|80%",
        "医疗废物处置量|100%",
    ]


def test_a_trend_runs_from_last_year_to_the_plan(bench: Bench) -> None:
    [chart] = drawn(bench, LINES, f"{BOTH_YEARS}[planned]\nwaste.disposed = 5\n")
    assert rows(chart) == [
        "单位：吨|2022年|2023年|2024年计划",
        "医疗废物产生量|2|4|—",
        "医疗废物处置量|1.5|3|5",
    ]


PARTS = "[figures]\npart.sharp = 1\npart.soft = 5\npart.other = 2\n"


def test_shares_of_a_whole(bench: Bench) -> None:
    [chart] = drawn(bench, f'{PIE}whole = "waste.generated"\n', f"{PARTS}waste.generated = 8\n")
    assert rows(chart) == [
        "单位：吨|2023年|占比",
        "损伤性废物|1|12.5%",
        "感染性废物|5|62.5%",
        "其他废物|2|25%",
    ]


@pytest.mark.parametrize(
    ("whole", "data"),
    [
        ('whole = "waste.generated"\n', f"{PARTS}waste.generated = 9\n"),
        ('whole = "waste.generated"\n', PARTS),
        ("", PARTS.replace("part.other = 2\n", "")),
        ("", PARTS.replace("= 5", '= "近5吨"')),
        ("", PARTS.replace("= 2", "= 0")),
    ],
    ids=["no sum", "no whole", "a part missing", "not exact", "two parts"],
)
def test_what_does_not_make_up_a_whole_has_no_shares(bench: Bench, whole: str, data: str) -> None:
    assert drawn(bench, PIE + whole, data) == []


def test_charts_are_numbered_through_and_have_a_lead(bench: Bench) -> None:
    plan = f'{BARS}lead = "处置情况见下图。"\n[[section.chart]]\n{LINES}'
    sections = SECTIONS.replace(
        'title = "规范废物处置"\n', f'title = "规范废物处置"\n[[section.chart]]\n{plan}'
    )
    blocks = bench.report(BOTH_YEARS, bench.type(indicators=MORE, sections=sections)).document.blocks
    charts = [place for place, block in enumerate(blocks) if isinstance(block, Chart)]
    captions = [block.caption for block in blocks if isinstance(block, Chart)]
    assert captions == ["图1　处置对比", "图2　处置变化"]
    before = blocks[charts[0] - 1]
    assert isinstance(before, ParagraphBlock)
    assert plain(before.runs) == "处置情况见下图。"


def test_what_a_chart_shows_is_said_all_the_same(bench: Bench) -> None:
    sections = SECTIONS.replace(
        'title = "规范废物处置"\n', f'title = "规范废物处置"\n[[section.chart]]\n{BARS}'
    )
    said = bench.words(BOTH_YEARS, bench.type(sections=sections))
    assert "医疗废物产生量4吨，比上年增加2吨" in said
    document = bench.report(BOTH_YEARS, bench.type(sections=sections)).document
    entries = {(entry.indicator, entry.aspect): entry.value for entry in document.register}
    assert entries["waste.generated", Aspect.PREVIOUS] == "2"
