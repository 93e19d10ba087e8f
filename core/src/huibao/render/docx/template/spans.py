"""XML of strangers, with the places of its elements: parts are mended by splicing, byte for byte elsewhere.

A library that writes a part anew would lose prefixes that are named in its attributes' values.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from attrs import define, field

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 200
_MOST = 300_000
"""Elements of a part; a long letterhead with pictures has some thousands."""
_OPEN_TAG = re.compile(rb'<[^>"\']*(?:"[^"]*"[^>"\']*|\'[^\']*\'[^>"\']*)*>')


@define(eq=False)
class Node:
    """An element: from start to end in the part's bytes, its content from inner to inner_end.

    text are the words directly in it.
    """

    tag: str
    attributes: dict[str, str]
    start: int
    inner: int
    parent: "Node | None" = None
    inner_end: int = 0
    end: int = 0
    children: list["Node"] = field(factory=list)
    text: str = ""

    def get(self, name: str) -> str:
        """An attribute of the element's own namespace, or of none; "" if it is not there."""
        space = self.tag.rpartition("}")[0]
        return self.attributes.get(f"{space}}}{name}", self.attributes.get(name, ""))

    def child(self, name: str) -> "Node | None":
        """The first child of that local name in the element's own namespace."""
        wanted = f"{self.tag.rpartition('}')[0]}}}{name}"
        return next((each for each in self.children if each.tag == wanted), None)

    def value(self, *path: str) -> str:
        """The attribute val of a descendant, "" if there is none."""
        node: Node | None = self
        for name in path:
            node = node.child(name) if node else None
        return node.get("val") if node else ""

    def all(self, *tags: str) -> Iterator["Node"]:
        """The element and what is in it, in order; of those tags, if any are given."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if not tags or node.tag in tags:
                yield node
            waiting += reversed(node.children)

    def above(self) -> Iterator["Node"]:
        """What it stands in, from the inside."""
        node = self.parent
        while node:
            yield node
            node = node.parent


@define(eq=False)
class Part:
    """A parsed part; prefixes are those of its outermost element."""

    data: bytes
    root: Node
    prefixes: dict[str, str]
    is_utf8: bool = True

    def of(self, node: Node) -> bytes:
        """The element's own bytes."""
        return self.data[node.start : node.end]


def parse(data: bytes) -> Part:
    """The part's elements; ValueError for document types, for what is malformed, too deep, too large."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    work = _Work(data, lambda: parser.CurrentByteIndex)
    parser.StartDoctypeDeclHandler = work.refuse
    parser.XmlDeclHandler = work.declare
    parser.StartNamespaceDeclHandler = work.bind
    parser.StartElementHandler = work.open
    parser.EndElementHandler = work.close
    parser.CharacterDataHandler = work.add
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError from error
    if work.root is None:
        raise ValueError
    return Part(data, work.root, work.prefixes, work.is_utf8)


@define
class _Work:
    """What the parser tells, put together."""

    data: bytes
    place: Callable[[], int]
    root: Node | None = None
    prefixes: dict[str, str] = field(factory=dict)
    is_utf8: bool = field(init=False)
    _open: list[Node] = field(factory=list)
    _count: int = 0

    def __attrs_post_init__(self) -> None:
        self.is_utf8 = not self.data.startswith((b"\xff\xfe", b"\xfe\xff"))

    def refuse(self, *_declaration: object) -> None:
        raise ValueError

    def declare(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self.is_utf8 = self.is_utf8 and (encoding or "utf-8").lower() in ("utf-8", "us-ascii")

    def bind(self, prefix: str | None, space: str | None) -> None:
        if self.root is None:
            self.prefixes[prefix or ""] = space or ""

    def open(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) == _DEEPEST or self._count > _MOST:
            raise ValueError
        start = self.place()
        opening = _OPEN_TAG.match(self.data, start) if self.is_utf8 else None
        inner = opening.end() if opening else start
        known = {_expanded(key): value for key, value in attributes.items()}
        node = Node(_expanded(name), known, start, inner, self._open[-1] if self._open else None)
        if self._open:
            self._open[-1].children.append(node)
        self.root = self.root or node
        self._open.append(node)

    def close(self, _name: str) -> None:
        node = self._open.pop()
        if self.data[node.inner - 2 : node.inner] == b"/>":
            node.inner_end = node.end = node.inner
        else:
            node.inner_end = self.place()
            node.end = self.data.find(b">", node.inner_end) + 1

    def add(self, text: str) -> None:
        if self._open:
            self._open[-1].text += text


def _expanded(name: str) -> str:
    return "{" + name if "}" in name else name


Edit = tuple[int, int, str]
"""From where to where, and what comes in its place."""


def spliced(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with the edits made; an edit within another one is dropped."""
    parts: list[bytes] = []
    at = 0
    for start, end, text in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start < at:
            continue
        parts += (data[at:start], text.encode())
        at = end
    return b"".join((*parts, data[at:]))


def appended(part: Part, text: str) -> Edit:
    """The edit that puts markup at the end of the outermost element, which may have been empty."""
    root = part.root
    if root.inner_end < root.end:
        return root.inner_end, root.inner_end, text
    name = re.match(rb"<([^\s/>]+)", part.of(root))
    return root.end - 2, root.end, f">{text}</{name[1].decode() if name else ''}>"
