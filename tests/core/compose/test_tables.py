"""Tables of indicators, the annex, and where a figure stands."""

import pytest
from tests.conftest import HEAD, SECTIONS, Bench, body

from huibao.compose.numbering import chinese
from huibao.compose.standing import standings
from huibao.model.document import Aspect, FigureText, Heading, Table, plain

TABLE = """title = "规范废物处置"
[[section.table]]
caption = "处置情况"
rows = ["waste.generated", "waste.disposed", "tobacco.smoke_free"]
"""
WITH_TABLE = SECTIONS.replace('title = "规范废物处置"\n', TABLE)
FIGURES = "[figures]\nwaste.generated = 4\nwaste.disposed = 3\n"


def test_a_table_replaces_the_sentence(bench: Bench) -> None:
    text = FIGURES + "waste.rate = 75\n[previous]\nwaste.generated = 2\n[targets]\nwaste.disposed = 4\n"
    assert bench.words(text, bench.type(sections=WITH_TABLE)).split("\n") == [
        "一、规范废物处置",
        "处置率为75%。",
        "表1　处置情况",
        "指标|单位|2023年|2022年|同比|目标|完成率",
        "医疗废物产生量|吨|4|2|增长100%|—|—",
        "医疗废物处置量|吨|3|—|—|4|75%",
    ]


ACTUAL = WITH_TABLE.replace(TABLE, TABLE + 'columns = ["actual"]\n')


def test_chosen_columns(bench: Bench) -> None:
    text = FIGURES + "tobacco.smoke_free = true\n[targets]\nwaste.disposed = 4\n"
    said = bench.words(text, bench.type(sections=ACTUAL))
    assert "指标|单位|2023年\n" in said
    assert "已建成无烟单位|—|是" in said


def test_columns_without_any_figure_are_left_out(bench: Bench) -> None:
    sections = WITH_TABLE.replace(TABLE, TABLE + 'columns = ["actual", "target", "previous"]\n')
    text = FIGURES + "[targets]\nwaste.disposed = 4\nwaste.generated = 4\n"
    assert "指标|单位|2023年|目标\n" in bench.words(text, bench.type(sections=sections))


def test_a_table_for_comparing_leaves_out_what_has_nothing_beside_it(bench: Bench) -> None:
    said = bench.words(FIGURES + "[targets]\nwaste.disposed = 4\n", bench.type(sections=WITH_TABLE))
    assert "表1" not in said
    assert "医疗废物处置量3吨" in said


def test_one_figure_is_a_sentence(bench: Bench) -> None:
    said = bench.words("[figures]\nwaste.generated = 4\n", bench.type(sections=WITH_TABLE))
    assert said == "一、规范废物处置\n医疗废物产生量4吨。"


def test_tables_are_numbered_through(bench: Bench) -> None:
    second = 'title = "广泛宣传发动"\n[[section.table]]\ncaption = "宣传情况"\n'
    second += 'rows = ["publicity.leaflets", "publicity.banners"]\n'
    sections = ACTUAL.replace('title = "广泛宣传发动"\n', second)
    sections = sections.replace('"publicity.banners"]\n', '"publicity.banners"]\ncolumns = ["actual"]\n')
    text = FIGURES + "publicity.leaflets = 3\npublicity.banners = 2\n"
    blocks = bench.report(text, bench.type(sections=sections)).document.blocks
    captions = [block.caption for block in blocks if isinstance(block, Table)]
    assert captions[:2] == ["表1　宣传情况", "表2　处置情况"]


@pytest.mark.parametrize(
    ("period", "columns"),
    [
        ("2023", "2023年|2022年"),
        ("2023H1", "本期|上年同期"),
        ("2023-2024", "本学年|上学年"),
        ("2023-05", "本期|上年同期"),
    ],
)
def test_column_heads_follow_the_period(bench: Bench, period: str, columns: str) -> None:
    text = FIGURES + "[previous]\nwaste.generated = 2\nwaste.disposed = 2\n"
    said = bench.words(text, bench.type(sections=WITH_TABLE), HEAD.replace("2023", period))
    assert f"指标|单位|{columns}|同比\n" in said


