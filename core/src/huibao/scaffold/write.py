"""Writes a project's folder: all of it is there, or nothing."""

import os
import shutil
from pathlib import Path

from huibao.errors import OutputError
from huibao.i18n import _
from huibao.reasons import reason

from .project import Project


def write_project(project: Project, target: Path) -> int:
    """Make the project's folder, and the folders above it if need be; how many files it has.

    `OutputError` if something of that name is there, or the folder cannot be written.
    """
    if os.path.lexists(target):
        hint = _("move it away, or choose another folder: report plugin new {name} DIR")
        message = _("{path} is there already").format(path=target)
        raise OutputError(message, hint=hint.format(name=project.name))
    temporary = target.with_name(f".{target.name}-{os.urandom(6).hex()}.tmp")
    count = 0
    try:
        for relative, text in project.files():
            path = temporary / relative
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            count += 1
        temporary.rename(target)
    except OSError as error:
        why = reason(error.strerror or str(error))
        message = _("{path} cannot be written: {reason}").format(path=target, reason=why)
        raise OutputError(message, hint=_("choose another folder")) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return count
