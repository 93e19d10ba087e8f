"""Plugins that are broken on purpose, installed beside the others: each is named, and the rest works."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen

HEAD = "from huibao import Finding, Severity, UnitType, hookimpl\n"
Report = Callable[..., "subprocess.CompletedProcess[bytes]"]


@frozen
class Broken:
    """A plugin's code, what `report` says of it when a school's report is built, and what the doctor says."""

    code: str
    said: str
    doctor: str
    group: str = "huibao"


BROKEN = {
    "absent": Broken(
        "import nowhere\n",
        "plugin absent (huibao-absent 1.2) was left out: ModuleNotFoundError: No module named 'nowhere'"
        " (huibao_absent.py:1)",
        "install what is missing",
    ),
    "exits": Broken(
        "raise SystemExit('no licence')\n",
        "plugin exits (huibao-exits 1.2) was left out: SystemExit: no licence",
        "SystemExit: no licence",
    ),
    "raises": Broken(
        f"{HEAD}@hookimpl\ndef huibao_rules(unit_type):\n    raise LookupError('out of order')\n",
        "plugin raises (huibao-raises 1.2): huibao_rules failed: LookupError: out of order"
        " (huibao_raises.py:4)",
        "huibao_rules failed: LookupError: out of order",
    ),
    "rubbish": Broken(
        f"{HEAD}@hookimpl\ndef huibao_renderers():\n    return ['abc', 5]\n",
        "plugin rubbish (huibao-rubbish 1.2): huibao_renderers gave 'abc', which is no Renderer",
        "huibao_renderers gave 'abc'",
    ),
    "question": Broken(
        "from huibao import Rule, hookimpl\n@hookimpl\ndef huibao_rules(unit_type):\n"
        "    return [Rule('question-1', '1 < 2', '有误', severity='question')]\n",
        "plugin question (huibao-question 1.2): huibao_rules gave Rule 'question-1' with a wrong field,"
        " severity: 'question' is no Severity\n    → write Severity.QUESTION",
        "'question' is no Severity",
    ),
    "park": Broken(
        f"{HEAD}@hookimpl\ndef huibao_unit_types():\n"
        "    return [UnitType('park', '公园', '我园', {'a': '小公园'})]\n",
        "plugin park (huibao-park 1.2): huibao_unit_types gave UnitType 'park' with a wrong field,"
        " kinds['a']: '小公园' is no UnitKind",
        "'小公园' is no UnitKind",
    ),
    "unknown": Broken(
        f"{HEAD}@hookimpl\ndef huibao_rulez(unit_type):\n    return []\n",
        "plugin unknown (huibao-unknown 1.2) was left out: there is no hook huibao_rulez; did you",
        "did you mean huibao_rules",
    ),
    "newer": Broken(
        f"huibao_api = '>=7.0'\n{HEAD}@hookimpl\ndef huibao_later():\n    return []\n",
        "plugin newer (huibao-newer 1.2) was left out: it needs huibao's API >=7.0, and this is",
        "upgrade huibao",
    ),
    "prints": Broken(
        "print('hello there')\n",
        "plugin prints (huibao-prints 1.2): it prints while it is imported: “hello there”",
        "it prints while it is imported",
    ),
    "chatters": Broken(
        f"{HEAD}from time import sleep\n@hookimpl\ndef huibao_unit_types():\n    print('hello', 'again')\n"
        "    sleep(1.1)\n    return []\n",
        "plugin chatters (huibao-chatters 1.2): it prints in huibao_unit_types: “hello again”",
        "huibao_unit_types is slow: it took 1.",
    ),
    "endless": Broken(
        f"from itertools import repeat\n{HEAD}@hookimpl\ndef huibao_check(facts):\n"
        "    return repeat(Finding('endless-1', Severity.NOTE, 'again'))\n",
        "plugin endless (huibao-endless 1.2): huibao_check gives no end of results",
        "huibao_check gives no end of results",
    ),
    "clash": Broken(
        f"{HEAD}@hookimpl\ndef huibao_unit_types():\n    return [UnitType('hospital', '医院', '我院')]\n",
        "",
        "exactly one outline must be the default",
    ),
}
HARMLESS = ("prints", "chatters")
FATAL = ["raises", "rubbish", "park", "unknown", "newer", "endless"]
"""Beside those that cannot be imported, which are tried together."""


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


def test_the_doctor_says_what_to_do_about_each(process: Report, site: Callable[..., str]) -> None:
    names = [*BROKEN, "school"]
    only = [word for name in names for word in ("--only-plugin", name)]
    done = process("plugin", "doctor", *only, *names, "--format", "json", PYTHONPATH=site(*BROKEN))
    assert done.returncode == 1, done.stderr.decode()
    charts = {each["name"]: each for each in json.loads(done.stdout)}
    for name, each in BROKEN.items():
        chart = charts[name]
        told = [*chart["notices"], *(word for problem in chart["problems"] for word in problem.values())]
        assert any(each.doctor in text for text in told), (name, told)
        assert bool(chart["problems"]) == (name not in HARMLESS), name
    school = charts["school"]
    assert (school["problems"], school["types"]) == ([], ["school"])
    assert {"docx", "html", "md", "json", "xlsx"} <= set(school["formats"])
    assert school["milliseconds"].keys() >= {"import", "huibao_unit_types", "huibao_rules"}


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


def test_the_doctor_says_where_a_plugin_of_this_machine_is_mended(
    process: Report, site: Callable[..., str], tmp_path: Path
) -> None:
    path = site("exits")
    record = tmp_path / "site" / "huibao_exits-1.2.dist-info"
    project = tmp_path / "my project"
    noted = {"url": project.as_uri(), "dir_info": {"editable": True}}
    (record / "direct_url.json").write_text(json.dumps(noted), "utf-8")
    done = process("plugin", "doctor", "exits", "--only-plugin", "exits", PYTHONPATH=path)
    assert f"→ mend it in {project}, and install it again" in done.stdout.decode()


def test_the_doctor_names_a_clash_once_and_all_broken_files(
    process: Report, site: Callable[..., str], tmp_path: Path
) -> None:
    path = site("clash", "prints")
    code = f"{HEAD}from huibao import Outline\n"
    for hook in ("rules", "sections"):
        code += f"@hookimpl\ndef huibao_{hook}(unit_type):\n    raise LookupError('{hook}')\n"
    types = "@hookimpl\ndef huibao_unit_types():\n    return [UnitType('kiosk', '亭', '我亭')]\n"
    (tmp_path / "site" / "huibao_prints.py").write_text(code + types, "utf-8")
    same = "@hookimpl\ndef huibao_unit_types():\n    return [UnitType('hospital', '医院', '我院')]\n"
    sound = (
        "from huibao import Outline, Section\n@hookimpl\ndef huibao_outlines(unit_type):\n"
        "    return [Outline('a', '总结', '总结', ('s',), default=True)] if unit_type == 'hospital' else []\n"
        "@hookimpl\ndef huibao_sections(unit_type):\n"
        "    return [Section('s', '全部')] if unit_type == 'hospital' else []\n"
    )
    (tmp_path / "site" / "huibao_clash.py").write_text(HEAD + same + sound, "utf-8")
    names = ("clash", "hospital", "prints")
    done = process("plugin", "doctor", "--only-plugin", ",".join(names), "--format", "json", PYTHONPATH=path)
    charts = {each["name"]: each for each in json.loads(done.stdout)}
    for name in ("clash", "hospital"):
        told = [each["message"] for each in charts[name]["problems"]]
        assert len([text for text in told if "already defined" in text]) == 1, told
    broken = [each["message"] for each in charts["prints"]["problems"]]
    for hook in ("rules", "sections"):
        assert any(f"huibao_{hook} failed: LookupError: {hook}" in text for text in broken), broken


WORSE = {
    "dies": ("import os; os._exit(3)\n", "ends the process (exit code 3)"),
    "hangs": ("import time; time.sleep(600)\n", "takes more than 5 seconds"),
    "patches": (
        "import huibao.model.figure as f\nf.Figure = dict\n",
        "it replaces huibao.model.figure.Figure",
    ),
    "moves": ("import os; os.chdir('/')\n", "it changes the current folder"),
}


@pytest.mark.parametrize("name", WORSE)
def test_the_doctor_survives_what_no_process_does(
    name: str, process: Report, site: Callable[..., str], tmp_path: Path
) -> None:
    code, said = WORSE[name]
    path = site(name)
    (tmp_path / "site" / f"huibao_{name}.py").write_text(code, "utf-8")
    (tmp_path / "site" / f"huibao_{name}-1.2.dist-info" / "entry_points.txt").write_text(
        f"[huibao]\n{name} = huibao_{name}\n", "utf-8"
    )
    done = process("plugin", "doctor", name, "--only-plugin", name, "--timeout", "5", PYTHONPATH=path)
    assert done.returncode == 1, done.stderr.decode()
    assert f"{name} (huibao-{name} 1.2): 1 problem" in done.stdout.decode()
    assert said in done.stdout.decode()


def test_the_doctor_asked_for_one_looks_for_who_ends_all(
    process: Report, site: Callable[..., str], tmp_path: Path
) -> None:
    path = site("prints", "clash")
    (tmp_path / "site" / "huibao_clash.py").write_text(WORSE["dies"][0], "utf-8")
    done = process("plugin", "doctor", "prints", "--only-plugin", "prints,clash", PYTHONPATH=path)
    said = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b""), said
    assert "prints (huibao-prints 1.2): healthy" in said
    assert "clash" not in said


def test_the_doctor_holds_requirements_against_what_is_installed(
    process: Report, site: Callable[..., str], tmp_path: Path
) -> None:
    path = site("prints")
    metadata = tmp_path / "site" / "huibao_prints-1.2.dist-info" / "METADATA"
    needs = "Requires-Dist: huibao>=99\nRequires-Dist: no-such-thing>1; python_version>'3'\n"
    metadata.write_text(f"Metadata-Version: 2.1\nName: huibao-prints\nVersion: 1.2\n{needs}", "utf-8")
    done = process("plugin", "doctor", "prints", "--only-plugin", "prints", PYTHONPATH=path)
    said = done.stdout.decode()
    assert done.returncode == 1
    assert "it requires huibao>=99, and " in said
    assert "pip install -U huibao-prints, or: pip install 'huibao>=99'" in said
    assert "it requires no-such-thing>1" in said


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
