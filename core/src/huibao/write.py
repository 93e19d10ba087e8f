"""Writes a finished file: the old one or the new one is there at any moment, never half of one."""

import os
from pathlib import Path

from huibao.errors import OutputError
from huibao.i18n import _
from huibao.reasons import reason


def check_target(path: Path) -> None:
    """`OutputError` if the path cannot be written to: no such folder, a folder itself."""
    try:
        folder = path.parent
        if path.is_dir():
            raise OutputError(_("{path} is a folder").format(path=path), hint=_("add a file name to it"))
        if folder.exists() and not folder.is_dir():
            hint = _("choose another folder with -o")
            raise OutputError(_("{path} is a file, not a folder").format(path=folder), hint=hint)
        if not folder.is_dir():
            hint = _("create the folder first, or choose another with -o")
            raise OutputError(_("there is no folder {folder}").format(folder=folder), hint=hint)
        if path.exists() and not os.access(path, os.W_OK):
            hint = _("choose another name with -o")
            raise OutputError(_("{path} is write-protected").format(path=path), hint=hint)
    except OSError as error:  # a name that is too long, for one
        raise _refused(path, error, _("choose another name with -o")) from error


def write_atomically(path: Path, data: bytes) -> None:
    """Write beside the target, then move into place; `OutputError` if either fails.

    The file is on the disk before it takes the target's name, so that a loss of power leaves the
    old one. Permissions are those of the old file, or the usual ones for a new file. A link stays
    one: what it leads to is written.
    """
    check_target(path)
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.stem[:20]}-{os.urandom(6).hex()}.tmp")
    try:
        with open(temporary, "xb") as file:  # noqa: PTH123  # "x": never through a link that is there
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except OSError as error:
        hint = _("close the file if it is open in another program, or choose another place with -o")
        raise _refused(path, error, hint) from error
    finally:
        temporary.unlink(missing_ok=True)


def _refused(path: Path, error: OSError, hint: str) -> OutputError:
    why = reason(error.strerror or str(error))
    return OutputError(_("{path} cannot be written: {reason}").format(path=path, reason=why), hint=hint)
