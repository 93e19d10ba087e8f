"""The author's tutorial, followed literally: from pip and a copy of the repository to an upgraded plugin."""

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.install.conftest import UNREACHABLE, Environment, uv

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from pages import AUTHORS_PAGE, blocks, commands
from walk import untrue


@pytest.mark.skipif(shutil.which("bash") is None, reason="the page is for a POSIX shell")
def test_the_tutorial_does_what_it_says(wheels: Any) -> None:
    del wheels  # that they can be built, and an index be reached, is known by now
    wrong = [
        f"line {each.command.line}: $ {each.command.text}\n{each.printed}" for each in untrue(AUTHORS_PAGE)
    ]
    if any(UNREACHABLE.search(each) for each in wrong):
        pytest.skip("no package index can be reached")
    assert not wrong, "\n".join(["python scripts/walk.py --write puts in what is printed now", *wrong])


def test_the_tutorial_leads_from_nothing_to_an_upgrade() -> None:
    typed = [command.text for block in blocks(AUTHORS_PAGE) for command in commands(block)]
    assert typed[0] == "pip install uv"
    order = ("report plugin new", "plugin lint", "plugin test", "uv build", "uv venv", "--upgrade")
    places = [next(at for at, line in enumerate(typed) if word in line and at > 1) for word in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "options",
    [
        ["--license", "none", "--comments", "zh"],
        [
            "--extends",
            "school",
            "--title",
            "临江县",
            "--license",
            "Apache-2.0",
            "--author",
            "李某 <li@example.org>",
        ],
    ],
    ids=" ".join,
)
def test_what_is_written_installs_and_keeps_the_contract(
    options: list[str], environment: Environment
) -> None:
    name = f"made-{options[1].lower().replace('.', '-')}"
    environment.install("huibao-school")
    made = environment.report("plugin", "new", name, *options)
    assert made.returncode == 0, made.stderr
    place = environment.folder / "venv"
    uv("pip", "install", "-q", "--python", place, "--no-deps", f"./huibao-{name}", cwd=environment.folder)
    tested = environment.report("plugin", "test", name)
    assert tested.returncode == 0, tested.stdout
    environment.uninstall(f"huibao-{name}")
    environment.uninstall("huibao-school")
