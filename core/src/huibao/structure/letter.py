"""The table [letter] of a data file: the head and the imprint of an official letter."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from huibao.i18n import _
from huibao.model.letter import Letter

from .entries import day, text, texts, values_of

_NUMBER = re.compile(r"\D+〔\d{4}〕[1-9]\d*号\Z")
_SECRECY = re.compile(r"(绝密|机密|秘密)(★.+)?\Z")
_COPY_NUMBER = re.compile(r"\d{1,6}\Z")
_BETWEEN = re.compile(r"[、，,；;](?![^（(]*[）)])")
"""A mark between two receivers, as many as may stand in one text."""
_URGENCY = ("特急", "加急")
_DIGITS = 6


class LetterEntry(NamedTuple):
    """[letter]: what stands before the title and after the text of an official letter."""

    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    mark: str = ""
    number: str = ""
    signer: str = ""
    copy_to: tuple[str, ...] = ()
    issued_by: str = ""
    issued_on: dt.date | None = None


_READERS = {**dict.fromkeys(LetterEntry._fields, text), "copy_to": texts, "issued_on": day}


def read_letter(tree: dict[str, Any], wrong: Callable[[str, str, str], None]) -> Letter:
    """The letter; `EntryError` for wrong keys, other faults are told to wrong(path, message, hint)."""
    entry = LetterEntry(**values_of(tree, _READERS))
    unfit = _("“{text}” cannot stand there in an official document")
    for name, fits, hint in (
        (
            "number",
            _NUMBER,
            _("write 临卫〔2023〕12号: the full year in 〔〕, neither 第 nor leading noughts"),
        ),
        ("secrecy", _SECRECY, _("write 秘密★1年: 绝密, 机密 or 秘密, then ★ and the term")),
        ("copy_number", _COPY_NUMBER, _('write up to six digits in quotation marks: "000001"')),
    ):
        said: str = getattr(entry, name)
        if said and not fits.match(said):
            wrong(f"letter.{name}", unfit.format(text=said), hint)
    if entry.urgency and entry.urgency not in _URGENCY:
        hint = _("known are {names}").format(names=", ".join(_URGENCY))
        wrong("letter.urgency", unfit.format(text=entry.urgency), hint)
    return Letter(
        copy_number=entry.copy_number.zfill(_DIGITS) if entry.copy_number else "",
        secrecy=entry.secrecy,
        urgency=entry.urgency,
        mark=entry.mark.strip(),
        number=entry.number,
        signer=entry.signer.strip(),
        copy_to=tuple(filter(None, map(_receiver, _split(entry.copy_to)))),
        issued_by=entry.issued_by.strip(),
        issued_on=entry.issued_on,
    )


def _split(receivers: Iterable[str]) -> Iterator[str]:
    """县爱卫办、县卫健局 in one text are two, as in a form."""
    for several in receivers:
        yield from _BETWEEN.split(several)


def _receiver(name: str) -> str:
    """A receiver without the full stop: the line puts its own behind the last one."""
    return name.strip().rstrip("。")
