"""The desk at which one document is composed: what has been said so far, and how a figure is said."""

from functools import lru_cache

from huibao.check.editions import aim_of
from huibao.derive.facts import Facts
from huibao.model.document import FigureText
from huibao.model.indicator import QuantityKind
from huibao.model.period import PeriodKind

from .ways import WAYS

_THIS = {
    PeriodKind.YEAR: "全年",
    PeriodKind.HALF: "半年来",
    PeriodKind.QUARTER: "本季度",
    PeriodKind.MONTH: "本月",
    PeriodKind.TERM: "本学期",
    PeriodKind.SCHOOL_YEAR: "本学年",
}
_LONGEST_SUFFIX = 30
"""A bookmark has at most 40 characters, and a document some thousands of them."""


class _Texts(dict[tuple[str, str], str | None]):
    """The words for figures by code and way, made when they are first asked for."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._facts = facts

    def __missing__(self, key: tuple[str, str]) -> str | None:
        code, way = key
        text = self[key] = WAYS[way].say(self._facts, code)
        return text


class Desk:
    """Hands out figures in print and keeps the register of them. Changes while a document is composed.

    said holds the codes of the figures that running text or a table has spoken of; printed the words
    of each, by code and way. noughts are the codes of those that are left to the annex unless a
    condition asks for them: 印发文件0份. texts are all words that figures have, by code and way; None is
    what there is nothing to say of.
    """

    def __init__(self, facts: Facts, *, spares_noughts: bool = True) -> None:
        self.facts = facts
        self.noughts = _noughts(facts) if spares_noughts else frozenset()
        self.said: set[str] = set()
        self.printed: dict[tuple[str, str], str] = {}
        self.texts = _Texts(facts)
        self._count = 0
        period = facts.submission.period
        self._context = {
            "unit.name": facts.submission.unit.name,
            "unit.self": facts.catalogue.self_name(facts.submission.unit),
            "unit.people": facts.catalogue.people(facts.submission.unit),
            "unit.superior": facts.submission.unit.superior,
            "unit.aim": aim_of(facts.catalogue, facts.submission),
            "period": period.label,
            "period.next": period.next.label,
            "period.previous": period.previous.label,
            "period.year": f"{period.year}年",
            "period.this": _THIS[period.kind],
            "period.last": "上年" if period.is_whole_year else "上年同期",
        }

    def word(self, code: str) -> str:
        """A word about the unit or the period, "" where the data has none."""
        return self._context.get(code, "")

    def text(self, code: str, way: str = "") -> str | None:
        """What there is to say of a figure in one of the `WAYS`, None for nothing."""
        return self.texts[code, way]

    def say(self, key: tuple[str, str]) -> FigureText:
        """The figure of a code and a way, which then counts as said; KeyError if nothing is to be said."""
        text = self.texts[key]
        if text is None:
            raise KeyError(key)
        code, named = key
        way = WAYS[named]
        if way.tells_now:
            self.said.add(code)
        self.printed[key] = text
        self._count += 1
        return FigureText(text, code, way.aspect, f"_hb{self._count}{_suffix(code)}")


def _noughts(facts: Facts) -> frozenset[str]:
    """Counts and amounts of nought: nobody reports them in words without a reason."""
    empty = [code for code, value in facts.actual.items() if not value]
    return frozenset(
        code for code in empty if facts.indicator(code).kind in (QuantityKind.COUNT, QuantityKind.AMOUNT)
    )


@lru_cache(maxsize=4096)
def _suffix(code: str) -> str:
    """A code in the letters that a bookmark may have, and not too long for one."""
    return "".join(letter for letter in f"_{code.replace('.', '_')}" if letter.isascii())[:_LONGEST_SUFFIX]
