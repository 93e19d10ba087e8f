"""Plugins made on the spot: as objects, and as installed distributions."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from huibao.plugin.markers import hookimpl

Install = Callable[..., None]


def plugin(**hooks: Callable[..., Any]) -> ModuleType:
    """A plugin that implements these hooks."""
    made = ModuleType("plugin")
    for name, function in hooks.items():
        setattr(made, name, hookimpl(function))
    return made


@pytest.fixture
def make() -> Callable[..., ModuleType]:
    """Makes a plugin: make(huibao_rules=lambda unit_type: […])."""
    return plugin


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs a distribution of one module, with its entry point in the group huibao.

    install("market", "code…") puts market_module.py on the path, in the distribution huibao-market 1.2.
    """
    before = set(sys.modules)
    site = tmp_path / "site"

    def installed(name: str, code: str, distribution: str = "", value: str = "") -> None:
        distribution = distribution or f"huibao-{name}"
        module = f"{distribution.replace('-', '_')}_module"
        record = site / f"{distribution.replace('-', '_')}-1.2.dist-info"
        record.mkdir(parents=True)
        (record / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.2\n")
        (record / "entry_points.txt").write_text(f"[huibao]\n{name} = {value or module}\n")
        (site / f"{module}.py").write_text(code, encoding="utf-8")
        monkeypatch.syspath_prepend(site)

    yield installed
    for name in set(sys.modules) - before:
        if name.endswith("_module"):
            del sys.modules[name]


@pytest.fixture
def report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """Runs the command in this process: its exit code, and what it wrote to both streams."""
    from huibao.cli.main import run

    monkeypatch.setenv("HUIBAO_LANG", "en")
    monkeypatch.setenv("LANGUAGE", "en")

    def ran(*arguments: str) -> tuple[int, str]:
        code = run(list(arguments))
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    return ran
