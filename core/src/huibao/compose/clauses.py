"""Fills a clause, a sentence, a paragraph; what has nothing to say is dropped, and the marks close up."""

from collections.abc import Sequence

from huibao.derive.facts import Facts
from huibao.expression.evaluate import evaluator
from huibao.model.document import FigureText

from .desk import Desk
from .phrases import phrase
from .pieces import Pieces, trimmed
from .plans import ReadyParagraph, ReadySentence


def holds(condition: str, facts: Facts) -> bool:
    """Whether a condition holds; a missing operand means that it does not."""
    try:
        return not condition or bool(evaluator(condition)(facts))
    except (KeyError, ArithmeticError):
        return False


def concerns(kinds: Sequence[str], facts: Facts) -> bool:
    """Whether something for these sub-kinds is for this unit; none named means all."""
    return not kinds or facts.submission.unit.kind in kinds


def fill(text: str, desk: Desk) -> Pieces | None:
    """The pieces of a text, None when a figure outside brackets is missing."""
    return phrase(text).filled(desk)


def paragraph(plan: ReadyParagraph, desk: Desk, cited: frozenset[str], *, framed: bool) -> Pieces:
    """A paragraph; empty when no sentence of it is left and it is not one to print always.

    cited figures are not said again. framed is false where the unit's own words take the place of
    the lead and the tail.
    """
    if not concerns(plan.kinds, desk.facts) or not holds(plan.when, desk.facts):
        return []
    body: Pieces = []
    for each in plan.sentences:
        body += sentence(each, desk, cited)
    if not framed or not (body or plan.always):
        return body
    return [*(plan.lead.filled(desk) or ()), *body, *(plan.tail.filled(desk) or ())]


def sentence(plan: ReadySentence, desk: Desk, cited: frozenset[str]) -> Pieces:
    """A sentence with its full stop; empty when no clause that says something is left."""
    facts, noughts = desk.facts, desk.noughts
    body: Pieces = []
    says_something = False
    for clause in plan.clauses:
        if (clause.about and clause.about <= cited) or not clause.stated.isdisjoint(noughts):
            continue
        if not (holds(clause.when, facts) and concerns(clause.kinds, facts)):
            continue
        pieces = clause.phrase.filled(desk)
        if pieces is not None:
            desk.said |= clause.condition
            says_something = says_something or bool(clause.about) or _has_figure(pieces)
            if body:
                body.append(plan.join)
            body += trimmed(pieces)
    if not says_something:
        return []
    return [*(plan.lead.filled(desk) or ()), *body, "。"]


def _has_figure(pieces: Pieces) -> bool:
    return any(isinstance(piece, FigureText) for piece in pieces)
