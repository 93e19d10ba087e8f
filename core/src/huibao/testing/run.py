"""Makes checks without a test runner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from huibao.errors import HuibaoError, Problem, UsageError
from huibao.i18n import _
from huibao.structure.nearest import suggest

from .check import Check, fault_of
from .checks import every_check
from .subject import Subject


@frozen
class Result:
    """What came of a check: over how many things, what is wrong with them, or why it was left out."""

    check: Check[Any]
    things: int = 0
    faults: Sequence[tuple[str, Problem]] = ()
    left_out: str = ""


def known(name: str) -> Check[Any]:
    """The check of that name; `UsageError` if there is none."""
    checks = {each.name: each for each in every_check()}
    if name not in checks:
        raise UsageError(_("there is no check {name}").format(name=name), hint=suggest(name, checks))
    return checks[name]


def result_of(check: Check[Any], subject: Subject) -> Result:
    """Make a check over all that the plugin has for it; whatever its own code does is a fault."""
    try:
        things = check.over.things(subject)
    except HuibaoError as error:
        return Result(check, 1, [("", fault_of(error))])
    if not things:
        return Result(check, left_out=_(check.over.none))
    found = [(name, fault) for name, thing in things.items() for fault in _faults(check, thing)]
    return Result(check, len(things), found)


def _faults(check: Check[Any], thing: object) -> list[Problem]:
    try:
        return check.faults(thing)
    except Exception as error:  # the other checks go on
        message = _("the plugin's own code failed: {kind}: {error}")
        hint = _("pytest shows where: inherit huibao.testing.PluginContract in a test")
        return [Problem(message.format(kind=type(error).__name__, error=error), hint=hint)]
