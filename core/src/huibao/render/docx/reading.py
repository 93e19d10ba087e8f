"""Reads a Word file's text, bookmarks and figure map, also after people have edited it.

Works on the stream of XML events and takes no document type, so that neither nesting nor entities
can hurt.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from xml.etree.ElementTree import ParseError, XMLParser

from attrs import define, field, frozen

from huibao.errors import InputError, Problem
from huibao.i18n import _

from .figures import NAMESPACE

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    f"{_WORD}pPr",
    f"{_WORD}moveFrom",
}
"""What repeats text that stands elsewhere, or looks like text and is not."""
_GAPS = {f"{_WORD}tab": " ", f"{_WORD}br": "", f"{_WORD}cr": "", f"{_WORD}noBreakHyphen": "-"}
"""What a mark other than text is read as: Chinese words run on over a line break."""
_LARGEST = 64 * 1024 * 1024
"""Bytes of all that is read, unpacked; a long report has a few hundred thousand."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE = (
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


@define
class Bookmark:
    """A named place and the words inside it now."""

    name: str
    text: str = ""


@frozen
class MappedFigure:
    """A figure as it was when the file was written; value, unit and bound are "" if unknown."""

    anchor: str
    indicator: str
    aspect: str
    text: str
    value: str = ""
    unit: str = ""
    bound: str = ""


@define
class Content:
    """What stands in a Word file: the text of paragraphs and cells, the bookmarks, the figure map."""

    blocks: list[str] = field(factory=list)
    bookmarks: list[Bookmark] = field(factory=list)
    figures: list[MappedFigure] = field(factory=list)


def read_content(file: str, data: bytes) -> Content:
    """The content of a .docx file's bytes, in reading order; file names it in errors.

    Paragraphs without words are left out, cells without words are not. A file that lost its map
    has no figures. Raises `InputError` for what is not a Word file.
    """
    content = Content()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            maps = [name for name in package.namelist() if name.startswith("customXml/item")]
            parts = _unpack(package, ["word/document.xml", *maps])
        _feed(_StoryTarget(content), parts[0])
        for part in parts[1:]:
            _feed(_MapTarget(content), part)
    except _DAMAGE as error:
        problem = Problem(
            _("this is not a readable Word file (.docx)"),
            hint=_("open it in Word or WPS and save it again as .docx"),
        )
        raise InputError(file, problem) from error
    return content


def _unpack(package: zipfile.ZipFile, names: list[str]) -> list[bytes]:
    """The parts of those names; ValueError where they are not as Word would pack them."""
    members = [package.getinfo(name) for name in names]
    if sum(member.file_size for member in members) > _LARGEST:
        raise ValueError
    if any(member.compress_type not in _METHODS for member in members):
        raise ValueError
    return [package.read(member) for member in members]


def _feed(target: "_Target", part: bytes) -> None:
    parser = XMLParser(target=target)  # noqa: S314 - targets refuse what makes XML dangerous
    parser.feed(part)
    parser.close()


class _Target:
    """Takes XML events into the content; the base refuses document types."""

    def __init__(self, content: Content) -> None:
        self.content = content

    def doctype(self, *_declaration: str | None) -> None:
        raise ValueError

    def start(self, tag: str, attributes: Mapping[str, str]) -> None: ...

    def data(self, text: str) -> None: ...

    def end(self, tag: str) -> None: ...

    def close(self) -> None: ...


class _MapTarget(_Target):
    """Takes a custom XML part in, where it is a figure map."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == f"{{{NAMESPACE}}}figure":
            values = (attributes.get(name, "") for name in _FIGURE_ATTRIBUTES)
            self.content.figures.append(MappedFigure(*values))


_FIGURE_ATTRIBUTES = ("anchor", "indicator", "aspect", "text", "value", "unit", "bound")


class _StoryTarget(_Target):
    """Takes word/document.xml in."""

    def __init__(self, content: Content) -> None:
        super().__init__(content)
        self._paragraphs: list[list[str]] = []
        self._cells: list[list[str]] = []
        self._open: dict[str, Bookmark] = {}
        self._in_text = False
        self._skipped = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._skipped or tag in _SKIPPED:
            self._skipped += 1
        elif tag == f"{_WORD}t":
            self._in_text = True
        elif tag == f"{_WORD}p":
            self._paragraphs.append([])
        elif tag == f"{_WORD}tc":
            self._cells.append([])
        elif tag == f"{_WORD}bookmarkStart":
            bookmark = Bookmark(attributes.get(f"{_WORD}name", ""))
            self.content.bookmarks.append(bookmark)
            self._open[attributes.get(f"{_WORD}id", "")] = bookmark
        elif tag == f"{_WORD}bookmarkEnd":
            self._open.pop(attributes.get(f"{_WORD}id", ""), None)
        elif tag in _GAPS:
            self._add(_GAPS[tag])

    def data(self, text: str) -> None:
        if self._in_text and not self._skipped:
            self._add(text)

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif tag == f"{_WORD}t":
            self._in_text = False
        elif tag == f"{_WORD}p":
            self._close_block("".join(self._paragraphs.pop()), keep_empty=False)
        elif tag == f"{_WORD}tc":
            self._close_block(" ".join(self._cells.pop()), keep_empty=True)

    def _close_block(self, text: str, *, keep_empty: bool) -> None:
        if text.strip() or keep_empty:
            (self._cells[-1] if self._cells else self.content.blocks).append(text)

    def _add(self, text: str) -> None:
        if self._paragraphs:
            self._paragraphs[-1].append(text)
        for bookmark in self._open.values():
            bookmark.text += text
