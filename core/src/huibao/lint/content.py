"""What the files of a content folder say, each thing with its place."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from attrs import define, frozen

from huibao.expression.parse import ExpressionError, parse
from huibao.expression.tree import Node
from huibao.model.catalogue import Catalogue
from huibao.model.indicator import Indicator
from huibao.model.outline import Clause, Outline, Paragraph, Section, Sentence
from huibao.model.rule import Rule
from huibao.model.standard import Requirement, Standard
from huibao.model.unit import UnitType
from huibao.plugin.wholes import rules_of_wholes

from .around import Around
from .source import Source, Spot

T = TypeVar("T")


@frozen(eq=False)
class Here(Generic[T]):
    """A thing and where it stands."""

    what: T
    spot: Spot


@define(eq=False, slots=False)
class Content:
    """A content folder as far as it can be read.

    Own things are those of the folder; the catalogue holds what stands around them as well: the shared
    dictionary, the national standards, the type that an add-on is for; around has that alone.
    named holds, by kind of content, the names of what was misshapen; lost the kinds of content of which
    something could not be read.
    """

    folder: Path
    sources: Mapping[str, Source]
    head: Spot
    is_addon: bool
    unit_type: UnitType
    around: Around
    indicators: tuple[Here[Indicator], ...]
    rules: tuple[Here[Rule], ...]
    sections: tuple[Here[Section], ...]
    outlines: tuple[Here[Outline], ...]
    standards: tuple[Here[Standard], ...]
    catalogue: Catalogue
    prefix: str
    named: Mapping[str, frozenset[str]]
    lost: frozenset[str]

    @cached_property
    def all_clauses(self) -> tuple[tuple[Here[Section], Paragraph, Sentence, Here[Clause]], ...]:
        """Every clause, with the section, paragraph and sentence that it stands in."""
        return tuple(
            (section, paragraph.what, sentence.what, clause)
            for section in self.sections
            for paragraph in paragraphs(section)
            for sentence in sentences(paragraph)
            for clause in clauses(sentence)
        )

    @cached_property
    def all_rules(self) -> tuple[Here[Rule], ...]:
        """The rules, and those that are made of what indicators are part of."""
        spots = {each.what.code: each.spot / "within" for each in self.indicators}
        known = [(each.plugin, each) for each in self.catalogue.indicators.values()]
        made = rules_of_wholes(self.unit_type.id, known)
        parts = [(rule, spots.get(rule.check.partition(" ")[0])) for _plugin, rule in made]
        return (*self.rules, *(Here(rule, spot) for rule, spot in parts if spot is not None))

    def texts(self) -> Iterator[Here[str]]:
        """Every text that is printed in a report or a finding, with its place; empty ones left out."""
        for rule in self.rules:
            yield from _given(rule.spot, message=rule.what.message, hint=rule.what.hint)
        for outline in self.outlines:
            yield from _given(outline.spot, title=outline.what.title)
        yield from self.report_texts()

    def report_texts(self) -> Iterator[Here[str]]:
        """Those of the sections."""
        for section in self.sections:
            yield from _given(section.spot, title=section.what.title)
            for paragraph in paragraphs(section):
                yield from _given(paragraph.spot, lead=paragraph.what.lead, tail=paragraph.what.tail)
                for sentence in sentences(paragraph):
                    yield from _given(sentence.spot, lead=sentence.what.lead)
                    yield from (Here(each.what.text, each.spot) for each in clauses(sentence))
            for plan in tables(section):
                yield from _given(plan.spot, lead=plan.what.lead, caption=plan.what.caption)
            for plan in lists(section):
                yield from _given(plan.spot, lead=plan.what.lead)

    def conditions(self) -> Iterator[Here[str]]:
        """Every `when` of the sections."""
        for section in self.sections:
            for paragraph in paragraphs(section):
                yield from _given(paragraph.spot, when=paragraph.what.when)
                for sentence in sentences(paragraph):
                    for clause in clauses(sentence):
                        yield from _given(clause.spot, when=clause.what.when)
            for number, chart in enumerate(section.what.charts):
                yield from _given(section.spot / f"chart[{number}]", when=chart.when)

    def expressions(self) -> Iterator[Here[str]]:
        """Every formula, check and condition."""
        for indicator in self.indicators:
            yield from _given(indicator.spot, formula=indicator.what.formula)
            for whole in indicator.what.within:
                yield from _given(indicator.spot, within=f"{indicator.what.code} <= {whole.code}")
        for rule in self.rules:
            yield from _given(rule.spot, check=rule.what.check, when=rule.what.when)
        yield from self.conditions()

    def requirements(self) -> Iterator[tuple[Standard, Here[Requirement]]]:
        """Every requirement of the folder's own standards."""
        for standard in self.standards:
            for number, each in enumerate(standard.what.requirements):
                place = standard.spot / f"requirement[{number}]"
                yield standard.what, Here(each, Spot(place.source, place.key, f"{place.at}.{each.id}"))


def paragraphs(section: Here[Section]) -> Iterator[Here[Paragraph]]:
    """The paragraphs of a section."""
    for number, each in enumerate(section.what.paragraphs):
        yield Here(each, section.spot / f"paragraph[{number}]")


def sentences(paragraph: Here[Paragraph]) -> Iterator[Here[Sentence]]:
    """The sentences of a paragraph; one that is written as `clauses` stands there."""
    written = _at(paragraph.spot)
    first = [paragraph.spot] if isinstance(written, dict) and written.get("clauses") else []
    places = first + [
        paragraph.spot / f"sentences[{number}]"
        for number in range(len(paragraph.what.sentences) - len(first))
    ]
    for each, spot in zip(paragraph.what.sentences, places, strict=True):
        yield Here(each, spot)


def clauses(sentence: Here[Sentence]) -> Iterator[Here[Clause]]:
    """The clauses of a sentence, which is a table or a mere list of them."""
    inner = sentence.spot / "clauses" if isinstance(_at(sentence.spot), dict) else sentence.spot
    for number, each in enumerate(sentence.what.clauses):
        yield Here(each, inner / f"[{number}]")


def tables(section: Here[Section]) -> Iterator[Here[Any]]:
    """The tables and charts of a section: both have a caption and a lead."""
    for number, table in enumerate(section.what.tables):
        yield Here(table, section.spot / f"table[{number}]")
    for number, chart in enumerate(section.what.charts):
        yield Here(chart, section.spot / f"chart[{number}]")


def lists(section: Here[Section]) -> Iterator[Here[Any]]:
    """The lists of a section."""
    for number, each in enumerate(section.what.lists):
        yield Here(each, section.spot / f"list[{number}]")


def tree_of(text: str) -> Node | None:
    """A parsed expression; None for none, and for a broken one, which has its own remark."""
    try:
        return parse(text) if text else None
    except ExpressionError:
        return None


def _given(spot: Spot, **texts: str) -> Iterator[Here[str]]:
    for key, text in texts.items():
        if text:
            yield Here(text, spot / key)


def _at(spot: Spot) -> object:
    return spot.source.at(spot.key)
