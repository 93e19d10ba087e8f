"""Composes a paragraph with some of its figures there and others missing, and gives what would be printed.

A paragraph of thirty clauses is tried a hundred times, and each time nearly all of its sentences have the
same figures as before: what a sentence comes to with the same figures is found out once.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from itertools import chain, pairwise

from attrs import evolve, frozen

from huibao.compose.clauses import put_together
from huibao.compose.desk import Desk
from huibao.compose.phrases import phrase
from huibao.compose.pieces import Piece, runs
from huibao.compose.plans import ReadyParagraph
from huibao.compose.ways import Saying
from huibao.expression.template import cited
from huibao.model.catalogue import Catalogue
from huibao.model.document import plain
from huibao.model.outline import Paragraph, Sentence

from .stage import Stage
from .trial import Trial, about

Followed = tuple[str, str, str]
"""A figure's code, the figure in print, and the words after it."""


@frozen
class Printed:
    """What a paragraph comes to; bodies are its sentences after their leads, followed are its figures."""

    whole: str = ""
    bodies: tuple[str, ...] = ()
    followed: tuple[Followed, ...] = ()


class Rehearsal:
    """A paragraph as a unit of one kind would print it."""

    def __init__(self, plan: Paragraph, catalogue: Catalogue, kind: str) -> None:
        self._stage = Stage(catalogue, kind)
        self._is_for_kind = _is_for(plan.kinds, kind)
        self._always = plan.always
        self._when = plan.when, about(plan.when)
        self._lead, self._tail = _Frame(plan.lead), _Frame(plan.tail)
        self._sentences = [_Sentence(each, kind) for each in plan.sentences]

    def printed(self, trial: Trial) -> Printed:
        """What would be printed when the figures are those of the trial."""
        if not self._is_for_kind or not self._stage.allows(*self._when, trial):
            return Printed()
        said = [each.said(trial, self._stage) for each in self._sentences]
        bodies = tuple([each.body for each in said])
        if self._always or any(each.whole for each in said):
            said = [self._lead.said(trial, self._stage), *said, self._tail.said(trial, self._stage)]
        there = [each for each in said if each.whole]
        met = [(*one.last, other.first) for one, other in pairwise(there) if one.last and other.first]
        return Printed(
            "".join([each.whole for each in there]),
            bodies,
            (*chain.from_iterable([each.followed for each in there]), *met),
        )


def _is_for(kinds: Sequence[str], kind: str) -> bool:
    return not kinds or kind in kinds


@frozen
class _Said:
    """What a part of a paragraph comes to; body is that without its lead.

    first are the words that it begins with, last the figure that it ends in: its code, and it in print.
    """

    whole: str = ""
    body: str = ""
    followed: tuple[Followed, ...] = ()
    first: str = ""
    last: tuple[str, str] | None = None

    @classmethod
    def of(cls, pieces: Sequence[Piece], bare: Sequence[Piece], desk: Desk) -> "_Said":
        """What the pieces come to, and those without the lead."""
        if not pieces:
            return cls()
        whole = plain(runs(pieces, desk))
        body = whole if bare is pieces else plain(runs(bare, desk))
        followed = [
            (*_in_print(figure, desk), after)
            for figure, after in pairwise(pieces)
            if isinstance(figure, Saying) and isinstance(after, str)
        ]
        first, last = pieces[0], pieces[-1]
        return cls(
            whole,
            body,
            tuple(followed),
            first if isinstance(first, str) else "",
            _in_print(last, desk) if isinstance(last, Saying) else None,
        )


def _in_print(figure: Saying, desk: Desk) -> tuple[str, str]:
    return figure.code, desk.text(*figure.key) or ""


class _Part(ABC):
    """A part of a paragraph that speaks of these figures; knows what it came to."""

    def __init__(self, about: frozenset[str]) -> None:
        self._about = about
        self._known: dict[tuple[frozenset[str], bool], _Said] = {}

    def said(self, trial: Trial, stage: Stage) -> _Said:
        """What it comes to in a trial."""
        own = trial.given & self._about, trial.compared
        if own not in self._known:
            self._known[own] = self._tried(Trial(*own), stage)
        return self._known[own]

    @abstractmethod
    def _tried(self, trial: Trial, stage: Stage) -> _Said:
        """The same, found out."""


class _Frame(_Part):
    """The lead or the tail."""

    def __init__(self, text: str) -> None:
        super().__init__(cited(text))
        self._phrase = phrase(text)

    def _tried(self, trial: Trial, stage: Stage) -> _Said:
        desk = stage.desk(trial)
        pieces = self._phrase.filled(desk) or ()
        return _Said.of(pieces, pieces, desk)


class _Sentence(_Part):
    """A sentence of the clauses that are for a kind; a condition counts by whether it can hold."""

    def __init__(self, plan: Sentence, kind: str) -> None:
        own = evolve(plan, clauses=tuple(each for each in plan.clauses if _is_for(each.kinds, kind)))
        self._conditions = [(each.when, about(each.when)) for each in own.clauses]
        spoken = [cited(text) for text in (own.lead, *(each.text for each in own.clauses))]
        super().__init__(frozenset().union(*spoken, *(codes for _when, codes in self._conditions)))
        self._led = ReadyParagraph(Paragraph((own,)))
        self._bare = ReadyParagraph(Paragraph((evolve(own, lead=""),)))
        self._has_lead = bool(own.lead)

    def _tried(self, trial: Trial, stage: Stage) -> _Said:
        desk = stage.desk(trial)
        (sentence,) = self._led.sentences
        standing = tuple(
            clause
            for clause, condition in zip(sentence.clauses, self._conditions, strict=True)
            if stage.allows(*condition, trial) and clause.phrase.is_complete(desk)
        )
        pieces = put_together(self._led, (standing,), desk, framed=False)
        bare = put_together(self._bare, (standing,), desk, framed=False) if self._has_lead else pieces
        return _Said.of(pieces, bare, desk)
