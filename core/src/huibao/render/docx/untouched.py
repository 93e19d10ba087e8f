"""Tells a Word file that is as it was written from one that somebody has edited since."""

import io
import re
import zipfile

_LARGEST_MAP = 16 * 1024 * 1024
_CHECKSUM = re.compile(rb'checksum="([0-9a-f]{8})"')


def is_untouched(data: bytes) -> bool:
    """Whether these bytes of a .docx file are still what the renderer wrote.

    Every program that saves the file packs its text anew, so that the checksum in the figure map
    no longer fits. What is not a Word file of ours is not untouched.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            part = package.getinfo("customXml/item1.xml")
            if part.file_size > _LARGEST_MAP:
                return False
            stated = _CHECKSUM.search(package.read(part))
            return stated is not None and int(stated[1], 16) == package.getinfo("word/document.xml").CRC
    except Exception:  # zipfile and the decompressors raise a dozen kinds of errors on strangers' files
        return False
