"""Where a build writes: files, folders, several at once, standard output."""

import json
from pathlib import Path

import pytest

from huibao.cli.main import run


def written(folder: Path) -> set[str]:
    """Every file of the folder but the data file."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {"school.toml"}


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        (["-o", "out.docx"], {"out.docx"}),
        (["-o", "OUT.DOCX"], {"OUT.DOCX"}),
        (["-o", "a.docx", "-o", "b.html"], {"a.docx", "b.html"}),
        (["-o", "out.docx", "--format", "docx,html"], {"out.docx", "out.html"}),
        (["-o", "out", "--format", "docx, md"], {"out.docx", "out.md"}),
        (["-o", "v1.2", "--format", "md,json"], {"v1.2.md", "v1.2.json"}),
        (["-o", "v1.2.docx", "--format", "docx,md"], {"v1.2.docx", "v1.2.md"}),
        (["-o", "2023.12 总结.docx", "--format", "docx,md"], {"2023.12 总结.docx", "2023.12 总结.md"}),
        (["-o", "sub/out.md", "--format", "md,html"], {"sub/out.md", "sub/out.html"}),
        (["-o", "a.md", "-o", "b.md"], {"a.md", "b.md"}),
    ],
)
def test_named_files(report, data, folder: Path, arguments: list[str], files: set[str]) -> None:
    (folder / "sub").mkdir()
    outcome = report("build", data(), *arguments)
    assert (outcome.code, outcome.err) == (0, "")
    assert written(folder) == files
    assert sum(line.startswith("written: ") for line in outcome.out.splitlines()) == len(files)


@pytest.mark.parametrize(
    ("arguments", "where", "suffixes"),
    [
        ([], ".", {".docx"}),
        (["--format", "html,md"], ".", {".html", ".md"}),
        (["-o", "sub"], "sub", {".docx"}),
        (["-o", "sub", "--format", "docx,html,md,json"], "sub", {".docx", ".html", ".md", ".json"}),
    ],
)
def test_a_folder_takes_files_named_after_the_title(
    report, data, folder: Path, arguments: list[str], where: str, suffixes: set[str]
) -> None:
    (folder / "sub").mkdir()
    assert report("build", data(), *arguments).code == 0
    paths = {Path(name) for name in written(folder)}
    assert {path.suffix for path in paths} == suffixes
    assert {str(path.parent) for path in paths} == {where}
    assert all(path.stem.startswith("临江市实验小学2023年") for path in paths)


def test_a_dot_in_the_units_name(report, data, folder: Path) -> None:
    path = data(("临江市实验小学", "临江市No.3小学"))
    assert report("build", path, "--format", "docx,md", "-o", ".").code == 0
    assert {Path(name).suffix for name in written(folder)} == {".docx", ".md"}
    assert all("No.3小学2023年" in name for name in written(folder))


def test_standard_output_holds_the_report_alone(report, data, folder: Path) -> None:
    outcome = report("build", data(), "-o", "-", "--format", "json")
    assert outcome.code == 0
    assert json.loads(outcome.out)["unit"] == "临江市实验小学"
    assert "school.toml:" in outcome.err
    assert written(folder) == set()


def test_standard_output_and_a_file(report, data, folder: Path) -> None:
    outcome = report("build", data(), "-o", "-", "-o", "out.md", "--format", "md")
    assert outcome.code == 0
    assert outcome.out == Path("out.md").read_text(encoding="utf-8")
    assert "written: out.md" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "out.xyz"], ".xyz"),
        (["-o", "out"], "--format"),
        (["--format", "odt"], "odt"),
        (["--format", "docx,"], "format"),
        (["-o", "-", "--format", "docx,md"], "standard output"),
        (["-o", "no/such/out.md"], "no/such"),
        (["-o", "new/", "--format", "docx,md"], "there is no folder new/"),
        (["-o", "school.toml/out.md"], "school.toml"),
        (["-o", "ok.md", "-o", "no/such/out.md"], "no/such"),
        (["-o", "甲" * 120 + ".md"], "too long"),
    ],
)
def test_impossible_targets_leave_nothing_behind(
    report, data, folder: Path, arguments: list[str], said: str
) -> None:
    outcome = report("build", data(), *arguments)
    assert outcome.code == 2
    assert said in outcome.err
    assert "Traceback" not in outcome.err
    assert "written" not in outcome.out
    assert written(folder) == set()


def test_an_old_file_is_replaced_and_keeps_its_permissions(report, data) -> None:
    out = Path("out.md")
    out.write_text("old")
    out.chmod(0o600)
    assert report("build", data(), "-o", "out.md").code == 0
    assert out.read_text(encoding="utf-8").startswith("# ")
    assert out.stat().st_mode & 0o777 == 0o600


@pytest.mark.no_cover
def test_a_title_too_long_for_a_file_name(report, data, folder: Path) -> None:
    """60 letters of a unit's name are 180 bytes; a file name has 255."""
    outcome = report("build", data(("临江市实验小学", "𠮷" * 60)))
    assert outcome.code == 2
    assert "cannot be written" in outcome.err
    assert "-o" in outcome.err
    assert written(folder) == set()
    assert report("build", data(("临江市实验小学", "临" * 60))).code == 0


def test_a_suffix_that_contradicts_the_format_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "x.docx"
    assert run(["build", "--type", "school", "--example", "-o", str(target), "--format", "md"]) == 2
    assert "--format" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_annex_goes_beside_the_report(report, data, folder: Path) -> None:
    outcome = report("build", data(), "-o", "out.docx", "--format", "docx,xlsx")
    assert outcome.code == 0
    assert written(folder) == {"out.docx", "out.xlsx"}


@pytest.mark.parametrize("extra", [[], ["--previous", "last.json"]])
def test_the_data_file_is_never_written_over(report, data, folder: Path, extra: list[str]) -> None:
    text = data().read_bytes()
    tree = {"period": "2022", "type": "school", "unit": {"name": "临江市实验小学"}}
    (folder / "last.json").write_text(json.dumps(tree), encoding="utf-8")
    (folder / "school.json").write_text(json.dumps(tree | {"period": "2023"}), encoding="utf-8")
    target = extra[-1] if extra else "school.json"
    source = "school.toml" if extra else "school.json"
    before = (folder / target).read_bytes()
    outcome = report("build", source, "-o", target, *extra)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"{target} is the data file, and would be lost" in outcome.err
    assert (folder / target).read_bytes() == before
    assert (folder / "school.toml").read_bytes() == text


def test_the_data_file_that_the_type_finds_is_not_written_over_either(report, folder: Path) -> None:
    tree = {"period": "2023", "type": "school", "unit": {"name": "临江市实验小学"}}
    (folder / "school.json").write_text(json.dumps(tree), encoding="utf-8")
    outcome = report("build", "--type", "school", "-o", "school.json")
    assert outcome.code == 2
    assert "is the data file" in outcome.err


def test_a_filled_form_in_the_annexs_place_is_kept(report, data, folder: Path) -> None:
    data()
    (folder / "out.xlsx").write_bytes(b"somebody's")
    outcome = report("build", "school.toml", "-o", "out.xlsx")
    assert outcome.code == 0
    assert (folder / "out.edited.xlsx").read_bytes() == b"somebody's"
