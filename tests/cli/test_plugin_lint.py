"""report plugin lint: remarks in the form that editors jump to, and exit codes."""

import json
from pathlib import Path

import pytest

import sound_market

from .conftest import Report


def market(folder: Path, old: str = "", new: str = "") -> Path:
    """A sound type in a project, with something in its sections changed."""
    sections = sound_market.FILES["sections.toml"]
    assert old in sections
    return sound_market.write(folder / "src" / "market", sections=sections.replace(old, new, 1))


def test_a_sound_folder(folder: Path, report: Report) -> None:
    market(folder)
    outcome = report("plugin", "lint", "src/market")
    assert (outcome.code, outcome.out) == (0, "src/market: no remarks\n")


def test_file_line_severity_message_code_and_the_way_out(folder: Path, report: Report) -> None:
    market(folder, '"面积{stall.area}"', '"面积{stall.area}[（{stall.aera}）]"')
    outcome = report("plugin", "lint", "src/market")
    first, hint, *_rest = outcome.out.splitlines()
    assert outcome.code == 1
    place = Path("src", "market", "sections.toml")
    assert (
        first == f"{place}:14: error: sections.basics: there is no indicator stall.aera [unknown-indicator]"
    )
    assert hint.startswith("    → did you mean stall.area")


def test_warnings_fail_where_that_is_asked_for(folder: Path, report: Report) -> None:
    market(folder, '"面积{stall.area}"', '"面积{stall.area}，"')
    assert report("plugin", "lint", "src/market").code == 0
    outcome = report("plugin", "lint", "--strict", "src/market")
    assert outcome.code == 1
    assert outcome.out.endswith("src/market: warning 1\n")


def test_a_project_is_enough(folder: Path, report: Report) -> None:
    market(folder)
    assert report("plugin", "lint", ".").out == ".: no remarks\n"


@pytest.mark.no_cover
def test_the_name_of_an_installed_plugin(folder: Path, report: Report) -> None:
    assert report("plugin", "lint", "community").out == "community: no remarks\n"


def test_json(folder: Path, report: Report) -> None:
    market(folder, '"面积{stall.area}"', '"面积{stall.area}，"')
    sound_market.write(folder / "sound" / "market")
    outcome = report("plugin", "lint", "--format", "json", "src/market", "sound/market")
    first, second = json.loads(outcome.out)
    assert second["remarks"] == []
    (remark,) = first["remarks"]
    assert remark["file"] == str(Path("src", "market", "sections.toml"))
    assert {key: remark[key] for key in ("line", "code", "severity", "at")} == {
        "line": 14,
        "code": "clause-mark",
        "severity": "warning",
        "at": "sections.basics",
    }


def test_what_is_no_content_folder(folder: Path, report: Report) -> None:
    (folder / "empty").mkdir()
    for word, message in (
        ("empty", "empty holds neither a type.toml nor an addon.toml"),
        ("scool", "scool is neither a folder nor an installed plugin"),
    ):
        outcome = report("plugin", "lint", word)
        assert (outcome.code, outcome.out) == (2, "")
        assert message in outcome.err
    assert "school" in outcome.err
    assert report("plugin", "lint").code == 2


def test_it_speaks_chinese(folder: Path, report: Report) -> None:
    market(folder, '"面积{stall.area}"', '"面积{stall.area}，"')
    assert "警告: sections.basics: 分句首尾有标点" in report("--lang", "zh", "plugin", "lint", ".").out
