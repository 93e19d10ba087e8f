"""What an edited report tells of last year, where its data file says nothing of it."""

from collections.abc import Sequence

from huibao.i18n import _

from .differences import Difference, Kind

_OF_LAST_YEAR = ("previous", "change")
_MOST_NAMED = 5


def unheld(differences: Sequence[Difference]) -> list[Difference]:
    """Figures of last year, and comparisons with these, for which the data no longer have a figure."""
    return [each for each in differences if each.kind is Kind.DROPPED and each.aspect in _OF_LAST_YEAR]


def in_short(missing: Sequence[Difference]) -> str:
    """One line for all of them, with the names of the first."""
    names = list(dict.fromkeys(each.name for each in missing))
    shown = "、".join(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        shown = _("{names} and others, {n} in all").format(names=shown, n=len(names))
    message = _(
        "figures of last year and comparisons with them stand in {n} places; the data give none: {names}"
    )
    return message.format(n=len(missing), names=shown)
