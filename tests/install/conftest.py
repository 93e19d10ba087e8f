"""Wheels of all distributions, and an environment to install them into."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from attrs import frozen

ROOT = Path(__file__).parents[2]
UNREACHABLE = re.compile(
    r"error sending request|failed to fetch|dns error|connection refused|network is unreachable|"
    r"not found in the cache|because .* (?:was|were) not found in the package registry",
    re.IGNORECASE,
)


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command in a clean environment: nothing of this one on the import path."""
    left_out = {"VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "UV_PROJECT_ENVIRONMENT"}
    env = {name: value for name, value in os.environ.items() if name not in left_out}
    env |= {"HUIBAO_LANG": "en", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def uv(*arguments: str | Path, cwd: Path) -> None:
    """Run uv; skips the test if no package index can be reached, fails it for any other trouble."""
    done = run("uv", *arguments, cwd=cwd)
    if done.returncode and UNREACHABLE.search(done.stderr):
        pytest.skip(f"uv cannot resolve packages: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr


@frozen
class Environment:
    """A virtual environment that holds the core and what is installed into it."""

    folder: Path
    wheels: dict[str, Path]

    @property
    def _scripts(self) -> Path:
        return self.folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")

    def install(self, *distributions: str, options: Sequence[str] = ()) -> None:
        wheels = [self.wheels[name] for name in distributions]
        uv("pip", "install", "-q", "--python", self._scripts / "python", *options, *wheels, cwd=self.folder)

    def uninstall(self, distribution: str) -> None:
        uv("pip", "uninstall", "-q", "--python", self._scripts / "python", distribution, cwd=self.folder)

    def report(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """`report` as it was installed, run in the environment's folder."""
        return run(self._scripts / "report", *arguments, cwd=self.folder)


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheels of the core and the plugins by name of the distribution."""
    if shutil.which("uv") is None:
        pytest.skip("uv is not on the path")
    dist = tmp_path_factory.mktemp("dist")
    uv("build", "-q", "--all-packages", "--wheel", "--out-dir", dist, cwd=ROOT)
    return {path.name.partition("-")[0].replace("_", "-"): path for path in sorted(dist.glob("*.whl"))}


@pytest.fixture(scope="session")
def environment(wheels: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment with the core alone; its dependencies come from uv's cache or the index."""
    folder = tmp_path_factory.mktemp("environment")
    uv("venv", "-q", "--python", sys.executable, folder / "venv", cwd=folder)
    made = Environment(folder, wheels)
    made.install("huibao")
    return made
