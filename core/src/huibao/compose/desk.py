"""The desk at which one document is composed: what has been said so far, and how a figure is said."""

from functools import lru_cache

from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.model.document import Aspect, FigureEntry, FigureText
from huibao.model.indicator import Kind
from huibao.model.period import PeriodKind
from huibao.model.printing import plain_digits, print_number

from .comparisons import change_in_short, change_in_words, completion_in_short, completion_in_words

_ASPECTS = {
    "": Aspect.ACTUAL,
    "number": Aspect.ACTUAL,
    "change": Aspect.CHANGE,
    "change in short": Aspect.CHANGE,
    "completion": Aspect.COMPLETION,
    "completion in short": Aspect.COMPLETION,
    "previous": Aspect.PREVIOUS,
    "previous number": Aspect.PREVIOUS,
    "target": Aspect.TARGET,
    "target number": Aspect.TARGET,
}
"""The ways in which a figure can be said, and what each of them shows."""
_COMPARISONS = {
    "change": change_in_words,
    "change in short": change_in_short,
    "completion": completion_in_words,
    "completion in short": completion_in_short,
}
_THIS = {
    PeriodKind.YEAR: "全年",
    PeriodKind.HALF: "半年来",
    PeriodKind.QUARTER: "本季度",
    PeriodKind.MONTH: "本月",
    PeriodKind.TERM: "本学期",
    PeriodKind.SCHOOL_YEAR: "本学年",
}
_LONGEST_ANCHOR = 40


class Desk:
    """Hands out figures in print and keeps the register of them. Changes while a document is composed.

    said holds the codes of the figures that running text or a table has spoken of. noughts those
    that are left to the annex unless a condition asks for them: 印发文件0份.
    """

    def __init__(self, facts: Facts, *, spares_noughts: bool = True) -> None:
        self.facts = facts
        self.noughts = _noughts(facts) if spares_noughts else frozenset()
        self.said: set[str] = set()
        self._texts: dict[tuple[str, str], str | None] = {}
        self._printed: dict[tuple[str, str], None] = {}
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
            "period.this": _THIS[period.kind],
            "period.last": "上年" if period.is_whole_year else "上年同期",
        }

    def register(self) -> tuple[FigureEntry, ...]:
        """An entry for each figure and aspect in print, in the order of the text."""
        entries: dict[tuple[str, Aspect], FigureEntry] = {}
        for code, way in self._printed:
            key = (code, _ASPECTS[way])
            if key not in entries:
                entries[key] = self._entry(*key, self._texts[code, way] or "")
        return tuple(entries.values())

    def word(self, code: str) -> str:
        """A word about the unit or the period, "" where the data has none."""
        return self._context.get(code, "")

    def text(self, code: str, way: str = "") -> str | None:
        """What there is to say of a figure in one of the ways of `_ASPECTS`, None for nothing."""
        key = (code, way)
        if key not in self._texts:
            self._texts[key] = self._made(code, way)
        return self._texts[key]

    def say(self, code: str, way: str = "") -> FigureText:
        """A figure in print, which then counts as said; KeyError where there is nothing to say."""
        text = self.text(code, way)
        if text is None:
            raise KeyError(code)
        self.said.add(code)
        self._printed[code, way] = None
        self._count += 1
        anchor = f"_hb{self._count}_{_ascii(code)}"[:_LONGEST_ANCHOR]
        return FigureText(text, code, _ASPECTS[way], anchor)

    def _made(self, code: str, way: str) -> str | None:
        if way in _COMPARISONS:
            return _COMPARISONS[way](self.facts, code)
        figure = self.facts.in_role(_ASPECTS[way].value).get(code)
        if figure is None:
            return None
        if not way.endswith("number"):
            return printed(self.facts, figure)
        decimals = self.facts.indicator(code).decimals
        return print_number(figure.quantity, decimals, computed=bool(figure.formula))

    def _entry(self, code: str, aspect: Aspect, text: str) -> FigureEntry:
        indicator = self.facts.indicator(code)
        figure = self.facts.in_role(aspect.value)[code]
        exact = aspect in _HELD
        return FigureEntry(
            indicator=code,
            name=indicator.name,
            aspect=aspect,
            text=text,
            value=plain_digits(figure.value) if exact else "",
            unit=figure.unit,
            bound=figure.bound.value if exact else "",
            source=f"{figure.file}:{figure.place}" if figure.place else figure.file,
            formula=figure.formula,
        )


def _noughts(facts: Facts) -> frozenset[str]:
    """Counts and amounts of nought: nobody reports them in words without a reason."""
    empty = [code for code, value in facts.actual.items() if not value]
    return frozenset(code for code in empty if facts.indicator(code).kind in (Kind.COUNT, Kind.AMOUNT))


@lru_cache(maxsize=4096)
def _ascii(code: str) -> str:
    """A code in the letters that a bookmark may have."""
    return "".join(letter for letter in code.replace(".", "_") if letter.isascii())


_HELD = (Aspect.ACTUAL, Aspect.PREVIOUS, Aspect.TARGET)
