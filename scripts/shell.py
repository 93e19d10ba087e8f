"""A person at a real shell, who follows a page from an empty environment on."""

import os
import shutil
import subprocess
import sys
import uuid

from attrs import define, field
from pages import ROOT
from walk import Walk

from huibao.plugin.kept import FOLDER

COPY = "huibao"
"""The folder with a copy of the repository, in which the person begins."""
_COPIED = ("core", "plugins", "pyproject.toml", "uv.lock", "README.md", "LICENSE")
_LEFT_OUT = {
    *("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "PYTEST_ADDOPTS"),
    *("UV_FIND_LINKS", "UV_PROJECT_ENVIRONMENT"),
}
"""Variables that would lead the person into somebody else's environment."""


@define
class Shell(Walk):
    """bash in a copy of the repository, with the pip of an empty environment before all else on the path."""

    _bash: "subprocess.Popen[str]" = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Copy what the distributions are built from, and start the shell."""
        self.folder = self.folder.resolve()
        for name in _COPIED:
            source, target = ROOT / name, self.folder / COPY / name
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            elif source.exists():  # the lock is not in a fresh copy
                target.parent.mkdir(exist_ok=True)
                shutil.copyfile(source, target)
        # As python -m venv makes it, in a tenth of the time.
        make = ["uv", "venv", "--quiet", "--seed", "--python", sys.executable, self.folder / "python"]
        subprocess.run(make, check=True)  # noqa: S603
        environment = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
        environment |= {
            "PATH": os.pathsep.join([str(self.folder / "python" / "bin"), os.environ["PATH"]]),
            "HUIBAO_LANG": "en",
            "COLUMNS": "100",
            "UV_NO_PROGRESS": "1",
            "UV_PYTHON": sys.executable,
            FOLDER: str(self.folder / "kept"),
        }
        self._bash = subprocess.Popen(
            ["bash", "--norc"],  # noqa: S607  # the shell of whoever runs this
            cwd=self.folder / COPY,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )

    def do(self, line: str) -> str:
        """Run a line; what it printed, errors included. `code` is then its exit code."""
        if self._bash.stdin is None or self._bash.stdout is None:
            raise ValueError("the shell has no streams")
        mark = f"end of {uuid.uuid4()}"
        self._bash.stdin.write(f"(exit {self.code})\n{line}\nprintf '\\n%s %s\\n' '{mark}' $?\n")
        self._bash.stdin.flush()
        printed: list[str] = []
        for each in self._bash.stdout:
            if each.startswith(mark):
                self.code = int(each.rpartition(" ")[2])
                return "".join(printed)[:-1]  # without the line end before the mark
            printed.append(each)
        raise ValueError(f"the shell ended at: {line}")

    def close(self) -> None:
        """End the shell."""
        if self._bash.stdin:
            self._bash.stdin.close()
        self._bash.wait(timeout=60)
        if self._bash.stdout:
            self._bash.stdout.close()
        super().close()
