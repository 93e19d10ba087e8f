"""Content folders made on the spot."""

from collections.abc import Callable
from pathlib import Path

import pytest

from huibao.errors import PluginError

Folder = Callable[..., Path]
Refused = Callable[[str, Callable[[], object]], list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder with these content files: folder(rules="…") has a rules.toml."""

    def made(**files: str | bytes) -> Path:
        for name, text in files.items():
            data = text if isinstance(text, bytes) else text.encode()
            (tmp_path / f"{name}.toml").write_bytes(data)
        return tmp_path

    return made


@pytest.fixture
def refused() -> Refused:
    """What is said against a file of plugin p, sorted: without the file's name, with which each line
    begins, and without the list of known keys.
    """

    def told(file: str, load: Callable[[], object]) -> list[str]:
        with pytest.raises(PluginError) as caught:
            load()
        assert caught.value.plugin == "p"
        said = caught.value.message.removeprefix("p:").strip().splitlines()
        assert all(line.strip().startswith(file) for line in said)
        lines = [line.strip().removeprefix(file).lstrip(": ") for line in said]
        return sorted(line.partition("; known are")[0].partition(" (did you mean")[0] for line in lines)

    return told