def test_cells_hold_numbers_in_the_columns_unit(bench: Bench) -> None:
    text = '[figures]\nwaste.generated = "近4000公斤"\nwaste.disposed = "3.5吨以上"\n'
    said = bench.words(text, bench.type(sections=ACTUAL))
    assert "医疗废物产生量|吨|近4\n" in said
    assert said.endswith("医疗废物处置量|吨|3.5以上")


def test_the_annex_lists_what_has_something_beside_it(bench: Bench) -> None:
    text = FIGURES + "meetings.held = 5\n[targets]\nwaste.disposed = 4\n[previous]\nmeetings.held = 4\n"
    document = bench.report(text).document
    heading, table = document.blocks[-2:]
    assert isinstance(heading, Heading)
    assert isinstance(table, Table)
    assert heading.id == "annex"
    rows = ["|".join(plain(cell) for cell in row) for row in table.rows]
    assert rows == ["召开专题会议|次|5|4|增加1次|—|—", "医疗废物处置量|吨|3|—|—|4|75%"]
    assert any(plain(block.runs).startswith("附件：") for block in document.blocks if hasattr(block, "runs"))


def test_no_annex_where_nothing_is_compared(bench: Bench) -> None:
    blocks = bench.report(FIGURES).document.blocks
    assert not any(isinstance(block, Heading) and block.id == "annex" for block in blocks)


def test_no_annex_where_the_outline_wants_none(bench: Bench) -> None:
    unit_type = bench.type(sections=SECTIONS.replace("default = true", "default = true\nannex = false"))
    blocks = bench.report(FIGURES + "[targets]\nwaste.disposed = 4\n", unit_type).document.blocks
    assert not any(isinstance(block, Table) for block in blocks)
    assert not any(isinstance(block, Heading) and block.id == "annex" for block in blocks)


SHORT = (
    SECTIONS + '[outline.short]\nname = "简报"\ntitle = "{unit.name}简报"\n'
    'sections = ["publicity", "problems"]\nannex = %s\n'
)


@pytest.mark.parametrize(("annex", "said"), [("true", False), ("false", True)])
def test_figures_of_sections_left_out_stand_in_the_annex_or_at_the_end(
    bench: Bench, annex: str, said: bool
) -> None:
    unit_type = bench.type(sections=SHORT % annex)
    submission = bench.submission(FIGURES + "publicity.banners = 2\n", unit_type)
    document = unit_type.report(submission, unit_type.outline("short")).document
    assert document.title == "临江市第三门诊部简报"
    assert ("4吨" in body(document)) is said
    cells = [
        plain(cell)
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    ]
    assert ("4" in cells) is not said


def test_the_register_knows_every_figure_in_print(bench: Bench) -> None:
    text = FIGURES + "[previous]\nwaste.generated = 2\n"
    document = bench.report(text, bench.type(sections=WITH_TABLE)).document
    runs = [
        run
        for block in document.blocks
        for cell in (
            [block.runs]
            if hasattr(block, "runs")
            else [c for r in block.rows for c in r]
            if isinstance(block, Table)
            else []
        )
        for run in cell
        if isinstance(run, FigureText)
    ]
    entries = {(entry.indicator, entry.aspect): entry for entry in document.register}
    assert {(run.indicator, run.aspect) for run in runs} == entries.keys()
    assert len({run.anchor for run in runs}) == len(runs)
    assert all(run.anchor.isascii() and len(run.anchor) <= 40 for run in runs)
    rate = entries["waste.rate", Aspect.ACTUAL]
    assert (rate.value, rate.unit, rate.formula) == ("75.0", "%", "waste.disposed / waste.generated * 100")
    before = entries["waste.generated", Aspect.PREVIOUS]
    assert (before.value, before.bound, before.source) == (
        "2",
        "exact",
        "clinic.toml:previous.waste.generated",
    )
    assert entries["waste.generated", Aspect.CHANGE].value == ""


