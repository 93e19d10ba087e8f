"""Sections: their order and numbers, what nobody speaks of, what the type requires."""

import pytest
from tests.conftest import HEAD, INDICATORS, SECTIONS, Bench, body

from huibao.compose.plans import ready_sections
from huibao.model.document import Document, Heading, ListBlock, ParagraphBlock, Table, plain
from huibao.model.rule import Severity


def test_only_sections_with_something_to_say_are_numbered(bench: Bench) -> None:
    said = bench.words("[figures]\nmeetings.held = 3\nwaste.generated = 2\nwaste.disposed = 2\n")
    assert said == (
        "一、加强组织领导\n召开专题会议3次。\n二、规范废物处置\n医疗废物产生量2吨，医疗废物处置量2吨，处置率为100%。"
    )


def test_nothing_at_all_is_a_report_all_the_same(bench: Bench) -> None:
    document = bench.report("").document
    assert document.title == "临江市第三门诊部2023年工作总结"
    assert body(document) == ""


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (
            "publicity.leaflets = 4000\n[previous]\npublicity.leaflets = 3500",
            "发放宣传资料4000份，比上年增加500份，增长14.3%。",
        ),
        (
            "publicity.awareness_rate = 98\n[previous]\npublicity.awareness_rate = 95.9",
            "知晓率为98%，比上年提高2.1个百分点。",
        ),
        ("tobacco.smoke_free = true", "我部已建成无烟单位。"),
        (
            "tobacco.smoke_free = false\n[previous]\ntobacco.smoke_free = true",
            "我部尚未建成无烟单位。",
        ),
        ("waste.rate = 0\npublicity.leaflets = 3", "发放宣传资料3份。\n二、规范废物处置\n处置率为0%。"),
    ],
)
def test_figures_that_no_clause_speaks_of(bench: Bench, figures: str, said: str) -> None:
    assert bench.words(f"[figures]\n{figures}\n") == f"一、广泛宣传发动\n{said}"


def test_what_a_later_section_has_words_for_is_left_to_it(bench: Bench) -> None:
    sections = SECTIONS.replace(
        'title = "规范废物处置"\n',
        'title = "规范废物处置"\n[[section.paragraph]]\n'
        'clauses = ["沿街发放资料{publicity.leaflets}，收回{waste.disposed}"]\n',
    )
    unit_type = bench.type(sections=sections)
    figures = "[figures]\npublicity.leaflets = 3\npublicity.banners = 2\n"
    said = bench.words(f"{figures}waste.disposed = 1\n", unit_type)
    assert said.startswith("一、广泛宣传发动\n悬挂横幅2条。\n二、规范废物处置\n沿街发放资料3份，收回1吨")
    assert said.count("3份") == 1
    assert bench.words(figures, unit_type).endswith("二、规范废物处置\n发放宣传资料3份。")


def test_nought_is_left_to_the_annex_or_said_where_there_is_none(bench: Bench) -> None:
    text = "[figures]\npublicity.leaflets = 0\npublicity.banners = 2\n"
    document = bench.report(text).document
    assert body(document) == "一、广泛宣传发动\n悬挂横幅2条。"
    assert "publicity.leaflets" in {entry.indicator for entry in document.register}
    without = bench.type(sections=SECTIONS.replace("default = true", "default = true\nannex = false"))
    assert "发放宣传资料0份" in bench.words(text, without)
    assert "印发0份" in bench.words(text + '[texts]\npublicity = "印发{publicity.leaflets}。"\n')


def test_so_is_a_computed_rate_of_nought(bench: Bench) -> None:
    text = "[figures]\nwaste.generated = 3\nwaste.disposed = 0\n"
    document = bench.report(text).document
    assert "处置率" not in body(document)
    assert "waste.rate" in {entry.indicator for entry in document.register}
    assert "处置率为0%" in bench.words(f"{text}waste.rate = 0\n")


def short(*keys: str) -> str:
    """The type's sections with a second outline that leaves most of them out."""
    more = "\n".join(keys)
    return f"""[outline.short]
name = "简报"
title = "简报"
sections = ["publicity"]
{more}

{SECTIONS}"""


def in_short(bench: Bench, figures: str, *keys: str) -> Document:
    unit_type = bench.type(sections=short(*keys))
    submission = bench.submission(figures, unit_type)
    return unit_type.report(submission, unit_type.outline("short")).document


