"""What an outline plans for a section, made ready once for all reports of a type."""

from functools import cached_property, lru_cache

from huibao.expression.parse import parse
from huibao.expression.tree import codes
from huibao.model.catalogue import Catalogue
from huibao.model.outline import Clause, Paragraph, Section, Sentence

from .phrases import phrase
from .pieces import Merged
from .tables import ReadyTable

_MOST_KNOWN = 64


def codes_in(condition: str) -> frozenset[str]:
    """The figures that a condition is about."""
    return codes(parse(condition)) if condition else frozenset()


class ReadyClause:
    """A clause with the figures that its condition is about, and those that it speaks of.

    about are the ones or, without any, the others; stated are those that it states unasked.
    """

    __slots__ = ("about", "condition", "kinds", "phrase", "stated", "when")

    def __init__(self, plan: Clause) -> None:
        self.phrase = phrase(plan.text, trims=True)
        self.when, self.kinds = plan.when, plan.kinds
        self.condition = codes_in(plan.when)
        self.about = self.phrase.figures or self.condition
        self.stated = self.phrase.figures - self.condition


class ReadySentence:
    """A sentence of ready clauses."""

    __slots__ = ("clauses", "join", "lead")

    def __init__(self, plan: Sentence) -> None:
        self.clauses = tuple(map(ReadyClause, plan.clauses))
        self.lead, self.join = plan.lead, plan.join


Standing = tuple[ReadyClause, ...]
"""The clauses of a sentence that a report says."""
_Choice = tuple[tuple[Standing, ...], bool]


class ReadyParagraph:
    """A paragraph of ready sentences.

    The clauses that stand, and whether it is framed, decide what it comes to: known holds that, but for
    words about the unit, and for brackets or figures that may be missing elsewhere.
    """

    def __init__(self, plan: Paragraph) -> None:
        self._plan = plan
        self.lead, self.tail = plan.lead, plan.tail
        self.when, self.kinds, self.always = plan.when, plan.kinds, plan.always
        self.known: dict[_Choice, Merged] = {}

    @cached_property
    def sentences(self) -> tuple[ReadySentence, ...]:
        """Its sentences, made ready for the first report that it stands in."""
        return tuple(map(ReadySentence, self._plan.sentences))

    def keep(self, choice: _Choice, pieces: Merged) -> None:
        """Remember what the paragraph comes to, where it comes to the same each time."""
        if self._frame_varies or len(self.known) == _MOST_KNOWN:  # ten clauses stand in a thousand ways
            return
        if not any(clause.phrase.varies for standing in choice[0] for clause in standing):
            self.known[choice] = pieces

    @cached_property
    def _frame_varies(self) -> bool:
        frames = [phrase(text) for text in (self.lead, self.tail, *(each.lead for each in self.sentences))]
        return any(each.varies or each.figures for each in frames)


class ReadySection:
    """A section with its paragraphs and tables ready; plan has all else."""

    __slots__ = ("paragraphs", "plan", "tables")

    def __init__(self, plan: Section, catalogue: Catalogue) -> None:
        self.plan = plan
        self.paragraphs = tuple(map(ReadyParagraph, plan.paragraphs))
        self.tables = tuple(ReadyTable(table, catalogue) for table in plan.tables)


class _Sections(dict[str, ReadySection]):
    """The sections of a catalogue by id, made ready when a report first needs them."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue

    def __missing__(self, id: str) -> ReadySection:
        section = self[id] = ReadySection(self._catalogue.sections[id], self._catalogue)
        return section


ready_sections = lru_cache(maxsize=64)(_Sections)
"""The sections of a catalogue, by id."""
