"""Writing a file: the old one or the new one is there at any moment, and every failure is in words."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from huibao.errors import OutputError
from huibao.write import check_target, write_atomically

OLD, NEW = b"old" * 400_000, b"new" * 400_000

ENDLESS = """
import sys
from pathlib import Path
from huibao.write import write_atomically
path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for content in (b"new", b"old"):
        write_atomically(path, content * 400_000)
"""


def test_a_killed_process_leaves_a_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "报告.docx"
    target.write_bytes(OLD)
    for attempt in range(12):
        with subprocess.Popen(
            [sys.executable, "-c", ENDLESS, str(target)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(attempt * 0.003)  # another moment of the write each time
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert target.read_bytes() in (OLD, NEW)


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    target = tmp_path / "new.md"
    before = os.umask(0o027)
    try:
        write_atomically(target, b"text")
    finally:
        os.umask(before)
    assert target.read_bytes() == b"text"
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["new.md"]


def test_an_old_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "old.md"
    target.write_bytes(b"old")
    target.chmod(0o600)
    write_atomically(target, b"")
    assert target.read_bytes() == b""
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no/such/out.md", "there is no folder"),
        ("file/out.md", "file is a file, not a folder"),
        ("folder", "is a folder"),
        ("甲" * 200 + ".md", "cannot be written"),
        ("locked.md", "write-protected"),
    ],
)
def test_a_target_that_cannot_be(
    tmp_path: Path, name: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "locked.md").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "locked.md")
    before = sorted(tmp_path.iterdir())
    for attempt in (check_target, lambda path: write_atomically(path, b"new")):
        with pytest.raises(OutputError, match=message) as caught:
            attempt(tmp_path / name)
        assert caught.value.hint
        assert name in str(caught.value) or "folder" in str(caught.value)
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_takes_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", denied)
    with pytest.raises(OutputError, match="Permission denied") as caught:
        write_atomically(tmp_path / "out.md", b"new")
    assert "-o" in caught.value.hint


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.md"
    target.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.md"]


def test_a_file_held_open_by_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Word on Windows: the new file is complete, but may not take the old one's name."""
    target = tmp_path / "out.md"
    target.write_bytes(b"old")

    def held(self: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OutputError, match="cannot be written") as caught:
        write_atomically(target, b"new")
    assert "open in another program" in caught.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["out.md"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_really_read_only(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="Permission denied"):
            write_atomically(tmp_path / "out.md", b"new")
    finally:
        tmp_path.chmod(0o700)
