"""Which words may name a new plugin, and its type in a report."""

import keyword
import re
from collections.abc import Mapping

from huibao.errors import UsageError
from huibao.i18n import _

LONGEST_NAME = 40
LONGEST_TITLE = 20
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TITLE = re.compile(r"[\w（）、·-]+")
_DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}
_AUTHOR = re.compile(r'([^<>"\\\x00-\x1f\x7f]*?)\s*(?:<([\w.+-]+@[\w-]+(?:\.[\w-]+)+)>)?')


def check_name(name: str, taken: Mapping[str, str]) -> None:
    """`UsageError` if a plugin cannot be called that; taken has the names in use, each with what has it."""
    if not _NAME.fullmatch(name):
        spelt = "-".join(re.findall("[a-z0-9]+", name.lower())).lstrip("-0123456789")
        message = _("a plugin cannot be called {name!r}: lower case letters, digits and hyphens")
        hint = _("try {name}").format(name=spelt) if spelt else _("choose an English word, such as clinic")
        raise UsageError(message.format(name=name), hint=hint)
    hint = _("choose another name, such as {name}").format(name=f"{name[:20].rstrip('-')}-unit")
    if len(name) > LONGEST_NAME:
        message = _("the name {name} has more than {count} characters")
        raise UsageError(message.format(name=name, count=LONGEST_NAME), hint=hint)
    if name in _DEVICES:
        raise UsageError(_("{name} is the name of a device on Windows").format(name=name), hint=hint)
    if keyword.iskeyword(name):
        raise UsageError(_("{name} is a word of the language Python").format(name=name), hint=hint)
    if name in taken:
        message = _("the name {name} is taken by {other}").format(name=name, other=taken[name])
        raise UsageError(message, hint=hint)


def check_title(title: str, option: str) -> None:
    """`UsageError` if a word cannot stand in the content files and in a report's title."""
    if len(title) > LONGEST_TITLE or not _TITLE.fullmatch(title):
        message = _("{option} {title!r}: letters only, {count} at most").format(
            option=option, title=title, count=LONGEST_TITLE
        )
        raise UsageError(message, hint=_("write it as in a report, such as 诊所 or 我所"))


def parse_author(author: str) -> tuple[str, str]:
    """Name and mail address of "NAME <ADDRESS>", either may be empty; `UsageError` for anything else."""
    found = _AUTHOR.fullmatch(author.strip())
    if found is None:
        message = _("--author {author!r} is no name with an address").format(author=author)
        raise UsageError(message, hint=_("write it as NAME or NAME <ADDRESS>"))
    return found[1], found[2] or ""
