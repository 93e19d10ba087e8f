"""What an outline plans for a section, made ready once for all reports of a type."""

from collections.abc import Callable, Iterator

from huibao.derive.facts import Facts
from huibao.expression.evaluate import Scope, Value, compiled
from huibao.expression.template import cited
from huibao.expression.tree import codes
from huibao.model.catalogue import Catalogue
from huibao.model.outline import Clause, Paragraph, Section, Sentence
from huibao.model.prepared import prepared

from .phrases import phrase
from .pieces import Merged
from .tables import ReadyTable

_MOST_KNOWN = 64


class Condition:
    """A condition with the figures that it is about."""

    __slots__ = ("_test", "codes", "tree")

    def __init__(self, text: str) -> None:
        from huibao.expression.parse import parse  # what is kept of a type is parsed already

        self.tree = parse(text)
        self.codes = codes(self.tree)
        self._test: Callable[[Scope], Value] | None = None  # made for the first report that asks

    def holds(self, facts: Facts) -> bool:
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
    return Condition(text) if text else None


def codes_in(condition: str) -> frozenset[str]:
    """The figures that a condition is about."""
    return Condition(condition).codes if condition else frozenset()


class ReadyClause:
    """A clause with the figures that its condition is about, and those that it speaks of.

    about are the ones or, without any, the others; stated are those that it states unasked.
    """

    __slots__ = ("about", "kinds", "phrase", "stated", "when")

    def __init__(self, plan: Clause) -> None:
        self.phrase = phrase(plan.text, trims=True)
        self.when, self.kinds = condition(plan.when), plan.kinds
        asked: frozenset[str] = self.when.codes if self.when else frozenset()
        self.about = self.phrase.figures or asked
        self.stated = self.phrase.figures - asked


class ReadySentence:
    """A sentence of ready clauses."""

    __slots__ = ("clauses", "join", "lead")

    def __init__(self, plan: Sentence) -> None:
        self.clauses = tuple(map(ReadyClause, plan.clauses))
        self.lead, self.join = phrase(plan.lead), plan.join


Standing = tuple[ReadyClause, ...]
"""The clauses of a sentence that a report says."""
_Choice = tuple[tuple[Standing, ...], bool]


class ReadyParagraph:
    """A paragraph of ready sentences.

    The clauses that stand, and whether it is framed, decide what it comes to: known holds that, but for
    words about the unit, and for brackets or figures that may be missing elsewhere.
    """

    __slots__ = ("_frame_varies", "always", "kinds", "known", "lead", "sentences", "tail", "when")

    def __init__(self, plan: Paragraph) -> None:
        self.lead, self.tail = phrase(plan.lead), phrase(plan.tail)
        self.when, self.kinds, self.always = condition(plan.when), plan.kinds, plan.always
        self.sentences = tuple(map(ReadySentence, plan.sentences))
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
