"""A typeface of blanks: every Chinese character has a glyph of its own, and none shows anything.

With it a PDF holds all its words on any machine, whatever typefaces are installed.
"""

import unicodedata
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

_HALF = range(0x20, 0x7F)
_RANGES = (
    *(_HALF, range(0xA0, 0x250), range(0x2010, 0x2060), range(0x2070, 0x2800), range(0x3000, 0x3100)),
    *(range(0x3400, 0x3420), range(0x4E00, 0xA000), range(0xFF00, 0xFFEF), range(0xFFFD, 0xFFFE)),
    range(0x1F600, 0x1F650),
)
CODES = tuple(
    code for codes in _RANGES for code in codes if unicodedata.category(chr(code)) not in ("Mn", "Cf", "Cn")
)
"""The characters that it has: none that shows nothing, or only upon another."""


def write_blank_face(path: Path, family: str) -> None:
    """Write the face into a file under that name."""
    names = {code: f"u{code:X}" for code in CODES}
    glyphs = [".notdef", *names.values()]
    widths = dict.fromkeys(glyphs, (1000, 0)) | {names[code]: (500, 0) for code in _HALF}
    face = FontBuilder(1000, isTTF=True)
    face.setupGlyphOrder(glyphs)
    face.setupCharacterMap(names)
    face.setupGlyf(dict.fromkeys(glyphs, Glyph()))
    face.setupHorizontalMetrics(widths)
    face.setupHorizontalHeader(ascent=880, descent=-120)
    face.setupNameTable(
        {"familyName": family, "styleName": "Regular", "fullName": family, "psName": "Blank-Regular"},
        mac=False,
    )
    face.setupOS2()
    face.setupPost(keepGlyphNames=False)
    face.save(path)
