"""The pages hold together: links lead somewhere, generated pages are up to date, twins are equal."""

import tomllib
from pathlib import Path

import pytest
from attrs import evolve
from pages import ROOT, anchor, blocks, headings, links, pages, rows
from python_page import homeless
from reference import reference_pages

from huibao.plugin.assemble import assemble
from huibao.plugin.manager import load

PLUGINS = ("bureau", "community", "hospital", "school")
README, CHINESE = ROOT / "README.md", ROOT / "README.zh.md"


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", pages(), ids=_name)
def test_relative_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        if link.startswith("https://"):
            continue
        name, _, place = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        if place:
            assert place in {anchor(text) for _level, text in headings(target)}, link


def test_every_page_of_the_documentation_is_reached_from_its_index() -> None:
    docs = ROOT / "docs"
    indexes = (docs / "README.md", docs / "decisions" / "README.md")
    reached = {(index.parent / link).resolve() for index in indexes for link in links(index)}
    assert {page for page in docs.rglob("*.md") if page not in indexes} <= reached


@pytest.mark.parametrize("name", ["commands.md", "hooks.md", "python.md", "path-of-the-data.svg"])
def test_generated_pages_are_up_to_date(name: str) -> None:
    [(path, text)] = [each for each in reference_pages().items() if each[0].name == name]
    assert path.read_text(encoding="utf-8") == text, "run: python scripts/reference.py"


def test_every_public_name_has_a_place_in_the_reference() -> None:
    assert homeless() == []


def test_the_page_on_architecture_has_every_layer() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = {name.strip() for layer in settings["contracts"][0]["layers"] for name in layer.split("|")}
    named = [row[0] for row in rows(ROOT / "docs/explanation/architecture.md", "Layers")]
    assert {name.strip(" `") for cell in named for name in cell.split(",")} == layers


def test_the_two_readmes_have_the_same_structure() -> None:
    assert [level for level, _text in headings(README)] == [level for level, _text in headings(CHINESE)]


def test_the_two_readmes_show_the_same_commands() -> None:
    english, chinese = ([evolve(block, line=0) for block in blocks(page)] for page in (README, CHINESE))
    assert english == chinese


def test_the_two_readmes_link_to_the_same_places() -> None:
    assert set(links(README)) - {"README.zh.md"} == set(links(CHINESE)) - {"README.md"}


def test_plugins_have_readmes_of_one_shape() -> None:
    shapes = [tuple(headings(ROOT / "plugins" / name / "README.md")[1:]) for name in PLUGINS]
    assert shapes == [shapes[0]] * len(PLUGINS)


@pytest.mark.parametrize("name", PLUGINS)
def test_a_plugin_readme_names_every_kind_and_outline(name: str) -> None:
    catalogue = assemble(load(), name)
    text = (ROOT / "plugins" / name / "README.md").read_text(encoding="utf-8")
    named = (*catalogue.unit_type.kinds, *catalogue.outlines)
    assert [each for each in named if f"`{each}`" not in text] == []


@pytest.mark.parametrize("picture", sorted((ROOT / "docs/images").glob("*.png")), ids=_name)
def test_pictures_are_small(picture: Path) -> None:
    assert picture.stat().st_size < 200_000