def test_an_outline_that_is_not_whole_tells_nothing_of_what_it_leaves_out(bench: Bench) -> None:
    figures = "[figures]\npublicity.leaflets = 3\nmeetings.held = 4\n"
    figures += '[local.plots]\nname = "菜地"\nunit = "块"\nsection = "leadership"\nvalue = 2\n'
    figures += "[previous]\nmeetings.held = 3\n"
    told = in_short(bench, figures, "annex = false")
    assert "召开专题会议4次" in body(told)
    assert "菜地2块" in body(told)
    for keys in (("annex = false", "whole = false"), ("whole = false",)):
        part = in_short(bench, figures, *keys)
        assert body(part) == "一、广泛宣传发动\n发放宣传资料3份。"
        assert {entry.indicator for entry in part.register} == {"publicity.leaflets"}
        assert set(part.told.figures) == {"publicity.leaflets"}
        assert not part.told.local


def test_sections_have_their_own_sentences_and_answers_come_last(bench: Bench) -> None:
    figures = "[figures]\nmeetings.held = 4\ntobacco.smoke_free = true\npublicity.leaflets = 3\n"
    said = body(in_short(bench, figures + "waste.generated = 4\n", "annex = false"))
    assert said.endswith("。我部已建成无烟单位。")
    assert "召开专题会议4次。" in said


def test_at_most_five_in_a_sentence(bench: Bench) -> None:
    local = "".join(
        f'[local.a{n}]\nname = "第{n}项"\nunit = "个"\nsection = "waste"\nvalue = {n}\n' for n in range(1, 8)
    )
    assert (
        bench.words(local)
        == "一、规范废物处置\n第1项1个，第2项2个，第3项3个，第4项4个。第5项5个，第6项6个，第7项7个。"
    )


def test_last_year_alone_is_no_figure_of_this_report(bench: Bench) -> None:
    assert bench.words("[previous]\nmeetings.held = 3\n[targets]\nmeetings.held = 3\n") == ""


SILENT = SECTIONS.replace('title = "规范废物处置"', 'title = "规范废物处置"\nrequired = true')


def test_a_required_section_without_words_is_a_finding(bench: Bench) -> None:
    unit_type = bench.type(sections=SILENT)
    (finding,) = bench.report("", unit_type).findings
    assert (finding.rule, finding.severity) == ("clinic-section-waste", Severity.WARNING)
    assert (finding.place, "规范废物处置" in finding.message) == ("texts.waste", True)
    assert bench.report('[texts]\nwaste = "医疗废物由专人收集。"\n', unit_type).findings == ()
    assert bench.report("[figures]\nwaste.generated = 3\n", unit_type).findings == ()


@pytest.mark.parametrize(("kind", "found"), [("large", 1), ("small", 0)])
def test_a_section_for_a_kind(bench: Bench, kind: str, found: int) -> None:
    sections = SILENT.replace("required = true", 'required = true\nkinds = ["large"]')
    head = f'{HEAD}kind = "{kind}"\n'
    assert len(bench.report("", bench.type(sections=sections), head).findings) == found


def test_figures_of_a_section_for_another_kind_are_not_lost(bench: Bench) -> None:
    sections = SECTIONS.replace('title = "规范废物处置"', 'title = "规范废物处置"\nkinds = ["large"]')
    said = bench.words(
        "[figures]\nwaste.generated = 3\n", bench.type(sections=sections), f'{HEAD}kind = "small"\n'
    )
    assert "3吨" in said


def test_local_figures_of_a_section_that_is_not_printed_are_in_the_annex(bench: Bench) -> None:
    """They are no matter of the chapter that happens to be the last; without an annex that has them."""
    sections = SECTIONS.replace('"leadership", "publicity", "waste", "problems"', '"leadership", "waste"')
    local = '[local.huts]\nname = "建成健康小屋"\nunit = "间"\nsection = "publicity"\nvalue = 2\n'
    data = f"[figures]\nmeetings.held = 2\nwaste.disposed = 1\n{local}"
    document = bench.report(data, bench.type(sections=sections)).document
    assert "健康小屋" not in body(document)
    annex = document.blocks[-1]
    assert isinstance(annex, Table)
    assert "建成健康小屋" in [plain(row[0]) for row in annex.rows]
    bare = bench.type(sections=sections.replace("default", "annex = false\ndefault"))
    assert bench.words(data, bare).endswith("健康小屋2间。")


UNTITLED = SECTIONS.replace(
    'sections = ["leadership", "publicity",', 'sections = ["opening", "leadership", "publicity",'
) + (
    '\n[[section]]\nid = "opening"\n[[section.paragraph]]\nlead = "现报告如下。"\n'
    'clauses = ["投入{money.spent}"]\n'
)


