"""The text in a file's bytes, or what is wrong with their encoding."""

import codecs
from pathlib import Path

from huibao.errors import InputError, Problem
from huibao.i18n import _

BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""The marks that a text may begin with."""
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF")


def decode(data: bytes, path: Path) -> str:
    """The text of a file: UTF-8 with or without a byte-order mark, or UTF-16 with one.

    Raises InputError that names line and column of the first byte that fits neither, and says so
    where the file looks like GBK.
    """
    if data.startswith(_BINARY):
        hint = _("an Excel form must have the suffix .xlsx; otherwise save the data as UTF-8 text")
        raise InputError(path, Problem(_("this is a Word, Excel or PDF file, not text"), hint=hint))
    encoding = "utf-16" if data.startswith(BOMS[1:]) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line, column = _position(data[: error.start], encoding)
        place = _("line {line}, column {column}").format(line=line, column=column)
        if encoding == "utf-8-sig" and _looks_like_gbk(data):
            raise InputError(
                path,
                Problem(
                    _("this is not UTF-8; it looks like GBK"),
                    place,
                    _(
                        "save it as UTF-8 — Notepad 记事本: 文件→另存为→编码 UTF-8; "
                        "WPS: 另存为→纯文本→编码 UTF-8; "
                        "VS Code: Reopen with Encoding→GBK, then Save with Encoding→UTF-8"
                    ),
                ),
            ) from None
        raise InputError(
            path,
            Problem(
                _("the byte {byte} is not text in {encoding}").format(
                    byte=f"0x{data[error.start]:02X}", encoding="UTF-16" if encoding == "utf-16" else "UTF-8"
                ),
                place,
                _("the file is damaged or not text: save it again as UTF-8"),
            ),
        ) from None


def _position(before: bytes, encoding: str) -> tuple[int, int]:
    """Line and column, both from 1, of what follows some bytes that do decode."""
    text = before.decode(encoding, errors="replace")
    return text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1


def _looks_like_gbk(data: bytes) -> bool:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    # Nearly any bytes decode as GB18030; real text is mostly ASCII and everyday Chinese.
    foreign = [char for char in text if char > "\x7f"]
    everyday = sum("\u4e00" <= char <= "\u9fff" or char in "，。、：；（）“”《》！？％　" for char in foreign)
    return "\0" not in text and everyday * 2 > len(foreign)
