"""The unit's own words: figures cited in them, marks closed up, nothing said twice, nothing lost."""

import json

import pytest
from tests.conftest import HEAD, SECTIONS, Bench, body

PLAN = SECTIONS.replace(
    'title = "广泛宣传发动"\n',
    'title = "广泛宣传发动"\n[[section.paragraph]]\n'
    'clauses = ["发放宣传资料{publicity.leaflets}[，{publicity.leaflets:change}]",'
    '"悬挂横幅{publicity.banners}"]\n',
)


def spoken(bench: Bench, text: str, figures: str, section: str = "publicity") -> str:
    data = f"[texts]\n{section} = {json.dumps(text, ensure_ascii=False)}\n[figures]\n{figures}\n"
    return bench.words(data, bench.type(sections=PLAN))


def test_own_words_come_first_and_their_figures_are_not_said_again(bench: Bench) -> None:
    said = spoken(
        bench, "我部印发资料{publicity.leaflets}。", "publicity.leaflets = 3\npublicity.banners = 2"
    )
    assert said == "一、广泛宣传发动\n我部印发资料3份。\n悬挂横幅2条。"


def test_what_goes_with_a_cited_figure_is_worded_as_without_it(bench: Bench) -> None:
    plan = PLAN.replace(
        '"悬挂横幅{publicity.banners}"',
        '{ text = "悬挂横幅{publicity.banners}", when = "given(publicity.leaflets)" },'
        '{ text = "另悬挂横幅{publicity.banners}", when = "not given(publicity.leaflets)" }',
    )
    data = (
        '[texts]\npublicity = "我部印发资料{publicity.leaflets}。"\n'
        "[figures]\npublicity.leaflets = 3\npublicity.banners = 2\n"
    )
    assert bench.words(data, bench.type(sections=plan)).endswith("印发资料3份。\n另悬挂横幅2条。")


def test_a_clause_that_needs_a_cited_figure_is_not_said_with_it_again(bench: Bench) -> None:
    plan = PLAN.replace(
        '"悬挂横幅{publicity.banners}"',
        '{ text = "资料{publicity.leaflets}、横幅{publicity.banners}", when = "publicity.leaflets > 0" },'
        '{ text = "悬挂横幅{publicity.banners}", when = "not given(publicity.leaflets)" }',
    )
    data = (
        '[texts]\npublicity = "我部印发资料{publicity.leaflets}。"\n'
        "[figures]\npublicity.leaflets = 3\npublicity.banners = 2\n"
    )
    assert bench.words(data, bench.type(sections=plan)).endswith("印发资料3份。\n悬挂横幅2条。")


def test_a_figure_cited_in_another_section_is_still_said_in_its_own(bench: Bench) -> None:
    said = spoken(bench, "投入之外，印发资料{publicity.leaflets}。", "publicity.leaflets = 3", "leadership")
    assert said == "一、加强组织领导\n投入之外，印发资料3份。\n二、广泛宣传发动\n发放宣传资料3份。"


