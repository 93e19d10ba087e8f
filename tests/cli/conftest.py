"""Calls the command as a user does, in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen

from broken_plugins import BROKEN
from huibao.cli.main import run
from huibao.plugin.kept import FOLDER

SCHOOL = """\
format = 1
type = "school"
period = "2023"

[unit]
name = "临江市实验小学"
kind = "primary"
superior = "临江市教育局"

[figures]
student.total = 1486
leadership.meetings = 12
environment.cleanups = 42
publicity.leaflets = "4000余份"
checkup.students = 1486

[previous]
publicity.leaflets = 3600
"""


@frozen
class Outcome:
    """What came of a call."""

    code: int
    out: str
    err: str


Report = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, empty; messages are English."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HUIBAO_LANG", "en")
    monkeypatch.setenv("LANGUAGE", "en")
    return folder


@pytest.fixture
def report(folder: Path, capsys: pytest.CaptureFixture[str]) -> Report:
    """Runs `report` with the arguments, in this process."""

    def call(*arguments: object) -> Outcome:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def data(folder: Path) -> Callable[..., Path]:
    """Writes a school's data file: the sample, with texts in it replaced."""

    def write(*changes: tuple[str, str], name: str = "school.toml") -> Path:
        text = SCHOOL
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return path.relative_to(folder)

    return write


Process = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def process(folder: Path) -> Process:
    """Runs `report` in a process of its own; variables are added to a small environment."""

    def call(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-c", "from huibao.cli.main import main; main()", *arguments],
            env={
                "PATH": os.environ["PATH"],
                "LC_ALL": "C.UTF-8",
                "HUIBAO_LANG": "en",
                FOLDER: os.environ[FOLDER],
                **variables,
            },
            cwd=folder,
            capture_output=True,
            timeout=60,
            check=False,
        )

    return call


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., str]:
    """Installs distributions into a folder for PYTHONPATH."""

    def install(*names: str) -> str:
        folder = tmp_path / "site"
        for name in names:
            record = folder / f"huibao_{name}-1.2.dist-info"
            record.mkdir(parents=True)
            metadata = (
                f"Metadata-Version: 2.1\nName: huibao-{name}\nVersion: 1.2\nRequires-Dist: huibao>=0.1\n"
            )
            (record / "METADATA").write_text(metadata, encoding="utf-8")
            group = BROKEN[name].group if name in BROKEN else "huibao.plugins"
            (record / "entry_points.txt").write_text(f"[{group}]\n{name} = huibao_{name}\n", encoding="utf-8")
            (folder / f"huibao_{name}.py").write_text(BROKEN[name].code if name in BROKEN else "", "utf-8")
        return str(folder)

    return install
