"""What is wrong with broken TOML."""

import tomli

from huibao.errors import Problem
from huibao.i18n import _
from huibao.reasons import reason

from .slips import day_in, hint_for, is_repetition

_LONGEST = 40


def explained(error: tomli.TOMLDecodeError, text: str) -> Problem:
    """What the parser refused in a text, where, and the way out."""
    place = _("line {line}, column {column}").format(line=error.lineno, column=error.colno)
    if is_repetition(error.msg):
        hint = _("it stands further up already: keep one of the two")
        return Problem(
            _("a key or table is given twice"), _("line {number}").format(number=error.lineno), hint
        )
    if error.pos >= len(text):
        hint = _("a closing bracket or quotation mark is missing")
        return Problem(_("broken TOML: the file ends too early"), place, hint)
    met = text[error.pos]
    line = text.split("\n")[error.lineno - 1]
    written, day = day_in(line)
    if written and not day:
        message = _("there is no such day as {day}").format(day=written)
        return Problem(
            message, _("line {number}").format(number=error.lineno), _("look it up in the calendar")
        )
    if met == "\n":
        message = _("broken TOML: the line ends too early; met {met}").format(met=repr(_shown(line)))
    else:
        message = _("broken TOML: {reason}; met {met}").format(reason=reason(error.msg), met=repr(met))
    return Problem(message, place, hint_for(line, error.msg))


def _shown(line: str) -> str:
    """A line up to its end, from the beginning unless it is long."""
    line = line.strip()
    return line if len(line) <= _LONGEST else f"…{line[-_LONGEST:]}"
