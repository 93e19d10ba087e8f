"""sections.toml, or the files in sections/: outlines, and sections with all that stands in them."""

from pathlib import Path
from typing import Any

from attrs import field, frozen

from huibao.i18n import _
from huibao.model.outline import ChartPlan, Clause, ListPlan, Outline, Paragraph, Section, Sentence, TablePlan

from .converter import converter
from .folder import load_toml, parts, refuse, structure_entry
from .refusals import ExpectedError


@frozen
class OutlineEntry:
    """An outline as its file says it."""

    name: str
    title: str
    sections: tuple[str, ...]
    default: bool = False
    annex: bool = True
    whole: bool = True
    formerly: tuple[str, ...] = ()

    def outline(self, id: str, plugin: str) -> Outline:
        """The outline."""
        return Outline(
            id,
            self.name,
            self.title,
            self.sections,
            default=self.default,
            annex=self.annex,
            plugin=plugin,
            formerly=self.formerly,
            whole=self.whole,
        )


@frozen
class ParagraphEntry:
    """A paragraph as its file says it; clauses is short for one sentence."""

    sentences: tuple[Sentence, ...] = ()
    clauses: tuple[Clause, ...] = ()
    lead: str = ""
    tail: str = ""
    when: str = ""
    kinds: tuple[str, ...] = ()
    always: bool = False
    before: str = ""
    after: str = ""


@frozen
class SectionEntry:
    """A section as its file says it."""

    id: str
    title: str = ""
    required: bool = False
    paragraph: tuple[ParagraphEntry, ...] = ()
    table: tuple[TablePlan, ...] = ()
    chart: tuple[ChartPlan, ...] = ()
    list: tuple[ListPlan, ...] = ()
    kinds: tuple[str, ...] = ()
    after: str = ""
    formerly: tuple[str, ...] = ()


@frozen
class SectionsEntry:
    """The whole file as it is written."""

    outline: dict[str, OutlineEntry] = field(factory=dict)
    section: tuple[SectionEntry, ...] = ()


@frozen
class SectionsFile:
    """The whole file as the model sees it."""

    sections: list[Section]
    outlines: list[Outline]


_whole_clause = converter.get_structure_hook(Clause)


def _clause(value: Any, kind: Any) -> Any:
    """A clause is a text, or a table when it has a condition."""
    return Clause(value) if isinstance(value, str) else _table(value, kind, _whole_clause)


converter.register_structure_hook(Clause, _clause)
_whole_sentence = converter.get_structure_hook(Sentence)


def _sentence(value: Any, kind: Any) -> Any:
    """A sentence is an array of clauses, or a table when it has a lead or another joint."""
    if isinstance(value, list):
        value = {"clauses": value}
    return _table(value, kind, _whole_sentence)


converter.register_structure_hook(Sentence, _sentence)


def _table(value: Any, kind: Any, structure: Any) -> Any:
    if not isinstance(value, dict):
        raise ExpectedError(_("{value!r} is neither text nor a table").format(value=value))
    return structure(value, kind)


def load_sections(folder: Path, plugin: str) -> SectionsFile:
    """The outlines and sections of a content folder."""
    files = [_entries(folder, file, plugin) for file in parts(folder, "sections")]
    outlines = [each.outline(id, plugin) for file in files for id, each in file.outline.items()]
    return SectionsFile([section_of(entry, plugin) for file in files for entry in file.section], outlines)


def _entries(folder: Path, file: str, plugin: str) -> SectionsEntry:
    problems: list[str] = []
    tree = load_toml(folder, file, plugin)
    entries = structure_entry(tree, SectionsEntry, "", problems)
    refuse(plugin, file, problems, tree)
    return entries or SectionsEntry()


def section_of(entry: SectionEntry, plugin: str) -> Section:
    """The section as the model sees it."""
    return Section(
        id=entry.id,
        title=entry.title,
        required=entry.required,
        paragraphs=tuple(map(_paragraph, entry.paragraph)),
        tables=entry.table,
        charts=entry.chart,
        lists=entry.list,
        kinds=entry.kinds,
        plugin=plugin,
        after=entry.after,
        formerly=entry.formerly,
    )


def _paragraph(entry: ParagraphEntry) -> Paragraph:
    first = (Sentence(entry.clauses),) if entry.clauses else ()
    return Paragraph(
        first + entry.sentences,
        entry.lead,
        entry.tail,
        entry.when,
        entry.kinds,
        entry.always,
        entry.before,
        entry.after,
    )
