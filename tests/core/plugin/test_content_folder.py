"""A folder of content files is a whole plugin."""

from pathlib import Path
from typing import Any

import pytest

from huibao.errors import PluginError
from huibao.plugin.assemble import assemble
from huibao.plugin.content_folder import ContentFolder
from huibao.plugin.manager import load

TYPE = 'id = "market"\nname = "市场"\nself_name = "我市场"\n'
INDICATORS = '[stall]\ntotal = { name = "摊位", unit = "个" }\n'
RULES = '[[rule]]\nid = "some"\ncheck = "stall.total > 0"\nmessage = "没有摊位"\n'
SECTIONS = """
[outline.yearly]
name = "总结"
title = "总结"
sections = ["stalls"]
default = true
[[section]]
id = "stalls"
title = "摊位"
"""
STANDARDS = '[[standard]]\nid = "market-1"\nname = "办法"\nedition = "1"\n'
EXAMPLE = 'type = "market"\nperiod = "2023"\n[unit]\nname = "东门市场"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"type": TYPE, "indicators": INDICATORS, "rules": RULES, "sections": SECTIONS, "example": EXAMPLE}
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_answers_for_its_own_type(folder: Path) -> None:
    (folder / "standards.toml").write_text(STANDARDS, encoding="utf-8")
    plugin = ContentFolder(folder, "market")
    assert [each.id for each in plugin.huibao_unit_types()] == ["market"]
    assert [each.code for each in plugin.huibao_indicators("market")] == ["stall.total"]
    assert [each.id for each in plugin.huibao_rules("market")] == ["market-some"]
    assert [each.id for each in plugin.huibao_sections("market")] == ["stalls"]
    assert [each.id for each in plugin.huibao_outlines("market")] == ["yearly"]
    assert [each.id for each in plugin.huibao_standards("market")] == ["market-1"]
    assert [each.tree["unit"] for each in plugin.huibao_example("market")] == [{"name": "东门市场"}]


def test_has_nothing_to_say_of_other_types(folder: Path) -> None:
    plugin = ContentFolder(folder, "market")
    for hook in ("indicators", "rules", "sections", "outlines", "standards", "example"):
        assert list(getattr(plugin, f"huibao_{hook}")("school")) == []


def test_an_example_that_is_missing_or_broken_is_named(folder: Path) -> None:
    plugin = ContentFolder(folder, "market")
    (folder / "example.toml").write_bytes('name = "临江"'.encode("gbk"))
    with pytest.raises(PluginError, match=r"example\.toml: line 1, column 9: .*GBK"):
        plugin.huibao_example("market")
    (folder / "example.toml").unlink()
    with pytest.raises(PluginError, match=r"example\.toml: no such file") as caught:
        plugin.huibao_example("market")
    assert "report init" in caught.value.hint


def test_registers_without_reading_a_file(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()
    plugins = load([("market", ContentFolder(folder, "market"))], only=[])
    assert plugins.failed == ()
    with pytest.raises(PluginError, match=r"^market: type.toml: no such file"):
        plugins.collect("huibao_unit_types")


def test_a_broken_type_file_leaves_other_types_alone(folder: Path) -> None:
    (folder / "type.toml").write_text("id = 3", encoding="utf-8")
    told: list[PluginError] = []
    plugins = load([("market", ContentFolder(folder, "market"))], only=["school"]).telling(told.append)
    assert "student.total" in assemble(plugins, "school").indicators
    assert [error.plugin for error in told] == ["market"]
    with pytest.raises(PluginError, match=r"type\.toml: id: 3 is not text"):
        assemble(load([("market", ContentFolder(folder, "market"))], only=["school"]), "school")


def test_of_a_package_takes_the_files_beside_its_init(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = tmp_path_factory.mktemp("site")
    package = folder.rename(site / "huibao_market_of_tests")
    package.joinpath("__init__.py").write_text(
        "from huibao.plugin.content_folder import ContentFolder\nplugin = ContentFolder.of(__name__)\n"
    )
    monkeypatch.syspath_prepend(site)
    from huibao_market_of_tests import plugin  # type: ignore[import-not-found]

    (unit_type,) = plugin.huibao_unit_types()
    assert (unit_type.id, unit_type.plugin) == ("market", "huibao_market_of_tests")


def test_a_market_is_assembled_from_its_files(folder: Path) -> None:
    catalogue = assemble(load([("market", ContentFolder(folder, "market"))], only=[]), "market")
    assert list(catalogue.indicators) == ["stall.total"]
    assert catalogue.default_outline.id == "yearly"
    assert catalogue.names == {"stall.total": "stall.total", "摊位": "stall.total"}


def test_every_wrong_file_is_named(folder: Path) -> None:
    plugins: Any = load([("market", ContentFolder(folder, "market"))], only=[])
    (folder / "rules.toml").write_text('[[rule]]\nid = "some"\nchek = "1"\n')
    with pytest.raises(PluginError) as caught:
        assemble(plugins, "market")
    assert str(caught.value).count("rules.toml: ") == 3
