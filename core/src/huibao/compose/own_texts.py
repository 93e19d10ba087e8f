"""The unit's own words in a report: what lacks a figure goes, with what only comments on it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from huibao.expression.template import Part, Template, parse_template
from huibao.structure.numbering import unnumbered

from .desk import Desk
from .phrases import Phrase
from .pieces import Pieces, closed, ended
from .ways import Saying

_CLAUSE_ENDS = "(?<=[，；。])|(?<=[！？])(?![”’》）])"
_SENTENCE_ENDS = ("。", "！", "？")
_PART_ENDS = ("；", *_SENTENCE_ENDS)
_LONGEST_HEADING = 20
_FEWEST_LETTERS = 6
"""Shorter words before a figure say nothing without it: 同时, 截至目前."""


def own_paragraph(text: str, desk: Desk) -> Pieces:
    """A paragraph of the unit's own with a mark at its end; a heading of its own, （一）措施, has none."""
    pieces = own_text(text, desk)
    is_heading = len(text) <= _LONGEST_HEADING and "，" not in text and unnumbered(text) != text
    return pieces if is_heading or not pieces else ended(pieces)


def own_text(text: str, desk: Desk) -> Pieces:
    """A text of the unit's own: figures that are missing are left out with their clause.

    What only comments on them goes with them: 清理小广告{…}处，效果明显。 is left out as a whole.
    """
    template = parse_template(text)
    whole = Phrase.of(template).filled(desk)
    if whole is not None:
        return [*whole]
    desk.lacks_words = True
    kept: Pieces = []
    for sentence in sentences_of(template):
        said = [clause for clause, stands in standing(sentence, desk) if stands]
        kept += closed([piece for clause in said for piece in clause.filled(desk) or ()])
    return kept


def sentences_of(template: Template) -> Iterator[list[Phrase]]:
    """The clauses of a text, by sentence."""
    return _ended(_clauses_of(template), _SENTENCE_ENDS)


def standing(sentence: Sequence[Phrase], desk: Desk) -> Iterator[tuple[Phrase, bool]]:
    """The clauses of a sentence, and whether each is said."""
    for part in _ended(sentence, _PART_ENDS):
        left = _standing(part, desk)
        for clause in part:
            yield clause, clause in left


def _ended(clauses: Iterable[Phrase], ends: tuple[str, ...]) -> Iterator[list[Phrase]]:
    """The clauses in groups, each up to one that ends in such a mark."""
    group: list[Phrase] = []
    for clause in clauses:
        group.append(clause)
        if isinstance(last := clause.parts[-1], str) and last.rstrip().endswith(ends):
            yield group
            group = []
    if group:
        yield group


def _standing(clauses: Sequence[Phrase], desk: Desk) -> list[Phrase]:
    """The clauses that can be said; without any figure left, only what stands before the missing ones."""
    left = [clause for clause in clauses if clause.is_complete(desk)]
    if len(left) == len(clauses) or any(_has_figure(clause, desk) for clause in left):
        return left
    lead = list(takewhile(lambda clause: clause.is_complete(desk), clauses))
    letters = sum(len(part) for clause in lead for part in clause.parts if isinstance(part, str))
    return lead if letters > _FEWEST_LETTERS else []


def _has_figure(phrase: Phrase, desk: Desk) -> bool:
    return any(
        isinstance(part, Saying)
        or (isinstance(part, Phrase) and part.is_complete(desk) and _has_figure(part, desk))
        for part in phrase.parts
    )


def _clauses_of(template: Template) -> list[Phrase]:
    """A template cut after each mark that ends a clause; optional parts stay whole."""
    clauses: list[list[Part]] = [[]]
    for part in template:
        if not isinstance(part, str):
            clauses[-1].append(part)
            continue
        first, *others = re.split(_CLAUSE_ENDS, part)
        clauses[-1].append(first)
        clauses += [[other] for other in others]
    return [Phrase.of(tuple(clause)) for clause in clauses]
