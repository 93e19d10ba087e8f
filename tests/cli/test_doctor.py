"""report plugin doctor: what is wrong with plugins, and what to do about it.

The command runs in this process, the examinations in those that it starts.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from broken_plugins import BROKEN, HARMLESS, HEAD

from .conftest import Outcome, Report

Doctor = Callable[..., Outcome]
Site = Callable[..., str]


@pytest.fixture
def doctor(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Doctor:
    """Examines plugins; those of the site are installed."""

    def call(*arguments: object) -> Outcome:
        monkeypatch.syspath_prepend(tmp_path / "site")
        return report("plugin", "doctor", *arguments)

    return call


def test_it_says_what_to_do_about_each(doctor: Doctor, site: Site) -> None:
    site(*BROKEN)
    names = [*BROKEN, "school"]
    only = [word for name in names for word in ("--only-plugin", name)]
    done = doctor(*only, *names, "--format", "json")
    assert done.code == 1, done.err
    charts = {each["name"]: each for each in json.loads(done.out)}
    for name, each in BROKEN.items():
        chart = charts[name]
        told = [*chart["notices"], *(word for problem in chart["problems"] for word in problem.values())]
        assert any(each.doctor in text for text in told), (name, told)
        assert bool(chart["problems"]) == (name not in HARMLESS), name
    school = charts["school"]
    assert (school["problems"], school["types"]) == ([], ["school"])
    assert {"docx", "html", "md", "json", "xlsx"} <= set(school["formats"])
    assert school["milliseconds"].keys() >= {"import", "huibao_unit_types", "huibao_rules"}


def test_it_says_where_a_plugin_of_this_machine_is_mended(doctor: Doctor, site: Site, tmp_path: Path) -> None:
    site("exits")
    record = tmp_path / "site" / "huibao_exits-1.2.dist-info"
    project = tmp_path / "my project"
    noted = {"url": project.as_uri(), "dir_info": {"editable": True}}
    (record / "direct_url.json").write_text(json.dumps(noted), "utf-8")
    done = doctor("exits", "--only-plugin", "exits")
    assert f"→ mend it in {project}, and install it again" in done.out


def test_it_names_a_clash_once_and_all_broken_files(doctor: Doctor, site: Site, tmp_path: Path) -> None:
    site("clash", "prints")
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
    done = doctor("--only-plugin", ",".join(names), "--format", "json")
    charts = {each["name"]: each for each in json.loads(done.out)}
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
def test_it_survives_what_no_process_does(name: str, doctor: Doctor, site: Site, tmp_path: Path) -> None:
    code, said = WORSE[name]
    site(name)
    (tmp_path / "site" / f"huibao_{name}.py").write_text(code, "utf-8")
    (tmp_path / "site" / f"huibao_{name}-1.2.dist-info" / "entry_points.txt").write_text(
        f"[huibao]\n{name} = huibao_{name}\n", "utf-8"
    )
    done = doctor(name, "--only-plugin", name, "--timeout", "5")
    assert done.code == 1, done.err
    assert f"{name} (huibao-{name} 1.2): 1 problem" in done.out
    assert said in done.out


def test_asked_for_one_it_looks_for_who_ends_all(doctor: Doctor, site: Site, tmp_path: Path) -> None:
    site("prints", "clash")
    (tmp_path / "site" / "huibao_clash.py").write_text(WORSE["dies"][0], "utf-8")
    done = doctor("prints", "--only-plugin", "prints,clash")
    said = done.out
    assert (done.code, done.err) == (0, ""), said
    assert "prints (huibao-prints 1.2): healthy" in said
    assert "clash" not in said


def test_it_holds_requirements_against_what_is_installed(doctor: Doctor, site: Site, tmp_path: Path) -> None:
    site("prints")
    metadata = tmp_path / "site" / "huibao_prints-1.2.dist-info" / "METADATA"
    needs = "Requires-Dist: huibao>=99\nRequires-Dist: no-such-thing>1; python_version>'3'\n"
    metadata.write_text(f"Metadata-Version: 2.1\nName: huibao-prints\nVersion: 1.2\n{needs}", "utf-8")
    done = doctor("prints", "--only-plugin", "prints")
    said = done.out
    assert done.code == 1
    assert "it requires huibao>=99, and " in said
    assert "pip install -U huibao-prints, or: pip install 'huibao>=99'" in said
    assert "it requires no-such-thing>1" in said
