"""Modules stay small, and are called by what they hold."""

from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*ROOT.glob("core/src/**/*.py"), *ROOT.glob("plugins/*/src/**/*.py")])
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}


def names(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_the_sources_are_found() -> None:
    assert len(SOURCES) > 100


def test_no_module_is_long() -> None:
    assert {names(path): lines(path) for path in SOURCES if lines(path) > 400} == {}


def test_most_modules_are_short() -> None:
    assert median(map(lines, SOURCES)) < 100


def test_no_module_is_a_drawer() -> None:
    assert [names(path) for path in SOURCES if NAMELESS.intersection(path.with_suffix("").parts)] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [names(path) for path in SOURCES if not path.read_text("utf-8").startswith('"""')]
    assert silent == []


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in SOURCES}
    assert [names(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []
