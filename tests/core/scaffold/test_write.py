"""The folder is there as a whole or not at all, and nothing that was there is touched."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from tests.core.scaffold.conftest import project

from huibao.errors import OutputError
from huibao.scaffold.project import Project
from huibao.scaffold.write import write_project


def test_folders_above_it_are_made(tmp_path: Path) -> None:
    count = write_project(project(), tmp_path / "a" / "b")
    assert sum(path.is_file() for path in (tmp_path / "a" / "b").rglob("*")) == count


@pytest.mark.parametrize("there", ["file", "folder", "link"])
def test_what_is_there_is_left_alone(there: str, tmp_path: Path) -> None:
    target = tmp_path / "huibao-x"
    if there == "file":
        target.write_text("mine")
    elif there == "folder":
        target.mkdir()
    else:
        target.symlink_to(tmp_path / "nowhere")
    with pytest.raises(OutputError, match="is there already"):
        write_project(project(), target)
    assert [path.name for path in tmp_path.iterdir()] == ["huibao-x"]
    assert there != "folder" or list(target.iterdir()) == []


def test_nothing_half_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_project: Project) -> Iterator[tuple[PurePosixPath, str]]:
        yield PurePosixPath("src/one.toml"), "x = 1\n"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Project, "files", failing)
    with pytest.raises(OutputError, match="cannot be written: No space left"):
        write_project(project(), tmp_path / "huibao-x")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError, match="cannot be written"):
        write_project(project(), tmp_path / "file" / "huibao-x")
