"""Reads a tagged PDF as a screen reader does: by its tags, in their order."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdf
from attrs import frozen
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject

_BLOCKS = {"Title", "P", "H1", "H2", "H3", "H4", "TH", "TD", "Lbl", "Figure"}
_CODE = re.compile(rb"<(\w+)>\s*<(\w*)>")
_RANGE = re.compile(rb"<(\w+)>\s*<(\w+)>\s*<(\w*)>")


@frozen
class Tagged:
    """A block: its tag and words; alt is the text that stands for a picture."""

    tag: str
    text: str
    alt: str = ""


def read_tagged(data: bytes) -> list[Tagged]:
    """Every block of words or pictures in reading order."""
    reader = pypdf.PdfReader(BytesIO(data), strict=True)
    words = {page.indirect_reference.idnum: _marked(reader, page) for page in reader.pages}
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    return list(_blocks(root["/K"], words, 0))


def _blocks(node: Any, words: dict[int, dict[int, str]], page: int) -> Iterator[Tagged]:
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _blocks(child, words, page)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        page = node.raw_get("/Pg").idnum if "/Pg" in node else page
        tag = node["/S"][1:]
        if tag in _BLOCKS:
            text = "".join(_content(node.get("/K", []), words, page))
            yield Tagged(tag, text, node.get("/Alt", ""))
        else:
            yield from _blocks(node.get("/K", ArrayObject()), words, page)


def _content(node: Any, words: dict[int, dict[int, str]], page: int) -> Iterator[str]:
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, int):
        yield words[page].get(node, "")
    elif isinstance(node, list):
        for child in node:
            yield from _content(child, words, page)
    else:
        page = node.raw_get("/Pg").idnum if "/Pg" in node else page
        yield from _content(node["/MCID"] if "/MCID" in node else node.get("/K", []), words, page)


def _marked(reader: pypdf.PdfReader, page: Any) -> dict[int, str]:
    """The words of each marked piece of a page's content."""
    fonts = page["/Resources"].get("/Font", {})
    maps = {name: _characters(font.get_object()) for name, font in fonts.items()}
    found: dict[int, str] = {}
    marks: list[tuple[int | None, bool]] = []
    font: dict[bytes, str] = {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if operator == b"BDC" else {}
            mark = properties.get("/MCID", marks[-1][0] if marks else None)
            replaced = "/ActualText" in properties
            if replaced and mark is not None:
                found[mark] = found.get(mark, "") + str(properties["/ActualText"])
            marks.append((mark, replaced or bool(marks and marks[-1][1])))
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            font = maps[operands[0]]
        elif operator in (b"Tj", b"TJ") and marks and marks[-1][0] is not None and not marks[-1][1]:
            mark = marks[-1][0]
            pieces = operands[0] if operator == b"TJ" else operands
            for piece in pieces:
                if not isinstance(piece, (int, float)):
                    codes = piece.original_bytes
                    said = (font.get(codes[at : at + 2], "") for at in range(0, len(codes), 2))
                    found[mark] = found.get(mark, "") + "".join(said)
    return found


def _characters(font: Any) -> dict[bytes, str]:
    """What the codes of a font stand for."""
    stream = font["/ToUnicode"].get_data()
    found = {}
    for section in re.findall(rb"beginbfrange(.*?)endbfrange", stream, re.DOTALL):
        for first, last, text in _RANGE.findall(section):
            start = _unicode(text)
            for offset in range(int(last, 16) - int(first, 16) + 1):
                code = (int(first, 16) + offset).to_bytes(2, "big")
                found[code] = start[:-1] + chr(ord(start[-1]) + offset)
    for section in re.findall(rb"beginbfchar(.*?)endbfchar", stream, re.DOTALL):
        for code, text in _CODE.findall(section):
            found[bytes.fromhex(code.decode())] = _unicode(text)
    return found


def _unicode(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")
