"""The door for data files: whatever a path leads to comes in as bounded bytes, or is refused in words."""

import stat
from pathlib import Path

from huibao.errors import InputError, Problem
from huibao.i18n import _
from huibao.reasons import reason
from huibao.text.encoding import BOMS

MIB = 1024 * 1024
FILE_LIMIT = 16 * MIB
"""Largest data file of any kind, in bytes."""
TEXT_LIMIT = 4 * MIB
"""Largest data file that is text; a real one has some dozens of KiB."""

_BLANK = b" \t\r\n\0"


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
    for mark in BOMS:
        data = data.removeprefix(mark)
    return data.strip(_BLANK)
