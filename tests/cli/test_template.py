"""report build --template and report check-template."""

import json
import shutil
from pathlib import Path

import pytest

LETTERHEAD = Path(__file__).parents[2] / "examples" / "templates" / "letterhead.docx"


@pytest.fixture
def house(folder: Path) -> Path:
    return Path(shutil.copy(LETTERHEAD, folder / "house.docx"))


@pytest.mark.no_cover
def test_a_report_in_a_template_agrees_and_reads_back(report, data, house) -> None:
    """The letterhead's telephone number is none of the unit's figures."""
    path = data()
    assert report("build", path, "--template", house, "-o", "out.docx").code == 0
    assert report("verify", "out.docx", path).out == "out.docx: figures and data agree\n"
    back = report("read", "out.docx", "-o", "back.toml")
    assert (back.code, back.err) == (0, "")
    assert report("verify", "out.docx", "back.toml").code == 0


def test_other_formats_are_written_as_without(report, data, house) -> None:
    path = data()
    assert report("build", path, "-o", "a.md").code == 0
    assert report("build", path, "--template", house, "-o", "b.docx", "--format", "docx,md").code == 0
    assert Path("b.md").read_bytes() == Path("a.md").read_bytes()


def test_a_template_without_a_word_file_is_wrong_use(report, data, house) -> None:
    outcome = report("build", data(), "--template", house, "-o", "out.md")
    assert outcome.code == 2
    assert "--template is for Word files" in outcome.err


def test_the_template_is_not_overwritten(report, data, house) -> None:
    before = house.read_bytes()
    outcome = report("build", data(), "--template", house, "-o", house)
    assert outcome.code == 2
    assert "is the template, and would be lost" in outcome.err
    assert house.read_bytes() == before


def test_a_template_that_does_not_do_leaves_nothing_behind(report, data) -> None:
    path = data()
    report("build", path, "-o", "plain.docx")  # no mark in it
    outcome = report("build", path, "--template", "plain.docx", "-o", "out.docx")
    assert outcome.code == 2
    assert "there is no mark {{正文}}" in outcome.err
    assert not Path("out.docx").exists()
    checked = report("check-template", "plain.docx")
    assert checked.code == 1
    assert "plain.docx: 1 thing keeps it from being used" in checked.out


def test_checking_names_marks_and_styles(report, house) -> None:
    shown = report("check-template", house)
    assert (shown.code, shown.err) == (0, "")
    assert "{{发文字号}}" in shown.out
    assert "heading 4: no style of its own" in shown.out
    told = json.loads(report("check-template", house, "--format", "json").out)
    assert told["usable"] is True
    assert {"part": "heading 4", "style": ""} in told["styles"]


@pytest.mark.parametrize("content", [None, b"", b"text", b"\xd0\xcf\x11\xe0" + b"\0" * 99])
def test_what_is_no_word_file_is_refused(report, folder, content: bytes | None) -> None:
    if content is not None:
        (folder / "x.docx").write_bytes(content)
    outcome = report("check-template", "x.docx")
    assert outcome.code == 2
    assert outcome.err.startswith("Error: x.docx") or "x.docx" in outcome.err
    assert "Traceback" not in outcome.err
