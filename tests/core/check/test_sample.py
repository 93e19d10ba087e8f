"""What is left of the example in a unit's own file."""

from tests.conftest import Bench

from huibao.model.finding import Finding
from huibao.model.rule import Severity

EXAMPLE = """
type = "clinic"
period = "2023"
[unit]
name = "临江市示例门诊部"
[figures]
publicity.leaflets = 4120
publicity.banners = 128
meetings.held = 12
waste.generated = 3.55
[texts]
waste = "医疗废物日产日清，交接记录完整，暂存间专人看管。"
[lists]
problems = ["保洁人员配备不足，早晚时段无人值守", "人手少"]
"""
HEAD = 'period = "2023"\n[unit]\nname = "临江市第三门诊部"\n'


def left(bench: Bench, text: str, head: str = HEAD) -> list[Finding]:
    found = bench.findings(text, bench.type(example=EXAMPLE), head)
    return [each for each in found if each.rule == "clinic-residue-example"]


def test_sentences_of_the_example_are_warned_about(bench: Bench) -> None:
    text = EXAMPLE[EXAMPLE.index("[texts]") :]
    found = left(bench, text)
    assert {each.severity for each in found} == {Severity.WARNING}
    assert sorted(each.place for each in found) == ["lists.problems[0]", "texts.waste"]


def test_its_unit_name_is_too(bench: Bench) -> None:
    (finding,) = left(bench, '[texts]\nwaste = "自己写的。"\n', HEAD.replace("第三", "示例"))
    assert finding.place == "unit.name"


def test_three_of_its_figures_are_asked_about(bench: Bench) -> None:
    own = '[texts]\nwaste = "自己写的。"\n'
    figures = "[figures]\npublicity.leaflets = 4120\npublicity.banners = 128\nmeetings.held = 12\n"
    assert left(bench, figures + own) == []
    (finding,) = left(bench, f"{figures}waste.generated = 3.55\n{own}")
    assert finding.severity is Severity.QUESTION
    assert "发放宣传资料" in finding.message


def test_the_example_itself_is_no_copy(bench: Bench) -> None:
    assert left(bench, "", EXAMPLE) == []


def test_a_file_of_figures_alone_is_not_compared(bench: Bench) -> None:
    assert left(bench, "[figures]\npublicity.leaflets = 4120\n") == []
