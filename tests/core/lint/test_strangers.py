"""Folders that loading refuses are remarked on, and nothing is read from outside of them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import sound_market
from huibao import Indicator, hookimpl
from huibao.lint import lint
from huibao.model.indicator import Combine, QuantityKind


def link_out(file: Path) -> None:
    outside = file.parent.parent / "outside.toml"
    outside.write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to(outside)


def link_nowhere(file: Path) -> None:
    file.unlink(missing_ok=True)
    file.symlink_to(file.with_name("nothing"))


def make_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def make_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.mark.parametrize(
    ("name", "spoil", "said"),
    [
        ("rules.toml", link_out, "link out of the folder"),
        ("example.toml", link_out, "link out of the folder"),
        ("type.toml", link_out, "link out of the folder"),
        ("standards.toml", link_nowhere, "leads nowhere"),
        ("lint.toml", link_nowhere, "leads nowhere"),
        ("notes.toml", link_nowhere, "leads nowhere"),
        ("rules.toml", make_folder, "is no file"),
        ("rules.toml", make_pipe, "is no file"),
    ],
)
def test_a_file_that_is_none_of_the_folder(
    name: str, spoil: Callable[[Path], None], said: str, tmp_path: Path
) -> None:
    folder = sound_market.write(tmp_path / "market")
    spoil(folder / name)
    (remark,) = lint(folder)
    assert (remark.code, remark.file) == ("file-broken", name)
    assert said in remark.message
    assert remark.hint


def test_a_folder_of_files_that_is_a_link(tmp_path: Path) -> None:
    folder = sound_market.write(tmp_path / "market")
    (tmp_path / "rules").mkdir()
    (folder / "rules.toml").rename(tmp_path / "rules" / "all.toml")
    (folder / "rules").symlink_to(tmp_path / "rules")
    assert [(each.code, each.file) for each in lint(folder)] == [("file-broken", "rules/all.toml")]


@pytest.mark.parametrize(("id", "code"), [("../../etc", "file-form"), ("huibao", "name-twice")])
def test_a_name_that_no_plugin_may_have(id: str, code: str, tmp_path: Path) -> None:
    text = sound_market.FILES["type.toml"].replace('id = "market"', f'id = "{id}"')
    (remark,) = lint(_with_type(tmp_path, text))
    assert (remark.code, remark.file, remark.line) == (code, "type.toml", 1)
    assert id in remark.message


def _with_type(folder: Path, text: str) -> Path:
    sound_market.write(folder)
    (folder / "type.toml").write_text(text, "utf-8")
    return folder


def test_an_example_of_another_type_is_mended_in_the_example(tmp_path: Path) -> None:
    path = sound_market.write(tmp_path) / "example.toml"
    path.write_text(path.read_text("utf-8").replace('type = "market"', 'type = "school"'), "utf-8")
    (remark,) = lint(tmp_path)
    assert (remark.code, remark.hint) == ("example-refused", 'write type = "market"')


def test_another_encoding_and_a_slip_have_the_way_out(tmp_path: Path) -> None:
    path = sound_market.write(tmp_path) / "rules.toml"
    path.write_bytes(path.read_text("utf-8").encode("gbk"))
    (remark,) = lint(tmp_path)
    assert "GBK" in remark.message
    assert "UTF-8" in remark.hint
    path.write_text("[[rule]]\nid = “some”\n", "utf-8")
    (remark,) = lint(tmp_path)
    assert (remark.code, remark.line) == ("file-broken", 2)
    assert "full-width" in remark.hint


class Lender:
    """A plugin with a dictionary of its own."""

    @hookimpl
    def huibao_dictionary(self) -> list[Indicator]:
        return [
            Indicator(
                "linjiang.calls", "受理热线", "件", QuantityKind.COUNT, "basics", Combine.SUM, Combine.SUM
            )
        ]


def test_a_type_picks_from_the_dictionary_of_a_plugin_at_hand(tmp_path: Path) -> None:
    sound_market.write(tmp_path)
    for name, old, new in (
        ("type.toml", "uses = [", 'uses = ["linjiang.calls", '),
        ("sections.toml", '"面积{stall.area}"', '"面积{stall.area}", "受理热线{linjiang.calls}"'),
    ):
        path = tmp_path / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    assert "unknown-topic" in {each.code for each in lint(tmp_path)}
    assert lint(tmp_path, [("lender", Lender())]) == []