def test_the_opening_has_no_heading(bench: Bench) -> None:
    said = bench.words(
        '[figures]\nmoney.spent = "近3万元"\nmeetings.held = 2\n', bench.type(sections=UNTITLED)
    )
    assert said == "现报告如下。投入近3万元。\n一、加强组织领导\n召开专题会议2次。"


def test_an_untitled_section_goes_on_under_the_heading_before_it(bench: Bench) -> None:
    sections = SECTIONS.replace('title = "规范废物处置"\n', "")
    unit_type = bench.type(sections=sections)
    both = bench.words("[figures]\npublicity.banners = 2\nwaste.generated = 3\n", unit_type)
    assert both == "一、广泛宣传发动\n悬挂横幅2条。医疗废物产生量3吨。"
    assert (
        bench.words("[figures]\nwaste.generated = 3\n", unit_type) == "一、广泛宣传发动\n医疗废物产生量3吨。"
    )


def test_a_heading_may_name_the_unit(bench: Bench) -> None:
    sections = SECTIONS.replace("加强组织领导", "{unit.self}加强组织领导").replace(
        "规范废物处置", "{unit.superior}废物"
    )
    said = bench.words("[figures]\nmeetings.held = 3\nwaste.generated = 1\n", bench.type(sections=sections))
    assert said.startswith("一、我部加强组织领导\n")


def test_more_than_ten_sections_are_numbered_on(bench: Bench) -> None:
    names = [f"s{n}" for n in range(1, 23)]
    sections = (
        '[outline.yearly]\nname = "总结"\ntitle = "总结"\ndefault = true\nsections = ["'
        + '", "'.join(names)
        + '"]\n'
    )
    sections += "".join(f'[[section]]\nid = "{name}"\ntitle = "题"\n' for name in names)
    texts = "[texts]\n" + "".join(f'{name} = "话。"\n' for name in names)
    indicators = INDICATORS.replace('section = "leadership"', 'section = "s1"')
    document = bench.report(texts, bench.type(sections=sections, indicators=indicators)).document
    numbers = [block.number for block in document.blocks if isinstance(block, Heading)]
    assert [numbers[at - 1] for at in (1, 10, 11, 20, 22)] == ["一、", "十、", "十一、", "二十、", "二十二、"]


@pytest.mark.parametrize("style", ["items", "run"])
def test_lists(bench: Bench, style: str) -> None:
    sections = SECTIONS.replace(
        'of = "problems"', f'of = "problems"\nstyle = "{style}"\nlead = "{{unit.self}}仍有差距："'
    )
    unit_type = bench.type(sections=sections)
    data = '[lists]\nproblems = ["人手不足。", "资料仅{publicity.leaflets}，偏少；", "缺{waste.generated}"]\n'
    data += "[figures]\npublicity.leaflets = 3\n"
    said = bench.words(data, unit_type).split("\n", 3)[2:]
    if style == "items":
        assert said == ["二、存在问题", "我部仍有差距：\n1. 人手不足；\n2. 资料仅3份，偏少。"]
    else:
        assert said == ["二、存在问题", "我部仍有差距：一是人手不足；二是资料仅3份，偏少。"]
    assert "存在问题" not in bench.words("[lists]\nproblems = []\n", unit_type)


def test_one_item_is_not_counted_and_more_than_ten_are_a_list(bench: Bench) -> None:
    sections = SECTIONS.replace('of = "problems"', 'of = "problems"\nstyle = "run"')
    unit_type = bench.type(sections=sections)
    assert bench.words('[lists]\nproblems = ["人手不足"]\n', unit_type) == "一、存在问题\n人手不足。"
    many = ", ".join(f'"第{n}件"' for n in range(11))
    blocks = bench.report(f"[lists]\nproblems = [{many}]\n", unit_type).document.blocks
    (items,) = [block.items for block in blocks if isinstance(block, ListBlock)]
    assert len(items) == 11


def test_explained_findings_close_the_report(bench: Bench) -> None:
    data = (
        "[figures]\nwaste.generated = 3\nwaste.disposed = 2\nwaste.rate = 80\n"
        '[explanations]\n"clinic-formula-waste.rate" = "按批次计算。"\n'
    )
    lines = bench.words(data).split("\n")
    assert lines[-2] == "二、有关情况说明"
    assert lines[-1].startswith("处置率填报80%")
    assert lines[-1].endswith("。经核实：按批次计算。")


