"""What an edited report tells of last year, where its data file says nothing of it."""

from collections.abc import Sequence

from huibao.i18n import _

from .differences import Difference, Kind

_OF_LAST_YEAR = ("previous", "change")
_PLANNED_THEN = ("target", "completion")
"""What last year's file says of this year: its plans are this year's targets."""
_MOST_NAMED = 5


def unheld(differences: Sequence[Difference]) -> list[Difference]:
    """Figures that come from last year's file, and comparisons with these, which the data do not have."""
    dropped = [each for each in differences if each.kind is Kind.DROPPED]
    if not any(each.aspect in _OF_LAST_YEAR for each in dropped):
        return []
    return [each for each in dropped if each.aspect in (*_OF_LAST_YEAR, *_PLANNED_THEN)]


def in_short(missing: Sequence[Difference]) -> str:
    """One line for all of them, with the names of the first."""
    names = list(dict.fromkeys(each.name for each in missing))
    shown = "、".join(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        shown = _("{names} and others, {n} in all").format(names=shown, n=len(names))
    message = _(
        "last year's figures, targets and comparisons stand in {n} places;"
        " the data have none of these: {names}"
    )
    return message.format(n=len(missing), names=shown)
