"""Holds a Word file against a layout."""

from huibao.errors import InputError, Problem
from huibao.i18n import _
from huibao.model.layout import Layout
from huibao.render.docx.opened import DAMAGE

from .closing import judge_closing
from .deviations import Deviation, Gathered
from .pages import judge_pages
from .paper import Paper, read_paper
from .roles import roles
from .texts import judge_texts


def deviations(file: str, data: bytes, layout: Layout) -> list[Deviation]:
    """All deviations of a .docx file's bytes, by clause; file names it in errors.

    Raises `InputError` for what is not a Word file.
    """
    try:
        paper = read_paper(data)
    except DAMAGE as error:
        problem = Problem(
            _("this is not a readable Word file (.docx)"),
            hint=_("open it in Word or WPS and save it again as .docx"),
        )
        raise InputError(file, problem) from error
    return _judged(paper, layout)


def _judged(paper: Paper, layout: Layout) -> list[Deviation]:
    found = Gathered()
    known = roles(paper.paragraphs)
    judge_pages(paper, known, layout, found)
    judge_texts(paper, known, layout, found)
    judge_closing(paper, known, layout, found)
    return found.all()
