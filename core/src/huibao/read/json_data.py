"""The JSON form of a data file: the same tables and keys as in TOML."""

import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from huibao.errors import InputError, Problem
from huibao.i18n import _
from huibao.model.formats import RawData
from huibao.reasons import reason
from huibao.text.encoding import decode

from .intake import TEXT_LIMIT, take_in
from .nesting import too_deep
from .places import json_lines, locator
from .plain import DIGITS, problems_in

_WITH_NOUGHTS = r"(?<![0-9.eE+])0[0-9]+(?![.0-9eE])"


def read(path: Path) -> RawData:
    """The data in a JSON file: an object whose members are the tables of the data-file format.

    Decimals are exact. A member that is null counts as left out. Raises InputError for anything
    but such a file; NaN, Infinity and keys given twice are refused.
    """
    text = decode(take_in(path, TEXT_LIMIT), path)
    deep = too_deep(text)
    if deep:
        place = _("line {number}").format(number=deep)
        raise InputError(path, Problem(_("the brackets nest too deep for a data file"), place))
    doubled: list[str] = []
    tree = _parsed(text, path, doubled)
    if doubled:
        from .doubles import doubles  # only where something is wrong

        unplaced = Problem(_("the key {key} is given twice").format(key=doubled[0]))
        raise InputError(path, doubles(json_lines(text)) or unplaced)
    if not isinstance(tree, dict):
        raise InputError(
            path,
            Problem(
                _("the file holds no object with named members"),
                _("line {number}").format(number=1),
                _('a data file is one object that names its tables: {"format": 1, "type": "school", …}'),
            ),
        )
    locate = locator(text, json_lines)
    problems = problems_in(tree, locate)
    if problems:
        raise InputError(path, problems)
    return RawData(path.name, tree, locate)


def _parsed(text: str, path: Path, doubled: list[str]) -> object:
    def gathered(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) < len(pairs):
            doubled.extend(key for key, times in Counter(key for key, _value in pairs).items() if times > 1)
        return {key: value for key, value in members.items() if value is not None}

    try:
        return json.loads(
            text,
            parse_float=_decimal,
            parse_int=_whole,
            parse_constant=Decimal,
            object_pairs_hook=gathered,
        )
    except json.JSONDecodeError as error:
        raise InputError(path, _explained(error)) from None


def _whole(digits: str) -> int | Decimal:
    """An int; a Decimal beyond any sane length, for the check of values to refuse with its place."""
    return int(digits) if len(digits) <= DIGITS + 1 else Decimal("Infinity")


def _decimal(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except ArithmeticError:
        return Decimal("Infinity")


def _explained(error: json.JSONDecodeError) -> Problem:
    place = _("line {line}, column {column}").format(line=error.lineno, column=error.colno)
    met = error.doc[error.pos : error.pos + 1]
    if not met:
        hint = _("a closing bracket or quotation mark is missing")
        return Problem(_("broken JSON: the file ends too early"), place, hint)
    message = _("broken JSON: {reason}; met {met}").format(reason=reason(error.msg), met=repr(met))
    if met in "“”‘’，：｛｝［］":
        hint = _("write the half-width sign of the English keyboard instead of {met}").format(met=met)
    elif met == "'":
        hint = _('JSON takes double quotation marks only: "…"')
    elif number := re.compile(_WITH_NOUGHTS).match(error.doc, max(error.pos - 1, 0)):
        from huibao.text.slips import without_noughts  # only where something is wrong

        hint = without_noughts(number[0])
    elif met in "]}":
        hint = _("take away the comma before the closing bracket")
    else:
        hint = _('texts and keys stand in "…", members are separated by commas, comments are not allowed')
    return Problem(message, place, hint)
