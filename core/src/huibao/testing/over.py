"""The things that checks are made over, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

import click
from attrs import frozen

from huibao.content.cases import RuleCases
from huibao.errors import InputError
from huibao.i18n import N_
from huibao.model.formats import RawData, Reader, Renderer
from huibao.model.indicator import Indicator
from huibao.model.outline import Outline, Section
from huibao.model.rule import Rule
from huibao.model.submission import Submission

from .check import Over
from .probing import Probes
from .subject import Subject
from .typed import TypeAtTest


@frozen(eq=False)
class RuleAtTest:
    """A rule that the plugin brings, with its cases if it has any."""

    type: TypeAtTest
    rule: Rule
    cases: RuleCases | None


@frozen(eq=False)
class SectionAtTest:
    """A section as the plugin contributes it."""

    type: TypeAtTest
    section: Section


@frozen(eq=False)
class OutlineAtTest:
    """An outline of a type that the plugin defines or extends."""

    type: TypeAtTest
    outline: Outline


@frozen(eq=False)
class ExampleAtTest:
    """An example that the plugin gives, or that of a type which it extends."""

    type: TypeAtTest
    raw: RawData
    submission: Submission


@frozen(eq=False)
class RawExample:
    """An example as it is written."""

    type: TypeAtTest
    raw: RawData


def _raw_examples(subject: Subject) -> Mapping[str, RawExample]:
    """The plugin's own, those left out that it fails to give: another check says so."""
    return {
        at.id: RawExample(at, raw)
        for at in _types(subject).values()
        for raw in subject.answer("huibao_example", at.id)
    }


def _examples(subject: Subject) -> Mapping[str, ExampleAtTest]:
    """Those of them that are of the form of a data file."""
    found = {}
    for name, each in _raw_examples(subject).items():
        with suppress(InputError):
            found[name] = ExampleAtTest(each.type, each.raw, each.type.report_type.structure(each.raw))
    return found


@frozen(eq=False)
class Vocabulary:
    """The indicators that the plugin brings, of the shared dictionary or of whatever type."""

    indicators: tuple[Indicator, ...]


def _vocabulary(subject: Subject) -> Mapping[str, Vocabulary]:
    if subject.plugin is None:
        return {}
    found = [*subject.collect("huibao_dictionary")]
    found += [each for at in subject.types.values() for each in at.indicators]
    return {"": Vocabulary(tuple(found))} if found else {}


def _probes(subject: Subject) -> Mapping[str, Probes]:
    return {"": subject.probes} if subject.probes else {}


def _written(subject: Subject) -> Mapping[str, Probes]:
    return _probes(subject) if any(at.example for at in _types(subject).values()) else {}


def _plugin(subject: Subject) -> Mapping[str, Subject]:
    return {"": subject}


def _loaded(subject: Subject) -> Mapping[str, Subject]:
    return {} if subject.plugin is None else {"": subject}


def _types(subject: Subject) -> Mapping[str, TypeAtTest]:
    return {} if subject.plugin is None else subject.types


def _owned(subject: Subject) -> Mapping[str, TypeAtTest]:
    return {name: each for name, each in _types(subject).items() if each.is_owned}


def _extended(subject: Subject) -> Mapping[str, TypeAtTest]:
    return {name: each for name, each in _types(subject).items() if not each.is_owned}


def _rules(subject: Subject) -> Mapping[str, RuleAtTest]:
    return {
        rule.id: RuleAtTest(each, rule, each.cases.get(rule.id))
        for each in _types(subject).values()
        for rule in each.rules
    }


def _sections(subject: Subject) -> Mapping[str, SectionAtTest]:
    types = _types(subject)
    return {
        _named(types, each, section.id): SectionAtTest(each, section)
        for each in types.values()
        for section in each.sections
    }


def _outlines(subject: Subject) -> Mapping[str, OutlineAtTest]:
    types = _types(subject)
    return {
        _named(types, each, outline.id): OutlineAtTest(each, outline)
        for each in types.values()
        for outline in each.catalogue.outlines.values()
    }


def _named(types: Mapping[str, TypeAtTest], of: TypeAtTest, name: str) -> str:
    """With the type where the plugin speaks of several."""
    return name if len(types) == 1 else f"{of.id}.{name}"


def _judged(subject: Subject) -> Mapping[str, TypeAtTest]:
    return _types(subject) if subject.implements("huibao_check") else {}


def _named_by(hook: str) -> Callable[[Subject], Mapping[str, Any]]:
    """What a hook answers, each by its name."""

    def things(subject: Subject) -> Mapping[str, Any]:
        return {} if subject.plugin is None else {each.name: each for each in subject.collect(hook)}

    return things


def _folders(subject: Subject) -> Mapping[str, Subject]:
    return {"": subject} if subject.folder else {}


def _packages(subject: Subject) -> Mapping[str, str]:
    name = subject.point.value.partition(":")[0].partition(".")[0].strip() if subject.point else ""
    return {name: name} if name and subject.plugin is not None else {}


def _distribution(subject: Subject) -> Mapping[str, Distribution]:
    if subject.point is None:
        return {}
    try:
        return {subject.point.distribution: distribution(subject.point.distribution)}
    except PackageNotFoundError:
        return {}


plugin = Over(_plugin, "")
vocabulary = Over(_vocabulary, N_("the plugin brings no indicators"))
loaded = Over(_loaded, N_("the plugin could not be loaded"))
types = Over(_types, N_("the plugin has no type to look at, neither its own nor one that it extends"))
owned_types = Over(_owned, N_("the plugin has no type of its own to look at"))
extended_types = Over(_extended, N_("the plugin extends no other plugin's type"))
rules = Over(_rules, N_("the plugin brings no rules"))
sections = Over(_sections, N_("the plugin brings no sections"))
probes = Over(_probes, N_("the plugin is an object of this process alone"))
raw_examples = Over(_raw_examples, N_("the plugin brings no example"))
examples = Over(_examples, N_("the plugin brings no example that can be read"))
written = Over(_written, N_("there is no example that can be read, or the plugin is of this process alone"))
judged_types = Over(_judged, N_("the plugin has no checks of its own in Python"))
readers: Over[Reader] = Over(_named_by("huibao_readers"), N_("the plugin reads no format of its own"))
renderers: Over[Renderer] = Over(_named_by("huibao_renderers"), N_("the plugin writes no format of its own"))
commands: Over[click.Command] = Over(_named_by("huibao_commands"), N_("the plugin has no commands"))
folders = Over(_folders, N_("the plugin is no folder of content files"))
packages = Over(_packages, N_("the plugin is not installed as a distribution"))
outlines = Over(_outlines, N_("there is no type with outlines"))
distributions = Over(_distribution, N_("the plugin is not installed as a distribution"))
