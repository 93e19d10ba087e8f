"""Samples in the pages are what they claim to be: TOML that parses, files that load."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from pages import ROOT, Block, blocks, pages, walked_pages

from huibao.content.addon import load_addon
from huibao.content.cases import BASE, load_cases
from huibao.content.indicators import load_indicators
from huibao.content.rules import load_rules
from huibao.content.sections import load_sections
from huibao.content.standards import load_standards, structure_standards
from huibao.content.unit_types import load_unit_type
from huibao.lint.allowances import without_allowed
from huibao.pipeline import ReportType
from huibao.plugin.manager import load
from huibao.read.toml import read


def _load_cases(folder: Path) -> object:
    """Cases of rules that are shown elsewhere."""
    ids = [
        name for name in tomllib.loads((folder / "cases.toml").read_text(encoding="utf-8")) if name != BASE
    ]
    rules = "\n".join(f'[[rule]]\nid = "{id}"\ncheck = "1 > 0"\nmessage = "…"' for id in ids)
    (folder / "rules.toml").write_text(rules, encoding="utf-8")
    return all(each.holds and each.breaks for each in load_cases(folder, "sample", prefix="sample"))


LOADERS: dict[str, Callable[[Path], object]] = {
    "addon.toml": lambda folder: load_addon(folder, "sample").changes,
    "type.toml": lambda folder: load_unit_type(folder, "sample").id,
    "indicators.toml": lambda folder: load_indicators(folder, "sample"),
    "rules.toml": lambda folder: load_rules(folder, "sample", prefix="sample"),
    "sections.toml": lambda folder: load_sections(folder, "sample").sections,
    "cases.toml": _load_cases,
    "standards.toml": lambda folder: load_standards(folder, "sample"),
    # Of the right form, with a code that there is: what is left to say is that nothing needs it here.
    "lint.toml": lambda folder: {"allowance-unused"} == {each.code for each in without_allowed([], folder)},
}
LANGUAGES = ("toml", "json", "python")
SAMPLES = [
    (page, block)
    for page in pages()
    for block in blocks(page)
    if block.language in LANGUAGES
    and block.task != "change"  # single lines for a file that is loaded as a whole
]
UNWALKED = set(pages()) - set(walked_pages())
FILES = [(page, block) for page, block in SAMPLES if block.task == "file" and block.language == "toml"]


def _ids(samples: list[tuple[Path, Block]]) -> list[str]:
    return [f"{page.relative_to(ROOT)}:{block.line}" for page, block in samples]


@pytest.mark.parametrize(("page", "block"), SAMPLES, ids=_ids(SAMPLES))
def test_a_sample_parses(page: Path, block: Block) -> None:
    parse: dict[str, Callable[[str], object]] = {
        "toml": tomllib.loads,
        "json": json.loads,
        "python": lambda text: compile(text, str(page), "exec"),
    }
    assert parse[block.language](block.text)


@pytest.mark.parametrize(("page", "block"), FILES, ids=_ids(FILES))
def test_a_file_loads(page: Path, block: Block, tmp_path: Path) -> None:
    path = tmp_path / Path(block.argument).name
    path.write_text(block.text, encoding="utf-8")
    if path.name in LOADERS:
        assert LOADERS[path.name](tmp_path)
    elif path.name == "pyproject.toml":
        assert list(tomllib.loads(block.text)["project"]["entry-points"]) == ["huibao"]
    else:
        raw = read(path)
        if isinstance(raw.tree.get("standard"), list):
            assert structure_standards(raw.tree, "sample", [])
            return
        if path.name == "huibao.toml":
            assert raw.tree["plugins"]
            return
        assert raw.tree["figures"]
        if page in UNWALKED:  # elsewhere the page's own commands read it, with the plugins that it installs
            assert ReportType.of(load(), raw.tree["type"]).structure(raw).figures


def test_the_page_on_add_ons_shows_the_files_of_the_example() -> None:
    example = ROOT / "examples" / "addons"
    shown = {
        block.argument: block.text
        for block in blocks(ROOT / "docs/how-to/extend-a-type.md")
        if block.task == "file"
    }
    assert shown == {name: (example / name).read_text(encoding="utf-8") for name in shown}
    content = {path.name for path in (example / "huibao-linjiang/src/huibao_linjiang").glob("*.toml")}
    assert content <= {Path(name).name for name in shown}