def test_addressee_signature_and_date(bench: Bench) -> None:
    head = f'date = 2024-01-05\n{HEAD}superior = "临江市卫健局"\n'
    blocks = bench.report("", head=head).document.blocks
    by_role = {block.role: plain(block.runs) for block in blocks if isinstance(block, ParagraphBlock)}
    assert by_role == {"addressee": "临江市卫健局：", "signature": "临江市第三门诊部", "date": "2024年1月5日"}


def test_what_is_answered_by_yes_or_no_is_said_as_a_sentence(bench: Bench) -> None:
    local = "".join(
        f'[local.{key}]\nname = "{name}"\nunit = "是否"\nsection = "waste"\nvalue = {value}\n'
        for key, name, value in (
            ("a", "设立曝光台", "false"),
            ("b", "污水站在线监测联网", "true"),
            ("c", "配备专职药师", "true"),
        )
    )
    said = bench.words(local)
    assert said.endswith("我部已实现污水站在线监测联网，已配备专职药师，尚未设立曝光台。")


TARGETS = "[figures]\npublicity.leaflets = 4000\n{more}[targets]\npublicity.leaflets = 3500\n"
CLAUSES = SECTIONS.replace(
    'title = "广泛宣传发动"\n',
    'title = "广泛宣传发动"\n[[section.paragraph]]\n'
    'clauses = ["发放{publicity.leaflets}[，{publicity.leaflets:change}]", "悬挂{publicity.banners}"]\n',
)


def test_a_target_that_no_table_tells_is_told_behind_its_figure(bench: Bench) -> None:
    said = bench.words(TARGETS.format(more="publicity.banners = 8\n"), bench.type(sections=CLAUSES))
    assert said == "一、广泛宣传发动\n发放4000份，完成年度目标的114.3%；悬挂8条。"


def test_and_before_the_comparison(bench: Bench) -> None:
    text = TARGETS.format(more="") + "[previous]\npublicity.leaflets = 2000\n"
    said = bench.words(text, bench.type(sections=CLAUSES))
    assert "发放4000份，完成年度目标的114.3%，比上年增加2000份，增长100%。" in said


def test_a_local_one_as_well(bench: Bench) -> None:
    text = "[local.a]\nname = '水井清洗'\nunit = '次'\nvalue = 3\ntarget = 4\nsection = 'waste'\n"
    assert "水井清洗3次，完成年度目标的75%。" in bench.words(text, bench.type())


def test_a_report_is_not_told_by_the_one_before(bench: Bench) -> None:
    unit_type = bench.type(sections=CLAUSES)
    with_target = TARGETS.format(more="")
    without = with_target.partition("[targets]")[0]
    words = [bench.words(text, unit_type) for text in (without, with_target, without)]
    assert ["完成年度目标" in each for each in words] == [False, True, False]


def test_what_a_table_tells_is_not_told_in_a_sentence(bench: Bench) -> None:
    table = '[[section.table]]\ncaption = "任务"\nrows = []\ntargets = true\n'
    sections = CLAUSES.replace('title = "规范废物处置"\n', f'title = "规范废物处置"\n{table}')
    text = TARGETS.format(more="meetings.held = 5\n") + "meetings.held = 4\n"
    said = bench.words(text, bench.type(sections=sections))
    assert "发放4000份。" in said
    assert "114.3%" in said


def test_but_what_a_table_has_no_words_for_is(bench: Bench) -> None:
    """The row is there with —: of a rate that is better neither way a table does not say 已达到."""
    table = '[[section.table]]\ncaption = "任务"\nrows = []\ntargets = true\n'
    sections = CLAUSES.replace('title = "规范废物处置"\n', f'title = "规范废物处置"\n{table}')
    own = "[local.a]\nname = '发病率'\nunit = '%'\nvalue = 2\ntarget = 3\nsection = 'publicity'\n"
    said = bench.words(TARGETS.format(more="") + own, bench.type(sections=sections))
    assert "发病率为2%，低于目标值1个百分点" in said
    assert "发病率|%|2|3|—" in said


def test_only_a_paragraph_with_an_untold_target_is_put_together_anew(bench: Bench) -> None:
    other = '[[section.paragraph]]\nclauses = ["悬挂{publicity.banners}"]\n'
    two = CLAUSES.replace(', "悬挂{publicity.banners}"]\n', f"]\n{other}").replace(
        "[，{publicity.leaflets:change}]", ""
    )
    unit_type = bench.type(sections=two)
    said = bench.words(TARGETS.format(more="publicity.banners = 8\n"), unit_type)
    assert said.endswith("发放4000份，完成年度目标的114.3%。悬挂8条。")
    paragraphs = ready_sections(unit_type.catalogue)["publicity"].paragraphs
    assert [len(each.known) for each in paragraphs] == [0, 1]
