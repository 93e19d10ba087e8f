"""Plugins that are broken on purpose, installed beside the others: each is named, and the rest works."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from broken_plugins import BROKEN, HEAD

Report = Callable[..., "subprocess.CompletedProcess[bytes]"]


FATAL = ["raises", "rubbish", "park", "unknown", "newer", "endless"]
"""Beside those that cannot be imported, which are tried together."""


def test_all_at_once_leave_the_rest_at_work(process: Report, site: Callable[..., str], folder: Path) -> None:
    path = site(*BROKEN)
    done = process("build", "--type", "school", "--example", "--format", "md", "-o", "-", PYTHONPATH=path)
    said = done.stderr.decode()
    assert done.returncode == 0, said
    assert done.stdout.decode().startswith("# 临江市实验小学"), "what plugins print is not in the report"
    assert "Traceback" not in said
    for name, each in BROKEN.items():
        assert each.said in said, name
    clean = process("build", "--type", "school", "--example", "--format", "md", "-o", "-")
    assert done.stdout == clean.stdout


@pytest.mark.parametrize("name", FATAL)
def test_each_is_fatal_where_plugins_are_strict(name: str, process: Report, site: Callable[..., str]) -> None:
    done = process(
        *("--strict-plugins", "build", "--type", "school", "--example", "--format", "md", "-o", "-"),
        PYTHONPATH=site(name),
    )
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")
    assert BROKEN[name].said.partition(": ")[2].partition(",")[0] in said
    assert "Traceback" not in said


def test_a_type_that_two_define_is_an_error_for_that_type_alone(
    process: Report, site: Callable[..., str]
) -> None:
    path = site("clash")
    types = process("types", PYTHONPATH=path)
    assert types.returncode == 0
    assert "school" in types.stdout.decode()
    assert "hospital" not in types.stdout.decode()
    assert "unit type hospital is already defined by clash" in types.stderr.decode()
    built = process("build", "--type", "hospital", "--example", PYTHONPATH=path)
    assert built.returncode == 2
    assert "--only-plugin" in built.stderr.decode()
    chosen = process(
        *("build", "--type", "hospital", "--example", "--only-plugin", "hospital", "-o", "x.md"),
        PYTHONPATH=path,
    )
    assert chosen.returncode == 0, chosen.stderr.decode()


def test_the_list_of_plugins_says_all_of_it(process: Report, site: Callable[..., str]) -> None:
    done = process("plugins", "--format", "json", PYTHONPATH=site(*BROKEN, "misspelt"))
    assert done.returncode == 2
    listed = {each["name"]: each for each in json.loads(done.stdout)}
    for name in ("absent", "exits", "unknown", "newer"):
        assert BROKEN[name].said.endswith(listed[name]["failure"][:40]) or listed[name]["failure"], name
    assert listed["raises"]["remarks"] == [
        "huibao_rules failed: LookupError: out of order (huibao_raises.py:4)"
    ]
    assert listed["prints"]["notices"] == ["it prints while it is imported: “hello there”"]
    assert listed["clash"]["remarks"][0].startswith("unit type hospital is already defined by hospital")
    assert listed["hospital"]["remarks"][0].startswith("unit type hospital is already defined by clash")
    assert (listed[""]["distribution"], "huibao.plugins" in listed[""]["failure"]) == (
        "huibao-misspelt",
        True,
    )
    assert listed["school"]["remarks"] == []


@pytest.mark.parametrize("name", ["clash", "misspelt"])
def test_the_list_ends_in_an_error_where_it_names_one(
    name: str, process: Report, site: Callable[..., str]
) -> None:
    assert process("plugins", PYTHONPATH=site(name)).returncode == 2


def test_strict_names_all_that_cannot_be_loaded_and_still_lists_them(
    process: Report, site: Callable[..., str]
) -> None:
    path = site("absent", "exits", "prints")
    done = process("--strict-plugins", "types", PYTHONPATH=path)
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")
    assert "Error: 2 plugins cannot be loaded:" in said
    assert said.count("absent (huibao-absent 1.2)") == said.count("exits (huibao-exits 1.2)") == 1
    assert "left out" not in said
    assert "→ report plugin doctor" in said
    listed = process("--strict-plugins", "plugins", PYTHONPATH=path)
    assert listed.returncode == 2
    for name in ("absent", "exits", "school"):
        assert name in listed.stdout.decode()


def test_all_that_is_wrong_with_hooks_is_said(
    process: Report, site: Callable[..., str], tmp_path: Path
) -> None:
    path = site("prints")
    file = tmp_path / "site" / "huibao_prints.py"
    odd = "@hookimpl\ndef huibao_check(facts, severity): ...\n@hookimpl\ndef huibao_chek(facts): ...\n"
    file.write_text(HEAD + odd, "utf-8")
    said = process("types", PYTHONPATH=path).stderr.decode()
    assert "huibao_check has no argument severity; known are facts" in said
    assert "there is no hook huibao_chek; did you mean huibao_check" in said
    file.write_text("def huibao_check(facts): ...\n", "utf-8")
    said = process("types", PYTHONPATH=path).stderr.decode()
    never = "huibao_check is not marked with @hookimpl, and is never asked"
    assert f"plugin prints (huibao-prints 1.2): {never}" in said
    found = process("plugin", "doctor", "prints", "--only-plugin", "prints", PYTHONPATH=path)
    assert found.returncode == 1
    assert never in found.stdout.decode()
    assert "write @hookimpl above it" in found.stdout.decode()


def test_the_innermost_line_of_the_plugins_own_code_is_named(
    process: Report, site: Callable[..., str], tmp_path: Path
) -> None:
    path = site("raises")
    package = tmp_path / "site" / "huibao_deep"
    package.mkdir()
    (package / "__init__.py").write_text("", "utf-8")
    (package / "inner.py").write_text("import json\n\ndef load():\n    return json.loads('{')\n", "utf-8")
    (tmp_path / "site" / "huibao_raises-1.2.dist-info" / "entry_points.txt").write_text(
        "[huibao]\nraises = huibao_deep.plugin\n", "utf-8"
    )
    (package / "plugin.py").write_text("from .inner import load\n\nload()\n", "utf-8")
    said = process("types", PYTHONPATH=path).stderr.decode()
    assert "JSONDecodeError: " in said
    assert "(huibao_deep/inner.py:4)" in said
    traced = process("types", "--trace-hooks", PYTHONPATH=path).stderr.decode()
    assert 'huibao_deep/plugin.py", line 3' in traced
    (package / "plugin.py").write_text("x = (\n", "utf-8")
    assert "(plugin.py:1)" in process("types", PYTHONPATH=path).stderr.decode()


def test_a_plugin_that_is_not_there(process: Report) -> None:
    for arguments in (["plugin", "doctor", "schol"], ["--only-plugin", "schol", "types"]):
        done = process(*arguments)
        assert done.returncode == 2
        assert "there is no plugin schol" in done.stderr.decode()
        assert "known are bureau, community, hospital, huibao, school" in done.stderr.decode()


def test_every_call_of_a_hook_is_shown_where_it_is_asked_for(process: Report) -> None:
    ways = (({}, ["--trace-hooks"]), ({"HUIBAO_TRACE_HOOKS": "1"}, []))
    for variables, options in ways:
        done = process("check", *options, "--only-plugin", "school", "x.toml", **variables)
        lines = done.stderr.decode().splitlines()
        assert any(line.startswith("huibao_readers()  huibao: 3 results  ") for line in lines), lines
        assert lines[-2].startswith("Error: x.toml") or "x.toml" in lines[-2]
    done = process("describe", "school", "--trace-hooks", "--only-plugin", "school")
    lines = done.stderr.decode().splitlines()
    assert any(line.startswith("loading  school  ") and line.endswith(" ms") for line in lines)
    assert any(line.startswith("huibao_rules(unit_type='school')  school: ") for line in lines)
    again = process("describe", "school", "--trace-hooks", "--only-plugin", "school")
    assert len(again.stderr.decode().splitlines()) == len(lines), "what is kept is asked for anew"


def test_several_names_stand_in_one_option_with_commas_between(process: Report) -> None:
    done = process("types", "--format", "json", "--only-plugin", "school, hospital")
    assert [each["id"] for each in json.loads(done.stdout)] == ["hospital", "school"]


def test_only_the_plugins_named_in_the_environment(process: Report) -> None:
    done = process("types", "--format", "json", HUIBAO_ONLY_PLUGINS="school, hospital")
    assert [each["id"] for each in json.loads(done.stdout)] == ["hospital", "school"]
    assert json.loads(process("types", "--format", "json", HUIBAO_ONLY_PLUGINS="").stdout) == []
