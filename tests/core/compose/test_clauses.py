"""Clauses drop out with their figures, and the marks around them close up."""

import pytest
from tests.conftest import HEAD, INDICATORS, SECTIONS, Bench

PARAGRAPH = '[[section]]\nid = "publicity"\ntitle = "广泛宣传发动"\n'


def spoken(bench: Bench, plan: str, figures: str, head: str = HEAD) -> str:
    """What the section says with this paragraph plan, without its heading."""
    sections = SECTIONS.replace(PARAGRAPH, f"{PARAGRAPH}[[section.paragraph]]\n{plan}\n")
    text = bench.words(f"[figures]\n{figures}\n", bench.type(sections=sections), head)
    return text.removeprefix("一、广泛宣传发动\n")


TWO = """
clauses = [
  "发放宣传资料{publicity.leaflets}",
  "悬挂横幅{publicity.banners}",
  "知晓率达{publicity.awareness_rate}",
]
"""
ALL = 'publicity.leaflets = "4000余份"\npublicity.banners = 28\npublicity.awareness_rate = "98%以上"'


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (ALL, "发放宣传资料4000余份，悬挂横幅28条，知晓率达98%以上。"),
        ("publicity.leaflets = 4000", "发放宣传资料4000份。"),
        ("publicity.banners = 28", "悬挂横幅28条。"),
        ("publicity.leaflets = 0\npublicity.banners = 28", "悬挂横幅28条。"),
        ("publicity.awareness_rate = 0", "知晓率达0%。"),
        ('publicity.banners = 28\npublicity.leaflets = "不适用"', "悬挂横幅28条。"),
        ("", ""),
    ],
)
def test_a_clause_goes_with_its_figure(bench: Bench, figures: str, said: str) -> None:
    assert spoken(bench, TWO, figures) == said


@pytest.mark.parametrize(
    ("plan", "figures", "said"),
    [
        (
            'clauses = ["发放{publicity.leaflets}[，挂{publicity.banners}]"]',
            "publicity.leaflets = 3",
            "发放3份。",
        ),
        (
            'clauses = ["发放{publicity.leaflets}[，挂{publicity.banners}]"]',
            "publicity.leaflets = 3\npublicity.banners = 2",
            "发放3份，挂2条。",
        ),
        (
            'clauses = ["[挂{publicity.banners}，]发放{publicity.leaflets}"]',
            "publicity.leaflets = 3",
            "发放3份。",
        ),
        (
            'clauses = ["共{publicity.leaflets:number}份次"]',
            'publicity.leaflets = "近3万份"',
            "共近3万份次。",
        ),
        (
            'clauses = ["广泛动员", "发放{publicity.leaflets}"]',
            "publicity.leaflets = 3",
            "广泛动员，发放3份。",
        ),
        ('clauses = ["广泛动员", "发放{publicity.leaflets}"]', "publicity.banners = 3", "悬挂横幅3条。"),
        (
            'lead = "开头。"\ntail = "结尾。"\nclauses = ["发放{publicity.leaflets}"]',
            "publicity.leaflets = 3",
            "开头。发放3份。结尾。",
        ),
        ('lead = "开头。"\ntail = "结尾。"\nclauses = ["发放{publicity.leaflets}"]', "", ""),
        (
            'lead = "开头{unit.superior}。"\nclauses = ["发放{publicity.leaflets}"]',
            "publicity.leaflets = 3",
            "发放3份。",
        ),
        (
            """sentences = [
              { lead = "其中，", join = "；", clauses = ["发{publicity.leaflets}", "挂{publicity.banners}"] },
            ]""",
            "publicity.leaflets = 3\npublicity.banners = 2",
            "其中，发3份；挂2条。",
        ),
        (
            'sentences = [["发放{publicity.leaflets}"], ["挂{publicity.banners}"]]',
            "publicity.leaflets = 3\npublicity.banners = 2",
            "发放3份。挂2条。",
        ),
        (
            'sentences = [["发放{publicity.leaflets}，"], ["，挂{publicity.banners}。"]]',
            "publicity.leaflets = 3\npublicity.banners = 2",
            "发放3份。挂2条。",
        ),
        ('clauses = ["{publicity.leaflets}已发放"]', "publicity.leaflets = 3", "3份已发放。"),
    ],
)
def test_brackets_leads_tails_and_joints(bench: Bench, plan: str, figures: str, said: str) -> None:
    assert spoken(bench, plan, figures) == said


def test_a_figure_in_brackets_alone_is_not_lost(bench: Bench) -> None:
    """A clause made of words and an optional figure says something where the figure is there."""
    plan = 'clauses = ["开展宣传[，发放{publicity.leaflets}]"]'
    assert "3份" in spoken(bench, plan, "publicity.leaflets = 3")


