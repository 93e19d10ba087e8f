"""cases.toml, or the files in cases/: for each rule, figures that keep it and figures that break it.

Only tests read them; no report needs them.
"""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from attrs import frozen

from huibao.i18n import _
from huibao.model.formats import RawData
from huibao.model.rule import Rule

from .converter import converter
from .folder import load_toml, parts, refuse, structure_entry
from .refusals import ExpectedError
from .rules import load_rules

BASE = "base"
"""The table whose entries every case has that says nothing else; no rule's id."""
_TABLES = ("previous", "targets", "planned", "lists")
_PERIOD, _NAME = "2023", "甲单位"


@frozen
class Case:
    """A small data file; where names the file and the key that it is written under."""

    where: str
    raw: RawData


@frozen
class RuleCases:
    """The cases of a rule: those that keep it, and those that break it.

    also holds the codes of the other rules that cannot but fire with it.
    """

    rule: Rule
    file: str = ""
    holds: tuple[Case, ...] = ()
    breaks: tuple[Case, ...] = ()
    also: frozenset[str] = frozenset()


@frozen
class Tables:
    """One table, or a list of them."""

    each: tuple[dict[str, Any], ...] = ()


@converter.register_structure_hook
def _tables(value: object, _type: object) -> Tables:
    found: list[Any] = value if isinstance(value, list) else [value]
    if not all(isinstance(each, dict) and each for each in found):
        raise ExpectedError(
            _("{value!r} is neither a table of figures nor a list of them").format(value=value)
        )
    return Tables(tuple(found))


@frozen(kw_only=True)
class CasesEntry:
    """The cases of a rule as their file says them."""

    holds: Tables = Tables()
    breaks: Tables = Tables()
    also: tuple[str, ...] = ()


def load_cases(folder: Path, plugin: str, *, prefix: str, entire: Collection[str] = ()) -> list[RuleCases]:
    """The cases of each rule of a content folder, none for a rule that no file speaks of.

    The entire ids are without the prefix, as in `load_rules`.

    `PluginError` with all that is wrong with a file: unknown keys, rules that there are not.
    """
    found_rules = load_rules(folder, plugin, prefix=prefix, entire=entire)
    rules = {
        each.id if each.id in entire else each.id.removeprefix(f"{prefix}-"): each for each in found_rules
    }
    files = {
        file: load_toml(folder, file, plugin) for file in parts(folder, "cases") if (folder / file).is_file()
    }
    base: dict[str, Any] = {}
    for file, tree in files.items():
        entry = tree.pop(BASE, {})
        refuse(plugin, file, _wrong_base(entry, base))
        base = entry or base
    found: dict[str, RuleCases] = {}
    for file, tree in files.items():
        problems: list[str] = []
        for id, value in tree.items():
            entry = structure_entry(value, CasesEntry, id, problems)
            misnamed = list(_misnamed(id, entry, rules, found))
            problems += misnamed
            if entry is not None and not misnamed:
                found[id] = _cases(file, id, entry, rules, base)
        refuse(plugin, file, problems)
    return [found.get(id, RuleCases(rule)) for id, rule in rules.items()]


def _wrong_base(entry: object, other: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield f"{BASE}: " + _("{value!r} is not a table of keys and values").format(value=entry)
    elif entry and other:
        yield f"{BASE}: " + _("another file has one already")


def _misnamed(
    id: str, entry: CasesEntry | None, rules: Mapping[str, Rule], found: Mapping[str, RuleCases]
) -> Iterator[str]:
    if id not in rules:
        yield f"{id}: " + _("there is no rule {name}").format(name=id)
    if id in found:
        yield f"{id}: " + _("its cases stand in {file} already").format(file=found[id].file)
    for name in entry.also if entry else ():
        if name not in rules:
            yield f"{id}.also: " + _("there is no rule {name}").format(name=name)


def _cases(
    file: str, id: str, entry: CasesEntry, rules: Mapping[str, Rule], base: dict[str, Any]
) -> RuleCases:
    rule = rules[id]
    common = base | ({"kind": rule.kinds[0]} if rule.kinds else {})

    def cases(key: str, tables: Tables) -> tuple[Case, ...]:
        several = len(tables.each) > 1
        return tuple(
            _case(file, f"{id}.{key}[{number}]" if several else f"{id}.{key}", _merged(common, table))
            for number, table in enumerate(tables.each)
        )

    also = frozenset(rules[name].id for name in entry.also)
    return RuleCases(rule, file, cases("holds", entry.holds), cases("breaks", entry.breaks), also)


def _case(file: str, key: str, table: dict[str, Any]) -> Case:
    """A data file: what is none of its tables is a figure of the period."""
    tree = {
        "period": table.pop("period", _PERIOD),
        "unit": {"name": _NAME, "kind": table.pop("kind", "")},
        **{name: table.pop(name) for name in _TABLES if name in table},
        "figures": table,
    }

    def locate(path: str) -> str:
        return f"{key}.{path.removeprefix('figures.').removeprefix('unit.')}"

    return Case(f"{file}: {key}", RawData(file, tree, locate))


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The entries of both, the case's own where both have one; numbers are exact."""
    merged = {key: _exact(value) for key, value in base.items()}
    for key, value in own.items():
        below = base.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            merged[key] = _merged(below, value)
        else:
            merged[key] = _exact(value)
    return merged


def _exact(value: object) -> object:
    if isinstance(value, dict):
        return {key: _exact(each) for key, each in value.items()}
    return Decimal(repr(value)) if isinstance(value, float) else value
