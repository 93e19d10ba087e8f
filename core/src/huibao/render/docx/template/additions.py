"""What a report brings into a template besides its text: figure map, charts, title, and their relations."""

import re
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from huibao.model.document import Chart, Document
from huibao.model.layout import Layout
from huibao.render.docx.archive import Member, compress, pack
from huibao.render.docx.package import core_properties, part_text

from .container import DOCUMENT, MAIN, NUMBERING, RELATIONS, TEMPLATE, TYPES, Container, relations
from .spans import Edit, W, appended, spliced

_OFFICE = "application/vnd.openxmlformats-officedocument"
_PACKAGE = "application/vnd.openxmlformats-package"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_MARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
_ROOT = "_rels/.rels"
_ITEM = re.compile(r"customXml/item(?:Props)?(\d{1,6})\.xml")


@frozen
class Additions:
    """Names and numbers that are free in a template."""

    container: Container
    first_mark: int
    first_drawing: int
    prefix: str
    folder: str
    item: int

    @classmethod
    def of(cls, container: Container) -> "Additions":
        """Looked up in its parts."""
        return container.remember("additions", lambda: cls._looked_up(container))

    @classmethod
    def _looked_up(cls, container: Container) -> "Additions":
        marks, drawings = [-1], [0]
        for name, part in container.trees.items():
            if name.startswith("word/") and not name.endswith(".rels"):
                for node in part.root.all():
                    if node.tag == _DRAWING:
                        drawings.append(_number(node.get("id")))
                    elif node.tag in _MARKS:
                        marks.append(_number(node.get("id")))
        used = {relation.id for relation in relations(container)}
        items = [int(found[1]) for name in container.parts if (found := _ITEM.fullmatch(name))]
        return cls(
            container,
            max(marks) + 1,
            max(drawings),
            _free("rIdReport", lambda prefix: any(id.startswith(prefix) for id in used)),
            _free("report", lambda each: any(name.startswith(f"word/{each}/") for name in container.parts)),
            max(items, default=0) + 1,
        )

    def members(
        self, document: Document, figures: bytes, charts: Sequence[Chart], *, numbered: bool
    ) -> Iterator[Member]:
        """The parts that are new or changed by them; numbered says that there is a numbering part now."""
        layout, item = document.layout, self.item
        yield pack(f"customXml/item{item}.xml", figures)
        properties = f"itemProps{item}.xml"
        yield compress(f"customXml/{properties}", part_text("item_properties.xml"))
        listed = part_text("item_rels.xml").replace("itemProps1.xml", properties)
        yield compress(f"customXml/_rels/item{item}.xml.rels", listed)
        core = next((each.part for each in relations(self.container) if each.kind == "core-properties"), "")
        yield compress(core or "docProps/core.xml", core_properties(document))
        yield from self._charts(charts, layout)
        types = [(f"customXml/{properties}", f"{_OFFICE}.customXmlProperties+xml")]
        ways = [_way(f"{self.prefix}Figures", f"{_TYPE}/customXml", f"../customXml/item{item}.xml")]
        if not core:
            types.append(("docProps/core.xml", f"{_PACKAGE}.core-properties+xml"))
            yield self._with(_ROOT, _way(f"{self.prefix}Title", _CORE, "docProps/core.xml"))
        if numbered and NUMBERING not in self.container.parts:
            types.append((NUMBERING, f"{_OFFICE}.wordprocessingml.numbering+xml"))
            ways.append(_way(f"{self.prefix}Numbers", f"{_TYPE}/numbering", "numbering.xml"))
        for number in range(1, len(charts) + 1):
            types.append((f"word/{self.folder}/charts/chart{number}.xml", f"{_OFFICE}.drawingml.chart+xml"))
            types.append(
                (f"word/{self.folder}/embeddings/chart{number}.xlsx", f"{_OFFICE}.spreadsheetml.sheet")
            )
            target = f"{self.folder}/charts/chart{number}.xml"
            ways.append(_way(f"{self.prefix}{number}", f"{_TYPE}/chart", target))
        overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types)
        yield self._with(TYPES, overrides, *self._as_document())
        yield self._with(RELATIONS, "".join(ways))

    def _charts(self, charts: Sequence[Chart], layout: Layout) -> Iterator[Member]:
        """In a folder of their own; what leads from one to another there stays right."""
        if not charts:
            return
        from huibao.render.docx.charts import chart_members

        yield from chart_members(charts, layout, f"word/{self.folder}")

    def _with(self, name: str, markup: str, *edits: Edit) -> Member:
        part = self.container.trees[name]
        return pack(name, spliced(part.data, [*edits, appended(part, markup)]))

    def _as_document(self) -> Iterator[Edit]:
        """A template's text becomes a document's."""
        part = self.container.trees[TYPES]
        for node in part.root.children:
            if node.get("PartName") == f"/{MAIN}" and node.get("ContentType") == TEMPLATE:
                yield node.start, node.end, f'<Override PartName="/{MAIN}" ContentType="{DOCUMENT}"/>'


def _way(id: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>'


def _free(name: str, is_used: Callable[[str], bool]) -> str:
    return next(each for each in (name, *(f"{name}{n}x" for n in range(2, 1000))) if not is_used(each))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
