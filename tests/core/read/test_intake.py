"""What does not come through the door, and what it is told."""

import codecs
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huibao.errors import InputError, Problem
from huibao.read.intake import MIB, take_in
from huibao.text.encoding import decode

Write = Callable[[str, bytes | str], Path]
Problems = Callable[[Callable[[Path], object], Path], tuple[Problem, ...]]
NAME = Path("data.toml")


def test_a_file_comes_in_whole(write: Write) -> None:
    assert take_in(write("a.toml", "x = 1")) == b"x = 1"


def test_there_is_no_such_file(problems: Problems, tmp_path: Path) -> None:
    assert "no such file" in problems(take_in, tmp_path / "a.toml")[0].message


def test_a_folder_is_no_file(problems: Problems, tmp_path: Path) -> None:
    assert "folder" in problems(take_in, tmp_path)[0].message


def test_a_device_is_not_read(problems: Problems) -> None:
    assert "device" in problems(take_in, Path(os.devnull))[0].message


def test_a_file_that_may_not_be_read(
    problems: Problems, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write("a.toml", "x = 1")
    monkeypatch.setattr(Path, "open", forbidden)
    assert "may not be read" in problems(take_in, path)[0].message


def test_impossible_names_are_refused_in_words(tmp_path: Path) -> None:
    for name in ("a" * 5000, "a\0b"):
        with pytest.raises(InputError, match="cannot be read"):
            take_in(tmp_path / name)


@pytest.mark.parametrize(
    "content", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n", codecs.BOM_UTF16_LE + b"\n\0"]
)
def test_nothing_but_white_space_is_empty(content: bytes, problems: Problems, write: Write) -> None:
    assert "empty" in problems(take_in, write("a.toml", content))[0].message


def test_a_huge_file_is_refused_unread(
    problems: Problems, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "huge.xlsx"
    with path.open("wb") as stream:
        stream.truncate(100 * MIB)
    monkeypatch.setattr(Path, "open", lambda *_arguments: pytest.fail("the file was opened"))
    [problem] = problems(take_in, path)
    assert "100.0 MiB" in problem.message
    assert "16 MiB" in problem.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_are_understood(encoding: str) -> None:
    assert decode('name = "临江市"'.encode(encoding), NAME) == 'name = "临江市"'


def test_gbk_is_named_with_the_way_out() -> None:
    with pytest.raises(InputError) as caught:
        decode('format = 1\nname = "临江市实验小学"\n'.encode("gbk"), NAME)
    [problem] = caught.value.problems
    assert "GBK" in problem.message
    assert problem.place == "line 2, column 9"
    for program in ("记事本", "WPS", "VS Code"):
        assert program in problem.hint


def test_a_damaged_byte_is_placed_by_characters_not_bytes() -> None:
    with pytest.raises(InputError) as caught:
        decode('a = 1\nb = "临江'.encode() + b"\xff\x00", NAME)
    [problem] = caught.value.problems
    assert problem.place == "line 2, column 8"
    assert "0xFF" in problem.message
    assert "GBK" not in problem.message


@pytest.mark.parametrize("head", [b"PK\x03\x04\x14", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7"])
def test_office_files_are_not_taken_for_text(head: bytes) -> None:
    with pytest.raises(InputError, match="not text"):
        decode(head + b"\x00" * 100, NAME)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data, NAME)
    except InputError:
        return
    assert isinstance(text, str)


@given(st.text(min_size=1).filter(lambda text: not text.startswith("\ufeff")))
def test_any_text_survives(text: str) -> None:
    data = text.encode("utf-8")
    if not data.startswith((b"PK\x03\x04", b"%PDF")):
        assert decode(data, NAME) == text
