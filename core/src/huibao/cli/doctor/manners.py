"""What a plugin must leave as it is: the core's names, and what all of a process shares."""

from __future__ import annotations

import builtins
import decimal
import locale
import os
import sys
import threading
from collections.abc import Iterator

import attrs

from huibao.i18n import _


class Before:
    """How things stood before a plugin was imported."""

    def __init__(self) -> None:
        self._names = dict(_names())
        self._shared = _shared()

    def changed(self) -> Iterator[str]:
        """What is no longer as it was, in words."""
        now = dict(_names())
        replaced = {name for name, value in self._names.items() if now.get(name, 0) != value}
        for name in sorted(name for name in replaced if name.rpartition(".")[0] not in replaced):
            yield _("it replaces {name}").format(name=name)
        for name, value in _shared().items():
            if value != self._shared[name]:
                message = _("it changes the {what} while it is imported: from {before} to {after}")
                yield message.format(what=name, before=self._shared[name], after=value)


def _names() -> Iterator[tuple[str, int]]:
    """The identity of what every name of the core stands for, its classes' attributes included."""
    modules = [(name, module) for name, module in sys.modules.items() if name.split(".")[0] == "huibao"]
    for module, found in [*modules, ("builtins", builtins)]:
        for name, value in list(vars(found).items()):
            if name.startswith("__"):
                continue
            yield f"{module}.{name}", id(value)
            if isinstance(value, type) and value.__module__ == module:
                attrs.has(value)  # a deferred class is made when somebody asks: not by a plugin, then
                for attribute, inner in list(vars(value).items()):
                    yield f"{module}.{name}.{attribute}", id(inner)


def _shared() -> dict[str, str]:
    context = decimal.getcontext()
    return {
        _("current folder"): os.getcwd(),  # noqa: PTH109
        _("locale"): locale.setlocale(locale.LC_ALL),
        _("precision of decimals"): f"{context.prec} {context.rounding}",
        _("number of threads"): str(threading.active_count()),
    }
