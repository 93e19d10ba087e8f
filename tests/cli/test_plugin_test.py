"""report plugin test: plugins held to their contract on the command line."""

import json
from pathlib import Path

import pytest

from huibao.plugin.content_folder import ContentFolder

SCHOOL = ContentFolder.of("huibao_school").folder


@pytest.fixture
def copy(folder: Path) -> Path:
    """The school's content in a folder of its own, as another type."""
    place = folder / "academy"
    place.mkdir()
    for file in SCHOOL.glob("*.toml"):
        (place / file.name).write_bytes(file.read_bytes())
    for name in ("type.toml", "example.toml"):
        path = place / name
        path.write_text(path.read_text("utf-8").replace('"school"', '"academy"'), "utf-8")
    return place


def test_one_line_a_check(report) -> None:
    outcome = report("plugin", "test", "school", "-k", "example-is")
    assert outcome.code == 0
    assert outcome.out.splitlines() == [
        "school (huibao-school 0.1.0)",
        "  kept  example-is-there",
        "  kept  example-is-read",
        "  kept  example-is-of-its-type",
        "  kept  example-is-clean",
        "  kept  example-is-printed-whole",
        "school: 5 checks, 0 failed, 0 left out",
    ]
    assert outcome.err == ""


def test_what_does_not_apply_is_left_out_with_the_reason(report) -> None:
    outcome = report("plugin", "test", "school", "-k", "extended")
    assert "left out  extended-type-still-builds: the plugin extends no other plugin's type" in outcome.out


def test_all_installed_plugins_are_tested_if_none_is_named(report) -> None:
    outcome = report("plugin", "test", "-k", "does-something")
    assert outcome.code == 0
    tested = [line.partition(" ")[0] for line in outcome.out.splitlines() if not line.startswith(" ")]
    assert tested[::2] == ["huibao", "bureau", "community", "hospital", "school"]


def test_a_folder_with_faults(report, copy: Path) -> None:
    path = copy / "cases.toml"
    path.write_text("", "utf-8")
    outcome = report("plugin", "test", copy, "-k", "rule-is-tried")
    assert outcome.code == 1
    assert "FAILED  rule-is-tried" in outcome.out
    assert "    → write one in cases.toml, under [" in outcome.out
    assert outcome.out.splitlines()[-1].endswith("academy: 1 check, 1 failed, 0 left out")


def test_a_project_is_tested_by_its_content(report, copy: Path, folder: Path) -> None:
    package = folder / "huibao-academy" / "src" / "huibao_academy"
    package.parent.mkdir(parents=True)
    copy.rename(package)
    outcome = report("plugin", "test", "huibao-academy", "-k", "example-is-there")
    assert outcome.code == 0
    assert outcome.out.splitlines()[0] == f"academy ({package})"


def test_the_folder_of_an_installed_plugin_is_that_plugin(report) -> None:
    outcome = report("plugin", "test", SCHOOL, "-k", "metadata")
    assert outcome.out.splitlines()[:2] == ["school (huibao-school 0.1.0)", "  kept  metadata-are-complete"]


def test_as_data(report, copy: Path) -> None:
    (copy / "cases.toml").write_text("", "utf-8")
    outcome = report("plugin", "test", copy, "school", "-k", "rule-is-tried", "--format", "json")
    assert outcome.code == 1
    folder, school = json.loads(outcome.out)
    assert (folder["plugin"], school["distribution"]) == ("academy", "huibao-school")
    ((check,), (good,)) = folder["checks"], school["checks"]
    assert check["check"] == "rule-is-tried"
    assert check["faults"][0].keys() == {"thing", "place", "message", "hint"}
    assert good["faults"] == []
    assert good["things"] == check["things"] > 50


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["shool"], "no plugin shool is installed\n    → did you mean school?"),
        (["school", "-k", "nothing-of-the-kind"], "no check has “nothing-of-the-kind” in its name"),
        (["."], "holds neither a type.toml nor an addon.toml"),
    ],
)
def test_wrong_names(report, arguments: list[str], said: str) -> None:
    outcome = report("plugin", "test", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


def test_a_folder_with_a_name_that_is_taken(report, copy: Path) -> None:
    for name in ("type.toml", "example.toml"):
        path = copy / name
        path.write_text(path.read_text("utf-8").replace('"academy"', '"school"'), "utf-8")
    outcome = report("plugin", "test", "academy", "-k", "name-is-free")
    assert "    school: the name school is already taken" in outcome.out
    assert "change id in type.toml" in outcome.out


def test_an_add_on_over_a_type_that_is_at_hand(report, copy: Path, folder: Path) -> None:
    addon = folder / "academies"
    addon.mkdir()
    head = 'id = "academies"\nname = "临江县"\nextends = "academy"\n'
    (addon / "addon.toml").write_text(head, "utf-8")
    assert report("plugin", "lint", "academies").code == 1
    assert report("--plugin", "academy", "plugin", "lint", "academies").code == 0
    outcome = report("--plugin", "academy", "plugin", "test", "academies", "-k", "load")
    assert (outcome.code, "academies: " in outcome.out) == (0, True)
