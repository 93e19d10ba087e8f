"""What a template must not bring into a report: code, foreign objects, ways out of the file."""

import re
from collections.abc import Iterator

from attrs import define, field

from huibao.errors import Problem
from huibao.i18n import _
from huibao.render.docx.figures import NAMESPACE

from .container import SETTINGS, TYPES, Container, Relation, relations
from .spans import Node, W, spliced

_CODE = ("macroenabled", "vbaproject", "vbadata", "attachedtoolbars", "activex")
_CODE_KINDS = {
    "vbaProject", "wordVbaData", "attachedToolbars", "control", "activeXControlBinary", "extensibility",
    "customKeyboard", "customControl",
}  # fmt: skip
_OBJECT_KINDS = {"oleObject", "aFChunk", "subDocument", "frame"}
_LOST_KINDS = {
    "attachedTemplate",
    "mailMergeSource",
    "mailMergeHeaderSource",
    "recipientData",
    "keyMapCustomizations",
}
"""Ways that are taken out: a report works without them."""
_SIGNATURE = "digital-signature"
_LINKS = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_OBJECTS = {f"{W}object", f"{W}control", f"{W}altChunk", f"{W}subDoc"}
_OUT = re.compile(r"[a-z][a-z0-9+.-]*:|[\\/]{2}", re.IGNORECASE)
_FIELDS = frozenset((
    "=", "ADVANCE", "AUTHOR", "COMMENTS", "CREATEDATE", "DATE", "DOCPROPERTY", "EDITTIME", "EQ", "FILENAME",
    "FORMCHECKBOX", "FORMDROPDOWN", "FORMTEXT", "HYPERLINK", "IF", "KEYWORDS", "LASTSAVEDBY", "LISTNUM",
    "NOTEREF", "NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE", "PAGEREF", "PRINTDATE", "REF", "SAVEDATE",
    "SECTION", "SECTIONPAGES", "SEQ", "STYLEREF", "SUBJECT", "SYMBOL", "TC", "TIME", "TITLE", "TOC",
    "USERNAME", "XE",
))  # fmt: skip
"""Fields that only speak of the document itself; others read files, start programs, or can be made to."""
_FIELD_BITS = (f"{W}fldChar", f"{W}instrText", f"{W}fldSimple")


