"""Files to be read, good ones and bad ones."""

from collections.abc import Callable
from pathlib import Path

import pytest

from huibao.errors import InputError, Problem

Write = Callable[[str, bytes | str], Path]
Problems = Callable[[Callable[[Path], object], Path], tuple[Problem, ...]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file and gives its path."""

    def written(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


@pytest.fixture
def problems() -> Problems:
    """What a reader has against a file that it must refuse."""

    def refused(read: Callable[[Path], object], path: Path) -> tuple[Problem, ...]:
        with pytest.raises(InputError) as caught:
            read(path)
        assert str(path) in str(caught.value)
        return caught.value.problems

    return refused