def test_a_figure_without_words_in_its_own_section_is_said_where_it_is_cited_only(bench: Bench) -> None:
    data = '[texts]\nleadership = "印发资料{publicity.leaflets}。"\n[figures]\npublicity.leaflets = 3\n'
    assert bench.words(data) == "一、加强组织领导\n印发资料3份。"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("发放{publicity.leaflets}，悬挂{publicity.banners}，成效明显。", "发放3份，成效明显。"),
        ("悬挂{publicity.banners}，发放{publicity.leaflets}。", "发放3份。"),
        ("发放{publicity.leaflets}，悬挂{publicity.banners}。", "发放3份。"),
        ("发放{publicity.leaflets}；悬挂{publicity.banners}。效果好。", "发放3份。效果好。"),
        ("发放{publicity.leaflets}[，悬挂{publicity.banners}]。", "发放3份。"),
        ("{period}{unit.self}发放{publicity.leaflets}", "2023年我部发放3份。"),
        ("发放{publicity.leaflets:number}份{publicity.leaflets:change}，好！", "发放宣传资料3份。"),
        ("悬挂横幅{publicity.banners}，效果明显。", "发放宣传资料3份。"),
        ("同时，悬挂横幅{publicity.banners}，效果明显。", "发放宣传资料3份。"),
        ("认真落实宣传责任，悬挂横幅{publicity.banners}。", "认真落实宣传责任。"),
        ("悬挂横幅{publicity.banners}，效果明显；干部群众同心协力。", "干部群众同心协力。"),
        (
            "悬挂横幅{publicity.banners}，真好！“好不好？”好，发放{publicity.leaflets}。",
            "“好不好？”好，发放3份。",
        ),
        (
            "发放{publicity.leaflets}；悬挂横幅{publicity.banners}，效果明显。大家满意。",
            "发放3份。大家满意。",
        ),
        ("向{unit.superior}报告，发放{publicity.leaflets}", "发放3份。"),
        ("发放｛publicity.leaflets｝，向{unit.superior}报告。", "发放3份。"),
    ],
)
def test_what_is_missing_goes_with_its_clause(bench: Bench, text: str, said: str) -> None:
    lines = spoken(bench, text, "publicity.leaflets = 3").split("\n")
    assert lines[1] == said


def test_a_text_of_nothing_but_missing_figures_is_left_out(bench: Bench) -> None:
    assert (
        spoken(bench, "悬挂{publicity.banners}。", "publicity.leaflets = 3")
        == "一、广泛宣传发动\n发放宣传资料3份。"
    )


def test_a_bracket_with_commas_inside_does_not_break(bench: Bench) -> None:
    text = "悬挂{publicity.banners}[，其中{waste.rate}，另{waste.generated}]，发放{publicity.leaflets}。"
    assert "发放3份。" in spoken(bench, text, "publicity.leaflets = 3")


def test_a_figure_whose_clause_was_dropped_is_said_all_the_same(bench: Bench) -> None:
    said = spoken(
        bench, "发放资料{publicity.leaflets}、悬挂横幅{publicity.banners}。", "publicity.leaflets = 3"
    )
    assert "3份" in said


def test_square_brackets_without_a_figure_are_the_units_own(bench: Bench) -> None:
    """临卫发[2023]5号 is how documents are numbered."""
    said = spoken(bench, "印发方案（临卫发[2023]5号），发放{publicity.leaflets}。", "publicity.leaflets = 3")
    assert "印发方案（临卫发[2023]5号），发放3份。" in said


def test_a_text_without_figures_does(bench: Bench) -> None:
    text = "<我部> & “众人” 😀 坚持" + "一以贯之" * 500
    assert spoken(bench, text, "") == f"一、广泛宣传发动\n{text}。"


def test_texts_of_sections_that_the_outline_leaves_out_take_no_figures_away(bench: Bench) -> None:
    sections = PLAN + (
        '[outline.short]\nname = "简报"\ntitle = "{unit.name}简报"\nsections = ["publicity"]\n'
    )
    unit_type = bench.type(sections=sections)
    data = (
        '[texts]\nleadership = "印发{publicity.leaflets}。"\n'
        "[figures]\npublicity.leaflets = 3\npublicity.banners = 2\n"
    )
    report = unit_type.report(bench.submission(data, unit_type), unit_type.outline("short"))
    assert body(report.document) == "一、广泛宣传发动\n发放宣传资料3份，悬挂横幅2条。"


def test_a_clause_with_a_condition_is_not_repeated_either(bench: Bench) -> None:
    sections = SECTIONS.replace(
        'title = "广泛宣传发动"\n',
        'title = "广泛宣传发动"\n[[section.paragraph]]\n'
        'sentences = [[{ text = "发放宣传资料{publicity.leaflets}", when = "publicity.banners > 0" }]]\n',
    )
    data = (
        '[texts]\npublicity = "印发资料{publicity.leaflets}。"\n'
        "[figures]\npublicity.leaflets = 3\npublicity.banners = 2\n"
    )
    said = bench.words(data, bench.type(sections=sections))
    assert said.count("3份") == 1
    assert "2条" in said


