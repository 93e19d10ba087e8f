"""report build, as a user runs it."""

import json
from pathlib import Path

import docx
import pytest

from huibao.read.toml import read

WRONG = ("checkup.students = 1486", "student.boys = 772\nstudent.girls = 700")
TITLE = "临江市实验小学2023年"


def test_a_file_becomes_a_word_file_named_after_its_title(report, data, folder: Path) -> None:
    outcome = report("build", data())
    assert (outcome.code, outcome.err) == (0, "")
    (written,) = folder.glob("*.docx")
    assert written.name.startswith(TITLE)
    assert f"written: {written.name}" in outcome.out
    assert written.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("suffix", ["toml", "json", "xlsx"])
def test_the_types_file_is_found_in_the_folder(report, data, folder: Path, suffix: str) -> None:
    path = data()
    if suffix == "xlsx":
        assert report("template", "--type", "school", "--from", path).code == 0
    if suffix == "json":
        Path("school.json").write_text(json.dumps(read(folder / path).tree), encoding="utf-8")
    if suffix != "toml":
        path.unlink()
    outcome = report("build", "--type", "school", "-o", "out.md")
    assert (outcome.code, outcome.err) == (0, "")
    assert "4000余份" in Path("out.md").read_text(encoding="utf-8")
    assert f"school.{suffix}" in outcome.out


def test_neither_file_nor_type(report) -> None:
    outcome = report("build")
    assert outcome.code == 2
    assert "--type" in outcome.err


def test_no_file_in_the_folder(report) -> None:
    outcome = report("build", "--type", "school")
    assert outcome.code == 2
    assert "school.toml" in outcome.err
    assert "report init --type school" in outcome.err
    assert "--example" in outcome.err


@pytest.mark.parametrize("type_id", ["school", "hospital", "community", "bureau"])
def test_every_example_passes(report, type_id: str) -> None:
    outcome = report("build", "--type", type_id, "--example", "-o", "out.md")
    assert outcome.code == 0
    assert "error" not in outcome.out
    assert Path("out.md").stat().st_size > 1000


def test_example_alone_or_with_a_file(report, data) -> None:
    assert "--type" in report("build", "--example").err
    outcome = report("build", data(), "--example")
    assert (outcome.code, "takes no file" in outcome.err) == (2, True)


def test_findings_are_said_before_what_was_written(report, data) -> None:
    outcome = report("build", data(WRONG), "-o", "out.md")
    assert outcome.code == 1
    lines = outcome.out.splitlines()
    finding = next(line for line in lines if line.startswith("error "))
    assert finding.startswith("error school.toml:line 15: ")
    assert "[school-boys-and-girls-make-students]" in finding
    assert "700人" in finding
    assert lines[lines.index(finding) + 1].startswith("    → ")
    assert lines[-1] == "written: out.md"
    assert Path("out.md").exists()


def test_strict_writes_nothing(report, data, folder: Path) -> None:
    broken = data(WRONG)
    outcome = report("build", broken, "--strict", "-o", "out.md")
    assert outcome.code == 1
    assert "nothing was written" in outcome.err
    assert not Path("out.md").exists()
    assert report("build", data(), "--strict", "-o", "out.md").code == 0
    assert Path("out.md").exists()


def test_an_explained_finding_passes(report, data) -> None:
    path = data(
        WRONG,
        (
            "[previous]",
            '[explanations]\n"school-boys-and-girls-make-students" = "另有14人休学。"\n[previous]',
        ),
    )
    outcome = report("build", path, "--strict", "-o", "out.md")
    assert outcome.code == 0
    assert "explained: 另有14人休学。" in outcome.out
    assert "另有14人休学。" in Path("out.md").read_text(encoding="utf-8")


def test_last_years_file(report, data) -> None:
    last = data(('"2023"', '"2022"'), ('"4000余份"', "3500"), name="last.toml")
    outcome = report("build", data(), "--previous", last, "-o", "out.md")
    assert outcome.code == 0
    assert "school-restated" in outcome.out
    assert "3600份" in outcome.out
    outcome = report("build", data(), "--previous", data(name="same.toml"), "-o", "no.md")
    assert outcome.code == 2
    assert "2022年" in outcome.err
    assert not Path("no.md").exists()
    assert report("build", data(), "--previous", "none.toml").code == 2


def test_a_standard_by_name(report, data) -> None:
    path = data(("student.total", 'health_education.lectures = 3\nlesson.open_rate = "90%"\nstudent.total'))
    assert report("build", path, "--standard", "national-hygienic-city-2014", "-o", "out.md").code == 0
    outcome = report("build", path, "--standard", "iso-9000", "-o", "no.md")
    assert outcome.code == 2
    assert "iso-9000" in outcome.err
    assert "national-hygienic-city-2021" in outcome.err
    assert not Path("no.md").exists()


