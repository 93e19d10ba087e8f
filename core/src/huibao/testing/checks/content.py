"""The content files themselves, as `report plugin lint` reads them."""

from huibao.errors import Problem
from huibao.lint import lint
from huibao.model.rule import Severity
from huibao.testing.check import Faults, check
from huibao.testing.over import folders
from huibao.testing.subject import Subject


@check(folders)
def content_files_are_sound(subject: Subject) -> Faults:
    """The lint has no error or warning to say of the content files: see report plugin lint."""
    if subject.folder is not None:
        for remark in lint(subject.folder, subject.others):
            if remark.severity in (Severity.ERROR, Severity.WARNING):
                place = f"{remark.file}:{remark.line}"
                yield Problem(f"{remark.at}: {remark.message} [{remark.code}]", place, remark.hint)
