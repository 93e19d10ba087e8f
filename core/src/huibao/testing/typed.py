"""A unit type at test: its catalogue, and what of it the plugin at test brings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import frozen

from huibao.content.cases import RuleCases
from huibao.errors import InputError, PluginError
from huibao.model.catalogue import Catalogue
from huibao.model.formats import RawData
from huibao.model.indicator import Indicator
from huibao.model.outline import Outline, Section
from huibao.model.rule import Rule
from huibao.model.standard import Standard
from huibao.model.submission import Submission
from huibao.pipeline import ReportType

if TYPE_CHECKING:
    from .subject import Subject


@frozen(eq=False)
class TypeAtTest:
    """A unit type that the plugin at test defines or extends, assembled with it."""

    subject: Subject
    id: str
    report_type: ReportType

    @property
    def catalogue(self) -> Catalogue:
        """All that is known of the type."""
        return self.report_type.catalogue

    @property
    def is_owned(self) -> bool:
        """Whether the plugin defines the type; it extends it otherwise."""
        return self.id in self.subject.owned

    def _brought(self, hook: str) -> list[Any]:
        return self.subject.collect(hook, unit_type=self.id)

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators that the plugin brings, as they stand in the type."""
        codes = {each.code for each in self._brought("huibao_indicators")}
        return tuple(each for each in self.catalogue.indicators.values() if each.code in codes)

    @property
    def concerned(self) -> tuple[Indicator, ...]:
        """The indicators that the plugin answers for: all of a type of its own, else those that it brings."""
        return tuple(self.catalogue.indicators.values()) if self.is_owned else self.indicators

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that the plugin brings, as they stand in the type."""
        ids = {each.id for each in self._brought("huibao_rules")}
        return tuple(each for each in self.catalogue.rules if each.id in ids)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections as the plugin itself contributes them, before they are merged."""
        return tuple(self._brought("huibao_sections"))

    @cached_property
    def outlines(self) -> tuple[Outline, ...]:
        """The outlines that the plugin brings."""
        return tuple(self._brought("huibao_outlines"))

    @cached_property
    def standards(self) -> tuple[Standard, ...]:
        """The standards that the plugin brings for this type."""
        ids = {each.id for each in self._brought("huibao_standards")}
        return tuple(each for each in self.catalogue.standards if each.id in ids)

    @cached_property
    def cases(self) -> Mapping[str, RuleCases]:
        """The cases of the plugin's rules, by the rule's code; none where it has no way to say them."""
        ask = getattr(self.subject.plugin, "cases", None)
        return {each.rule.id: each for each in ask()} if callable(ask) else {}

    @cached_property
    def examples(self) -> tuple[tuple[str, RawData], ...]:
        """The complete data files of the type, each with the plugin that gives it; none if one fails to."""
        try:
            return tuple(self.subject.plugins.collect("huibao_example", unit_type=self.id))
        except PluginError:
            return ()

    @cached_property
    def example(self) -> Submission | None:
        """The first example, structured; None if there is none that can be read."""
        try:
            return self.report_type.structure(self.examples[0][1]) if self.examples else None
        except InputError:
            return None
