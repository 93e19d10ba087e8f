"""Writes a finished file: the old one or the new one is there at any moment, never half of one."""

import os
import tempfile
from pathlib import Path

from huibao.errors import OutputError
from huibao.i18n import _


def check_target(path: Path) -> None:
    """`OutputError` if the path cannot be written to: no such folder, a folder itself."""
    folder = path.parent
    if path.is_dir():
        raise OutputError(_("{path} is a folder").format(path=path), hint=_("add a file name to it"))
    if not folder.is_dir():
        hint = _("create the folder first, or choose another with -o")
        raise OutputError(_("there is no folder {folder}").format(folder=folder), hint=hint)
    if path.exists() and not os.access(path, os.W_OK):
        raise OutputError(_("{path} is write-protected").format(path=path), hint=_("choose another name with -o"))


def write_atomically(path: Path, data: bytes) -> None:
    """Write beside the target, then move into place; `OutputError` if either fails.

    The file is on the disk before it takes the target's name, so that a loss of power leaves the
    old one. Permissions are those of the old file, or the usual ones for a new file.
    """
    check_target(path)
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:20]}-", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else _usual_mode())
        Path(temporary).replace(path)
    except OSError as error:
        hint = _("close the file if it is open in another program, or choose another place with -o")
        message = _("{path} cannot be written: {reason}").format(path=path, reason=error.strerror or error)
        raise OutputError(message, hint=hint) from error
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
