"""Whether a file is a workbook that may be opened at all. Nothing is unpacked to disk."""

import io
import zipfile
from pathlib import Path, PurePosixPath
from xml.parsers import expat

from huibao.errors import InputError, Problem
from huibao.i18n import _

from .intake import MIB

UNPACKED_LIMIT = 64 * MIB
ENTRIES_LIMIT = 2000
RATIO_LIMIT = 400
"""Most bytes that one packed byte may become, in parts of more than a MiB; repetitive sheets reach 100."""

_NEEDED = ("[Content_Types].xml", "xl/workbook.xml")
_CHUNK = 65536


class _DoctypeError(Exception):
    """A part declares a document type; workbooks never do, entity bombs always."""


class _PrologEnd(Exception):  # noqa: N818 - not an error
    """The root element has been reached."""


def opened(data: bytes, path: Path) -> zipfile.ZipFile:
    """The workbook's archive, after a look at its directory and at the head of each of its parts.

    Raises InputError for anything but an unencrypted workbook of bounded size without document
    type declarations; says what the file is where it can be told.
    """
    if not data.startswith(b"PK"):
        raise InputError(path, _impostor(data))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
        problem = _suspicion(entries) or _missing({entry.filename for entry in entries})
        if problem is None and any(_declares_doctype(archive, entry) for entry in entries):
            problem = Problem(
                _("the workbook contains a document type declaration, which no spreadsheet program writes"),
                hint=_("do not open it; ask the sender for a new copy"),
            )
    except Exception:
        # zipfile and the decompressors raise a dozen kinds of errors on damaged archives.
        hint = _("copy or download it again, or open it in Excel or WPS and save it as .xlsx")
        raise InputError(path, Problem(_("the workbook is damaged or cut off"), hint=hint)) from None
    if problem:
        raise InputError(path, problem)
    return archive


def _impostor(data: bytes) -> Problem:
    save_as = _("open it in Excel or WPS and save it as “Excel 工作簿 (*.xlsx)”; renaming it is not enough")
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return Problem(
                _("the workbook is protected by a password"),
                hint=_("open it, take the password away (文件→信息→保护工作簿) and save it"),
            )
        return Problem(_("this is an old Excel file (.xls) under the name .xlsx"), hint=save_as)
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<meta")):
        return Problem(_("this is a web page under the name .xlsx, as some systems export"), hint=save_as)
    if head.startswith(b"<?xml"):
        return Problem(_("this is an XML file under the name .xlsx"), hint=save_as)
    if head.startswith(b"%pdf"):
        return Problem(_("this is a PDF file under the name .xlsx"), hint=_("ask for the workbook itself"))
    return Problem(_("this is not a workbook"), hint=save_as)


def _suspicion(entries: list[zipfile.ZipInfo]) -> Problem | None:
    if any(entry.flag_bits & 1 for entry in entries):
        return Problem(_("the workbook is protected by a password"), hint=_("save it without one"))
    packed, unpacked = sum(e.compress_size for e in entries), sum(e.file_size for e in entries)
    if (
        len(entries) > ENTRIES_LIMIT
        or unpacked > UNPACKED_LIMIT
        or (unpacked > MIB and unpacked > packed * RATIO_LIMIT)
        or any(e.file_size > MIB and e.file_size > e.compress_size * RATIO_LIMIT for e in entries)
    ):
        return Problem(
            _("the workbook would unpack to {size} MiB in {count} parts: too much for a form").format(
                size=unpacked // MIB, count=len(entries)
            ),
            hint=_("delete pictures, other sheets and empty rows, or copy the values to a new form"),
        )
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names) or any(map(_escapes, names)):
        return Problem(
            _("the workbook contains parts with forbidden or repeated names"),
            hint=_("do not open it; ask the sender for a new copy"),
        )
    return None


def _escapes(name: str) -> bool:
    return "\\" in name or ":" in name or name.startswith("/") or ".." in PurePosixPath(name).parts


def _missing(names: set[str]) -> Problem | None:
    if names.issuperset(_NEEDED):
        return None
    if "word/document.xml" in names:
        return Problem(_("this is a Word document under the name .xlsx"), hint=_("give the Excel form"))
    if "content.xml" in names:
        hint = _("open it and save it as “Excel 工作簿 (*.xlsx)”")
        return Problem(_("this is an OpenDocument file under the name .xlsx"), hint=hint)
    return Problem(
        _("this archive is not a workbook: {part} is missing").format(
            part=next(part for part in _NEEDED if part not in names)
        ),
        hint=_("give the Excel form that 'report template' writes"),
    )


def _declares_doctype(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a part is XML with a document type declaration, in whatever encoding."""

    def doctype(*_arguments: object) -> None:
        raise _DoctypeError

    def element(*_arguments: object) -> None:
        raise _PrologEnd

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    with archive.open(entry) as part:
        try:
            while chunk := part.read(_CHUNK):
                parser.Parse(chunk)
        except _DoctypeError:
            return True
        except (_PrologEnd, expat.ExpatError):
            # Reached the content, or no XML: a picture, or a part that openpyxl will refuse.
            return False
    return False
