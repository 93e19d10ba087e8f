"""huibao.toml: what holds for a folder and for all below it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from huibao.errors import InputError, Problem
from huibao.i18n import _

FILE = "huibao.toml"
_PLUGINS = "plugins"
"""The only key: folders that are plugins, relative to the file."""


def plugin_folders() -> list[Path]:
    """The folders that the nearest huibao.toml names; `InputError` if it is broken."""
    found = _nearest()
    if found is None:
        return []
    from huibao.read.toml import read

    raw = read(found)
    unknown = [key for key in raw.tree if key != _PLUGINS]
    problems = [
        Problem(_("unknown key {keys}; known are {known}").format(keys=key, known=_PLUGINS), raw.locate(key))
        for key in unknown
    ]
    names: Any = raw.tree.get(_PLUGINS, [])
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        hint = 'plugins = ["…"]'
        problems.append(Problem(_("this is no list of folders"), raw.locate(_PLUGINS), hint))
    if problems:
        raise InputError(found, problems)
    return [Path(os.path.normpath(found.parent / name)) for name in names]


def _nearest() -> Path | None:
    """The file in the current folder, or in the nearest one above that has it."""
    try:
        folder = os.getcwd()  # noqa: PTH109  # a Path for each parent would take longer than all the rest
    except OSError:
        return None
    while True:
        file = os.path.join(folder, FILE)  # noqa: PTH118
        if os.path.isfile(file):  # noqa: PTH113
            return Path(file)
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return None
        folder = above
