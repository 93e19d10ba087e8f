"""Layouts on the command line: building in one, checking a file against one, the typefaces it needs."""

import io
import json
from pathlib import Path

import docx
import pytest

from huibao.cli import fonts
from huibao.render import faces


def test_a_report_is_built_in_the_layout_asked_for(report, data) -> None:
    path = data()
    for layout, top in (("gb9704", 37.0), ("office", 34.6), ("plain", 25.4)):
        assert report("build", path, "--layout", layout, "-o", f"{layout}.docx").code == 0
        built = docx.Document(io.BytesIO(Path(f"{layout}.docx").read_bytes()))
        assert round(built.sections[0].top_margin.mm, 1) == top
        outcome = report("check-layout", f"{layout}.docx", "--layout", layout)
        assert (outcome.code, outcome.out.splitlines()[-1][: len(layout)]) == (0, layout)
        assert "no deviation" in outcome.out


@pytest.mark.parametrize("command", ["build", "check-layout", "fonts"])
def test_unknown_layouts_are_refused(report, data, command: str) -> None:
    file = [] if command == "fonts" else [data()]
    outcome = report(command, *file, "--layout", "gb9705")
    assert outcome.code == 2
    assert "gb9704, office, plain" in outcome.err


def test_deviations_come_with_clause_and_place(report, data) -> None:
    report("build", data(), "--layout", "plain", "-o", "plain.docx")
    outcome = report("check-layout", "plain.docx")
    assert outcome.code == 1
    assert "clause 5.2.1: the top margin is 25.4 mm, not 37 mm\n    → page setup" in outcome.out
    assert "clause 7.5: the page number is written “1”, not “— 1 —”" in outcome.out
    assert " more\n" in outcome.out  # places beyond the first ones
    assert "deviations from GB/T 9704-2012" in outcome.out
    listed = json.loads(report("check-layout", "plain.docx", "--format", "json").out)
    assert {
        "clause": "5.2.1",
        "message": "the top margin is 25.4 mm, not 37 mm",
        "places": ["page setup"],
    } in listed
    assert len(listed) == int(outcome.out.splitlines()[-1].split(": ")[1].split()[0])


def test_what_is_no_word_file_cannot_be_checked(report, data) -> None:
    for file in (data(), "none.docx"):
        outcome = report("check-layout", file)
        assert outcome.code == 2
        assert str(file) in outcome.err


def test_a_letter_is_built_from_the_data_file(report, data) -> None:
    path = data()
    with path.open("a", encoding="utf-8") as stream:
        stream.write(
            '\n[letter]\nmark = "临江市实验小学文件"\nnumber = "临实小〔2023〕3号"\nsigner = "王静"\n'
        )
    assert report("build", path, "-o", "out.docx", "--format", "docx,md").code == 0
    said = Path("out.md").read_text(encoding="utf-8")
    assert said.startswith("临江市实验小学文件\n\n临实小〔2023〕3号 签发人：王静\n\n# ")
    assert report("check-layout", "out.docx").code == 0


def test_missing_typefaces_are_told_with_what_stands_in(report, monkeypatch: pytest.MonkeyPatch) -> None:
    known = frozenset({"仿宋", "simhei", "times new roman"})
    monkeypatch.setattr(faces, "installed", lambda: known)
    outcome = report("fonts")
    assert outcome.code == 1
    lines = outcome.out.splitlines()
    assert "仿宋 (body; heading 3; heading 4; table): installed" in lines
    assert "黑体 (heading 1): SimHei stands in" in lines
    assert any(line.startswith("方正小标宋简体 (title): missing") and "华文中宋" in line for line in lines)
    assert "lines may break elsewhere" in lines[-1]


def test_a_machine_with_all_typefaces_has_nothing_to_say(report, monkeypatch: pytest.MonkeyPatch) -> None:
    every = {"宋体", "黑体", "楷体", "仿宋", "方正小标宋简体", "times new roman"}
    monkeypatch.setattr(faces, "installed", lambda: frozenset(every))
    outcome = report("fonts")
    assert outcome.code == 0
    assert [line.rpartition(": ")[2] for line in outcome.out.splitlines()] == ["installed"] * 6


def test_a_machine_that_does_not_tell_its_typefaces(report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces.shutil, "which", lambda _name: None)
    monkeypatch.setattr(faces.sys, "platform", "linux")
    outcome = report("fonts")
    assert outcome.code == 2
    assert "fc-list" in outcome.err


def test_every_use_of_a_typeface_has_a_name() -> None:
    from huibao.model.layout import LAYOUTS

    for layout in LAYOUTS.values():
        assert {use for uses in faces.faces_of(layout).values() for use in uses} <= set(fonts._USES)
