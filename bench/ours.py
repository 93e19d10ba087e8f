"""Our contestants: each prepares once and returns the work, a function of a running number."""

import json
from collections.abc import Callable
from pathlib import Path

from subject import plain_document, raw_data, report_type, submissions

from huibao.model.document import Document
from huibao.render.docx import render as render_docx
from huibao.render.html import render as render_html


def docx(_folder: Path) -> Callable[[int], bytes]:
    """From a submission to a Word file."""
    return _rendered("plain", render_docx)


def docx_annexed(_folder: Path) -> Callable[[int], bytes]:
    """The same with a table of every figure at the end."""
    return _rendered("annexed", render_docx)


def html(_folder: Path) -> Callable[[int], bytes]:
    """From a submission to a page."""
    return _rendered("plain", render_html)


def pdf(_folder: Path) -> Callable[[int], bytes]:
    """From a submission to a PDF."""
    from huibao.render.pdf import render

    return _rendered("plain", render)


def bare_typst(_folder: Path) -> Callable[[int], bytes]:
    """The engine alone: documents ready as data, a source written by hand, the same type."""
    import typst

    from huibao.model.layout import GB9704
    from huibao.render.faces import stand_in
    from huibao.render.pdf.fonts import choose, families, installed

    unit_type = report_type()
    outline = unit_type.outline("plain")
    documents = [unit_type.report(each, outline).document for each in submissions(unit_type)]
    ready = [json.dumps(plain_document(each), ensure_ascii=False) for each in documents]
    known = families(installed())
    chinese = choose(GB9704.body.face, known).families[0]
    heading = choose(GB9704.headings[0].face, known).families[0]
    latin = stand_in(GB9704.latin, known) or chinese
    faces = {"latin": latin, "chinese": chinese, "heading": heading}
    compiler = typst.Compiler(Path(__file__).parent / "report.typ", font_paths=installed())

    def work(number: int) -> bytes:
        return compiler.compile(format="pdf", sys_inputs={"report": ready[number % len(ready)], **faces})

    return work


def _rendered(outline_name: str, render: Callable[[Document], bytes]) -> Callable[[int], bytes]:
    unit_type = report_type()
    outline = unit_type.outline(outline_name)
    ready = submissions(unit_type)
    return lambda number: render(unit_type.report(ready[number % len(ready)], outline).document)


def plain(_folder: Path) -> Callable[[int], object]:
    """Structures and checks a submission of numbers."""
    return _checked(written=False, spoilt=False)


def written(_folder: Path) -> Callable[[int], object]:
    """The same with a third of the figures as people write them."""
    return _checked(written=True, spoilt=False)


def spoilt(_folder: Path) -> Callable[[int], object]:
    """Numbers, of which one in a hundred is missing and one in a hundred wrong."""
    return _checked(written=False, spoilt=True)


def _checked(*, written: bool, spoilt: bool) -> Callable[[int], object]:
    unit_type = report_type()
    ready = raw_data(unit_type, written=written, spoilt=spoilt)
    return lambda number: unit_type.check(unit_type.structure(ready[number % len(ready)]))