@define
class Cleaning:
    """What is wrong with a package, what was taken out of it."""

    container: Container
    problems: list[Problem] = field(factory=list)
    notes: list[str] = field(factory=list)

    def run(self) -> None:
        """Looks through the package; afterwards it holds nothing of what is left out."""
        self._types()
        for relation in relations(self.container):
            self._relation(relation)
        for name, part in self.container.trees.items():
            if name.startswith("word/"):
                self._elements(name, part.root)
            if name.lower().endswith(".svg"):
                self._drawing(name, part.root)
        if not self.problems:
            self._take_out()

    def _refuse(self, message: str, place: str, hint: str) -> None:
        self.problems.append(Problem(message, place, hint))

    def _types(self) -> None:
        types = {node.get("ContentType").lower() for node in self.container.trees[TYPES].root.children}
        if any(word in kind for kind in types for word in _CODE):
            self._refuse(_("the file holds macros or ActiveX controls"), "", _without_code())

    def _relation(self, way: Relation) -> None:
        place = way.source or way.listed
        if way.kind in _LOST_KINDS or _SIGNATURE in way.target or way.kind in ("origin", "signature"):
            return
        if way.is_external:
            if way.kind != "hyperlink":
                message = _("{kind} is linked from {target}, not kept in the file")
                hint = _("in Word: File → Info → Edit Links to Files → Break Link; then save")
                self._refuse(message.format(kind=way.kind, target=_brief(way.target)), place, hint)
            elif not _LINKS.match(way.target):
                message = _("a hyperlink leads to {target}")
                hint = _("remove the link: only web and mail addresses may stay")
                self._refuse(message.format(target=_brief(way.target)), place, hint)
        elif way.kind in _CODE_KINDS:
            self._refuse(_("the file holds macros or ActiveX controls"), place, _without_code())
        elif way.kind in _OBJECT_KINDS or (way.kind == "package" and "/charts/" not in f"/{way.source}"):
            self._refuse(
                _("the file holds an embedded object ({kind})").format(kind=way.kind), place, _as_picture()
            )

    def _elements(self, name: str, root: Node) -> None:
        for node in root.all():
            if node.tag in _OBJECTS or node.tag.endswith("}OLEObject"):
                kind = node.tag.rpartition("}")[2]
                self._refuse(
                    _("the file holds an embedded object ({kind})").format(kind=kind), name, _as_picture()
                )
            elif "urn:schemas-microsoft-com" in node.tag:
                self._drawing_source(name, node)
        for code in _fields(root):
            word = (code.split() or [""])[0]
            if not (word.upper() in _FIELDS or word.startswith("=")):
                message = _("the field {code} may reach out of the document")
                hint = _("click into it and press Ctrl+Shift+F9: its text stays")
                self._refuse(message.format(code="{" + _brief(code.strip()) + "}"), name, hint)

    def _drawing_source(self, name: str, node: Node) -> None:
        for key, value in node.attributes.items():
            local = key.rpartition("}")[2]
            loads = local in ("src", "althref") or (local == "href" and not _LINKS.match(value))
            if loads and _OUT.match(value):
                message = _("a drawing is taken from {target}").format(target=_brief(value))
                self._refuse(message, name, _as_picture())

    def _drawing(self, name: str, root: Node) -> None:
        for node in root.all():
            local = node.tag.rpartition("}")[2].lower()
            links = (value for key, value in node.attributes.items() if key.rpartition("}")[2] == "href")
            out = [link for link in links if not link.startswith(("#", "data:image/"))]
            active = any(key.lower().startswith("on") for key in node.attributes)
            if local in ("script", "foreignobject", "handler") or active or (out and local != "a"):
                self._refuse(_("the picture is a drawing with code or links in it"), name, _as_picture())
                return

    def _take_out(self) -> None:
        gone: dict[str, list[tuple[int, int, str]]] = {}
        for way in relations(self.container):
            signed = _SIGNATURE in way.target or way.kind == "origin"
            ours = way.kind == "customXml" and self._is_our_map(way.part)
            if not (way.kind in _LOST_KINDS or signed or ours):
                continue
            gone.setdefault(way.listed, []).append((way.start, way.end, ""))
            if not way.is_external:
                self._drop_with_relations(way.part)
            if not ours:
                self.notes.append(_left_out("signature" if signed else way.kind, way.target))
        for name, edits in gone.items():
            self.container.put(name, spliced(self.container.parts[name], edits))
        self._settings()
        self._drop_unreached()
        self._forget_missing()

    def _is_our_map(self, name: str) -> bool:
        tree = self.container.trees.get(name)
        return tree is not None and tree.root.tag == f"{{{NAMESPACE}}}figures"

    def _drop_with_relations(self, name: str) -> None:
        folder, _slash, file = name.rpartition("/")
        listed = f"{folder}/_rels/{file}.rels"
        ways = [way for way in relations(self.container) if way.listed == listed and not way.is_external]
        for each in (name, listed, *(way.part for way in ways)):
            self.container.drop(each)

    def _settings(self) -> None:
        tree = self.container.trees.get(SETTINGS)
        if tree is None:
            return
        names = {f"{W}attachedTemplate", f"{W}mailMerge", f"{W}linkStyles"}
        edits = [(node.start, node.end, "") for node in tree.root.children if node.tag in names]
        if edits:
            self.container.put(SETTINGS, spliced(tree.data, edits))

    def _drop_unreached(self) -> None:
        """What no relation leads to is no part of the document, whatever it holds."""
        ways: dict[str, list[str]] = {}
        for way in relations(self.container):
            if not way.is_external:
                ways.setdefault(way.source, []).append(way.part)
        reached, waiting = {"", TYPES}, [""]
        while waiting:
            new = set(ways.get(waiting.pop(), ())) - reached
            reached |= new
            waiting += new
        for name in list(self.container.parts):
            folder, is_listing, file = name.rpartition("_rels/")
            source = f"{folder}{file.removesuffix('.rels')}" if is_listing else name
            if source not in reached:
                self.container.drop(name)

    def _forget_missing(self) -> None:
        """No content type may speak of a part that is gone."""
        tree = self.container.trees[TYPES]
        edits = [
            (node.start, node.end, "")
            for node in tree.root.children
            if node.get("PartName") and node.get("PartName").lstrip("/") not in self.container.parts
        ]
        self.container.put(TYPES, spliced(tree.data, edits))


def _fields(root: Node) -> Iterator[str]:
    """The code of each field, without those of the fields within it."""
    opened: list[list[str] | None] = []
    for node in root.all(*_FIELD_BITS):
        if node.tag == _FIELD_BITS[2]:
            yield node.get("instr")
        elif node.tag == _FIELD_BITS[1]:
            if opened and opened[-1] is not None:
                opened[-1].append(node.text)
            else:
                yield node.text or "?"  # no field is open: Word would not write it
        else:
            kind = node.get("fldCharType")
            if kind == "begin":
                opened.append([])
            elif opened and (code := opened[-1]) is not None:
                yield "".join(code)
                opened[-1] = None
            if kind == "end" and opened:
                opened.pop()
    yield from ("".join(code) or "?" for code in opened if code is not None)  # never closed


def _brief(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _left_out(kind: str, target: str) -> str:
    what = {
        "attachedTemplate": _("the tie to the template {target}"),
        "keyMapCustomizations": _("changed keyboard shortcuts"),
        "signature": _("the digital signature: it is of the template, not of the report"),
    }.get(kind, _("the data source of a mail merge"))
    return _("left out: {what}").format(what=what.format(target=_brief(target)))


def _without_code() -> str:
    return _("save a copy as .docx (without macros) and take that: nothing in a template is ever run")


def _as_picture() -> str:
    return _("replace it by a plain picture that is inserted, not linked")
