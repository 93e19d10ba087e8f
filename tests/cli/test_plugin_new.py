"""report plugin new: what it writes where, what it asks, what it refuses."""

import os
import pty
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from huibao.plugin.kept import FOLDER


def content(folder: Path, package: str, name: str) -> dict[str, object]:
    return tomllib.loads((folder / "src" / package / name).read_text(encoding="utf-8"))


def test_a_whole_project(report, folder: Path) -> None:
    done = report("plugin", "new", "clinic", "--title", "诊所", "--self", "我所", "--author", "李某")
    assert done.code == 0
    assert done.out.splitlines() == [
        "written: huibao-clinic (15 files)",
        "next:",
        "  cd huibao-clinic",
        "  uv run pytest",
        "  uv run report build --type clinic --example",
    ]
    made = content(folder / "huibao-clinic", "huibao_clinic", "type.toml")
    assert (made["id"], made["name"], made["self_name"]) == ("clinic", "诊所", "我所")
    test = (folder / "huibao-clinic/tests/test_clinic.py").read_text(encoding="utf-8")
    assert [line for line in test.splitlines() if line] == [
        "from huibao.testing import PluginContract",
        "class TestClinic(PluginContract):",
        '    plugin = "clinic"',
    ]


def test_without_a_terminal_nothing_is_asked(report, folder: Path) -> None:
    assert report("plugin", "new", "clinic").code == 0
    assert content(folder / "huibao-clinic", "huibao_clinic", "type.toml")["name"] == "基层单位"
    assert "MIT License" in (folder / "huibao-clinic/LICENSE").read_text(encoding="utf-8")


def test_on_a_terminal_it_asks(folder: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", "from huibao.cli.main import main; main()", "plugin", "new", "clinic"],
        env={
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "HUIBAO_LANG": "en",
            FOLDER: os.environ[FOLDER],
        },
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, "诊所\n\nGPL\nnone\n".encode())
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:
        pass  # Linux's way to say that the other end is closed
    os.close(ours)
    assert process.wait(timeout=60) == 0, shown.decode()
    assert "Chinese name of the unit type, such as 诊所 [基层单位]: " in shown.decode()
    assert "'GPL' is not one of" in shown.decode()
    made = content(folder / "huibao-clinic", "huibao_clinic", "type.toml")
    assert (made["name"], made["self_name"]) == ("诊所", "我单位")
    assert not (folder / "huibao-clinic/LICENSE").exists()


def test_into_another_folder(report, folder: Path) -> None:
    done = report("plugin", "new", "clinic", "my plugins/new")
    assert "  cd 'my plugins/new/huibao-clinic'" in done.out.splitlines()
    assert (folder / "my plugins/new/huibao-clinic/pyproject.toml").is_file()


def test_data_alone(report, folder: Path) -> None:
    done = report("plugin", "new", "clinic", "--data-only")
    assert done.out.splitlines()[2:] == [
        "  report plugin lint clinic",
        "  report plugin test clinic",
        "  report --plugin clinic build --type clinic --example",
    ]
    assert {path.suffix for path in (folder / "clinic").rglob("*") if path.is_file()} == {".toml", ".md"}


@pytest.mark.parametrize("type_id", ["bureau", "community", "hospital", "school"])
def test_an_add_on_to_any_type(type_id: str, report, folder: Path) -> None:
    done = report("plugin", "new", "linjiang", "--extends", type_id, "--title", "临江县")
    assert done.code == 0, done.err
    made = folder / "huibao-linjiang"
    addon = content(made, "huibao_linjiang", "addon.toml")
    assert (addon["id"], addon["name"], addon["extends"]) == ("linjiang", "临江县", type_id)
    stated = tomllib.loads((made / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert stated["dependencies"][1:] == [f"huibao-{type_id}>=0.1,<0.2"]


@pytest.mark.parametrize(("asked", "begins"), [([], "# What the type"), (["--comments", "zh"], "# 这个类型")])
def test_comments_are_in_the_language_of_messages_unless_asked(
    asked: list[str], begins: str, report, folder: Path
) -> None:
    report("plugin", "new", "clinic", *asked)
    assert (
        (folder / "huibao-clinic/src/huibao_clinic/type.toml").read_text(encoding="utf-8").startswith(begins)
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Clinic"], "try clinic"),
        (["school"], "taken by huibao-school"),
        (["huibao"], "taken by huibao"),
        (["clinic", "--title", 'a"b'], "--title"),
        (["clinic", "--self", "{x}"], "--self"),
        (["clinic", "--author", 'a"b'], "--author"),
        (["clinic", "--extends", "nosuch"], "unit type nosuch is not installed"),
        (["clinic", "--license", "GPL"], "GPL"),
        (["clinic", "here/file"], "cannot be written"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    arguments: list[str], said: str, report, folder: Path
) -> None:
    (folder / "here").mkdir()
    (folder / "here" / "file").write_text("mine")
    before = sorted(folder.rglob("*"))
    done = report("plugin", "new", *arguments)
    assert done.code == 2
    assert said in done.err
    assert sorted(folder.rglob("*")) == before


def test_it_never_overwrites(report, folder: Path) -> None:
    report("plugin", "new", "clinic")
    again = report("plugin", "new", "clinic")
    assert again.code == 2
    assert "huibao-clinic is there already" in again.err
