"""Opens the parts of Word files that strangers made, so that neither nesting nor entities can hurt."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "http://purl.oclc.org/ooxml/"
"""Begins the names of the strict form of the format, which hardly anybody writes."""
LARGEST = 64 * 1024 * 1024
"""Bytes of all that is read, unpacked; a long report has a few hundred thousand."""
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ParseError,
    ValueError,  # also a document type, a part too large
    KeyError,  # a part is missing
    RuntimeError,  # encrypted
    EOFError,
    OSError,
)
"""What a file that is no Word file, or no longer whole, raises somewhere."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_STORY, _HEAD = ("word/document.xml",), 4096
_DEEPEST = 200
"""Levels of nesting; a table within a text box has some thirty."""


def unpack(package: zipfile.ZipFile, names: list[str]) -> list[bytes]:
    """The parts of those names; ValueError where they are not as Word would pack them."""
    members = [package.getinfo(name) for name in names]
    if sum(member.file_size for member in members) > LARGEST:
        raise ValueError
    if any(member.compress_type not in _METHODS for member in members):
        raise ValueError
    parts = [package.read(member) for member in members]
    if any(
        STRICT.encode() in part[:_HEAD] for name, part in zip(names, parts, strict=True) if name in _STORY
    ):
        raise ValueError
    return parts


def tree(part: bytes) -> Element:
    """The part as a tree; ValueError for document types and for what nests too deep."""
    parser = XMLParser(target=_Builder())  # noqa: S314 - the builder refuses what makes XML dangerous
    parser.feed(part)
    root: Element = parser.close()
    return root


class _Builder(TreeBuilder):
    """The usual builder, with limits."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def doctype(self, *_declaration: str | None) -> None:
        raise ValueError

    def start(self, tag: str, attributes: Mapping[str, str]) -> Element:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValueError
        return super().start(tag, dict(attributes))

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return super().end(tag)
