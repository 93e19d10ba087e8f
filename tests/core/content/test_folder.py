"""What holds for content files of every kind."""

from typing import Any

import pytest

from huibao.content.indicators import load_indicators
from huibao.content.rules import load_rules
from huibao.content.sections import load_sections
from huibao.content.standards import load_standards
from huibao.content.unit_types import load_unit_type
from huibao.errors import PluginError

LOADERS = {
    "type": load_unit_type,
    "indicators": load_indicators,
    "rules": lambda folder, plugin: load_rules(folder, plugin, prefix="p"),
    "sections": load_sections,
    "standards": load_standards,
}
kinds = pytest.mark.parametrize("kind", LOADERS)


@pytest.mark.parametrize("kind", [kind for kind in LOADERS if kind != "standards"])
def test_an_absent_file_is_named(kind: str, folder: Any, refused: Any) -> None:
    (line,) = refused(f"{kind}.toml", lambda: LOADERS[kind](folder(), "p"))
    assert line == "no such file"


def test_no_standards_are_no_error(folder: Any) -> None:
    assert load_standards(folder(), "p") == []


@kinds
def test_broken_toml_is_named_with_its_line(kind: str, folder: Any, refused: Any) -> None:
    (line,) = refused(f"{kind}.toml", lambda: LOADERS[kind](folder(**{kind: "a = 1\nb = = 2\n"}), "p"))
    assert "line 2" in line


@kinds
def test_another_encoding_is_named(kind: str, folder: Any, refused: Any) -> None:
    text = 'name = "临江"'.encode("gbk")
    (line,) = refused(f"{kind}.toml", lambda: LOADERS[kind](folder(**{kind: text}), "p"))
    assert line == "line 1, column 9: this is not UTF-8; it looks like GBK"


@kinds
def test_the_way_out_of_a_slip_is_said(kind: str, folder: Any) -> None:
    with pytest.raises(PluginError) as caught:
        LOADERS[kind](folder(**{kind: "a = “x”\n"}), "p")
    assert "is a full-width sign" in caught.value.hint


def test_a_byte_order_mark_is_no_trouble(folder: Any) -> None:
    text = '\ufeffid = "clinic"\nname = "门诊部"\nself_name = "我部"\n'
    assert load_unit_type(folder(type=text), "p").id == "clinic"


@kinds
def test_an_unknown_key_is_named(kind: str, folder: Any, refused: Any) -> None:
    lines = refused(f"{kind}.toml", lambda: LOADERS[kind](folder(**{kind: "surplus = 1\n"}), "p"))
    assert any(line.startswith("surplus: ") for line in lines)


def test_the_known_keys_are_named(folder: Any) -> None:
    text = 'id = "a"\nname = "甲"\nself_name = "我"\n[kinds.primary]\nnam = "小学"\n'
    with pytest.raises(
        PluginError,
        match=r"kinds\.primary\.nam: unknown key nam \(did you mean name\?\); known are name, self_name",
    ):
        load_unit_type(folder(type=text), "p")


SPREAD = {
    "indicators/b_waste.toml": '[waste.total]\nname = "垃圾"\nunit = "吨"\n',
    "indicators/a_paper.toml": '[paper.total]\nname = "资料"\nunit = "份"\n',
    "rules/one.toml": '[[rule]]\nid = "one"\ncheck = "1 > 0"\nmessage = "一"\n',
    "rules/two.toml": '[[rule]]\nid = "two"\ncheck = "2 > 0"\nmessage = "二"\n',
    "sections/outlines.toml": '[outline.yearly]\nname = "总结"\ntitle = "总结"\nsections = ["waste"]\n',
    "sections/waste.toml": '[[section]]\nid = "waste"\ntitle = "垃圾"\n',
}


@pytest.fixture
def spread(folder: Any) -> Any:
    """A content folder of which each kind of content is spread over files."""
    root = folder()
    for name, text in SPREAD.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_content_may_be_spread_over_files_in_the_order_of_their_names(spread: Any) -> None:
    assert [each.code for each in load_indicators(spread, "p")] == ["paper.total", "waste.total"]
    assert [each.id for each in load_rules(spread, "p", prefix="p")] == ["p-one", "p-two"]
    found = load_sections(spread, "p")
    assert [each.id for each in found.sections] == ["waste"]
    assert [each.id for each in found.outlines] == ["yearly"]


def test_what_is_wrong_in_one_of_several_files_is_named_with_its_file(spread: Any) -> None:
    (spread / "indicators" / "b_waste.toml").write_text("[waste.total]\nname = 3\n", encoding="utf-8")
    with pytest.raises(PluginError, match=r"indicators/b_waste\.toml: waste\.total"):
        load_indicators(spread, "p")
