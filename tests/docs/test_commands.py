"""Every command in the READMEs, the tutorials and the how-tos works, and prints what the page shows."""

from pathlib import Path

import pytest
from pages import ROOT, blocks, commands, walked_pages
from walk import patched, says, untrue

SET_UP = ("pip install uv && uv run report build --type school --example", "pip install uv && uv run pytest")

TWIN = ROOT / "README.zh.md"
"""test_pages.py holds that it shows the same commands, and prints, as README.md."""


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", [page for page in walked_pages() if page != TWIN], ids=_name)
def test_a_page_tells_the_truth_about_its_commands(page: Path) -> None:
    wrong = [f"line {each.command.line}: $ {each.command.text}\n{each.printed}" for each in untrue(page)]
    assert not wrong, "\n".join(["python scripts/walk.py --write puts in what is printed now", *wrong])


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_two_commands_set_everything_up(name: str) -> None:
    shown = [command.text for block in blocks(ROOT / name) for command in commands(block)]
    assert tuple(line for line in shown if line.startswith("pip install uv")) == SET_UP


def _page(folder: Path, text: str) -> Path:
    page = folder / "page.md"
    page.write_text(text, encoding="utf-8")
    return page


def test_a_page_that_shows_other_output_is_caught(tmp_path: Path) -> None:
    page = _page(tmp_path, "```console\n$ report --version\nhuibao 77\n```\n")
    assert [each.command.text for each in untrue(page)] == ["report --version"]


def test_a_page_that_hides_a_failure_is_caught(tmp_path: Path) -> None:
    page = _page(tmp_path, "```console\n$ report describe nosuch\n$ report types\n```\n")
    assert [each.failed for each in untrue(page)] == [True]


def test_a_failure_may_be_shown(tmp_path: Path) -> None:
    page = _page(tmp_path, "```console\n$ report describe nosuch\n$ echo $?\n2\n```\n")
    assert untrue(page) == []


def test_dots_stand_for_any_lines_and_for_nothing_else() -> None:
    assert says(("…", "b"), "a\na\nb\n")
    assert says(("a", "…"), "a\n")
    assert not says(("a", "…", "c"), "a\nb\n")


def test_a_patch_changes_the_lines_that_it_names() -> None:
    assert patched("a\nb\nc\n", " a\n-b\n+B\n+b2\n") == "a\nB\nb2\nc\n"


@pytest.mark.parametrize("text", ["a\n", "b\nb\n", "xb\n"])
def test_a_patch_for_another_file_is_caught(text: str) -> None:
    with pytest.raises(ValueError, match="times in the file"):
        patched(text, "-b\n+B\n")
