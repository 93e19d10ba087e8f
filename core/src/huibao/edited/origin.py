"""What an edited report was before it was edited: the data told in it, and the document built from them."""

import json
from collections import defaultdict, deque
from pathlib import Path
from typing import Any

from attrs import evolve

from huibao.errors import HuibaoError, InputError, Problem
from huibao.i18n import _
from huibao.model.document import Document
from huibao.model.formats import RawData
from huibao.model.submission import Submission
from huibao.pipeline import Report, ReportType
from huibao.read.intake import take_in
from huibao.read.nesting import too_deep
from huibao.read.plain import problems_in
from huibao.render.docx import render
from huibao.render.docx.content import Content
from huibao.render.docx.reading import read_content

from .pairing import anchors_of

_OF_WORD = (".docx", ".docm", ".dotx", ".doc", ".dot", ".wps", ".wpt", ".odt", ".rtf", "")
"""What writing programs open, and save as .docx."""
_LONGEST = 4 * 1024 * 1024
"""Characters of the data told in a report; a long one tells some tens of thousands."""


def read_word(path: Path) -> Content:
    """The content of a Word file; `InputError` for what is none, with what to name instead."""
    data = take_in(path)
    try:
        return read_content(str(path), data)
    except InputError:
        if path.suffix.lower() in _OF_WORD:
            raise
        hint = _("name the Word file that 'report build' wrote; the data file comes after it, if at all")
        raise InputError(path, Problem(_("this is not a Word file (.docx)"), hint=hint)) from None


def read_report(file: str, data: bytes) -> Content:
    """The content of an edited report; `InputError` for what is no Word file, or none of ours."""
    return mapped(file, read_content(file, data))


def mapped(file: str, content: Content) -> Content:
    """A Word file's content; `InputError` where it is none of ours."""
    if not has_map(content):
        raise _without_map(file)
    return content


def has_map(content: Content) -> bool:
    """Whether a Word file still has what tells its figures: it is lost on the way over .odt or .doc."""
    return bool(content.figures or content.data)


def with_map_of(file: str, content: Content, built: Content) -> Content:
    """A report that has lost its map, with that of the report built from the data it is to be held against.

    Its bookmarks say which figure is which. `InputError` where it has none of these.
    """
    anchors = (figure.anchor for figure in built.figures)
    if next(anchors_of(content.bookmarks, anchors), None) is None:
        raise _without_map(file)
    return evolve(content, figures=built.figures, of=built.of)


def _without_map(file: str) -> InputError:
    return InputError(
        file,
        Problem(
            _("this Word file holds no map of its figures"),
            hint=_(
                "edit the very file that 'report build' wrote, and save it as .docx: text that is copied"
                " into another document leaves the map behind"
            ),
        ),
    )


def told_data(file: str, content: Content) -> RawData:
    """The data that a report tells; `InputError` where it carries none, or damaged ones."""
    if not content.data:
        message = _("this report does not carry its data: an older version wrote it")
        raise InputError(file, Problem(message, hint=_way_out()))
    try:
        if len(content.data) > _LONGEST or too_deep(content.data):
            raise _damaged(file)
        tree: Any = json.loads(content.data)
    except (ValueError, RecursionError):
        raise _damaged(file) from None
    if type(tree) is not dict or problems_in(tree, str):
        raise _damaged(file)
    return RawData(file, tree)


def told_by(file: str, content: Content, unit_type: ReportType) -> Submission | None:
    """The submission that a report tells; None where it tells none that this version understands."""
    try:
        return unit_type.structure(told_data(file, content))
    except HuibaoError:
        return None


def built_anew(raw: RawData, unit_type: ReportType, *, in_template: bool = False) -> tuple[Report, Content]:
    """The report of the data that an edited report tells, as it was written before anybody edited it."""
    try:
        told = unit_type.structure(raw)
    except InputError as error:
        hint = _("the installed plugins have changed since: build it again from its data file")
        raise InputError(raw.file, [Problem(error.problems[0].message, "", hint)]) from error
    return composed(unit_type, told, in_template=in_template)


def composed(unit_type: ReportType, told: Submission, *, in_template: bool = False) -> tuple[Report, Content]:
    """The report of a submission, and what stands in its Word file, made as the edited one was."""
    report = unit_type.report(told, unit_type.outline(told.outline))
    return report, content_of(report.document, told.origin, in_template=in_template)


def content_of(document: Document, file: str, *, in_template: bool = False) -> Content:
    """What stands in a document's Word file; in a template head and imprint are that's affair."""
    alike = evolve(document, letter=None) if in_template else document
    return read_content(file, render(alike))


def check_same(file: str, content: Content, data_file: str, submission: Submission) -> None:
    """`InputError` where a report is another unit's, or of another period, than a data file."""
    theirs, ours = content.of, (submission.unit.name, submission.period.label)
    if theirs != ours:
        message = _("this is the report of {theirs}, and {file} holds the data of {ours}").format(
            theirs=" ".join(theirs), file=data_file, ours=" ".join(ours)
        )
        raise InputError(file, Problem(message, hint=_("name the data file that it was built from")))


def in_todays_names(content: Content, unit_type: ReportType) -> Content:
    """The content with its figures under the codes of today, where the plugin has renamed some since."""
    codes = unit_type.catalogue.former.indicators
    figures = [evolve(each, indicator=codes.get(each.indicator, each.indicator)) for each in content.figures]
    return evolve(content, figures=figures) if codes else content


def with_anchors_of(content: Content, built: Content) -> Content:
    """The built report with its figures' bookmarks called as in the edited one.

    Where the two were composed differently the same figures have other numbers: they go by what they
    are of, and by which of several each is.
    """
    if [each.anchor for each in content.figures] == [each.anchor for each in built.figures]:
        return built
    waiting: defaultdict[tuple[str, str], deque[str]] = defaultdict(deque)
    for figure in content.figures:
        waiting[figure.indicator, figure.aspect].append(figure.anchor)
    names: dict[str, str] = {}
    for figure in built.figures:
        if left := waiting[figure.indicator, figure.aspect]:
            names[figure.anchor] = left.popleft()
    marks = [evolve(mark, name=names[mark.name]) for mark in built.bookmarks if mark.name in names]
    return evolve(built, bookmarks=marks)


def _damaged(file: str) -> InputError:
    return InputError(file, Problem(_("the data that this report carries are damaged"), hint=_way_out()))


def _way_out() -> str:
    return _("build it again from its data file")
