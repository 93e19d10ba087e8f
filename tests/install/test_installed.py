"""Each plugin is a distribution of its own: installed it works, uninstalled it is missed by name."""

import re
from typing import Any
from zipfile import ZipFile

import pytest

TYPES = ("bureau", "community", "hospital", "school")


def test_every_distribution_is_built(wheels: Any) -> None:
    assert set(wheels) == {"huibao", *(f"huibao-{each}" for each in TYPES)}


@pytest.mark.parametrize("type_id", TYPES)
def test_a_plugin_ships_its_content_and_needs_only_the_core(type_id: str, wheels: Any) -> None:
    package = f"huibao_{type_id}"
    with ZipFile(wheels[f"huibao-{type_id}"]) as wheel:
        names = set(wheel.namelist())
        (record,) = (name for name in names if name.endswith("METADATA"))
        metadata = wheel.read(record).decode().splitlines()
    for kind in ("type", "indicators", "rules", "sections", "example", "cases"):
        assert any(re.fullmatch(rf"{package}/{kind}(/\w+)?\.toml", name) for name in names), kind
    assert f"{package}/py.typed" in names
    needs = [line for line in metadata if line.startswith("Requires-Dist")]
    assert needs == ["Requires-Dist: huibao<0.2,>=0.1"]


def test_the_core_offers_every_plugin_as_an_extra(wheels: Any) -> None:
    with ZipFile(wheels["huibao"]) as wheel:
        (record,) = (name for name in wheel.namelist() if name.endswith("METADATA"))
        metadata = wheel.read(record).decode()
    for type_id in TYPES:
        assert f"Requires-Dist: huibao-{type_id}>=0.1; extra == '{type_id}'" in metadata


def test_plugins_come_and_go(environment: Any) -> None:
    """One after the other is installed, used and uninstalled; the next one is there by then."""
    environment.install(f"huibao-{TYPES[0]}", options=["--no-deps"])
    for type_id, following in zip(TYPES, [*TYPES[1:], ""], strict=True):
        out = f"{type_id}.docx"
        built = environment.report("build", "--type", type_id, "--example", "-o", out)
        assert built.returncode == 0, built.stderr
        assert (environment.folder / out).stat().st_size > 10_000
        if following:
            environment.install(f"huibao-{following}", options=["--no-deps"])
        environment.uninstall(f"huibao-{type_id}")
        missed = environment.report("build", "--type", type_id, "--example", "-o", f"again-{out}")
        assert missed.returncode == 2
        said = f"unit type {type_id} is not installed; installed are: {following or 'none'}"
        assert said in missed.stderr
        assert f"pip install huibao[{type_id}]" in missed.stderr
        assert "Traceback" not in missed.stderr
        assert not (environment.folder / f"again-{out}").exists()
