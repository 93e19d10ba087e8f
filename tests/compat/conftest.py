"""The plugin of API 1.0, as installed beside the core of today."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen

from huibao.plugin.kept import FOLDER

SITE = Path(__file__).parent / "api_1_0" / "site"
PROGRAM = "from huibao.cli.main import main; main()"


@frozen
class Done:
    """What came of a command."""

    code: int
    out: str
    err: str

    def json(self) -> object:
        return json.loads(self.out)


Report = Callable[..., Done]


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """Runs `report` with the plugin on the path, in a process of its own: others never see its modules."""

    def call(*arguments: object) -> Done:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": str(SITE), "HUIBAO_LANG": "en", FOLDER: str(tmp_path / "kept")},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stderr
        return Done(done.returncode, done.stdout, done.stderr)

    return call
