"""The add-on in examples/ is a distribution like anybody's, and works as a folder as well."""

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from tests.install.conftest import ROOT, Environment, uv

SOURCE = ROOT / "examples" / "addons" / "huibao-linjiang"
FOLDER = SOURCE / "src" / "huibao_linjiang"
RIVERS = "参与护河行动，共建清洁水岸"


@pytest.fixture(scope="module")
def linjiang(environment: Environment, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The environment with the school's plugin, and with the add-on's wheel at hand."""
    dist = tmp_path_factory.mktemp("addon")
    uv("build", "-q", "--wheel", "--out-dir", dist, cwd=SOURCE)
    (wheel,) = dist.glob("*.whl")
    environment.install("huibao-school", options=["--no-deps"])
    return evolve(environment, wheels={**environment.wheels, "huibao-linjiang": wheel})


def built(environment: Environment, *arguments: str) -> tuple[str, str]:
    """The report of the add-on's example school: the text, and what was said."""
    data = str(FOLDER / "example.toml")
    done = environment.report("build", data, "--format", "md", "-o", "-", *arguments)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout, done.stderr


def test_with_the_addon_installed_and_without(linjiang: Environment) -> None:
    linjiang.install("huibao-linjiang", options=["--no-deps"])
    try:
        text, said = built(linjiang)
        assert RIVERS in text
        assert "example.toml: no findings" in said
        changes = linjiang.report("describe", "school", "--part", "changes").stdout
        for word in ("school-class-size-plausible", "school-leaflets-jump", "publicity.banners"):
            assert word in changes
    finally:
        linjiang.uninstall("huibao-linjiang")
    missed = linjiang.report("check", str(FOLDER / "example.toml"))
    assert missed.returncode == 2
    assert "there is no indicator river.patrols" in missed.stderr
    plain = linjiang.report("build", "--type", "school", "--example", "--format", "md", "-o", "-")
    assert plain.returncode == 0
    assert RIVERS not in plain.stdout


def test_as_a_folder_it_says_the_same(linjiang: Environment) -> None:
    linjiang.install("huibao-linjiang", options=["--no-deps"])
    installed = built(linjiang)
    linjiang.uninstall("huibao-linjiang")
    assert built(linjiang, "--plugin", str(FOLDER)) == installed


def test_it_needs_the_type_that_it_extends(linjiang: Environment) -> None:
    linjiang.uninstall("huibao-school")
    try:
        for arguments in (["types"], ["check", str(FOLDER / "example.toml")]):
            lonely = linjiang.report(*arguments, "--plugin", str(FOLDER))
            assert lonely.returncode == 2
            assert "linjiang: it extends school, and no such type is installed" in lonely.stderr
            assert "pip install huibao[school]" in lonely.stderr
    finally:
        linjiang.install("huibao-school", options=["--no-deps"])


def test_its_licence_is_ours() -> None:
    text = Path(SOURCE, "LICENSE").read_text(encoding="utf-8")
    assert text == (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_its_wheel_ships_every_file(linjiang: Any) -> None:
    from zipfile import ZipFile

    with ZipFile(linjiang.wheels["huibao-linjiang"]) as wheel:
        shipped = {name for name in wheel.namelist() if name.startswith("huibao_linjiang/")}
    files = {file.name for file in FOLDER.iterdir() if file.suffix in (".toml", ".py", ".typed")}
    assert shipped == {f"huibao_linjiang/{name}" for name in files}
