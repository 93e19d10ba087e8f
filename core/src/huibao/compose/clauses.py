"""Fills a clause, a sentence, a paragraph; what has nothing to say is dropped, and the marks close up."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from huibao.derive.facts import Facts
from huibao.expression.evaluate import evaluator
from huibao.expression.parse import parse
from huibao.expression.template import Optional, Part, Place, Template, parse_template
from huibao.expression.tree import codes
from huibao.model.document import FigureText
from huibao.model.outline import Paragraph, Sentence
from huibao.structure.phrases import BOUND_WORDS

from .desk import Desk
from .pieces import Pieces, closed, joined, trimmed

_BOUND = re.compile(BOUND_WORDS)
_CLAUSE_ENDS = re.compile("(?<=[，；。])|(?<=[！？])(?![”’》）])")
_SENTENCE_ENDS = ("。", "！", "？")
_PART_ENDS = ("；", *_SENTENCE_ENDS)
_FEWEST_LETTERS = 6
"""Shorter words before a figure say nothing without it: 同时, 截至目前."""


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
    if "{" not in text:
        return [text] if text else []
    template = parse_template(text)
    return _said(template, desk) if _is_complete(template, desk) else None


def _is_complete(template: Template, desk: Desk) -> bool:
    texts = desk.texts
    for part in template:
        if type(part) is Place and not (desk.word(part.code) if part.is_context else texts[part.key]):
            return False
    return True


def _said(template: Template, desk: Desk) -> Pieces:
    pieces: Pieces = []
    for part in template:
        if isinstance(part, str):
            pieces.append(part)
        elif isinstance(part, Optional):
            if _is_complete(part.parts, desk):
                pieces += _said(part.parts, desk)
        elif part.is_context:
            pieces.append(desk.word(part.code))
        else:
            figure = desk.say(part.key)
            _unless_bound(pieces, figure.text)
            pieces.append(figure)
    return pieces


def _unless_bound(pieces: Pieces, text: str) -> None:
    """知晓率为98%, but 知晓率近98%, 不低于98%: a bound before the figure takes the place of 为."""
    if pieces and type(last := pieces[-1]) is str and last.endswith("为") and _BOUND.match(text):
        pieces[-1] = last[:-1]


def paragraph(plan: Paragraph, desk: Desk, cited: frozenset[str], *, framed: bool) -> Pieces:
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
    return [*_extra(plan.lead, desk), *body, *_extra(plan.tail, desk)]


def sentence(plan: Sentence, desk: Desk, cited: frozenset[str]) -> Pieces:
    """A sentence with its full stop; empty when no clause that says something is left."""
    kept: list[Pieces] = []
    says_something = False
    for clause in plan.clauses:
        figures, condition = figures_in(clause.text), codes_in(clause.when)
        about = figures or condition
        if (about and about <= cited) or not (figures - condition).isdisjoint(desk.noughts):
            continue
        if not (holds(clause.when, desk.facts) and concerns(clause.kinds, desk.facts)):
            continue
        pieces = fill(clause.text, desk)
        if pieces is not None:
            kept.append(trimmed(pieces))
            desk.said |= condition
            says_something = says_something or bool(about) or any(isinstance(p, FigureText) for p in pieces)
    if not says_something:
        return []
    return [*_extra(plan.lead, desk), *joined(kept, plan.join), "。"]


def _extra(text: str, desk: Desk) -> Pieces:
    """A lead or a tail, which may name the unit or the period."""
    return (fill(text, desk) or []) if text else []


@lru_cache(maxsize=8192)
def figures_in(text: str) -> frozenset[str]:
    """The figures that a clause cannot do without."""
    places = (part for part in parse_template(text) if isinstance(part, Place) and not part.is_context)
    return frozenset(place.code for place in places)


@lru_cache(maxsize=8192)
def codes_in(condition: str) -> frozenset[str]:
    """The figures that a condition is about."""
    return codes(parse(condition)) if condition else frozenset()


def own_text(text: str, desk: Desk) -> Pieces:
    """A paragraph of the unit's own: figures that are missing are left out with their clause.

    What only comments on them goes with them: 清理小广告{…}处，效果明显。 is left out as a whole.
    """
    template = parse_template(text)
    if _is_complete(template, desk):
        return _said(template, desk)
    kept: Pieces = []
    for sentence in _ended(_clauses_of(template), _SENTENCE_ENDS):
        said = [clause for part in _ended(sentence, _PART_ENDS) for clause in _standing(part, desk)]
        kept += closed([piece for clause in said for piece in _said(clause, desk)])
    return kept


def _ended(clauses: Sequence[Template], ends: tuple[str, ...]) -> Iterator[list[Template]]:
    """The clauses in groups, each up to one that ends in such a mark."""
    group: list[Template] = []
    for clause in clauses:
        group.append(clause)
        if isinstance(clause[-1], str) and clause[-1].rstrip().endswith(ends):
            yield group
            group = []
    if group:
        yield group


def _standing(clauses: Sequence[Template], desk: Desk) -> list[Template]:
    """The clauses that can be said; without any figure left, only what stands before the missing ones."""
    left = [clause for clause in clauses if _is_complete(clause, desk)]
    if len(left) == len(clauses) or any(_has_figure(clause, desk) for clause in left):
        return left
    lead = list(takewhile(lambda clause: _is_complete(clause, desk), clauses))
    letters = sum(len(part) for clause in lead for part in clause if isinstance(part, str))
    return lead if letters > _FEWEST_LETTERS else []


def _has_figure(template: Template, desk: Desk) -> bool:
    return any(
        (isinstance(part, Place) and not part.is_context)
        or (isinstance(part, Optional) and _is_complete(part.parts, desk) and _has_figure(part.parts, desk))
        for part in template
    )


def _clauses_of(template: Template) -> list[Template]:
    """A template cut after each mark that ends a clause; optional parts stay whole."""
    clauses: list[list[Part]] = [[]]
    for part in template:
        if not isinstance(part, str):
            clauses[-1].append(part)
            continue
        first, *others = _CLAUSE_ENDS.split(part)
        clauses[-1].append(first)
        clauses += [[other] for other in others]
    return [tuple(clause) for clause in clauses]
