"""A folder of files is a plugin without being installed; nothing in it is executed or led out of."""

import os
import sys
from pathlib import Path

import pytest

from huibao.errors import InputError
from huibao.plugin import folders
from huibao.plugin.assemble import assemble
from huibao.plugin.folders import open_folder
from huibao.plugin.manager import load

FILES = {
    "type.toml": 'id = "kiosk"\nname = "报亭"\nself_name = "我亭"\n',
    "indicators.toml": '[paper]\nsold = { name = "售出报纸", unit = "份" }\n',
    "rules.toml": "",
    "sections.toml": '[outline.a]\nname = "总结"\ntitle = "总结"\nsections = ["paper"]\ndefault = true\n'
    '[[section]]\nid = "paper"\ntitle = "售报"\n',
    "example.toml": 'type = "kiosk"\nperiod = "2023"\n[unit]\nname = "东门报亭"\n',
}


@pytest.fixture
def kiosk(tmp_path: Path) -> Path:
    folder = tmp_path / "anything"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def refused(folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        open_folder(folder)
    return str(caught.value)


def test_its_name_is_its_id(kiosk: Path) -> None:
    name, plugin, origin = open_folder(kiosk)
    assert (name, origin) == ("kiosk", str(kiosk))
    assert assemble(load([(name, plugin, origin)], only=["kiosk"]), "kiosk").unit_type.plugin == "kiosk"


POISON = "import pathlib, sys\nsys.poisoned = True\nraise SystemExit('executed')\n"


def test_no_code_in_it_is_executed(kiosk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(sys, "poisoned", raising=False)
    for name in ("__init__.py", "conftest.py", "sitecustomize.py", "setup.py", "type.py", "plugin.py"):
        (kiosk / name).write_text(POISON, encoding="utf-8")
    record = kiosk / "kiosk-1.dist-info"
    record.mkdir()
    (record / "entry_points.txt").write_text("[huibao]\nevil = plugin\n", encoding="utf-8")
    (kiosk / "pyproject.toml").write_text('[project.entry-points.huibao]\nevil = "plugin"\n')
    before, modules = list(sys.path), set(sys.modules)
    name, plugin, origin = open_folder(kiosk)
    plugins = load([(name, plugin, origin)], only=["kiosk"])
    assemble(plugins, "kiosk")
    assert [record.name for record in plugins.records] == ["huibao", "kiosk"]
    assert not hasattr(sys, "poisoned")
    assert sys.path == before
    assert {name for name in set(sys.modules) - modules if not name.startswith("huibao")} <= {"tomli"}


def test_there_is_no_such_folder(tmp_path: Path) -> None:
    assert "there is no such folder" in refused(tmp_path / "nosuch")
    assert "there is no such folder" in refused(Path("\0"))


def test_a_file_is_no_folder(kiosk: Path) -> None:
    assert "this is no folder" in refused(kiosk / "type.toml")


def test_a_folder_of_something_else(kiosk: Path) -> None:
    (kiosk / "type.toml").unlink()
    assert "neither type.toml nor addon.toml" in refused(kiosk)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('id = "kiosk"\nname = \n', "line 2"),
        ('name = "报亭"\n', "id must be given"),
        ("id = 3\n", "id must be given"),
        ('\nid = "../kiosk"\n', "line 2: '../kiosk' is no name"),
        ('id = "报亭"\n', "is no name"),
        ("", "the file is empty"),
        ("id = " + "[" * 5000, "nest too deep"),
    ],
)
def test_a_broken_head_is_named_with_its_line(kiosk: Path, text: str, said: str) -> None:
    (kiosk / "type.toml").write_text(text, encoding="utf-8")
    message = refused(kiosk)
    assert "type.toml" in message
    assert said in message


@pytest.mark.skipif(sys.platform == "win32", reason="links take a privilege there")
class TestLinks:
    def test_a_link_out_of_the_folder(self, kiosk: Path, tmp_path: Path) -> None:
        (tmp_path / "secret.toml").write_text("a = 1\n")
        (kiosk / "rules.toml").unlink()
        (kiosk / "rules.toml").symlink_to(tmp_path / "secret.toml")
        assert "rules.toml is a link out of the folder" in refused(kiosk)

    def test_a_folder_of_files_that_leads_out(self, kiosk: Path, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere" / "a.toml").write_text("")
        (kiosk / "rules").symlink_to(tmp_path / "elsewhere")
        assert "rules/a.toml is a link out of the folder" in refused(kiosk)

    def test_a_link_to_nothing_and_one_to_itself(self, kiosk: Path) -> None:
        (kiosk / "standards.toml").symlink_to(kiosk / "nosuch.toml")
        (kiosk / "cases.toml").symlink_to(kiosk / "cases.toml")
        message = refused(kiosk)
        assert "standards.toml leads nowhere" in message
        assert "cases.toml leads nowhere" in message

    def test_the_folder_itself_may_be_one(self, kiosk: Path, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(kiosk)
        assert open_folder(tmp_path / "link")[2] == str(kiosk)

    def test_a_pipe_is_no_file(self, kiosk: Path) -> None:
        (kiosk / "rules.toml").unlink()
        os.mkfifo(kiosk / "rules.toml")
        assert "rules.toml is no file" in refused(kiosk)


def test_a_file_that_is_too_large(kiosk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "LARGEST", 1024 * 1024)
    (kiosk / "rules.toml").write_bytes(b"#" * (1024 * 1024 + 1))
    assert "rules.toml is too large: at most 1 MiB are read" in refused(kiosk)


HOSTILE = {
    "deep": "a = " + "[" * 4000,
    "long number": "a = " + "9" * 5000,
    "not text": b"\xff\xfe\x00",
    "deep check": f'[[rule]]\nid = "a"\ncheck = "{"(" * 3000}"\nmessage = "x"\n',
    "deep nots": f'[[rule]]\nid = "a"\ncheck = "{"not " * 3000} paper.sold"\nmessage = "x"\n',
    "power": '[[rule]]\nid = "a"\ncheck = "9 ** 9 ** 9 ** 9 > 1"\nmessage = "x"\n',
    "code": '[[rule]]\nid = "a"\ncheck = "__import__(paper.sold)"\nmessage = "x"\n',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_content_is_an_error_in_words(kiosk: Path, text: str | bytes) -> None:
    from huibao.errors import PluginError

    (kiosk / "rules.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    plugins = load([open_folder(kiosk)], only=["kiosk"])
    with pytest.raises(PluginError) as caught:
        assemble(plugins, "kiosk")
    assert str(caught.value).startswith("kiosk: ")
    assert "recursion" not in str(caught.value).lower()