def test_another_outline(report, data) -> None:
    assert report("build", data(), "--outline", "aiwei", "-o", "out.md").code == 0
    assert Path("out.md").read_text(encoding="utf-8").startswith("# 临江市实验小学2023年爱国卫生工作总结")
    outcome = report("build", data(), "--outline", "monthly")
    assert outcome.code == 2
    assert "chuangwei" in outcome.err


def test_the_same_bytes_each_time(report, data) -> None:
    for name in ("one", "two"):
        assert report("build", data(), "-o", f"{name}.docx", "--format", "docx,html,md,json").code == 0
    for suffix in ("docx", "html", "md", "json"):
        assert Path(f"one.{suffix}").read_bytes() == Path(f"two.{suffix}").read_bytes()


@pytest.mark.parametrize(
    "period", ["2023H1", "2023年第三季度", "2023-2024学年第一学期", "2023-2024", "2023-05"]
)
def test_any_period(report, data, period: str) -> None:
    assert report("build", data(('"2023"', f'"{period}"')), "-o", "out.md").code == 0
    assert "上年同期" in Path("out.md").read_text(encoding="utf-8") or period == "2023-2024"


def test_odd_but_plausible_data(report, folder: Path) -> None:
    Path("odd.toml").write_text(
        'type = "school"\nperiod = 2023\n[unit]\nname = "临江市<实验>小学"\n'.replace(
            "<实验>", "O\u2019实验 & 附属"
        )
        + '[figures]\n"发放宣传资料" = 4000\nstudent.total = ""\ncheckup.students = "不适用"\n'
        "supervision.issues_found = 0\nsupervision.issues_fixed = 0\n"
        '"publicity.banners" = { value = 3, note = "😀" }\n'
        "[targets]\nleadership.meetings = 3\n"
        '[local."宣传单"]\nname = "<b>宣传单</b> & 😀"\nunit = "页"\nvalue = 1.5e2\n'
        f'[texts]\nleadership = ["", "{"一以贯之" * 2000}", "<script>alert(1)</script> & “引号” 😀"]\n',
        encoding="utf-8",
    )
    outcome = report("build", "odd.toml", "-o", "out.docx", "--format", "docx,html,md,json")
    assert outcome.code == 0
    page = Path("out.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert "发放宣传资料4000份" in Path("out.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["out.md", "out.html", "out.json"])
def test_where_edits_cannot_be_told_it_is_said_that_they_are_gone(
    report, data, folder: Path, name: str
) -> None:
    file = data()
    gone = "changes made in it by hand are gone"
    assert gone not in report("build", file, "-o", name).out
    assert gone not in report("build", file, "-o", name).out  # the very same
    with Path(name).open("a", encoding="utf-8") as written:
        written.write("领导改过的话。")
    assert gone in report("build", file, "-o", name).out


def test_an_edited_word_file_is_kept(report, data, folder: Path) -> None:
    file = data()
    assert report("build", file, "-o", "out.docx").code == 0
    assert report("build", file, "-o", "out.docx").code == 0
    assert not (folder / "out.edited.docx").exists()
    edited = docx.Document(str(folder / "out.docx"))
    edited.paragraphs[2].add_run("领导改过的话。")
    edited.save(str(folder / "out.docx"))
    outcome = report("build", file, "-o", "out.docx")
    assert "out.edited.docx" in outcome.out
    assert "领导改过的话" in "".join(
        each.text for each in docx.Document(str(folder / "out.edited.docx")).paragraphs
    )
    assert "领导改过的话" not in "".join(
        each.text for each in docx.Document(str(folder / "out.docx")).paragraphs
    )
    report("build", file, "-o", "out.docx")
    assert sorted(path.name for path in folder.glob("*.docx")) == ["out.docx", "out.edited.docx"]


def test_an_empty_file_in_the_way_is_just_written_over(report, data, folder: Path) -> None:
    (folder / "out.docx").touch()
    assert report("build", data(), "-o", "out.docx").code == 0
    assert [path.name for path in folder.glob("*.docx")] == ["out.docx"]


def test_last_years_file_of_another_type_is_told_once(report, data, tmp_path) -> None:
    other = tmp_path / "community.toml"
    other.write_text(
        'type = "community"\nperiod = "2022"\n[unit]\nname = "甲"\n[figures]\nno.such = 1\n', "utf-8"
    )
    outcome = report("build", data(), "--previous", other)
    assert outcome.code == 2
    assert "of type community, not school" in outcome.err
    assert "no.such" not in outcome.err
    assert "--previous" in outcome.err
