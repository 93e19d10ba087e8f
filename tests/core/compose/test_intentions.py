"""Planned figures: cited in texts and lists, or said by themselves; none is lost, none said twice."""

import json

import pytest
from tests.conftest import HEAD, INDICATORS, SECTIONS, Bench, body

from huibao.render.docx import render as docx
from huibao.render.docx.reading import read_content
from huibao.render.json_data import render as to_json

PLANS = SECTIONS.replace('"problems"]', '"problems", "plans"]') + (
    '\n[[section]]\nid = "plans"\ntitle = "下一步打算"\n[[section.list]]\nof = "plans"\n'
    'lead = "{period.next}抓好以下工作："\n'
)
MORE = INDICATORS + (
    '[complaints]\nreceived = { name = "群众投诉", unit = "件", section = "publicity", better = "less" }\n'
    '[bags]\ngiven = { name = "免费发放垃圾袋", unit = "个", section = "publicity" }\n'
    '[staff]\ntotal = { name = "在岗职工", unit = "人", section = "leadership" }\n'
    '[homes]\ntotal = { name = "辖区住户", unit = "户", section = "leadership", over_periods = "last" }\n'
    '[honours]\nwon = { name = "获得上级荣誉", unit = "项", section = "leadership" }\n'
    '[rounds]\nheld = { name = "每周卫生检查", unit = "次/周", section = "leadership" }\n'
    '[accidents]\nmet = { name = "发生安全事故", unit = "起", section = "waste", better = "less" }\n'
    '[falls]\nrate = { name = "发生率", unit = "%", section = "waste" }\n'
    'count = { name = "发生事故次数", unit = "次", section = "waste" }\n'
    '[yard]\nclean = { name = "垃圾日产日清", unit = "是否", section = "waste" }\n'
    '[disinfection]\narea = { name = "消毒面积", unit = "平方米", section = "waste", better = "more" }\n'
)


def planned(bench: Bench, figures: str, more: str = "", head: str = HEAD) -> str:
    """What a report says in its last section for these planned figures."""
    text = f"[planned]\n{figures}\n{more}"
    return bench.words(text, bench.type(sections=PLANS, indicators=MORE), head).rpartition("下一步打算\n")[2]


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ("publicity.leaflets = 5000", "计划发放宣传资料5000份"),
        ('publicity.leaflets = "不少于5000份"', "计划发放宣传资料不少于5000份"),
        ("meetings.held = 4\npublicity.leaflets = 5000", "计划发放宣传资料5000份、召开专题会议4次"),
        ("publicity.leaflets = 0", "发放宣传资料计划为0份"),
        ("publicity.awareness_rate = 98", "知晓率力争达到98%"),
        ('publicity.awareness_rate = "75%以上"', "知晓率力争达到75%以上"),
        ('publicity.awareness_rate = "近98%"', "知晓率力争达到近98%"),
        ('publicity.awareness_rate = "不低于98%"', "知晓率力争不低于98%"),
        ("complaints.received = 5", "群众投诉力争控制在5件以内"),
        ('complaints.received = "5件以下"', "群众投诉力争控制在5件以下"),
        ('complaints.received = "约5件"', "群众投诉力争控制在约5件"),
        ('complaints.received = "不超过5件"', "群众投诉力争不超过5件"),
        ('complaints.received = "5件以上"', "群众投诉计划为5件以上"),
        ("complaints.received = 0", "群众投诉力争为0件"),
        ("complaints.received = 0\n[figures]\ncomplaints.received = 3", "群众投诉力争降至0件"),
        ("complaints.received = 0\n[figures]\ncomplaints.received = 0", "群众投诉力争保持0件"),
        ("staff.total = 40", "在岗职工计划为40人"),
        ('staff.total = "40人以上"', "在岗职工力争达到40人以上"),
        ('staff.total = "40人以内"', "在岗职工力争控制在40人以内"),
        ("staff.total = 40\n[figures]\nstaff.total = 38", "在岗职工计划为40人"),
        ("homes.total = 310\n[figures]\nhomes.total = 300", "辖区住户预计为310户"),
        ("honours.won = 2", "力争获得上级荣誉2项"),
        ('rounds.held = "每周2次"', "卫生检查计划为每周2次"),
        ("accidents.met = 0\n[figures]\naccidents.met = 1", "力争不发生安全事故"),
        ("falls.rate = 0", "发生率力争为0%"),
        ("falls.count = 0", "发生事故次数力争为0次"),
        ("yard.clean = true", "力争实现垃圾日产日清"),
        ("staff.total = 36\n[figures]\nstaff.total = 38", "在岗职工计划为36人"),
        ("money.balance = -500", "经费结余计划为-500元"),
        ("bags.given = 150000", "计划免费发放垃圾袋150000个"),
        ("disinfection.area = 300", "消毒面积力争达到300平方米"),
        ("tobacco.smoke_free = true", "力争建成无烟单位"),
        ("tobacco.smoke_free = false", "暂不建成无烟单位"),
        ("staff.total = 40\nmeetings.held = 4", "计划召开专题会议4次，在岗职工计划为40人"),
    ],
)
def test_any_name_and_any_bound_reads_right(bench: Bench, figures: str, said: str) -> None:
    assert planned(bench, figures) == f"2024年，{said}。"


