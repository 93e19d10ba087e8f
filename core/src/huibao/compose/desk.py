"""The desk at which one document is composed: what has been said so far, and how a figure is said."""

from collections.abc import Callable

from huibao.check.editions import aim_of
from huibao.derive.facts import Facts, Values
from huibao.model.document import FigureText
from huibao.model.figure import Figure
from huibao.model.indicator import QuantityKind
from huibao.model.period import PeriodKind

from .comparisons import year_before
from .ways import WAYS, Saying

_THIS = {
    PeriodKind.YEAR: "全年",
    PeriodKind.HALF: "半年来",
    PeriodKind.QUARTER: "本季度",
    PeriodKind.MONTH: "本月",
    PeriodKind.TERM: "本学期",
    PeriodKind.SCHOOL_YEAR: "本学年",
}
_CONTEXT: dict[str, Callable[[Facts], str]] = {
    "unit.name": lambda facts: facts.submission.unit.name,
    "unit.self": lambda facts: facts.catalogue.self_name(facts.submission.unit),
    "unit.people": lambda facts: facts.catalogue.people(facts.submission.unit),
    "unit.superior": lambda facts: facts.submission.unit.superior,
    "unit.aim": lambda facts: aim_of(facts.catalogue, facts.submission),
    "period": lambda facts: facts.submission.period.label,
    "period.next": lambda facts: facts.submission.period.next.label,
    "period.previous": lambda facts: facts.submission.period.previous.label,
    "period.year": lambda facts: f"{facts.submission.period.year}年",
    "period.this": lambda facts: _THIS[facts.submission.period.kind],
    "period.last": year_before,
}


class _Sayable(dict[tuple[str, str], tuple[str, Figure] | None]):
    """Figures in words by code and way, made when they are first asked for."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._facts = facts
        self._ways = {name: (way.held(facts), way.say) for name, way in WAYS.items()}

    def __missing__(self, key: tuple[str, str]) -> tuple[str, Figure] | None:
        code, name = key
        figures, say = self._ways[name]
        found = None
        if code in figures:
            figure = figures[code]
            if text := say(self._facts, figure):
                found = text, figure
        self[key] = found
        return found


class Desk:
    """Hands out figures in print and keeps the register of them. Changes while a document is composed.

    said holds the codes of the figures that running text or a table has spoken of; printed the words
    of each, by code and way. noughts are the codes of those that are left to the annex unless a
    condition asks for them: 印发文件0份. sayable has the words and the figure of all that can be said, by
    code and way; None is what there is nothing to say of. cited are the figures that brackets do not say
    again, since own words under the same heading do. lacks_words says that something of the unit's
    own words is not printed, for want of a figure. untold are the figures of the section in hand whose
    targets no table tells.
    """

    def __init__(self, facts: Facts, *, spares_noughts: bool = True) -> None:
        self.facts = facts
        self.noughts = _noughts(facts) if spares_noughts else frozenset()
        self.said: set[str] = set()
        self.printed: dict[tuple[str, str], str] = {}
        self.sayable = _Sayable(facts)
        self.lacks_words = False
        self.cited: frozenset[str] = frozenset()
        self.untold: frozenset[str] = frozenset()
        self._count = 0
        self._beside: tuple[frozenset[str], Values] | None = None

    def word(self, code: str) -> str:
        """A word about the unit or the period, "" where the data has none."""
        return _CONTEXT[code](self.facts) if code in _CONTEXT else ""

    def beside(self, cited: frozenset[str]) -> Values:
        """The values without those of cited figures."""
        if self._beside is None or self._beside[0] != cited:
            facts = self.facts
            actual = {code: value for code, value in facts.actual.items() if code not in cited}
            values = Values(actual, facts.previous, facts.target, facts.items, facts.planned)
            self._beside = cited, values
        return self._beside[1]

    def text(self, code: str, way: str = "") -> str | None:
        """What there is to say of a figure in one of the `WAYS`, None for nothing."""
        found = self.sayable[code, way]
        return found and found[0]

    def say(self, saying: Saying) -> FigureText:
        """The figure in print, which then counts as said; KeyError if nothing is to be said."""
        key, code = saying.key, saying.code
        found = self.sayable[key]
        if found is None:
            raise KeyError(key)
        text, figure = found
        if saying.tells_now:
            self.said.add(code)
        self.printed[key] = text
        self._count = count = self._count + 1
        return FigureText(text, code, saying.aspect, f"_hb{count}{saying.mark}", figure)


def _noughts(facts: Facts) -> frozenset[str]:
    """Counts and amounts of nought, and computed rates: nobody reports them in words without a reason.

    An indicator that a unit defines for itself is one: 新发病例0例; so is a rate of 0% that it gives.
    """
    empty = [code for code, value in facts.actual.items() if not value and code not in facts.local]
    return frozenset(
        code
        for code in empty
        if facts.indicator(code).kind in (QuantityKind.COUNT, QuantityKind.AMOUNT)
        or facts.figures[code].formula
    )
