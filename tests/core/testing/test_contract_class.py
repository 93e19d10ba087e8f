"""The class that plugins' tests inherit: what pytest makes of three lines."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
        [sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider", *arguments],
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


def test_a_failure_names_the_thing_and_the_way_out(tmp_path: Path) -> None:
    done = run(tmp_path, "-k", "rule", changes={"cases.toml": ""})
    assert done.returncode == 1
    assert "test_contract[rule-is-tried:clinic-burnt-not-more-than-made]" in done.stdout
    assert "→ write one in cases.toml, under [burnt-not-more-than-made]: holds = { … }" in done.stdout


def test_a_check_is_left_out_with_its_reason(tmp_path: Path) -> None:
    more = '    without = {"rule-is-tried": "the province writes them"}\n'
    done = run(tmp_path, "-k", "rule", more=more, changes={"cases.toml": ""})
    assert done.returncode == 0, done.stdout
    assert "the province writes them" in done.stdout


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('    without = {"rules-are-tried": "never"}\n', "there is no check rules-are-tried"),
        ('    plugin = "clinics"\n', "no plugin clinics is installed"),
    ],
)
def test_wrong_names_are_said(tmp_path: Path, more: str, said: str) -> None:
    done = run(tmp_path, more=more)
    assert done.returncode == 2
    assert said in done.stdout
