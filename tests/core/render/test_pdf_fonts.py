"""Which typefaces a PDF is set in, and what is said where there are none."""

import sys
from pathlib import Path

import pytest

from huibao.errors import SetupError
from huibao.model.layout import FANGSONG, HEI, KAI, PLAIN, SONG
from huibao.render.pdf import fonts
from huibao.render.pdf.fonts import choose, faces, told


def known(*names: str) -> frozenset[str]:
    """The names as they are compared."""
    return frozenset(name.casefold() for name in names)


def test_the_face_itself_comes_first() -> None:
    chosen = choose(FANGSONG, known("仿宋", "FangSong", "SimSun"))
    assert chosen.families == ("仿宋", "SimSun")
    assert not chosen.replaced


def test_a_stand_in_is_as_good() -> None:
    assert choose(SONG, known("Noto Serif CJK SC")).families == ("Noto Serif CJK SC",)
    assert told([choose(SONG, known("Noto Serif CJK SC"))]) == []


def test_without_either_the_nearest_kind_is_taken() -> None:
    installed = known("Noto Sans CJK SC", "Noto Serif CJK SC", "Liberation Serif")
    assert choose(KAI, installed).families == ("Noto Serif CJK SC",)
    assert choose(HEI, known("Microsoft YaHei", "SimSun")).families == ("Microsoft YaHei",)
    chosen = [choose(face, installed) for face in (FANGSONG, KAI, HEI)]
    (note,) = told(chosen)
    assert note.endswith("仿宋 → Noto Serif CJK SC, 楷体 → Noto Serif CJK SC")


def test_faces_of_a_letter_count_only_in_a_letter() -> None:
    assert "方正小标宋简体" not in {face.name for face in faces(PLAIN, official=False)}
    assert "方正小标宋简体" in {face.name for face in faces(PLAIN, official=True)}


@pytest.mark.parametrize(
    ("platform", "programs", "way"),
    [
        ("win32", (), "Optional features"),
        ("darwin", (), "Font Book"),
        ("linux", ("apt-get",), "apt-get install fonts-noto-cjk"),
        ("linux", ("dnf",), "yum install"),
        ("linux", (), "Noto Serif CJK SC"),
    ],
)
def test_without_any_the_way_to_one_is_shown(
    platform: str, programs: tuple[str, ...], way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(fonts, "which", lambda name: name if name in programs else None)
    with pytest.raises(SetupError) as caught:
        choose(FANGSONG, known("Liberation Serif"))
    assert way in caught.value.hint
    assert "HUIBAO_FONTS" in caught.value.hint


def test_a_folder_of_typefaces_may_be_named(face_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(fonts.FOLDERS, str(face_folder))
    assert "仿宋" in fonts.families(fonts.installed.__wrapped__())
