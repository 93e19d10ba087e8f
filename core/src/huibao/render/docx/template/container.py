"""Opens the archive that a Word template is, and says of other kinds of file what they are."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any, TypeVar

from attrs import define, field, frozen

from huibao.errors import InputError, Problem
from huibao.i18n import _
from huibao.render.docx.opened import DAMAGE, LARGEST, STRICT

from .spans import Part, parse

Known = TypeVar("Known")
_MOST_PARTS = 2000
_LARGEST_XML = 16 * 1024 * 1024
_NAME = re.compile(r"[!-~]{1,200}")
_OUTSIDE = re.compile(r"(?:^|/)\.\.?(?:/|$)|^/|\\|//|/$")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
TYPES = "[Content_Types].xml"
MAIN = "word/document.xml"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"
SETTINGS = "word/settings.xml"
RELATIONS = "word/_rels/document.xml.rels"
_FORMS = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DOCUMENT, TEMPLATE = (f"{_FORMS}{form}.main+xml" for form in ("document", "template"))


@define
class Container:
    """The parts by name: their bytes, and those in XML also parsed."""

    file: str
    parts: dict[str, bytes]
    trees: dict[str, Part]
    remembered: dict[str, Any] = field(factory=dict)
    """What was worked out of the parts once, for all reports: forgotten when a part changes."""

    def remember(self, name: str, work_out: Callable[[], Known]) -> Known:
        """What is known under that name, worked out the first time."""
        if name not in self.remembered:
            self.remembered[name] = work_out()
        known: Known = self.remembered[name]
        return known

    def put(self, name: str, data: bytes) -> None:
        """Another content for a part, or another part."""
        self.remembered.clear()
        self.parts[name] = data
        if is_xml(name):
            self.trees[name] = parse(data)

    def drop(self, name: str) -> None:
        """The package without the part, if it is there."""
        self.remembered.clear()
        self.parts.pop(name, None)
        self.trees.pop(name, None)


@frozen
class Relation:
    """A way from one part to another, or out of the package; kind is the last word of its type.

    is_strict says that the type is of the strict form of the format, which calls everything otherwise.
    """

    listed: str
    id: str
    kind: str
    target: str
    is_external: bool
    is_strict: bool
    start: int
    end: int

    @property
    def source(self) -> str:
        """The part that it starts from, "" for the package itself."""
        folder, _rels, name = self.listed.rpartition("_rels/")
        return f"{folder}{name.removesuffix('.rels')}"

    @property
    def part(self) -> str:
        """The part that it leads to."""
        if self.target.startswith("/"):
            return self.target[1:]
        steps = self.source.split("/")[:-1]
        for step in self.target.split("/"):
            if step == ".." and steps:
                steps.pop()
            elif step not in ("", ".", ".."):
                steps.append(step)
        return "/".join(steps)


def is_xml(name: str) -> bool:
    """Whether a part holds XML, by its name."""
    return name.lower().endswith((".xml", ".rels", ".vml", ".svg"))


def relations(container: Container) -> list[Relation]:
    """All relations of all parts."""
    found = []
    for name, part in container.trees.items():
        if name.endswith(".rels"):
            for node in part.root.children:
                said, external = node.get("Type"), node.get("TargetMode") == "External"
                kind, strict = said.rstrip("/").rpartition("/")[2], said.startswith(STRICT)
                way = (name, node.get("Id"), kind, node.get("Target"), external, strict)
                found.append(Relation(*way, node.start, node.end))
    return found


def unpacked(file: str, data: bytes) -> Container:
    """The parts of a Word file's bytes; `InputError` for what is none, or none that can be trusted."""
    _refuse_other_kinds(file, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = _read(file, package)
    except DAMAGE as error:
        raise _refused(
            file,
            _("this is not a readable Word file (.docx)"),
            _("open it in Word or WPS and save it again as .docx"),
        ) from error
    trees = {}
    for name in parts:
        if is_xml(name):
            trees[name] = _parsed(file, name, parts[name])
    return Container(file, parts, trees)


def _refuse_other_kinds(file: str, data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if _ENCRYPTED in data:
            hint = _("open it in Word or WPS, take the password off (File → Info → Protect), save it again")
            raise _refused(file, _("this Word file is protected by a password"), hint)
        raise _refused(file, _("this is a file of Word 97–2003 (.doc) or of WPS (.wps)"), _save_as())
    if data.startswith(b"{\\rtf"):
        raise _refused(file, _("this is an RTF file"), _save_as())
    if not data.startswith(b"PK"):
        raise _refused(file, _("this is not a Word file (.docx or .dotx)"), _save_as())


def _read(file: str, package: zipfile.ZipFile) -> dict[str, bytes]:
    members = [each for each in package.infolist() if not each.is_dir()]
    names = [each.filename for each in members]
    if TYPES not in names or MAIN not in names:
        raise _refused(file, _("this is not a Word file (.docx or .dotx)"), _save_as())
    if len(members) > _MOST_PARTS or sum(each.file_size for each in members) > LARGEST:
        message = _("unpacked, this file is too large: more than {limit} MiB or {parts} parts")
        hint = _("take large pictures out of it, or compress them in Word (Picture → Compress)")
        raise _refused(file, message.format(limit=LARGEST // 1024**2, parts=_MOST_PARTS), hint)
    for each in members:
        if each.flag_bits & 1:
            raise _refused(file, _("this archive is encrypted"), _save_as())
        if not _NAME.fullmatch(each.filename) or _OUTSIDE.search(each.filename):
            message = _("the part {name} has a name that no Word file needs")
            raise _refused(file, message.format(name=ascii(each.filename)), _save_as())
    if len({name.lower() for name in names}) < len(names):
        raise _refused(file, _("two of its parts have the same name"), _save_as())
    if any(each.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for each in members):
        raise ValueError
    return {each.filename: package.read(each) for each in members}


def _parsed(file: str, name: str, data: bytes) -> Part:
    try:
        if len(data) > _LARGEST_XML:
            raise ValueError  # noqa: TRY301 - the same to say
        return parse(data)
    except ValueError as error:
        message = _(
            "the part {name} is not XML as Word writes it: damaged, nested too deep, or with a document type"
        )
        raise _refused(file, message.format(name=name), _save_as()) from error


def _refused(file: str, message: str, hint: str) -> InputError:
    return InputError(file, Problem(message, hint=hint))


def _save_as() -> str:
    return _("open it in Word or WPS and save it as .docx")