def test_the_period_is_the_next_one(bench: Bench) -> None:
    head = HEAD.replace('"2023"', '"2023H1"')
    assert planned(bench, "meetings.held = 4", head=head) == "2023年下半年，计划召开专题会议4次。"


def test_after_a_list_it_goes_on(bench: Bench) -> None:
    said = planned(bench, "meetings.held = 4", '[lists]\nplans = ["新增保洁员2名"]\n')
    assert said == "2024年抓好以下工作：\n新增保洁员2名。同时，计划召开专题会议4次。"


def test_what_a_list_cites_is_not_said_again(bench: Bench) -> None:
    lists = '[lists]\nplans = ["全年开会{meetings.held:planned}", "发放资料{publicity.leaflets:planned}"]\n'
    said = planned(bench, "meetings.held = 4\nstaff.total = 40", lists)
    assert said == "2024年抓好以下工作：\n全年开会4次。同时，在岗职工计划为40人。"


def test_six_in_a_sentence(bench: Bench) -> None:
    local = "".join(
        f'[local.a{n}]\nname = "更新{n}号设施"\nunit = "个"\nplanned = {n}\n' for n in range(1, 9)
    )
    assert planned(bench, "", local).endswith("、更新6号设施6个。计划更新7号设施7个、更新8号设施8个。")


def test_without_a_section_for_plans_they_close_the_last_with_sentences(bench: Bench) -> None:
    sections = SECTIONS.replace(
        'title = "广泛宣传发动"\n',
        'title = "广泛宣传发动"\n[[section.paragraph]]\nlead = "宣传先行。"\nalways = true\n',
    )
    text = '[planned]\nmeetings.held = 4\n[lists]\nproblems = ["人手不足"]\n'
    said = bench.words(text, bench.type(sections=sections))
    assert said == "一、广泛宣传发动\n宣传先行。同时，计划召开专题会议4次。\n二、存在问题\n人手不足。"


def test_a_planned_figure_does_not_take_the_place_of_this_periods(bench: Bench) -> None:
    text = "[figures]\nmeetings.held = 3\n[planned]\nmeetings.held = 4\n"
    text += '[texts]\nleadership = "明年开会{meetings.held:planned}。"\n'
    said = bench.words(text, bench.type(sections=PLANS))
    assert said == "一、加强组织领导\n明年开会4次。\n此外，召开专题会议3次。"


def test_written_reports_tell_that_a_figure_is_planned(bench: Bench) -> None:
    text = "[figures]\nmeetings.held = 3\n[planned]\nmeetings.held = 4\n"
    document = bench.report(text, bench.type(sections=PLANS)).document
    figures = json.loads(to_json(document))["figures"]
    assert {(each["aspect"], each["value"]) for each in figures} == {("actual", "3"), ("planned", "4")}
    read = read_content("x.docx", docx(document)).figures
    assert {(each.aspect, each.value) for each in read} == {("actual", "3"), ("planned", "4")}


def test_a_table_may_have_a_column_of_plans(bench: Bench) -> None:
    table = (
        '\n[[section.table]]\ncaption = "会议"\nrows = ["meetings.held", "money.spent"]\n'
        'columns = ["actual", "planned"]\n'
    )
    sections = PLANS.replace('title = "加强组织领导"\n', f'title = "加强组织领导"\n{table}')
    text = "[figures]\nmeetings.held = 3\nmoney.spent = 2\n[planned]\nmeetings.held = 4\nmoney.spent = 2.5\n"
    said = body(bench.report(text, bench.type(sections=sections)).document)
    assert "指标|单位|2023年|2024年计划\n召开专题会议|次|3|4\n投入经费|万元|2|2.5" in said


def test_rules_may_speak_of_plans(bench: Bench) -> None:
    rules = (
        '[[rule]]\nid = "fewer"\ncheck = "planned(meetings.held) >= meetings.held"\n'
        'message = "计划开会{meetings.held:planned}，本期已开{meetings.held}"\n'
    )
    (found,) = bench.findings(
        "[figures]\nmeetings.held = 5\n[planned]\nmeetings.held = 4\n", bench.type(rules=rules)
    )
    assert found.message == "计划开会4次，本期已开5次"
    assert found.seen == "下期计划召开专题会议4次，召开专题会议5次"
    assert not bench.findings("[figures]\nmeetings.held = 5\n", bench.type(rules=rules))
