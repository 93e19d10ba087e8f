"""Says where in a plugin's own code an exception came up."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType, TracebackType

from huibao.i18n import _

_BETWEEN = frozenset({"huibao", "pluggy", "click", *sys.stdlib_module_names})
"""Packages between the core and a plugin's code: what they do there, the plugin has asked for."""


def failure_of(error: BaseException, text: str = "") -> str:
    """What happened, and where: "KeyError: 'beds' (huibao_clinic/checks.py:12)".

    text stands in place of what the exception says.
    """
    place = place_of(error)
    told = f"{type(error).__name__}: {text or error}"
    return f"{told} ({place})" if place else told


def mend() -> str:
    """The way out where a plugin's code raised."""
    return _("its author mends it; --trace-hooks shows the whole of what went wrong")


def place_of(error: BaseException) -> str:
    """The innermost line of the plugin's own code, its file counted from its package; "" if none is there.

    Its own is the package that the core came to first; what that calls in turn may lie deeper.
    """
    own, place = "", ""
    for frame, line in _frames(error.__traceback__):
        module = str(frame.f_globals.get("__name__", ""))
        package = module.partition(".")[0]
        if not own and package not in _BETWEEN and not frame.f_code.co_filename.startswith("<"):
            own = package
        if own and package == own:
            place = f"{_from_package(frame.f_code.co_filename, module)}:{line}"
    if isinstance(error, SyntaxError) and error.filename:
        return f"{Path(error.filename).name}:{error.lineno}"
    return place


def _frames(traceback: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    while traceback is not None:
        yield traceback.tb_frame, traceback.tb_lineno
        traceback = traceback.tb_next


def _from_package(file: str, module: str) -> str:
    """The path with as many folders as the module has packages around it."""
    path = Path(file)
    depth = module.count(".") + 1 + (path.name == "__init__.py")
    return "/".join(path.parts[-depth:])
