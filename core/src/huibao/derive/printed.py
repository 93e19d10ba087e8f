"""A figure of a submission in print."""

from huibao.model.figure import Figure
from huibao.model.printing import print_quantity

from .facts import Facts

NOT_GIVEN = "（未填）"


def printed(facts: Facts, figure: Figure | None) -> str:
    """A figure as a report says it; that it was not given, where it was not."""
    if figure is None:
        return NOT_GIVEN
    decimals = facts.indicator(figure.indicator).decimals
    return print_quantity(figure.quantity, decimals, computed=bool(figure.formula))
