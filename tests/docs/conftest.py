"""Makes the scripts that read and walk the documentation importable; they are not installed."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))


@pytest.fixture(scope="session", autouse=True)
def _a_typeface(face_folder: Path) -> Iterator[None]:
    """The page on PDF needs a Chinese typeface."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUIBAO_FONTS", str(face_folder))
        yield
