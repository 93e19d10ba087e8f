"""Reads the files of a content folder into `Content`: what is misshapen is remarked on, the rest is kept."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, TypeVar

from attrs import define, evolve, field

from huibao.content.converter import converter, describe
from huibao.content.folder import parts
from huibao.content.indicators import OLD_KIND, IndicatorEntry, entries
from huibao.content.indicators import contradictions as impossible
from huibao.content.rules import RuleEntry
from huibao.content.sections import OutlineEntry, SectionEntry, section_of
from huibao.content.standards import StandardEntry, StandardsFile, contradictions, standard_of
from huibao.i18n import _
from huibao.model.indicator import Indicator
from huibao.model.outline import Outline, Section
from huibao.model.rule import Rule
from huibao.model.standard import Standard
from huibao.structure.nearest import suggest

from .content import Here
from .remark import Remark
from .source import Source, Spot

T = TypeVar("T")
STEMS = ("indicators", "rules", "sections", "standards", "cases")
"""The kinds of content that are a file or a folder of files."""
_TABLES = {"rules": ("rule",), "sections": ("outline", "section"), "standards": ("standard",)}


@define(eq=False)
class Gathered:
    """What the files hold, in their order, and what is wrong with their form."""

    sources: dict[str, Source] = field(factory=dict)
    remarks: list[Remark] = field(factory=list)
    indicators: list[Here[Indicator]] = field(factory=list)
    rules: list[Here[Rule]] = field(factory=list)
    sections: list[Here[Section]] = field(factory=list)
    outlines: list[Here[Outline]] = field(factory=list)
    standards: list[Here[Standard]] = field(factory=list)
    named: dict[str, set[str]] = field(factory=dict)
    lost: set[str] = field(factory=set)

    def source(self, folder: Path, name: str) -> Source:
        """A file of the folder, read once."""
        if name not in self.sources:
            self.sources[name] = Source.read(folder, name)
            self.remarks += self.sources[name].remarks
        return self.sources[name]

    def entry(self, kind: type[T], stem: str, spot: Spot, name: str) -> T | None:
        """One entry as its class; without the keys that are wrong, if it can do without them."""
        value = spot.source.at(spot.key)
        try:
            return converter.structure(value, kind)
        except Exception as error:
            self.remarks += spot.source.misshapen(error, spot.key, spot.at)
            wrong = {place.lstrip(".").partition(".")[0].partition("[")[0] for place, _why in describe(error)}
        self.lost.add(stem)
        self.named.setdefault(stem, set()).add(name)
        if isinstance(value, dict) and wrong - {""}:
            try:
                return converter.structure({k: v for k, v in value.items() if k not in wrong}, kind)
            except Exception:
                return None
        return None


def gather(folder: Path, plugin: str, prefix: str, entire: Collection[str]) -> Gathered:
    """All files but type.toml, addon.toml and the example; the ids of entire rules get no prefix."""
    found = Gathered()
    for stem in STEMS:
        names = [name for name in parts(folder, stem) if os.path.lexists(folder / name)]
        for name in names:
            source = found.source(folder, name)
            if source.remarks:
                found.lost.add(stem)
            elif stem == "indicators":
                _indicators(found, source, plugin)
            elif stem != "cases":
                _tables(found, source, stem, (plugin, prefix, entire))
    return found


def _indicators(found: Gathered, source: Source, plugin: str) -> None:
    problems: list[str] = []
    for code, _value in entries(source.tree, problems):
        spot = Spot(source, code, f"indicators.{code}")
        if (entry := found.entry(IndicatorEntry, "indicators", spot, code)) is not None:
            found.indicators.append(Here(_indicator(found, entry.indicator(code, plugin), spot), spot))
            if entry.kind is not None:
                found.remarks.append((spot / "kind").remark("deprecated", str(OLD_KIND)))
    for problem in problems:
        code, _colon, message = problem.partition(": ")
        found.remarks.append(Spot(source, code, f"indicators.{code}").remark("file-form", message))
        found.lost.add("indicators")


def _indicator(found: Gathered, indicator: Indicator, spot: Spot) -> Indicator:
    """The indicator without what is contradictory in it, lest its figures be blamed for that."""
    for key, message in list(impossible(indicator)):
        found.remarks.append((spot / key).remark("file-form", message))
        if key == "minimum":
            indicator = evolve(indicator, minimum=None, maximum=None)
        elif key == "decimals":
            indicator = evolve(indicator, decimals=0)
    return indicator


def _tables(found: Gathered, source: Source, stem: str, signs: tuple[str, str, Collection[str]]) -> None:
    plugin = signs[0]
    for key in source.tree.keys() - set(_TABLES[stem]):
        message = _("unknown key {keys}; known are {known}").format(keys=key, known=", ".join(_TABLES[stem]))
        spot = Spot(source, key, f"{stem}.{key}")
        found.remarks.append(spot.remark("file-form", message, suggest(key, _TABLES[stem])))
    for id in _tables_of(found, source, "outline", stem):
        spot = Spot(source, f"outline.{id}", f"outlines.{id}")
        if (outline := found.entry(OutlineEntry, stem, spot, id)) is not None:
            found.outlines.append(Here(outline.outline(id, plugin), spot))
    for number, id in _items(found, source, "rule", stem):
        spot = Spot(source, f"rule[{number}]", f"rules.{id}")
        if (rule := found.entry(RuleEntry, stem, spot, id)) is not None:
            found.rules.append(Here(rule.rule(*signs), spot))
    for number, id in _items(found, source, "section", stem):
        spot = Spot(source, f"section[{number}]", f"sections.{id}")
        if (section := found.entry(SectionEntry, stem, spot, id)) is not None:
            found.sections.append(Here(section_of(section, plugin), spot))
    for number, id in _items(found, source, "standard", stem):
        spot = Spot(source, f"standard[{number}]", f"standards.{id}")
        if (standard := found.entry(StandardEntry, stem, spot, id)) is not None:
            found.remarks += _contradictions(standard, spot)
            found.standards.append(Here(standard_of(standard, plugin), spot))


def _tables_of(found: Gathered, source: Source, key: str, stem: str) -> list[str]:
    value: Any = source.tree.get(key, {})
    if isinstance(value, dict):
        return list(value)
    message = _("{value!r} is not a table of keys and values").format(value=str(value)[:40])
    found.remarks.append(Spot(source, key, f"{stem}.{key}").remark("file-form", message))
    found.lost.add(stem)
    return []


def _items(found: Gathered, source: Source, key: str, stem: str) -> Iterator[tuple[int, str]]:
    """The entries of a list of tables, by number and id."""
    value: Any = source.tree.get(key, [])
    if not isinstance(value, list):
        message = _("this is not a list of tables: write [[{key}]]").format(key=key)
        found.remarks.append(Spot(source, key, f"{stem}.{key}").remark("file-form", message))
        found.lost.add(stem)
        return
    for number, each in enumerate(value):
        id = each.get("id") if isinstance(each, dict) else None
        yield number, id if isinstance(id, str) else str(number)


def _contradictions(standard: StandardEntry, spot: Spot) -> Iterator[Remark]:
    for problem in contradictions(StandardsFile((standard,))):
        key, _colon, message = problem.partition(": ")
        yield Spot(spot.source, key.replace("standard[0]", spot.key, 1), spot.at).remark("file-form", message)