YES = 'sentences = [[{ text = "已建成无烟单位", when = "tobacco.smoke_free" }, "挂{publicity.banners}"]]'


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ("tobacco.smoke_free = true", "已建成无烟单位。"),
        ("tobacco.smoke_free = true\npublicity.banners = 2", "已建成无烟单位，挂2条。"),
        ("tobacco.smoke_free = false", "我部尚未建成无烟单位。"),
        ("publicity.banners = 2", "挂2条。"),
        ("", ""),
    ],
)
def test_a_clause_with_a_condition(bench: Bench, figures: str, said: str) -> None:
    assert spoken(bench, YES, figures) == said


@pytest.mark.parametrize(
    ("more", "figures", "said"),
    [
        ('when = "publicity.banners > 1"', "publicity.banners = 2", "悬挂横幅2条。"),
        ('when = "publicity.banners > 5"', "publicity.banners = 2", "悬挂横幅2条。"),  # by itself, at the end
        (
            'when = "1 / publicity.banners > 0"',
            "tobacco.smoke_free = true",
            "我部已建成无烟单位。",
        ),
        ('kinds = ["large"]', "publicity.banners = 2", "悬挂横幅2条。"),
    ],
)
def test_a_paragraph_for_some(bench: Bench, more: str, figures: str, said: str) -> None:
    held = spoken(bench, f'{more}\nlead = "宣传："\nclauses = ["悬挂横幅{{publicity.banners}}"]', figures)
    assert held.endswith(said)
    assert held.startswith("宣传：") is (more == 'when = "publicity.banners > 1"')


@pytest.mark.parametrize(("kind", "said"), [("small", "小门诊部挂2条。"), ("large", "悬挂横幅2条。")])
def test_a_clause_for_a_kind(bench: Bench, kind: str, said: str) -> None:
    plan = 'sentences = [[{ text = "小门诊部挂{publicity.banners}", kinds = ["small"] }]]'
    assert spoken(bench, plan, "publicity.banners = 2", f'{HEAD}kind = "{kind}"\n') == said


def test_words_about_unit_and_period(bench: Bench) -> None:
    plan = (
        'lead = "{unit.name}（{unit.self}）{period}、{period.previous}、{period.next}、{period.year}，'
        '向{unit.superior}报告："\n'
        'clauses = ["挂{publicity.banners}"]'
    )
    head = HEAD.replace('"2023"', '"2023H1"') + 'kind = "large"\nsuperior = "区卫健局"\n'
    assert spoken(bench, plan, "publicity.banners = 2", head).split("\n")[-1] == (
        "临江市第三门诊部（我中心）2023年上半年、2022年下半年、2023年下半年、2023年，向区卫健局报告：挂2条。"
    )


def test_every_aspect(bench: Bench) -> None:
    plan = (
        'clauses = ["发放{publicity.leaflets}（上年{publicity.leaflets:previous}，'
        '目标{publicity.leaflets:target}，{publicity.leaflets:change}，{publicity.leaflets:completion}）"]'
    )
    figures = "publicity.leaflets = 4000\n[previous]\npublicity.leaflets = 3500\n"
    figures += "[targets]\npublicity.leaflets = 3200"
    assert spoken(bench, plan, figures) == (
        "发放4000份（上年3500份，目标3200份，比上年增加500份，增长14.3%，完成年度目标的125%）。"
    )
    without = spoken(bench, plan, "publicity.leaflets = 4000")
    assert without == "发放宣传资料4000份。"


def test_odd_letters_stay_as_they_are(bench: Bench) -> None:
    plan = 'lead = "<b>&amp; 😀"\nclauses = ["挂{publicity.banners}"]'
    assert spoken(bench, plan, "publicity.banners = 2") == "<b>&amp; 😀挂2条。"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("98%", "知晓率为98%。"),
        ("98%以上", "知晓率在98%以上。"),
        ("近98%", "知晓率近98%。"),
        ("不低于98%", "知晓率不低于98%。"),
        ("大于98%", "知晓率大于98%。"),
    ],
)
def test_a_bound_before_the_figure_takes_the_place_of_wei(bench: Bench, written: str, said: str) -> None:
    plan = 'clauses = ["知晓率为{publicity.awareness_rate}"]'
    assert spoken(bench, plan, f'publicity.awareness_rate = "{written}"') == said


@pytest.mark.parametrize(
    "plan",
    [
        TWO,
        'lead = "挂{publicity.banners}："\nclauses = ["发放{publicity.leaflets}"]',
        'clauses = ["发放{publicity.leaflets}[，挂{publicity.banners}]"]',
        'lead = "{unit.superior}要求："\nclauses = ["发放{publicity.leaflets}"]',
        'sentences = [{ lead = "挂{publicity.banners}，", clauses = ["发放{publicity.leaflets}"] }]',
        'clauses = ["知晓率为{publicity.awareness_rate}", "发放{publicity.leaflets}"]',
    ],
)
def test_what_one_report_came_to_is_not_said_in_another(bench: Bench, plan: str) -> None:
    """Paragraphs are put together once for a type: only what they are in all reports may be kept."""
    sections = SECTIONS.replace(PARAGRAPH, f"{PARAGRAPH}[[section.paragraph]]\n{plan}\n")
    kept = bench.type(sections=sections)
    files = [
        (HEAD, "[figures]\npublicity.leaflets = 3"),
        (HEAD + 'superior = "区卫健局"\n', "[figures]\npublicity.leaflets = 4\npublicity.banners = 2"),
        (HEAD, '[figures]\npublicity.leaflets = 5\npublicity.awareness_rate = "近98%"'),
        (HEAD + 'superior = "市卫健委"\n', "[figures]\npublicity.banners = 6"),
        (HEAD, "[figures]\npublicity.leaflets = 7\npublicity.awareness_rate = 98"),
    ]
    for head, figures in [*files, *reversed(files)]:
        fresh = bench.type(sections=sections)
        assert bench.words(figures, kept, head) == bench.words(figures, fresh, head)


