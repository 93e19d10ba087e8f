"""Entry points are read from the records of installed distributions."""

from importlib.metadata import entry_points as expected_entry_points
from importlib.metadata import version
from pathlib import Path

import pytest

from huibao.plugin.discovery import EntryPoint, entry_points, version_of
from huibao.plugin.markers import NAMESPACE


def distribution(site: Path, name: str, text: str | bytes, version: str = "1.0") -> None:
    record = site / f"{name}-{version}.dist-info"
    record.mkdir(parents=True)
    data = text.encode() if isinstance(text, str) else text
    (record / "entry_points.txt").write_bytes(data)


def test_agrees_with_the_standard_library() -> None:
    found = {(each.name, each.value, each.distribution) for each in entry_points(NAMESPACE)}
    assert found == {
        (each.name, each.value, each.dist.name if each.dist else "?")
        for each in expected_entry_points(group=NAMESPACE)
    }
    assert len(found) >= 4
    assert version_of("huibao") == version("huibao")


def test_only_the_group_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "[console_scripts]\nx = y:z\n\n[other]\n# a = b\nb = c:d [extra]\n ; e = f\nnonsense\n[last]\ng = h\n"
    )
    distribution(tmp_path, "My_Dist", text)
    monkeypatch.syspath_prepend(tmp_path)
    assert entry_points("other") == [
        EntryPoint("b", "c:d", "my-dist", "1.0", str(tmp_path / "My_Dist-1.0.dist-info"))
    ]


def test_the_first_on_the_path_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distribution(tmp_path / "old", "twice", "[other]\na = old\n", "1.0")
    distribution(tmp_path / "new", "twice", "[other]\na = new\n", "2.0")
    monkeypatch.syspath_prepend(tmp_path / "old")
    monkeypatch.syspath_prepend(tmp_path / "new")
    origin = str(tmp_path / "new" / "twice-2.0.dist-info")
    assert entry_points("other") == [EntryPoint("a", "new", "twice", "2.0", origin)]
    assert version_of("twice") == "2.0"


def test_what_cannot_be_read_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distribution(tmp_path, "bytes", b"[other]\na = \xff\n")
    (tmp_path / "empty-1.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.syspath_prepend(tmp_path / "absent")
    assert entry_points("other") == []
    assert version_of("absent") == "?"
