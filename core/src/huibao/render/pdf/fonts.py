"""Which typefaces of this machine a PDF is set in: those of the layout, or the nearest that there are."""

import os
import sys
from collections.abc import Iterable
from functools import cache
from shutil import which

import typst
from attrs import frozen

from huibao.errors import SetupError
from huibao.i18n import _
from huibao.model.layout import HEI, SONG, Face, Layout
from huibao.render.faces import stand_in

FOLDERS = "HUIBAO_FONTS"
"""Environment variable: folders with typefaces that are not installed, apart as in PATH."""
_SERIF = Face(
    SONG.name,
    (
        *(*SONG.stand_ins, "Source Han Serif SC", "Source Han Serif CN", "思源宋体", "Noto Serif SC"),
        *("FandolSong", "AR PL UMing CN", "AR PL SungtiL GB", "FangSong", "仿宋"),
    ),
)
_SANS = Face(
    HEI.name,
    (
        *(*HEI.stand_ins, "Microsoft YaHei", "微软雅黑", "DengXian", "等线", "PingFang SC"),
        *("Hiragino Sans GB", "Source Han Sans SC", "Source Han Sans CN", "思源黑体", "Noto Sans SC"),
        *("WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "FandolHei", "Droid Sans Fallback"),
    ),
)
"""Chinese faces that will do where neither a face nor any of its stand-ins is there, best first."""


@frozen
class Chosen:
    """A face of the layout as this machine has it.

    families are those to look for a character in, one after the other; replaced tells that not even
    a stand-in was found.
    """

    face: Face
    families: tuple[str, ...]
    replaced: bool = False


@cache
def installed() -> typst.Fonts:
    """The typefaces of the system and of the folders in HUIBAO_FONTS; looked for once in a process."""
    folders = [folder for folder in os.environ.get(FOLDERS, "").split(os.pathsep) if folder]
    return typst.Fonts(include_embedded_fonts=False, font_paths=folders)


def families(fonts: typst.Fonts) -> frozenset[str]:
    """The names of the faces in lower case."""
    return frozenset(name.casefold() for name in fonts.families())


def choose(face: Face, known: frozenset[str]) -> Chosen:
    """What a face is set in; `SetupError` where nothing on the machine has Chinese characters."""
    own = stand_in(face, known)
    generic = (_SANS, _SERIF) if face == HEI else (_SERIF, _SANS)
    other = next(filter(None, (stand_in(each, known) for each in generic)), None)
    if not own and not other:
        raise SetupError(_("no Chinese typeface was found, and a PDF holds its typefaces"), hint=_way_out())
    return Chosen(face, tuple(dict.fromkeys(filter(None, (own, other)))), replaced=own is None)


def faces(layout: Layout, *, official: bool) -> list[Face]:
    """The Chinese faces of a layout, each once, that of the body first; official with those of a letter."""
    kinds = [layout.body, layout.title, *layout.headings, layout.label, layout.caption]
    kinds += [layout.table, layout.table_head, layout.page_number_type]
    if official:
        kinds += [layout.mark, layout.signer, layout.imprint]
    return list(dict.fromkeys(kind.face for kind in kinds))


def told(chosen: Iterable[Chosen]) -> list[str]:
    """What to say of faces that are not there: one note, or none."""
    pairs = [f"{each.face.name} → {each.families[0]}" for each in chosen if each.replaced]
    note = _("note: the PDF is set in other typefaces for those that are not installed: {faces}")
    return [note.format(faces=", ".join(pairs))] if pairs else []


def _way_out() -> str:
    """How to come by a Chinese typeface on this system."""
    folder = _("or name a folder with font files in {variable}").format(variable=FOLDERS)
    return f"{_system_way()}; {folder}"


def _system_way() -> str:
    if sys.platform == "win32":
        return _("add “Chinese (Simplified) Supplemental Fonts” under Settings → System → Optional features")
    if sys.platform == "darwin":
        return _("open Font Book and download Songti SC, Heiti SC, Kaiti SC and STFangsong")
    if which("apt-get"):  # Debian, Ubuntu, UOS and 麒麟 desktops
        return _("install one: {command}").format(command="sudo apt-get install fonts-noto-cjk")
    if which("dnf") or which("yum"):  # openEuler and 麒麟 servers, Fedora
        return _("install one: {command}").format(command="sudo yum install 'google-noto-*-cjk*'")
    return _("install Noto Serif CJK SC and Noto Sans CJK SC")
