"""Fills a clause, a sentence, a paragraph; what has nothing to say is dropped, and the marks close up."""

from collections.abc import Sequence

from huibao.derive.facts import Facts
from huibao.expression.evaluate import evaluator
from huibao.model.document import Run

from .desk import Desk
from .phrases import phrase
from .pieces import Piece, Pieces, joined, listed, merged, said
from .plans import ReadyParagraph, ReadySentence, Standing
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


def paragraph(plan: ReadyParagraph, desk: Desk, cited: frozenset[str], *, framed: bool) -> tuple[Run, ...]:
    """A paragraph; empty when no sentence of it is left and it is not one to print always.

    cited figures are not said again. framed is false where the unit's own words take the place of
    the lead and the tail.
    """
    if (plan.kinds or plan.when) and not is_for(plan, desk):
        return ()
    choice = standing(plan, desk, cited), framed
    is_alike = desk.untold.isdisjoint(plan.codes)  # no completion of a target stands in it
    pieces = plan.known.get(choice) if is_alike else None
    if pieces is None:
        desk.cited = cited
        pieces = merged(put_together(plan, choice[0], desk, framed=framed))
        desk.cited = frozenset()
        if is_alike:
            plan.keep(choice, pieces)
    return said(pieces, desk)


def is_for(plan: ReadyParagraph, desk: Desk) -> bool:
    """Whether a paragraph is for this unit and its figures."""
    return concerns(plan.kinds, desk.facts) and (plan.when is None or plan.when.holds(desk.facts))


def standing(plan: ReadyParagraph, desk: Desk, cited: frozenset[str]) -> tuple[Standing, ...]:
    """The clauses of each sentence that are said. What their conditions are about counts as said, too.

    To conditions cited figures are not given: what goes with one of them is worded as where it is missing,
    现有卫生技术人员652人 and not 其中卫生技术人员652人.
    """
    return tuple([_standing(each, desk, cited) for each in plan.sentences])


def _standing(plan: ReadySentence, desk: Desk, cited: frozenset[str]) -> Standing:
    standing = []
    for clause in plan.clauses:
        if clause.kinds and not concerns(clause.kinds, desk.facts):
            continue
        if (when := clause.when) and not when.holds(
            desk.beside(cited) if cited and not when.codes.isdisjoint(cited) else desk.facts
        ):
            continue
        if (clause.about and clause.about <= cited) or not clause.stated.isdisjoint(desk.noughts):
            continue
        if clause.phrase.is_complete(desk):
            standing.append(clause)
            if clause.when:
                desk.said |= clause.when.codes
    return tuple(standing)


def put_together(
    plan: ReadyParagraph, standing: tuple[Standing, ...], desk: Desk, *, framed: bool
) -> Sequence[Piece]:
    """The pieces of a paragraph in which these clauses stand."""
    body: Pieces = []
    for each, clauses in zip(plan.sentences, standing, strict=True):
        body += _sentence(each, clauses, desk)
    if not framed or not (body or plan.always):
        return body
    return [*(plan.lead.filled(desk) or ()), *body, *(plan.tail.filled(desk) or ())]


def _sentence(plan: ReadySentence, clauses: Standing, desk: Desk) -> Pieces:
    """A sentence with its full stop; empty when none of its clauses says something."""
    groups = [clause.phrase.filled(desk) or () for clause in clauses]
    if not any(clause.about for clause in clauses) and not any(map(_has_figure, groups)):
        return []
    if desk.untold and plan.join != "、":
        from .untold import with_completion  # where there are targets

        groups = [with_completion(group, desk) for group in groups]
    together = listed(groups) if plan.join == "，" else joined(groups, plan.join)
    return [*(plan.lead.filled(desk) or ()), *together, "。"]


def _has_figure(pieces: Sequence[Piece]) -> bool:
    return any(isinstance(piece, Saying) for piece in pieces)
