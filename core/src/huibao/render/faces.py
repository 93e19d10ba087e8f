"""Which typefaces are installed on this machine; asked only where somebody wants to know."""

import shutil
import subprocess
import sys

from huibao.model.layout import Face, Layout

_WINDOWS_FONTS = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
_PATIENCE = 30
"""Seconds for a machine that has never looked at its fonts."""


def faces_of(layout: Layout) -> dict[Face, list[str]]:
    """The faces of a layout with what each is for, by the layout's names of its types."""
    uses: dict[Face, list[str]] = {}
    for name, kind in (
        ("title", layout.title),
        ("body", layout.body),
        *((f"heading {level}", kind) for level, kind in enumerate(layout.headings, start=1)),
        ("page number", layout.page_number_type),
        ("table", layout.table),
    ):
        uses.setdefault(kind.face, []).append(name)
    uses.setdefault(layout.latin, []).append("latin")
    return uses


def installed() -> frozenset[str] | None:
    """The names of all installed faces in lower case; None where this machine does not tell."""
    if sys.platform == "win32":
        return _of_windows()
    program = shutil.which("fc-list")
    if program is None:
        return None
    try:
        listing = subprocess.run(  # noqa: S603 - the program that the path names, no input of anybody's
            [program, ":", "family", "fullname"], capture_output=True, timeout=_PATIENCE, check=True
        ).stdout.decode(errors="replace")
    except (OSError, subprocess.SubprocessError):
        return None
    names = listing.replace(":fullname=", ",").replace("\\-", "-").replace("\n", ",").split(",")
    return frozenset(name.strip().casefold() for name in names)


def _of_windows() -> frozenset[str]:  # pragma: no cover - needs Windows
    import winreg

    names = set()
    for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):  # type: ignore[attr-defined]
        try:
            key = winreg.OpenKey(root, _WINDOWS_FONTS)  # type: ignore[attr-defined]
        except OSError:
            continue
        with key:
            for position in range(winreg.QueryInfoKey(key)[1]):  # type: ignore[attr-defined]
                entry = winreg.EnumValue(key, position)[0]  # type: ignore[attr-defined]
                names |= {name.strip().casefold() for name in entry.partition("(")[0].split("&")}
    return frozenset(names)


def stand_in(face: Face, known: frozenset[str]) -> str | None:
    """The name under which a face, or the best of its stand-ins, is installed; None if none is."""
    return next((name for name in (face.name, *face.stand_ins) if name.casefold() in known), None)
