"""The ways in which a figure can be said: with its unit or without, beside last year's or its target."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Any

from huibao.derive.facts import Facts
from huibao.model.document import Aspect
from huibao.model.figure import Figure
from huibao.model.printing import (
    bare_number,
    print_answer,
    print_cell,
    print_intent,
    print_number,
    print_quantity,
)

from .comparisons import change_in_short, change_in_words, completion_in_short, completion_in_words

_LONGEST_MARK = 30
"""A bookmark has at most 40 characters, and a document some thousands of them."""

HELD: dict[Aspect, Callable[[Facts], Mapping[str, Figure]]] = {
    Aspect.ACTUAL: attrgetter("figures"),
    Aspect.PREVIOUS: attrgetter("previous_figures"),
    Aspect.TARGET: attrgetter("target_figures"),
    Aspect.PLANNED: attrgetter("planned_figures"),
}
"""Where the figures of an aspect are; the aspects that compare have none of their own."""


class Way:
    """say gives the words for a figure; None where there is nothing to say.

    held is where its figures are; a comparison is said of this period's. tells_now is false where nothing is
    said of the period itself: what is intended was not done.
    """

    __slots__ = ("aspect", "held", "say", "tells_now")

    def __init__(
        self,
        aspect: Aspect,
        held: Callable[[Facts], Mapping[str, Figure]],
        say: Callable[[Facts, Figure], str | None],
        *,
        tells_now: bool = True,
    ) -> None:
        self.aspect = aspect
        self.held = held
        self.say = say
        self.tells_now = tells_now

    def in_a_chart(self) -> "Way":
        """The same where a chart shows it: that is told elsewhere."""
        return Way(self.aspect, self.held, self.say, tells_now=False)


def _figure(aspect: Aspect, in_print: Callable[..., str] = print_quantity) -> Way:
    """The figure with its unit: 4000余份; or as another function prints it where that stands elsewhere."""
    tells_unit = in_print is print_quantity

    def say(facts: Facts, figure: Figure) -> str:
        quantity = figure.quantity
        unit = quantity.unit if tells_unit else ""
        if not figure.formula and "/" not in unit and (number := bare_number(quantity)):
            return number + unit  # nearly all of them
        decimals = facts.indicator(figure.indicator).decimals
        return in_print(quantity, decimals, computed=figure.formula != "")

    return Way(aspect, HELD[aspect], say, tells_now=aspect is Aspect.ACTUAL)


def _comparison(aspect: Aspect, say: Callable[[Facts, str], str | None]) -> Way:
    return Way(aspect, HELD[Aspect.ACTUAL], lambda facts, figure: say(facts, figure.indicator))


WAYS: dict[str, Way] = {
    "": _figure(Aspect.ACTUAL),
    "previous": _figure(Aspect.PREVIOUS),
    "target": _figure(Aspect.TARGET),
    "planned": _figure(Aspect.PLANNED),
    "number": _figure(Aspect.ACTUAL, print_number),
    "answer": _figure(Aspect.ACTUAL, print_answer),
    "planned answer": Way(
        Aspect.PLANNED,
        HELD[Aspect.PLANNED],
        lambda _facts, figure: print_intent(figure.quantity),
        tells_now=False,
    ),
    "actual cell": _figure(Aspect.ACTUAL, print_cell),
    "previous cell": _figure(Aspect.PREVIOUS, print_cell),
    "target cell": _figure(Aspect.TARGET, print_cell),
    "planned cell": _figure(Aspect.PLANNED, print_cell),
    "change": _comparison(Aspect.CHANGE, change_in_words),
    "change in short": _comparison(Aspect.CHANGE, change_in_short),
    "completion": _comparison(Aspect.COMPLETION, completion_in_words),
    "completion in short": _comparison(Aspect.COMPLETION, completion_in_short),
}
WAYS |= {
    f"{name} in a chart": WAYS[way].in_a_chart()
    for name, way in (
        *((aspect.value, f"{aspect.value} cell") for aspect in HELD),
        ("completion", "completion in short"),
    )
}


class Saying:
    """A figure in one of the ways: what is the same each time that it is said.

    key is its code and the name of the way, under which a desk has the words; mark ends its anchors.
    follows_be says that it stands after 为.
    """

    __slots__ = ("aspect", "code", "follows_be", "key", "mark", "tells_now")

    def __init__(self, code: str, way: str = "", *, follows_be: bool = False) -> None:
        self.key = code, way
        self.code = code
        self.follows_be = follows_be
        said = WAYS[way]
        self.aspect = said.aspect
        self.tells_now = said.tells_now
        # The code in the letters that a bookmark may have, and not too long for one.
        mark = f"_{code.replace('.', '_')}"
        self.mark = (mark if mark.isascii() else "".join(filter(str.isascii, mark)))[:_LONGEST_MARK]

    def __reduce__(self) -> tuple[Any, ...]:
        return Saying, self.key  # one that follows 为 is made for a report, and never kept


saying = lru_cache(maxsize=8192)(Saying)
"""The figure of a code in the way of that name."""
