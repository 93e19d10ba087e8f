"""lint.toml: remarks that the author means to live with, each at its place and with a reason."""

import os
from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from huibao.content.converter import converter
from huibao.i18n import _
from huibao.structure.nearest import suggest

from .remark import Remark, codes
from .source import Source, Spot

FILE = "lint.toml"


@frozen(kw_only=True)
class Allowance:
    """What is allowed: remarks of one code at one place, of which text is a part where it is given."""

    code: str
    at: str
    reason: str
    text: str = ""

    def covers(self, remark: Remark) -> bool:
        """Whether it speaks of that remark; a place covers what lies in it."""
        below = remark.at.removeprefix(self.at)
        inside = below != remark.at and (not below or below[0] in ".[")
        return self.code == remark.code and inside and self.text in remark.message


@frozen
class _File:
    allow: tuple[Allowance, ...] = ()


def without_allowed(remarks: Iterable[Remark], folder: Path) -> list[Remark]:
    """The remarks that lint.toml does not allow, and those on lint.toml itself."""
    kept = list(remarks)
    if not os.path.lexists(folder / FILE):
        return kept
    source = Source.read(folder, FILE)
    if source.remarks:
        return [*kept, *source.remarks]
    try:
        allowances = converter.structure(source.tree, _File).allow
    except Exception as error:
        return [*kept, *source.misshapen(error, "", FILE)]
    own: list[Remark] = []
    for number, each in enumerate(allowances):
        spot = Spot(source, f"allow[{number}]", f"lint.{number}")
        left = [remark for remark in kept if not each.covers(remark)]
        if each.code not in codes():
            message = _("there is no remark {code}").format(code=each.code)
            own.append((spot / "code").remark("allowance-unknown", message, suggest(each.code, codes())))
        elif not each.reason.strip():
            own.append(
                (spot / "reason").remark("allowance-unknown", _("{key} must be given").format(key="reason"))
            )
            continue
        elif len(left) == len(kept):
            message = _("there is no remark {code} at {at} to allow").format(code=each.code, at=each.at)
            own.append(spot.remark("allowance-unused", message, _("delete the allowance")))
        kept = left
    return [*kept, *own]
