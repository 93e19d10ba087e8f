"""Our contestants: each prepares once and returns the work, a function of a running number."""

from collections.abc import Callable
from pathlib import Path

from subject import raw_data, report_type, submissions

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
