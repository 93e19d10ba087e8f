"""report check: findings of many files, for people and for machines."""

import json
from pathlib import Path

WRONG = ("checkup.students = 1486", "student.boys = 772\nstudent.girls = 700")


def test_a_clean_file(report, data, folder: Path) -> None:
    outcome = report("check", data())
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[-1].startswith("school.toml: ")
    assert [path.name for path in folder.iterdir()] == ["school.toml"]


def test_the_gravest_outcome_is_the_exit_code(report, data) -> None:
    good, wrong = data(name="good.toml"), data(WRONG, name="wrong.toml")
    broken = data(("[unit]", "[unit"), name="broken.toml")
    other = data(('"school"', '"clinic"'), name="other.toml")
    assert report("check", good, good).code == 0
    assert report("check", good, wrong).code == 1
    outcome = report("check", broken, other, wrong, good)
    assert outcome.code == 2
    assert "broken.toml" in outcome.err
    assert "other.toml" in outcome.err
    assert "good.toml: " in outcome.out
    assert "school-boys-and-girls-make-students" in outcome.out


def test_many_files_end_in_a_count_and_a_pipe_stays_quiet(report, data) -> None:
    files = [data(name=f"{number}.toml") for number in range(12)]
    wrong, broken = data(WRONG, name="wrong.toml"), data(("[unit]", "[unit"), name="broken.toml")
    clean = report("check", *files)
    assert (clean.code, clean.err) == (0, "")
    assert clean.out.splitlines()[-1] == "12 files: 0 with errors, 0 that cannot be read"
    mixed = report("check", *files, wrong, broken)
    assert mixed.out.splitlines()[-1] == "14 files: 1 with errors, 1 that cannot be read"


def test_json_holds_every_file(report, data) -> None:
    files = [
        data(name="good.toml"),
        data(WRONG, name="wrong.toml"),
        data(("[unit]", "[unit"), name="broken.toml"),
    ]
    outcome = report("check", *files, "--format", "json")
    assert (outcome.code, outcome.err) == (2, "")
    good, wrong, broken = json.loads(outcome.out)
    assert [each["file"] for each in (good, wrong, broken)] == ["good.toml", "wrong.toml", "broken.toml"]
    finding = wrong["findings"][0]
    assert finding["rule"] == "school-boys-and-girls-make-students"
    assert finding["severity"] == "error"
    assert finding["place"].startswith("line ")
    assert finding["key"].startswith("figures.student.")
    assert "在校学生" in outcome.out  # UTF-8, not escapes
    assert broken["problems"][0]["place"].startswith("line ")
    assert broken["findings"] == []


def test_json_is_utf8_on_any_console(process, data) -> None:
    done = process("check", str(data(WRONG)), "--format", "json", PYTHONIOENCODING="gbk")
    assert json.loads(done.stdout.decode("utf-8"))[0]["findings"][0]["severity"] == "error"


def test_no_file(report) -> None:
    outcome = report("check")
    assert outcome.code == 2
    assert "FILE" in outcome.err


def test_explained_findings_are_told(report, data) -> None:
    path = data(
        WRONG,
        ("[previous]", '[explanations]\n"school-boys-and-girls-make-students" = "另有休学。"\n[previous]'),
    )
    outcome = report("check", path)
    assert outcome.code == 0
    assert "note school.toml" in outcome.out
    assert "explained: 另有休学。" in outcome.out


def test_many_files_in_a_pipe_show_no_bar(process, data) -> None:
    names = [str(data(name=f"unit{n}.toml")) for n in range(12)]
    done = process("check", *names)
    assert done.returncode == 0
    assert b"\r" not in done.stderr
    assert b"\x1b" not in done.stderr + done.stdout
    assert b"%" not in done.stderr
    assert done.stdout.decode().count(".toml: ") >= 12


def test_a_name_with_a_folder_is_told_in_full(report, data) -> None:
    for name in ("a", "b"):
        Path(name).mkdir()
        data(WRONG, name=f"{name}/school.toml")
    outcome = report("check", "a/school.toml", "b/school.toml", "--format", "json")
    assert [each["file"] for each in json.loads(outcome.out)] == ["a/school.toml", "b/school.toml"]


def test_files_of_one_name_are_told_apart_where_they_cannot_be_read(report, data):
    for folder in ("one", "two"):
        Path(folder).mkdir()
        data(("[unit]", "[units]"), name=f"{folder}/school.toml")
    done = report("check", "one/school.toml", "two/school.toml")
    assert done.code == 2
    assert "one/school.toml: " in done.err
    assert "two/school.toml: " in done.err
    assert "two/school.toml: " in report("build", "two/school.toml", "-o", "out.md").err


def test_a_file_of_last_year_is_named_with_its_folder(report, data):
    Path("old").mkdir()
    data(name="old/school.toml")
    done = report("build", data(), "--previous", "old/school.toml", "-o", "out.md")
    assert done.code == 2
    assert "old/school.toml: " in done.err
