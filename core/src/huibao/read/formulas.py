"""Which cells read as empty although a person saw to them.

Some hold a formula that no program has worked out yet: scripts write that, Excel and WPS never do.
Others are merged with a cell that alone has a value.
"""

import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from io import BytesIO

from attrs import field, frozen

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_TELLING = re.compile(rb"<(?:[^\s<>/]*:)?(?:f|mergeCell)[\s/>]|\0")
"""The tag of a formula or of merged cells, or what only text of two bytes a letter holds."""


@frozen
class Blanks:
    """Of one sheet: references of the cells with a formula and no value, and ranges of merged cells."""

    unworked: set[str] = field(factory=set)
    merged: list[str] = field(factory=list)


def blanks(archive: zipfile.ZipFile) -> dict[str, Blanks]:
    """What only seems to be empty, by name of the sheet.

    The archive has passed `archive.opened`: no part can declare entities, which is all that makes
    this parser dangerous. Errors of the XML are raised as they are.
    """
    return {name: _blanks(archive, part) for name, part in _sheets(archive)}


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Names of the sheets, each with its part."""
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in ET.fromstring(archive.read(_RELATIONS))  # noqa: S314
    }
    for element in ET.fromstring(archive.read(_WORKBOOK)).iter():  # noqa: S314
        if _local(element.tag) == "sheet":
            identity = next((value for key, value in element.items() if key.endswith("}id")), "")
            part = posixpath.normpath(posixpath.join("/xl", targets.get(identity, ""))).lstrip("/")
            if part in archive.NameToInfo:
                yield element.get("name", ""), part


def _blanks(archive: zipfile.ZipFile, part: str) -> Blanks:
    found = Blanks()
    content = archive.read(part)
    if _TELLING.search(content):  # hardly any form has one
        for _event, element in ET.iterparse(BytesIO(content)):  # noqa: S314
            tag = _local(element.tag)
            if tag == "c":
                inner = {_local(child.tag): child.text for child in element}
                # A formula that gave the empty text has been worked out: it says so by its type.
                if "f" in inner and not inner.get("v") and element.get("t") != "str":
                    found.unworked.add(element.get("r", ""))
            elif tag == "row":
                element.clear()
            elif tag == "mergeCell":
                found.merged.append(element.get("ref", ""))
    return found


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
