"""The door for data files: whatever a path leads to comes in as bounded bytes, or is refused in words."""

import codecs
import stat
from pathlib import Path

from huibao.errors import InputError, Problem
from huibao.i18n import _
from huibao.reasons import reason

MIB = 1024 * 1024
FILE_LIMIT = 16 * MIB
"""Largest data file of any kind, in bytes."""
TEXT_LIMIT = 4 * MIB
"""Largest data file that is text; a real one has some dozens of KiB."""

_BLANK = b" \t\r\n\0"
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF")


def take_in(path: Path, limit: int = FILE_LIMIT) -> bytes:
    """The bytes of a file, at most `limit`.

    Raises InputError where there is no regular file to read, where it is too large (nothing of it
    is read then), and where it holds nothing but white space.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _refused(path, _("this is a folder, not a file"), _("name the data file in it"))
        if not stat.S_ISREG(status.st_mode):
            message = _("this is a device or pipe, not a file")
            raise _refused(path, message, _("save the data to a file first"))
        if status.st_size > limit:
            raise _too_large(path, status.st_size, limit)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        raise _refused(path, _("no such file"), _("check the name and the folder")) from None
    except PermissionError:
        raise _refused(
            path,
            _("the file may not be read"),
            _("close it in other programs and check who may read it"),
        ) from None
    except (OSError, ValueError) as error:
        why = reason(getattr(error, "strerror", None) or str(error))
        raise _refused(path, _("the file cannot be read: {reason}").format(reason=why), "") from None
    if len(data) > limit:
        raise _too_large(path, len(data), limit)
    if not _content(data):
        raise _refused(
            path,
            _("the file is empty"),
            _("fill it in, or write a new one with 'report init' or 'report template'"),
        )
    return data


def decode(data: bytes, path: Path) -> str:
    """The text of a data file: UTF-8 with or without a byte-order mark, or UTF-16 with one.

    Raises InputError that names line and column of the first byte that fits neither, and says so
    where the file looks like GBK.
    """
    if data.startswith(_BINARY):
        raise _refused(
            path,
            _("this is a Word, Excel or PDF file, not text"),
            _("an Excel form must have the suffix .xlsx; otherwise save the data as UTF-8 text"),
        )
    encoding = "utf-16" if data.startswith(_BOMS[1:]) else "utf-8-sig"
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


def _refused(path: Path, message: str, hint: str) -> InputError:
    return InputError(path, Problem(message, hint=hint))


def _too_large(path: Path, size: int, limit: int) -> InputError:
    return _refused(
        path,
        _("the file is too large: {size} MiB, at most {limit} MiB are read").format(
            size=f"{size / MIB:.1f}", limit=f"{limit / MIB:g}"
        ),
        _("a data file holds one unit's figures: check that it is the right file, and remove pictures"),
    )


def _content(data: bytes) -> bytes:
    for mark in _BOMS:
        data = data.removeprefix(mark)
    return data.strip(_BLANK)


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
