"""Last year's figures that only one of the two has: an edited report, or the data it is held against."""

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


def unsaid(differences: Sequence[Difference]) -> bool:
    """Whether the data have figures of last year that were not there when the report was built."""
    return any(each.kind is Kind.UNSAID and each.aspect == "previous" for each in differences)


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
