"""Commands import what they need and no more: the clerk waits for every module."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from huibao.plugin.kept import FOLDER

PROGRAM = """
import json, sys
from huibao.cli.main import run
code = run(sys.argv[1:])
print("\\n" + json.dumps(sorted(sys.modules)))
sys.exit(code)
"""
DATA = 'period = "2023"\n[unit]\nname = "临江市第二小学"\n[figures]\nstudent.total = 900\n'
HEAVY = {
    "openpyxl",
    "xlsxwriter",
    "typst",
    "jinja2",
    "lxml",
    "difflib",
    "pydoc",
    "unittest",
    "http",
    "asyncio",
    "ssl",
}


UNNEEDED = {"calendar", "cattrs", "dataclasses", "fractions", "zipfile"}
"""What takes a millisecond or more, and a report from a kept type does without."""


def imported(folder: Path, *arguments: str) -> set[str]:
    """The modules that a command leaves imported, run in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={
            "PYTHONPATH": "",
            "HUIBAO_LANG": "en",
            "PYTHONIOENCODING": "utf-8",
            FOLDER: str(folder / "kept"),
        },
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def packages(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def own(modules: set[str]) -> set[str]:
    """The core's modules, by part: huibao.cli, huibao.render.docx."""
    return {name for name in modules if name.startswith("huibao.")}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_needs_no_engine(arguments: list[str], tmp_path: Path) -> None:
    modules = imported(tmp_path, *arguments)
    assert not packages(modules) & {*HEAVY, *UNNEEDED, "attr", "attrs", "tomli", "email", "zipfile"}
    parts = {".".join(name.split(".")[:2]) for name in own(modules)}
    assert parts <= {
        f"huibao.{name}" for name in ("api", "cli", "deprecation", "errors", "i18n", "plugin", "record")
    }
    assert not own(modules) & {"huibao.plugin.assemble", "huibao.plugin.verify"}
    commands = {name for name in own(modules) if name.startswith("huibao.cli.")}
    assert commands <= {
        f"huibao.cli.{name}"
        for name in (
            *("command_line", "folders", "group", "help", "loading", "main"),
            *("opening", "settings", "tables", "theirs"),
        )
    }


def test_building_from_toml_imports_one_reader_and_one_renderer(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(f'type = "school"\n{DATA}', encoding="utf-8")
    modules = imported(tmp_path, "build", "x.toml", "--output", "x.docx")
    assert (tmp_path / "x.docx").is_file()
    assert not packages(modules) & HEAVY
    assert {"huibao.read.toml", "huibao.render.docx"} <= modules
    for absent in (
        "read.xlsx",
        "read.json_data",
        "render.html",
        "render.markdown",
        "render.json_data",
        "form",
    ):
        assert f"huibao.{absent}" not in modules, absent
    commands = {name for name in own(modules) if name.startswith("huibao.cli.")}
    others = {f"huibao.cli.{name}" for name in ("check", "init", "template", "describe", "types", "explain")}
    assert not commands & others
    assert {name for name in packages(modules) if name.startswith("huibao_")} <= {
        "huibao_bureau",
        "huibao_community",
        "huibao_hospital",
        "huibao_school",
    }


def test_a_type_that_is_kept_needs_no_content_files(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(f'type = "school"\n{DATA}', encoding="utf-8")
    imported(tmp_path, "check", "x.toml")
    modules = imported(tmp_path, "check", "x.toml")
    assert not modules & {"huibao.plugin.assemble", "huibao.plugin.verify"}
    assert not modules & {"huibao.expression.parse", "huibao.expression.tokens", "huibao.expression.words"}
    of_content = {name for name in own(modules) if name.startswith("huibao.content.")}
    assert of_content <= {f"huibao.content.{name}" for name in ("kinds", "own", "refusals")}


def test_a_report_in_ones_own_words_needs_little_more(tmp_path: Path) -> None:
    """Words are held against the type's example, which is kept like the type."""
    words = '[texts]\nopening = "全校师生动手清扫校园，清运垃圾三车，卫生死角无一遗漏。"\n'
    (tmp_path / "x.toml").write_text(f'type = "school"\n{DATA}{words}', encoding="utf-8")
    command = ("build", "x.toml", "--output", "x.docx")
    imported(tmp_path, *command)
    modules = imported(tmp_path, *command)  # the same file is there already: nobody edited it
    assert not packages(modules) & {*HEAVY, *UNNEEDED}
    assert "huibao.expression.parse" not in modules
    assert not modules & {"huibao.content.folder", "huibao.content.converter", "huibao.render.docx.untouched"}
    assert len(own(modules)) < 180


def test_a_workbook_form_needs_no_reader(tmp_path: Path) -> None:
    modules = imported(tmp_path, "template", "--type", "school", "--output", "x.xlsx")
    assert "xlsxwriter" in modules
    assert "openpyxl" not in modules
    assert not {name for name in own(modules) if name.startswith("huibao.render.")}