def test_where_a_figure_stands(bench: Bench) -> None:
    text = FIGURES + '[targets]\nwaste.disposed = 3\n[lists]\nproblems = ["仅处置{waste.disposed}，不足"]\n'
    document = bench.report(text).document
    found = list(standings(document, "waste.disposed"))
    assert found[0] == (
        "一、规范废物处置",
        "医疗废物产生量4吨，医疗废物处置量【3吨】，完成年度目标的100%；处置率为75%。",
    )
    assert "【完成年度目标的100%】" in found[1][1]
    assert found[2][0] == "二、存在问题"
    assert "【3吨】" in found[2][1]
    assert found[3][1] == "【3】"
    assert list(standings(document, "meetings.held")) == []


def test_the_words_around_a_figure_begin_and_end_with_a_clause_or_are_marked_as_cut(bench: Bench) -> None:
    near = "全年按计划稳步推进，免费发放车载垃圾袋和宣传资料共计{waste.disposed}，收到各方面反映情况良好，"
    near += "下一步继续推进这项工作"
    far = "一二三四五六七八九十" * 3
    document = bench.report(
        f'{FIGURES}[texts]\nwaste = ["{near}。", "{far}{{waste.disposed}}{far}。"]\n'
    ).document
    first, second, *_rest = (text for _heading, text in standings(document, "waste.disposed"))
    assert first == "免费发放车载垃圾袋和宣传资料共计【3吨】，收到各方面反映情况良好"
    assert second == f"…{far[-12:]}【3吨】{far[:12]}…"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (19, "十九"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
    ],
)
def test_ordinals(number: int, said: str) -> None:
    assert chinese(number) == said


OF_TARGETS = WITH_TABLE.replace(TABLE, TABLE + "targets = true\n")
MET = "[figures]\nwaste.generated = 4\nwaste.disposed = 3\nwaste.rate = 75\npublicity.banners = 8\n"
MET += "[targets]\nwaste.disposed = 4\nwaste.rate = 70\n"
OWN_TARGET = "[local.wells]\nname = '水井清洗'\nunit = '次'\nvalue = 4\ntarget = 4\n"


def test_a_table_of_targets_holds_what_has_one_and_no_other(bench: Bench) -> None:
    said = bench.words(MET + OWN_TARGET, bench.type(sections=OF_TARGETS))
    assert said[said.index("表1") :].split("\n")[1:] == [
        "指标|单位|2023年|目标|完成情况",
        "医疗废物处置量|吨|3|4|75%",
        "处置率|%|75|70|已达到",
        "水井清洗|次|4|4|100%",
    ]


def test_its_rows_go_by_section_then_as_they_are_defined(bench: Bench) -> None:
    empty = '[[section.table]]\ncaption = "任务"\nrows = []\ntargets = true\n'
    sections = SECTIONS.replace('title = "规范废物处置"\n', f'title = "规范废物处置"\n{empty}')
    codes = ("waste.disposed", "waste.generated", "meetings.held", "publicity.banners", "publicity.leaflets")
    values = "".join(f"{code} = 3\n" for code in codes)
    said = bench.words(f"[figures]\n{values}[targets]\n{values}", bench.type(sections=sections))
    assert [row.partition("|")[0] for row in said[said.index("表1") :].split("\n")[2:]] == [
        "召开专题会议",
        "发放宣传资料",
        "悬挂横幅",
        "医疗废物产生量",
        "医疗废物处置量",
    ]


def test_the_annex_does_not_repeat_a_row(bench: Bench) -> None:
    text = MET + OWN_TARGET + "[previous]\npublicity.banners = 6\n"
    report = bench.report(text, bench.type(sections=OF_TARGETS))
    tables = [block for block in report.document.blocks if isinstance(block, Table)]
    assert [plain(row[0]) for row in tables[-1].rows] == ["悬挂横幅"]


def test_what_a_later_table_of_targets_leaves_out_is_told_in_its_own_section(bench: Bench) -> None:
    late = (
        '[[section.table]]\ncaption = "任务"\nrows = ["publicity.banners", "meetings.held"]\ntargets = true\n'
    )
    sections = SECTIONS.replace('title = "规范废物处置"\n', f'title = "规范废物处置"\n{late}')
    said = bench.words("[figures]\npublicity.banners = 8\n", bench.type(sections=sections))
    assert said == "一、广泛宣传发动\n悬挂横幅8条。"