COMPARED = """
clauses = [
  "发放宣传资料{publicity.leaflets}[，{publicity.leaflets:change}]",
  "其中知晓率为{publicity.awareness_rate}",
  "悬挂横幅{publicity.banners}",
]
"""


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ("publicity.banners = 2", "发放宣传资料30份，比上年增加10份，增长50%；悬挂横幅2条。"),
        ("publicity.awareness_rate = 2", "发放宣传资料30份，比上年增加10份，增长50%，其中知晓率为2%。"),
    ],
)
def test_a_comparison_is_closed_before_the_next_item(bench: Bench, figures: str, said: str) -> None:
    given = f"publicity.leaflets = 30\n{figures}\n[previous]\npublicity.leaflets = 20"
    assert spoken(bench, COMPARED, given) == said


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ("publicity.leaflets = 3\npublicity.banners = 2", "发放3份（其中横幅2份）。"),
        ("publicity.leaflets = 3\npublicity.banners = 3", "发放3份（均为横幅）。"),
        ("publicity.leaflets = 0\npublicity.banners = 2", "此外，悬挂横幅2份。"),
        (
            'publicity.leaflets = "40余份"\npublicity.banners = "40余份"',
            "发放40余份（其中横幅40余份）。",
        ),
        ("publicity.leaflets = 3", "发放3份。"),
    ],
)
def test_a_part_that_is_the_whole_is_told_as_such(bench: Bench, figures: str, said: str) -> None:
    indicators = INDICATORS.replace('unit = "条"', 'unit = "份"')
    plan = '[[section.paragraph]]\nclauses = ["发放{publicity.leaflets}[（其中横幅{publicity.banners}）]"]'
    sections = SECTIONS.replace(PARAGRAPH, f"{PARAGRAPH}{plan}\n")
    unit_type = bench.type(indicators=indicators, sections=sections)
    words = bench.words(f"[figures]\n{figures}\n", unit_type)
    assert words.removeprefix("一、广泛宣传发动\n") == said.removeprefix("此外，")


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ("publicity.banners = 2\npublicity.boards = 1", "发放3份，其中张贴2份、赠送1份。"),
        ("publicity.banners = 3\npublicity.boards = 0", "发放3份，均为张贴。"),
        ("publicity.banners = 0\npublicity.boards = 3", "发放3份，均为赠送。"),
        ("publicity.banners = 3\npublicity.boards = 3", "发放3份，其中张贴3份、赠送3份。"),
    ],
)
def test_so_is_one_of_several_parts(bench: Bench, figures: str, said: str) -> None:
    indicators = INDICATORS.replace('unit = "条"', 'unit = "份"').replace(
        "[meetings]", 'boards = { name = "赠送", unit = "份" }\n\n[meetings]'
    )
    parts = "[，其中张贴{publicity.banners}、赠送{publicity.boards}]"
    plan = f'[[section.paragraph]]\nclauses = ["发放{{publicity.leaflets}}{parts}"]'
    sections = SECTIONS.replace(PARAGRAPH, f"{PARAGRAPH}{plan}\n")
    words = bench.words(
        f"[figures]\npublicity.leaflets = 3\n{figures}\n",
        bench.type(indicators=indicators, sections=sections),
    )
    assert words.removeprefix("一、广泛宣传发动\n") == said


@pytest.mark.parametrize(
    ("part", "said"), [("合格", "均合格"), ("卫生达标", "均卫生达标"), ("海报", "均为海报")]
)
def test_what_was_done_with_all_is_said_as_done(bench: Bench, part: str, said: str) -> None:
    indicators = INDICATORS.replace('unit = "条"', 'unit = "份"')
    plan = (
        f'[[section.paragraph]]\nclauses = ["发放{{publicity.leaflets}}[，其中{part}{{publicity.banners}}]"]'
    )
    sections = SECTIONS.replace(PARAGRAPH, f"{PARAGRAPH}{plan}\n")
    words = bench.words(
        "[figures]\npublicity.leaflets = 3\npublicity.banners = 3\n",
        bench.type(indicators=indicators, sections=sections),
    )
    assert words.endswith(f"发放3份，{said}。")
