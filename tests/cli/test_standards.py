"""--standard, --standards and the list of what a type is held against."""

import json
from pathlib import Path

import pytest

LAYER = """
[[standard]]
id = "linjiang-schools-2023"
name = "临江县学校卫生办法"
edition = "2023"
since = 2023-01-01
layer = "county"
types = ["school"]
source = "县教育局文件"
confidence = "seen"

[[standard.requirement]]
id = "school-clinic-area"
name = "卫生室建筑面积"
operator = ">="
value = 60
unit = "平方米"
clause = "第三条"

[[standard.requirement]]
id = "linjiang-lectures"
name = "健康知识讲座"
operator = ">="
value = 4
unit = "场"
clause = "第五条"
indicator = "health_education.lectures"
"""
SCHOOL = """\
type = "school"
period = "{period}"

[unit]
name = "临江县第三小学"
kind = "primary"

[figures]
student.total = 410
leadership.meetings = 4
environment.cleanups = 20
clinic.area = 45
health_education.lectures = 3
publicity.satisfaction_rate = 85
"""


@pytest.fixture
def school(folder: Path) -> Path:
    folder.joinpath("county.toml").write_text(LAYER, encoding="utf-8")
    path = folder / "school.toml"
    path.write_text(SCHOOL.format(period="2023"), encoding="utf-8")
    return path


def test_check_under_a_layer(report, school: Path) -> None:
    assert "school-clinic-area" not in report("check", school).out
    outcome = report("check", school, "--standards", "county.toml")
    assert "县级标准《临江县学校卫生办法》（2023）第三条要求不低于60平方米" in outcome.out
    assert "[school-standard-linjiang-lectures]" in outcome.out
    assert outcome.code == 0


def test_build_under_a_layer(report, school: Path) -> None:
    outcome = report("build", school, "--standards", "county.toml", "-o", "out.md")
    assert "school-standard-linjiang-lectures" in outcome.out
    assert school.with_name("out.md").is_file()


def test_explain_says_which_layer_spoke(report, school: Path) -> None:
    outcome = report("explain", "clinic.area", school, "--standards", "county.toml")
    assert "school-standard-school-clinic-area: clinic.area >= 60 — broken" in outcome.out
    assert "《临江县学校卫生办法》（2023）第三条 (county; 县教育局文件)" in outcome.out
    outcome = report("explain", "clinic.area", school)
    assert "clinic.area >= 40 — passed" in outcome.out


def test_a_layer_that_does_not_hold_together(report, school: Path) -> None:
    broken = LAYER.replace("value = 60", "value = 30")
    school.with_name("county.toml").write_text(broken, encoding="utf-8")
    outcome = report("check", school, "--standards", "county.toml")
    assert outcome.code == 2
    assert "county.toml: line 12: standard[0].requirement[0].loosens" in outcome.err
    assert "Traceback" not in outcome.err
    assert report("check", school, "--standards", "nowhere.toml").code == 2


def test_a_named_edition_speaks_whatever_the_period(report, school: Path) -> None:
    assert "2021版" in report("check", school).out
    outcome = report("check", school, "--standard", "national-hygienic-city-2014")
    assert "《国家卫生城市标准》（2014版）（四）要求不低于90%" in outcome.out
    assert "2021版" not in outcome.out
    assert report("check", school, "--standard", "national-hygienic-town").out.count("-standard-") == 0
    outcome = report("check", school, "--standard", "iso-9000")
    assert outcome.code == 2
    assert "national-hygienic-town" in outcome.err


def test_a_named_edition_changes_nothing_but_its_family(report, school: Path) -> None:
    outcome = report(
        "check", school, "--standard", "national-hygienic-city-2014", "--standards", "county.toml"
    )
    assert "school-standard-school-clinic-area" in outcome.out


def test_the_list_is_the_same_by_either_name(report) -> None:
    listed = report("describe", "school", "--standards").out
    assert listed == report("describe", "school", "--part", "standards").out
    (line,) = (each for each in listed.splitlines() if each.startswith("clinic.area "))
    for word in (
        "school-clinic-area",
        "不低于40平方米",
        "（2008）",
        "2008-06-09–",
        "national",
        "[read in the source]",
    ):
        assert word in line
    assert "national-hygienic-town" in listed
    assert "vector-density" not in listed
    assert "school-food-incidents" in listed


def rows(report, *words: str) -> list[dict[str, object]]:
    described = json.loads(report("describe", "school", *words, "--format", "json").out)
    return list(described["standards"])


def test_the_list_as_data(report) -> None:
    (row,) = (
        each for each in rows(report, "--standards") if each["indicator"] == "clinic.students_per_staff"
    )
    assert row | {"source": "", "note": ""} == {
        "indicator": "clinic.students_per_staff",
        "name": "每名卫生专业技术人员对应学生",
        "requirement": "school-staff-ratio",
        "operator": "<=",
        "value": "600",
        "high": None,
        "unit": "人",
        "threshold": "不高于600人",
        "standard": "school-health-regulations-1990",
        "series": "school-health-regulations-1990",
        "title": "学校卫生工作条例",
        "edition": "1990",
        "since": "1990-06-04",
        "until": None,
        "clause": "第二十条",
        "source": "",
        "confidence": "seen",
        "layer": "national",
        "chosen_only": False,
        "kinds": row["kinds"],
        "yearly": False,
        "improving": False,
        "otherwise": "",
        "loosens": "",
        "note": "",
    }


@pytest.mark.parametrize(("period", "edition"), [("2021H2", "2014版"), ("2022-01", "2021版")])
def test_the_list_of_a_period(report, period: str, edition: str) -> None:
    found = rows(report, "--standards", "--period", period)
    city = {each["edition"] for each in found if each["series"] == "national-hygienic-city"}
    assert city == {edition}
    every = rows(report, "--standards")
    assert {"2014版", "2021版"} <= {each["edition"] for each in every}
    assert report("describe", "school", "--standards", "--period", "soon").code == 2


def test_the_list_with_a_layer_on_top(report, school: Path) -> None:
    found = rows(report, "--standards", "county.toml", "--period", "2023")
    areas = [each for each in found if each["indicator"] == "clinic.area"]
    assert [(each["layer"], each["value"]) for each in areas] == [("county", "60"), ("national", "40")]
    outcome = report("describe", "hospital", "--standards", "county.toml")
    assert "临江县" not in outcome.out


def test_the_list_of_one_standard(report) -> None:
    found = rows(report, "--standards", "--standard", "school-lighting-gb7793-2010")
    assert {each["standard"] for each in found} == {"school-lighting-gb7793-2010"}


def test_a_kind_s_own_choice(report) -> None:
    described = report("describe", "community", "--standards", "--kind", "township", "--period", "2020").out
    assert "国家卫生乡镇（县城）标准" in described
    assert "《国家卫生城市标准》（2014版）" not in described
    assert "sewer_coverage" in described
