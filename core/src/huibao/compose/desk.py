"""The desk at which one document is composed: what has been said so far, and how a figure is said."""

from collections.abc import Mapping
from functools import lru_cache

from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.model.document import Aspect, FigureEntry, FigureText
from huibao.model.figure import Figure
from huibao.model.printing import print_number

from .comparisons import change_in_short, change_in_words, completion_in_short, completion_in_words

_ASPECTS = {
    "": Aspect.ACTUAL,
    "number": Aspect.ACTUAL,
    "change": Aspect.CHANGE,
    "completion": Aspect.COMPLETION,
    "previous": Aspect.PREVIOUS,
    "target": Aspect.TARGET,
}
_LONGEST_ANCHOR = 40


class Desk:
    """Hands out figures in print and keeps the register of them. Changes while a document is composed.

    said holds the codes of the figures that running text or a table has spoken of.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.said: set[str] = set()
        self._register: dict[tuple[str, Aspect], FigureEntry] = {}
        self._count = 0
        period = facts.submission.period
        self._context = {
            "unit.name": facts.submission.unit.name,
            "unit.self": facts.catalogue.self_name(facts.submission.unit),
            "unit.superior": facts.submission.unit.superior,
            "period": period.label,
            "period.next": period.next.label,
            "period.previous": period.previous.label,
            "period.year": f"{period.year}年",
        }

    @property
    def register(self) -> tuple[FigureEntry, ...]:
        """An entry for each figure and aspect in print, in the order of the text."""
        return tuple(self._register.values())

    def word(self, code: str) -> str:
        """A word about the unit or the period, "" where the data has none."""
        return self._context.get(code, "")

    def can_say(self, code: str, aspect: str = "") -> bool:
        """Whether there is something to print."""
        return self._text(code, aspect) is not None

    def say(self, code: str, aspect: str = "") -> FigureText | None:
        """A figure for running text, None where it is missing. The figure counts as said."""
        text = self._text(code, aspect)
        if text is None:
            return None
        self.said.add(code)
        return self._print(code, _ASPECTS[aspect], text)

    def cell(self, code: str, aspect: Aspect) -> FigureText | None:
        """A figure for a table with a column for units of measure, None where it is missing."""
        match aspect:
            case Aspect.CHANGE:
                text = change_in_short(self.facts, code)
            case Aspect.COMPLETION:
                text = completion_in_short(self.facts, code)
            case _:
                figure = self._figures(aspect).get(code)
                text = None if figure is None else self._number(figure)
        return None if text is None else self._print(code, aspect, text)

    def _text(self, code: str, aspect: str) -> str | None:
        if aspect == "change":
            return change_in_words(self.facts, code)
        if aspect == "completion":
            return completion_in_words(self.facts, code)
        figure = self._figures(_ASPECTS[aspect]).get(code)
        if figure is None:
            return None
        return self._number(figure) if aspect == "number" else printed(self.facts, figure)

    def _number(self, figure: Figure) -> str:
        decimals = self.facts.indicator(figure.indicator).decimals
        return print_number(figure.quantity, decimals, computed=bool(figure.formula))

    def _figures(self, aspect: Aspect) -> Mapping[str, Figure]:
        if aspect is Aspect.PREVIOUS:
            return self.facts.previous_figures
        return self.facts.target_figures if aspect is Aspect.TARGET else self.facts.figures

    def _print(self, code: str, aspect: Aspect, text: str) -> FigureText:
        self._count += 1
        anchor = f"_hb{self._count}_{_ascii(code)}"[:_LONGEST_ANCHOR]
        if (code, aspect) not in self._register:
            self._register[code, aspect] = self._entry(code, aspect, text)
        return FigureText(text, code, aspect, anchor)

    def _entry(self, code: str, aspect: Aspect, text: str) -> FigureEntry:
        indicator = self.facts.indicator(code)
        figure = self._figures(aspect)[code] if aspect in _HELD else self.facts.figures[code]
        exact = aspect in _HELD
        return FigureEntry(
            indicator=code,
            name=indicator.name,
            aspect=aspect,
            text=text,
            value=f"{figure.value:f}" if exact else "",
            unit=figure.unit,
            bound=figure.bound.value if exact else "",
            source=str(figure.source),
            formula=figure.formula,
        )


@lru_cache(maxsize=4096)
def _ascii(code: str) -> str:
    """A code in the letters that a bookmark may have."""
    return "".join(letter for letter in code.replace(".", "_") if letter.isascii())


_HELD = (Aspect.ACTUAL, Aspect.PREVIOUS, Aspect.TARGET)
