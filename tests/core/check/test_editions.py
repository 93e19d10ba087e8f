"""Which standards speak: by day, by choice, by kind; and what of a layer and what it replaces."""

from datetime import date
from typing import Any

import pytest
from tests.conftest import INDICATORS, SECTIONS, TYPE, Bench

from huibao.check.editions import standards_of
from huibao.errors import InputError, PluginError
from huibao.model.finding import Finding
from huibao.model.rule import Severity
from huibao.model.standard import Standard

HEAD = "period = '{period}'\n{standard}[unit]\nname = '甲门诊部'\nkind = '{kind}'\n"
WITH_RATE = f"""{INDICATORS}
[quality.score]
name = "得分率"
unit = "%"
section = "waste"
requirement = "score"
"""
CHOICE = """
[[standard]]
id = "city-2014"
series = "city"
name = "城市标准"
edition = "2014版"
since = 2014-01-01
until = 2021-12-31

[[standard.requirement]]
id = "score"
name = "得分率"
operator = ">="
value = 90
unit = "%"
confidence = "seen"

[[standard]]
id = "city-2022"
series = "city"
name = "城市标准"
edition = "2022版"
since = 2022-01-01

[[standard.requirement]]
id = "score"
name = "得分率"
operator = ">="
value = 95
unit = "%"
confidence = "seen"

[[standard]]
id = "town-2014"
series = "town"
instead_of = "city"
name = "乡镇标准"
edition = "2014版"
since = 2014-01-01
until = 2021-12-31

[[standard.requirement]]
id = "score"
name = "得分率"
operator = ">="
value = 60
unit = "%"
confidence = "seen"

[[standard]]
id = "extra"
optional = true
name = "考核办法"
edition = "试行"

[[standard.requirement]]
id = "extra-score"
name = "得分率"
operator = "<="
value = 99
unit = "%"
indicator = "quality.score"
confidence = "seen"
"""


def edition(id: str, since: int, until: int | None = None, **more: Any) -> Standard:
    return Standard(id, "标准", id, (), date(since, 1, 1), date(until, 12, 31) if until else None, **more)


OLD, NEW = edition("old", 2014, 2021, series="city"), edition("new", 2022, series="city")
TOWN = edition("town-2014", 2014, 2021, series="town", instead_of="city")
EXTRA = edition("extra", 2014, optional=True)
ALL = [OLD, NEW, TOWN, EXTRA]


@pytest.mark.parametrize(
    ("choices", "day", "speaking"),
    [
        ((), date(2013, 12, 31), []),
        ((), date(2014, 1, 1), ["old"]),
        ((), date(2021, 12, 31), ["old"]),
        ((), date(2022, 1, 1), ["new"]),
        ((("town",),), date(2021, 12, 31), ["town-2014"]),
        ((("extra",),), date(2022, 1, 1), ["new", "extra"]),
        ((("town", "extra"),), date(2020, 1, 1), ["town-2014", "extra"]),
        ((("old",),), date(2030, 1, 1), ["old"]),
        ((("city",), ("town",)), date(2020, 1, 1), ["old"]),
        (((), ("extra",), ("town",)), date(2020, 1, 1), ["town-2014", "extra"]),
    ],
)
def test_what_speaks(choices: tuple[tuple[str, ...], ...], day: date, speaking: list[str]) -> None:
    assert [each.id for each in standards_of(ALL, choices, day)] == speaking


def test_a_series_without_an_edition_in_force_leaves_the_choice_to_the_family() -> None:
    assert standards_of(ALL, [["town"]], date(2022, 1, 1)) == [NEW]


def held(bench: Bench, value: int, **head: str) -> list[Finding]:
    kinds = TYPE.replace(
        '[kinds.small]\nname = "小门诊部"', '[kinds.small]\nname = "小门诊部"\nstandard = "town"'
    )
    unit_type = bench.type(indicators=WITH_RATE, standards=CHOICE, unit_type=kinds)
    found = {"period": "2020", "standard": "", "kind": "large"} | head
    submission = bench.submission(f"[figures]\nquality.score = {value}\n", unit_type, HEAD.format(**found))
    return [each for each in unit_type.check(submission) if "-standard-" in each.rule]


def test_the_kind_chooses_and_the_data_file_may_choose_otherwise(bench: Bench) -> None:
    assert len(held(bench, 70)) == 1
    assert held(bench, 70, kind="small") == []
    (finding,) = held(bench, 50, kind="small")
    assert "《乡镇标准》" in finding.message
    (finding,) = held(bench, 70, kind="small", standard='standard = "city"\n')
    assert "《城市标准》（2014版）" in finding.message
    (finding,) = held(bench, 92, standard='standard = "city-2022"\n')
    assert "2022版" in finding.message


