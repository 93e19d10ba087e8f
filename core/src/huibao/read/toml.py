"""The TOML form of a data file, the one that people write by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import tomli

from huibao.errors import InputError, Problem
from huibao.i18n import _
from huibao.model.formats import RawData
from huibao.text.encoding import decode

from .intake import TEXT_LIMIT, take_in
from .nesting import too_deep
from .plain import problems_in


def read(path: Path) -> RawData:
    """The data in a TOML file; decimals are exact. Raises InputError for anything else."""
    return _data(take_in(path, TEXT_LIMIT), path)


def read_resource(resource: Path) -> RawData:
    """The same for a file inside a package, such as a plugin's example."""
    return _data(resource.read_bytes(), Path(resource.name))


def _data(data: bytes, path: Path) -> RawData:
    # TOML knows \n and \r\n only; a lone \r is an old Macintosh's line end.
    text = decode(data, path).replace("\r\n", "\n").replace("\r", "\n")
    deep = too_deep(text)
    if deep:
        place = _("line {number}").format(number=deep)
        raise InputError(path, Problem(_("the brackets or the key nest too deep for a data file"), place))
    try:
        tree = tomli.loads(text, parse_float=_decimal)
    except tomli.TOMLDecodeError as error:
        raise InputError(path, _refused(error, text)) from None
    except (ValueError, RecursionError):
        # Not about syntax: Python refuses to convert an integer of thousands of digits.
        digits = re.search(r"[0-9_]{1000}", text)
        place = _("line {number}").format(number=text.count("\n", 0, digits.start()) + 1 if digits else 1)
        raise InputError(path, Problem(_("this number has too many digits"), place)) from None
    locate = _locator(text)
    problems = problems_in(tree, locate)
    if problems:
        raise InputError(path, problems)
    return RawData(path.name, tree, locate)


def _refused(error: tomli.TOMLDecodeError, text: str) -> Problem | list[Problem]:
    """What is wrong with a text that is no TOML; keys given twice are called by their names."""
    from huibao.text.broken import explained  # only where something is wrong
    from huibao.text.slips import is_repetition

    from .doubles import doubles
    from .places import toml_lines

    found = doubles(toml_lines(text)) if is_repetition(error.msg) else []
    return found or explained(error, text)


def _locator(text: str) -> Callable[[str], str]:
    """Where a key stands. The scanner is imported at the first question: few files raise one."""

    @cache
    def made() -> Callable[[str], str]:
        from .places import locator, toml_lines

        return locator(text, toml_lines)

    return lambda path: made()(path)  # noqa: PLW0108  # not made before it is asked


def _decimal(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except ArithmeticError:
        return Decimal("Infinity")
