"""A report's plan: outlines, sections, paragraphs, sentences, clauses."""

from huibao.model.sealed import deferred

from .document import ChartKind


@deferred
class Clause:
    """One statement, dropped when a figure in it is missing.

    text holds figures as {code} or {code:aspect}; a part in [square brackets] is optional and is
    dropped alone. when is an expression that must hold.
    """

    text: str
    when: str = ""
    kinds: tuple[str, ...] = ()


@deferred
class Sentence:
    """Clauses joined by `join` and closed with a full stop; gone when no clause is left.

    lead opens the sentence and is printed only with at least one clause.
    """

    clauses: tuple[Clause, ...]
    lead: str = ""
    join: str = "，"


@deferred
class Paragraph:
    """Sentences under an optional lead sentence; gone when no sentence is left, unless it is for `always`.

    before or after, in an addition to another plugin's section, is the code of a figure: the paragraph
    stands next to the one that speaks of it, and at the end without.
    """

    sentences: tuple[Sentence, ...]
    lead: str = ""
    tail: str = ""
    when: str = ""
    kinds: tuple[str, ...] = ()
    always: bool = False
    before: str = ""
    after: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """All its templates."""
        inner = (text for each in self.sentences for text in (each.lead, *(c.text for c in each.clauses)))
        return (self.lead, *inner, self.tail)


@deferred
class TablePlan:
    """A table of indicators: a row for each code with a figure, a column for each aspect in use.

    columns are among actual, previous, change, target, completion, planned. lead is a paragraph before the
    table, printed only with it. With targets it holds each figure that has a target, those of rows first,
    and no other.
    """

    caption: str
    rows: tuple[str, ...]
    columns: tuple[str, ...] = ("actual", "previous", "change", "target", "completion")
    lead: str = ""
    targets: bool = False


@deferred
class ChartPlan:
    """A chart of indicators in one unit of measure, drawn only where it has enough figures.

    rows are codes. columns are among previous, actual, target and planned, or completion alone; those
    usual for the kind if left out. whole is the code of what the parts of a chart of shares make up.
    lead is a paragraph before the chart, printed only with it; when is an expression that must hold.
    """

    kind: ChartKind
    caption: str
    rows: tuple[str, ...]
    columns: tuple[str, ...] = ()
    whole: str = ""
    lead: str = ""
    when: str = ""


@deferred
class ListPlan:
    """One of the submission's lists: problems, plans.

    style "run" writes 一是…；二是…。 in one paragraph, "items" a numbered list. formerly
    are names that the list had before.
    """

    of: str
    lead: str = ""
    style: str = "items"
    formerly: tuple[str, ...] = ()


@deferred
class Section:
    """One part of a report, as one plugin contributes it.

    title is empty in a contribution that only adds to another plugin's section, and in the
    opening, which has no heading. required means: nothing to say is a finding. after is the id of the
    section that a new one stands after, in every outline that has that one. additions names the plugins
    that added to the section; set when the type is assembled. formerly are ids that it had before.
    """

    id: str
    title: str = ""
    required: bool = False
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[TablePlan, ...] = ()
    charts: tuple[ChartPlan, ...] = ()
    lists: tuple[ListPlan, ...] = ()
    kinds: tuple[str, ...] = ()
    plugin: str = ""
    after: str = ""
    additions: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()


@deferred
class Outline:
    """Which sections a kind of report has, in which order.

    title may hold {unit.name}, {unit.self} and {period}, and a | where its meaning breaks. annex adds
    a table of the main figures and of all that the sections do not speak of. whole is false for a report
    on some matters only: the figures of sections that it leaves out are not told. formerly are ids that it
    had before.
    """

    id: str
    name: str
    title: str
    sections: tuple[str, ...]
    default: bool = False
    annex: bool = True
    plugin: str = ""
    formerly: tuple[str, ...] = ()
    whole: bool = True
