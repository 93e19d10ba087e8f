"""Fixtures for the tests of plugins: pytest_plugins = ["huibao.testing.fixtures"] in conftest.py.

A test then writes data files and calls the command:

    def test_visits_in_words(project):
        head = {"type": "clinic", "period": "2023", "unit": {"name": "临江市东门门诊部"}}
        project.write({**head, "figures": {"visit.total": "4000余人次"}})
        assert project.report("check", "clinic.toml").findings == ()

PYTEST_DONT_REWRITE: nothing is asserted here, and a test module may import `Project` from it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from huibao.cli.main import run
from huibao.edited.toml_text import toml_text
from huibao.plugin.kept import FOLDER
from huibao.render.readback import read_text


@frozen
class Outcome:
    """What came of a call of `report`: exit code, both streams, and the files that it wrote, by name."""

    code: int
    out: str
    err: str
    files: Mapping[str, Path]

    @property
    def findings(self) -> tuple[str, ...]:
        """The codes of the rules that fired, in the order in which they are said."""
        lines = f"{self.out}\n{self.err}".splitlines()
        starts = ("error ", "warning ", "question ", "note ")
        return tuple(
            line.rpartition("[")[2].rstrip("]").partition(";")[0]
            for line in lines
            if line.startswith(starts) and line.endswith("]")
        )

    def text_of(self, name: str) -> str:
        """The words of a report that was written, a line a block: of docx, html, md and json."""
        return "\n".join(read_text(name, self.files[name].read_bytes()))


@frozen
class Project:
    """A folder of its own, in which `report` is called as its users do."""

    folder: Path
    _capture: pytest.CaptureFixture[str]

    def write(self, data: Mapping[str, Any] | str, name: str = "") -> Path:
        """Write a data file, from its tables or its text; where it lies, relative to the folder.

        The suffix says in which form: .toml, .json, or .xlsx for the Excel form. Without a name it is
        called as its type is, in TOML.
        """
        kind = data.get("type", "data") if isinstance(data, Mapping) else "data"
        path = self.folder / (name or f"{kind}.toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".xlsx":
            source = path.with_suffix(".toml")
            self._write(source, data)
            self.report("template", "--type", str(kind), "--from", source, "-o", path)
            source.unlink()
        else:
            self._write(path, data)
        return path.relative_to(self.folder)

    def _write(self, path: Path, data: Mapping[str, Any] | str) -> None:
        if isinstance(data, str):
            text = data
        else:
            text = json.dumps(data, ensure_ascii=False) if path.suffix == ".json" else toml_text(data)
        path.write_text(text, encoding="utf-8")

    def report(self, *arguments: object) -> Outcome:
        """Call `report` with the arguments, in this process."""
        self._capture.readouterr()
        before = {path: path.stat().st_mtime_ns for path in self._all()}
        code = run([str(argument) for argument in arguments])
        said = self._capture.readouterr()
        written = {
            path.relative_to(self.folder).as_posix(): path
            for path in self._all()
            if before.get(path) != path.stat().st_mtime_ns
        }
        return Outcome(code, said.out, said.err, written)

    def _all(self) -> list[Path]:
        return sorted(path for path in self.folder.rglob("*") if path.is_file())


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Project:
    """An empty folder, which is the current one; messages are English, nothing is kept between tests."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HUIBAO_LANG", "en")
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv(FOLDER, str(tmp_path / "kept"))
    monkeypatch.delenv("HUIBAO_ONLY_PLUGINS", raising=False)
    monkeypatch.delenv("HUIBAO_TRACE_HOOKS", raising=False)
    return Project(folder, capsys)
