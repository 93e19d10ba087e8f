"""From a document to the bytes of a PDF, by the typesetting engine typst within this process.

The template is fixed and reads nothing but the data that it is given; it loads no package.
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import cast

import typst
from attrs import frozen

from huibao.model.document import Document
from huibao.model.layout import Layout
from huibao.render.faces import stand_in

from .content import content
from .fonts import Chosen, choose, faces, families, installed, told
from .sheet import Tree, looks

_TEMPLATE = Path(__file__).parent / "report.typ"


@frozen
class _Setting:
    """A layout in the typefaces of this machine."""

    chosen: tuple[Chosen, ...]
    looks: Tree


def render(document: Document) -> bytes:
    """The document as a tagged PDF with its typefaces, the same each time on one machine.

    `SetupError` where the machine has no Chinese typeface.
    """
    setting = _setting(document.layout)
    data = content(document, setting.looks, setting.chosen[0].families)
    inputs = {"report": json.dumps(data, ensure_ascii=False)}
    try:
        return _compile(inputs, accessible=True)
    except typst.TypstError:
        # A character that no typeface has must not be in a file that calls itself accessible (PDF/UA).
        return _compile(inputs, accessible=False)


def notes(document: Document) -> Sequence[str]:
    """What to know about the document's PDF: which typefaces are not those of the layout."""
    used = faces(document.layout, official=document.letter is not None)
    return told(each for each in _setting(document.layout).chosen if each.face in used)


@cache
def _setting(layout: Layout) -> _Setting:
    known = families(installed())
    chosen = tuple(choose(face, known) for face in faces(layout, official=True))
    found = {each.face.name: each.families for each in chosen}
    return _Setting(chosen, looks(layout, found, stand_in(layout.latin, known) or ""))


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(_TEMPLATE, font_paths=installed())


def _compile(inputs: dict[str, str], *, accessible: bool) -> bytes:
    made = _compiler().compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"] if accessible else [])
    return cast("bytes", made)  # one file, as none is named to write to
