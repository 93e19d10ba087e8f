"""The fixtures for the tests of plugins."""

import pytest

from huibao.testing.fixtures import Project

pytest_plugins = ["huibao.testing.fixtures"]
DATA = {
    "format": 1,
    "type": "school",
    "period": "2023",
    "unit": {"name": "临江市实验小学", "kind": "primary"},
    "figures": {"student.total": 900, "publicity.leaflets": "4000余份"},
    "lists": {"problems": ["保洁员人手不足"], "plans": ["新增保洁员2名"]},
}


@pytest.mark.parametrize("name", ["", "some.json", "deep/school.xlsx"])
def test_a_data_file_in_any_form(project: Project, name: str) -> None:
    path = project.write(DATA, name)
    outcome = project.report("build", path, "--format", "docx,md", "-o", ".")
    assert outcome.code == 0, outcome.err
    assert sorted(outcome.files) == [
        "临江市实验小学2023年创建国家卫生城市工作总结.docx",
        "临江市实验小学2023年创建国家卫生城市工作总结.md",
    ]
    for file in outcome.files:
        assert "发放宣传资料4000余份" in outcome.text_of(file)


def test_findings_by_their_codes(project: Project) -> None:
    figures = {"student.total": 900, "checkup.students": 901}
    outcome = project.report("check", project.write({**DATA, "figures": figures}))
    assert outcome.code == 1
    assert "school-checkups-not-more-than-students" in outcome.findings
    assert outcome.files == {}


def test_a_text_is_written_as_it_is(project: Project) -> None:
    path = project.write("period = ", "broken.toml")
    assert (project.folder / path).read_text("utf-8") == "period = "
    assert project.report("check", path).code == 2


def test_a_good_file_has_no_findings(project: Project) -> None:
    project.write(DATA)
    outcome = project.report("check", "school.toml")
    assert not {each for each in outcome.findings if each.startswith("error")}
    assert outcome.err == ""
