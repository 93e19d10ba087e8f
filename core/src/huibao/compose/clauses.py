"""Fills a clause, a sentence, a paragraph; what has nothing to say is dropped, and the marks close up."""

from collections.abc import Sequence

from huibao.derive.facts import Facts
from huibao.expression.evaluate import evaluator

from .desk import Desk
from .phrases import Phrase, phrase
from .pieces import Piece, Pieces
from .plans import ReadyParagraph, ReadySentence
from .ways import Saying


def holds(condition: str, facts: Facts) -> bool:
    """Whether a condition holds; a missing operand means that it does not."""
    try:
        return not condition or bool(evaluator(condition)(facts))
    except (KeyError, ArithmeticError):
        return False


def concerns(kinds: Sequence[str], facts: Facts) -> bool:
    """Whether something for these sub-kinds is for this unit; none named means all."""
    return not kinds or facts.submission.unit.kind in kinds


def fill(text: str, desk: Desk) -> Sequence[Piece] | None:
    """The pieces of a text, None when a figure outside brackets is missing."""
    return phrase(text).filled(desk)


def paragraph(plan: ReadyParagraph, desk: Desk, cited: frozenset[str], *, framed: bool) -> Pieces:
    """A paragraph; empty when no sentence of it is left and it is not one to print always.

    cited figures are not said again. framed is false where the unit's own words take the place of
    the lead and the tail.
    """
    if not (concerns(plan.kinds, desk.facts) and holds(plan.when, desk.facts)):
        return []
    body: Pieces = []
    for each in plan.sentences:
        body += sentence(each, desk, cited)
    if not framed or not (body or plan.always):
        return body
    return [*_extra(plan.lead, desk), *body, *_extra(plan.tail, desk)]


def sentence(plan: ReadySentence, desk: Desk, cited: frozenset[str]) -> Pieces:
    """A sentence with its full stop; empty when no clause that says something is left."""
    facts, noughts = desk.facts, desk.noughts
    body: Pieces = []
    says_something = False
    for clause in plan.clauses:
        if (clause.about and clause.about <= cited) or not clause.stated.isdisjoint(noughts):
            continue
        if clause.when and not holds(clause.when, facts):
            continue
        if clause.kinds and not concerns(clause.kinds, facts):
            continue
        pieces = clause.phrase.filled(desk)
        if pieces is not None:
            if clause.condition:
                desk.said |= clause.condition
            says_something = says_something or bool(clause.about) or _has_figure(pieces)
            if body:
                body.append(plan.join)
            body += pieces
    if not says_something:
        return []
    body.append("。")
    return [*_extra(plan.lead, desk), *body] if plan.lead else body


def _has_figure(pieces: Sequence[Piece]) -> bool:
    return any(isinstance(piece, Saying) for piece in pieces)


def _extra(phrase: Phrase | None, desk: Desk) -> Sequence[Piece]:
    """A lead or a tail, which may name the unit or the period."""
    return phrase.filled(desk) or () if phrase else ()
