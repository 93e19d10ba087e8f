"""Calls the command as a user does, in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen

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