def test_several_standards_hold_at_once(bench: Bench) -> None:
    assert held(bench, 100) == []
    (finding,) = held(bench, 100, standard='standard = ["city", "extra"]\n')
    assert finding.rule == "clinic-standard-extra-score"
    assert finding.cites == "《考核办法》（试行）"


def test_a_standard_that_is_not_there(bench: Bench) -> None:
    with pytest.raises(InputError) as caught:
        held(bench, 100, standard='standard = "citty"\n')
    (problem,) = caught.value.problems
    assert problem.place == "line 2"
    assert "citty" in problem.message
    assert "city" in problem.hint


def test_a_choice_that_the_kind_cannot_make(bench: Bench) -> None:
    kinds = TYPE.replace('name = "小门诊部"', 'name = "小门诊部"\nstandard = "village"')
    with pytest.raises(PluginError, match="village"):
        bench.type(indicators=WITH_RATE, standards=CHOICE, unit_type=kinds)


def layered(operator: str, value: str, **more: str) -> str:
    keys = "".join(f'{key} = "{text}"\n' for key, text in more.items())
    return f"""
[[standard]]
id = "county"
name = "县办法"
edition = "2020"
since = 2020-01-01
layer = "county"
[[standard.requirement]]
id = "score"
name = "得分率"
operator = "{operator}"
{f"value = {value}" if value else ""}
unit = "%"
confidence = "seen"
{keys}"""


def test_a_layer_that_loosens_says_so_and_is_told(bench: Bench) -> None:
    standards = CHOICE + layered(">=", "80", loosens="山区县，水源分散")
    unit_type = bench.type(indicators=WITH_RATE, standards=standards)

    def found(value: int) -> list[Finding]:
        submission = bench.submission(
            f"[figures]\nquality.score = {value}\n",
            unit_type,
            HEAD.format(period="2020", standard="", kind="large"),
        )
        return list(unit_type.check(submission))

    assert found(95) == []
    (note,) = found(85)
    assert note.severity is Severity.NOTE
    assert note.rule == "clinic-eased-score"
    assert "未达到《城市标准》（2014版）的不低于90%" in note.message
    assert "达到县级标准《县办法》（2020）的不低于80%" in note.message
    assert "山区县，水源分散" in note.hint
    (missed,) = found(75)
    assert missed.severity is Severity.WARNING
    assert "县级标准《县办法》（2020）要求不低于80%" in missed.message
    assert "《城市标准》（2014版）要求不低于90%" in missed.hint


@pytest.mark.parametrize(("operator", "value"), [(">=", "89"), ("<=", "100"), ("bool", ""), ("rising", "")])
def test_a_layer_may_not_loosen_unsaid(bench: Bench, operator: str, value: str) -> None:
    with pytest.raises(PluginError, match="score would ask for less than 城市标准"):
        bench.type(indicators=WITH_RATE, standards=CHOICE + layered(operator, value))


def test_a_layer_may_tighten(bench: Bench) -> None:
    for operator, value in ((">=", "90"), (">=", "95"), ("==", "100")):
        bench.type(
            indicators=WITH_RATE,
            standards=CHOICE.split('[[standard]]\nid = "city-2022"', maxsplit=1)[0]
            + layered(operator, value),
        )


@pytest.mark.parametrize(
    ("head", "unit", "aim"),
    [
        ({}, "", "国家卫生城市"),  # no standard that speaks has one
        ({"kind": "small"}, "", "卫生镇"),
        ({"kind": "small", "period": "2024"}, "", "卫生镇"),  # chosen, though not in force any more
        ({"standard": 'standard = "town"\n'}, "", "卫生镇"),
        ({"kind": "small"}, 'aim = " 省级卫生镇 "\n', "省级卫生镇"),
        ({}, 'superior = "青禾县创建国家卫生县城指挥部办公室"\n', "国家卫生县城"),
        ({}, 'superior = "江州市创建江西省卫生城市工作领导小组"\n', "江西省卫生城市"),
        ({}, 'superior = "青禾县创建文明单位办公室"\n', "国家卫生城市"),
        ({"kind": "small"}, 'superior = "青禾县创建国家卫生县城指挥部办公室"\n', "卫生镇"),
    ],
)
def test_what_a_unit_strives_for(bench: Bench, head: dict[str, str], unit: str, aim: str) -> None:
    kinds = TYPE.replace(
        '[kinds.small]\nname = "小门诊部"', '[kinds.small]\nname = "小门诊部"\nstandard = "town"'
    )
    standards = CHOICE.replace('name = "乡镇标准"', 'name = "乡镇标准"\naim = "卫生镇"')
    sections = SECTIONS.replace("工作总结", "创建{unit.aim}工作总结")
    unit_type = bench.type(indicators=WITH_RATE, standards=standards, unit_type=kinds, sections=sections)
    found = {"period": "2020", "standard": "", "kind": "large"} | head
    document = bench.report("", unit_type, HEAD.format(**found) + unit).document
    assert f"创建{aim}工作总结" in "".join(document.title)
