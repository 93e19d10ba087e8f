"""Tells a Word file that is as it was written from one that somebody has edited since."""

import io
import re
import zipfile

_LARGEST_MAP = 16 * 1024 * 1024
_MAP = re.compile(r"customXml/item\d{1,3}\.xml")
_MOST_MAPS = 20
"""Other parts of that kind come with templates."""
_CHECKSUM = re.compile(rb'<figures xmlns="urn:huibao:figures:1"[^>]* checksum="([0-9a-f]{8})"')


def is_untouched(data: bytes) -> bool:
    """Whether these bytes of a .docx file are still what the renderer wrote.

    Every program that saves the file packs its text anew, so that the checksum in the figure map
    no longer fits. What is not a Word file of ours is not untouched.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            text = package.getinfo("word/document.xml").CRC
            maps = [part for part in package.infolist() if _MAP.fullmatch(part.filename)]
            if len(maps) > _MOST_MAPS or any(part.file_size > _LARGEST_MAP for part in maps):
                return False
            stated = (_CHECKSUM.search(package.read(part)) for part in maps)
            return any(each is not None and int(each[1], 16) == text for each in stated)
    except Exception:  # zipfile and the decompressors raise a dozen kinds of errors on strangers' files
        return False
