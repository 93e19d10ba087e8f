"""What an outline plans for a section, made ready once for all reports of a type."""

from collections.abc import Callable, Iterator
from typing import Any

from huibao.expression.evaluate import Scope, Value, compiled
from huibao.expression.template import cited
from huibao.expression.tree import Node, codes
from huibao.model.catalogue import Catalogue
from huibao.model.outline import Clause, Paragraph, Section, Sentence
from huibao.model.prepared import prepared

from .phrases import Phrase, phrase
from .pieces import Merged
from .tables import ReadyTable

_MOST_KNOWN = 64


class Condition:
    """A condition with the figures that it is about."""

    __slots__ = ("_test", "codes", "tree")

    def __init__(self, tree: Node, about: frozenset[str]) -> None:
        self.tree = tree
        self.codes = about
        self._test: Callable[[Scope], Value] | None = None  # made for the first report that asks

    def __reduce__(self) -> tuple[Any, ...]:
        return Condition, (self.tree, self.codes)

    def holds(self, facts: Scope) -> bool:
        """Whether it holds; a missing operand means that it does not."""
        test = self._test
        if test is None:
            test = self._test = compiled(self.tree)
        try:
            return bool(test(facts))
        except (KeyError, ArithmeticError):
            return False


def condition(text: str) -> Condition | None:
    """The condition, None for no text: what has none always holds."""
    if not text:
        return None
    from huibao.expression.parse import parse  # what is kept of a type is parsed already

    tree = parse(text)
    return Condition(tree, codes(tree))


def codes_in(text: str) -> frozenset[str]:
    """The figures that a condition is about."""
    found = condition(text)
    return found.codes if found else frozenset()


class ReadyClause:
    """A clause with the figures that its condition is about, and those that it speaks of.

    about are the ones or, without any, the others; stated are those that it states unasked.
    """

    __slots__ = ("about", "kinds", "phrase", "stated", "when")

    def __init__(self, phrase: Phrase, when: Condition | None, kinds: tuple[str, ...]) -> None:
        self.phrase = phrase
        self.when = when
        self.kinds = kinds
        self.about = self.stated = phrase.figures
        if when:
            self.about = phrase.figures or when.codes
            self.stated = phrase.figures - when.codes

    def __reduce__(self) -> tuple[Any, ...]:
        return ReadyClause, (self.phrase, self.when, self.kinds)


def _ready(plan: Clause) -> ReadyClause:
    return ReadyClause(phrase(plan.text, trims=True), condition(plan.when), plan.kinds)


class ReadySentence:
    """A sentence of ready clauses."""

    __slots__ = ("clauses", "join", "lead")

    def __init__(self, plan: Sentence) -> None:
        self.clauses = tuple(map(_ready, plan.clauses))
        self.lead, self.join = phrase(plan.lead), plan.join


Standing = tuple[ReadyClause, ...]
"""The clauses of a sentence that a report says."""
_Choice = tuple[tuple[Standing, ...], bool]


class ReadyParagraph:
    """A paragraph of ready sentences.

    The clauses that stand, and whether it is framed, decide what it comes to: known holds that, but for
    words about the unit, and for brackets or figures that may be missing elsewhere. codes are the figures
    without which its clauses do not stand.
    """

    __slots__ = ("_frame_varies", "always", "codes", "kinds", "known", "lead", "sentences", "tail", "when")

    def __init__(self, plan: Paragraph) -> None:
        self.lead, self.tail = phrase(plan.lead), phrase(plan.tail)
        self.when, self.kinds, self.always = condition(plan.when), plan.kinds, plan.always
        self.sentences = tuple(map(ReadySentence, plan.sentences))
        clauses = [clause for each in self.sentences for clause in each.clauses]
        self.codes = frozenset().union(*(clause.phrase.figures for clause in clauses))
        frames = [self.lead, self.tail, *(each.lead for each in self.sentences)]
        self._frame_varies = any(each.varies or each.figures for each in frames)
        self.known: dict[_Choice, Merged] = {}

    def keep(self, choice: _Choice, pieces: Merged) -> None:
        """Remember what the paragraph comes to, where it comes to the same each time."""
        if self._frame_varies or len(self.known) == _MOST_KNOWN:  # ten clauses stand in a thousand ways
            return
        if not any(clause.phrase.varies for standing in choice[0] for clause in standing):
            self.known[choice] = pieces


class ReadySection:
    """A section with its paragraphs and tables ready; plan has all else.

    mentioned are the codes of the figures that its sentences and tables may speak of.
    """

    __slots__ = ("mentioned", "paragraphs", "plan", "tables")

    def __init__(self, plan: Section, catalogue: Catalogue) -> None:
        self.plan = plan
        self.paragraphs = tuple(map(ReadyParagraph, plan.paragraphs))
        self.tables = tuple(ReadyTable(table, catalogue) for table in plan.tables)
        self.mentioned = frozenset(_mentioned(plan))


def _mentioned(section: Section) -> Iterator[str]:
    for plan in section.paragraphs:
        for text in plan.texts:
            yield from cited(text)
    for table in section.tables:
        if not table.targets:  # what has none is not in it
            yield from table.rows


class _Sections(dict[str, ReadySection]):
    """The sections of a catalogue by id, made ready when a report first needs them."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue

    def __missing__(self, id: str) -> ReadySection:
        section = self[id] = ReadySection(self._catalogue.sections[id], self._catalogue)
        return section


ready_sections = prepared(_Sections)
"""The sections of a catalogue, by id."""