def test_several_paragraphs_keep_their_order(bench: Bench) -> None:
    data = '[texts]\npublicity = ["第一段。", "", "第二段{publicity.leaflets}。"]\n'
    data += "[figures]\npublicity.leaflets = 3\n"
    assert bench.words(data, bench.type(sections=PLAN)) == "一、广泛宣传发动\n第一段。\n第二段3份。"


def test_local_figures_may_be_cited(bench: Bench) -> None:
    data = (
        '[texts]\npublicity = "建园{local.plots}。"\n'
        '[local.plots]\nname = "园地"\nunit = "块"\nvalue = "12块"\n'
        '[local."Ünïcode_数"]\nname = "其他"\nunit = "个"\nsection = "publicity"\nvalue = 5\n'
    )
    assert bench.words(data, head=HEAD) == "一、广泛宣传发动\n建园12块。\n此外，其他5个。"


def test_last_year_and_target_in_own_words_leave_this_year_to_be_said(bench: Bench) -> None:
    data = (
        '[texts]\npublicity = "上年印发资料{publicity.leaflets:previous}，悬挂横幅不少于'
        '{publicity.banners:target}。"\n[figures]\npublicity.leaflets = 3\npublicity.banners = 2\n'
        "[previous]\npublicity.leaflets = 4\n[targets]\npublicity.banners = 1\n"
    )
    said = bench.words(data, bench.type(sections=PLAN)).split("\n", 1)[1]
    assert said.startswith("上年印发资料4份，悬挂横幅不少于1条。\n发放宣传资料3份")
    assert "悬挂横幅2条，完成年度目标的200%。" in said


def test_a_local_figure_cited_in_a_list_is_not_added_again(bench: Bench) -> None:
    local = '[local.gap]\nname = "缺员"\nunit = "人"\nsection = "publicity"\nvalue = 2\n'
    cited = bench.words('[lists]\nproblems = ["尚缺{local.gap}"]\n' + local, bench.type(sections=PLAN))
    assert "尚缺2人" in cited
    assert cited.count("2人") == 1
    uncited = bench.words('[lists]\nproblems = ["人手不足"]\n' + local, bench.type(sections=PLAN))
    assert "缺员2人。" in uncited


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("主任任组长", "主任任组长。"),
        ("主任任组长，", "主任任组长。"),
        ("印发{publicity.leaflets}", "印发3份。"),
        ("印发{publicity.leaflets}，", "印发3份。"),
        ("主要做法如下：", "主要做法如下："),
        ("一是抓宣传；", "一是抓宣传；"),
        ("大家说：“好！”", "大家说：“好！”"),
        ("评为“红旗单位”", "评为“红旗单位”。"),
        ("（一）抓好宣传", "（一）抓好宣传"),
    ],
)
def test_a_paragraph_ends_in_a_mark(bench: Bench, text: str, said: str) -> None:
    assert spoken(bench, text, "publicity.leaflets = 3").split("\n")[1] == said


def test_a_bracket_is_not_said_again_either(bench: Bench) -> None:
    plan = SECTIONS.replace(
        'title = "广泛宣传发动"\n',
        'title = "广泛宣传发动"\n[[section.paragraph]]\n'
        'clauses = ["发放宣传资料{publicity.leaflets}[、悬挂横幅{publicity.banners}]"]\n',
    )
    data = '[texts]\npublicity = "挂出横幅{publicity.banners}。"\n'
    data += "[figures]\npublicity.leaflets = 3\npublicity.banners = 2\n"
    said = bench.words(data, bench.type(sections=plan))
    assert said == "一、广泛宣传发动\n挂出横幅2条。\n发放宣传资料3份。"
