"""The class that plugins' tests inherit: what pytest makes of three lines."""

import os
import subprocess
import sys
from pathlib import Path

from .conftest import FILES, write

TEST = """\
from pathlib import Path
from huibao.testing import PluginContract

class TestClinic(PluginContract):
    plugin = Path(__file__).parent / "clinic"
"""


def run(folder: Path, *arguments: str, more: str = "", changes=None) -> subprocess.CompletedProcess[str]:
    """pytest on the three lines and some more, without any configuration."""
    write(folder / "clinic", FILES, changes or {})
    (folder / "test_clinic.py").write_text(TEST + more, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-rfs", "-p", "no:cacheprovider", *arguments],
        cwd=folder,
        env={**os.environ, "HUIBAO_LANG": "en", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_three_lines_are_enough_also_on_several_processors(tmp_path: Path) -> None:
    done = run(tmp_path, "-n", "2", "-k", "command or rule or clause")
    assert done.returncode == 0, done.stdout
    assert "the plugin has no commands" in done.stdout


LEFT_OUT = """
class TestLeftOut(TestClinic):
    without = {"rule-is-tried": "the province writes them"}
"""


def test_a_failure_names_the_thing_and_the_way_out_and_what_is_left_out_its_reason(tmp_path: Path) -> None:
    done = run(tmp_path, "-k", "rule", more=LEFT_OUT, changes={"cases.toml": ""})
    assert done.returncode == 1
    (failed,) = [line for line in done.stdout.splitlines() if line.startswith("FAILED")]
    assert "TestClinic::test_contract[rule-is-tried:clinic-burnt-not-more-than-made]" in failed
    assert "→ write one in cases.toml, under [burnt-not-more-than-made]: holds = { … }" in done.stdout
    assert "the province writes them" in done.stdout


WRONG = """
class TestCheck(TestClinic):
    without = {"rules-are-tried": "never"}
"""


def test_wrong_names_are_said(tmp_path: Path) -> None:
    (tmp_path / "test_plugin.py").write_text(TEST.replace('Path(__file__).parent / "clinic"', '"clinics"'))
    done = run(tmp_path, more=WRONG)
    assert done.returncode == 2
    assert "there is no check rules-are-tried" in done.stdout
    assert "no plugin clinics is installed" in done.stdout
