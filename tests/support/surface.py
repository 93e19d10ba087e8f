"""What plugins build on, a line each: hooks, public names with their signatures, keys of content files."""

import enum
import inspect
from collections.abc import Iterator
from importlib import import_module
from types import FunctionType
from typing import Any, get_args, get_type_hints

import attrs

import huibao
from huibao.plugin import hookspecs

TAUGHT = (
    "huibao.content.indicators.load_indicators",
    "huibao.content.rules.load_rules",
    "huibao.content.sections.load_sections",
    "huibao.content.standards.load_standards",
    "huibao.derive.facts.Facts",
    "huibao.model.finding.Finding",
    "huibao.model.indicator.Indicator",
    "huibao.model.outline.Section",
    "huibao.model.rule.Rule",
    "huibao.model.rule.Severity",
    "huibao.model.standard.Standard",
    "huibao.pipeline.ReportType",
    "huibao.plugin.content_folder.ContentFolder",
    "huibao.plugin.manager.load",
    "huibao.plugin.markers.hookimpl",
)
"""Names that the documentation of API 1.0 imported from where they are at home."""
ENTRIES = {
    "type.toml": "huibao.content.unit_types.TypeFile",
    "indicators.toml": "huibao.content.indicators.IndicatorEntry",
    "rules.toml": "huibao.content.rules.RulesFile",
    "sections.toml": "huibao.content.sections.SectionsEntry",
    "standards.toml": "huibao.content.standards.StandardsFile",
    "addon.toml": "huibao.content.addon.AddonFile",
    "data file": "huibao.structure.data_file.DataFile",
    "data file, letter": "huibao.structure.letter.LetterEntry",
    "data file, figure": "huibao.structure.data_file.FigureEntry",
}
_OF_TUPLES = {"count", "index"}
"""Named tuples have them; nobody is told."""


def surface() -> set[str]:
    """Every line of it, for the core as it is."""
    return {*_hooks(), *_names(), *_keys()}


def _hooks() -> Iterator[str]:
    for name, function in vars(hookspecs).items():
        if isinstance(function, FunctionType) and name.startswith("huibao_"):
            yield f"hook {name}"
            yield from (f"hook {name}({argument})" for argument in inspect.signature(function).parameters)


def _names() -> Iterator[str]:
    deprecated = getattr(huibao, "_DEPRECATED", {})
    for name in (*huibao.__all__, *deprecated):
        found = getattr(huibao, deprecated[name][0] if name in deprecated else name)
        yield f"name huibao.{name}"
        yield from (f"name huibao.{name}{part}" for part in _parts(found))
    for package in ("huibao.testing", "huibao.lint"):
        try:
            yield from (f"name {package}.{name}" for name in import_module(package).__all__)
        except ImportError:
            continue  # of later versions
    for path in TAUGHT:
        module, _point, name = path.rpartition(".")
        if hasattr(import_module(module), name):
            yield f"name {path}"


def _parts(found: Any) -> Iterator[str]:
    """What one writes behind a name: arguments with their order, members, attributes."""
    if isinstance(found, enum.EnumMeta):
        yield from (f".{member.name} = {member.value!r}" for member in found)
        return
    if isinstance(found, type):
        for name, value in inspect.getmembers(found):
            if not name.startswith("_") and not isinstance(value, type) and name not in _OF_TUPLES:
                yield f".{name}"
                if inspect.isroutine(value):
                    yield from (f".{name}{each}" for each in _arguments(value))
        if attrs.has(found):
            yield from (f".{each.name}" for each in attrs.fields(found) if not each.name.startswith("_"))
    yield from _arguments(found)


def _arguments(found: Any) -> Iterator[str]:
    """Each argument with how it may be given; a new one must have a default."""
    try:
        parameters = inspect.signature(found).parameters.values()
    except (TypeError, ValueError):
        return
    for place, each in enumerate(parameters):
        if each.name in ("self", "args", "kwargs"):
            continue
        if each.kind is each.KEYWORD_ONLY:
            yield f"({each.name}=)"
        else:
            yield f"({place}: {each.name})"
        if each.default is each.empty:
            yield f"({each.name} must be given)"


def _keys() -> Iterator[str]:
    for file, path in ENTRIES.items():
        module, _point, name = path.rpartition(".")
        try:
            entry = getattr(import_module(module), name)
        except ImportError:
            continue  # a file of later versions
        yield from (f"key {file}: {key}" for key in _of_entry(entry, ""))


def _of_entry(entry: Any, prefix: str) -> Iterator[str]:
    for name, kind in get_type_hints(entry).items():
        if name.startswith("_"):
            continue
        yield f"{prefix}{name}"
        for inner in [kind, *get_args(kind)]:
            if _is_entry(inner) and inner.__module__.startswith("huibao."):
                yield from _of_entry(inner, f"{prefix}{name}.")


def _is_entry(kind: Any) -> bool:
    return isinstance(kind, type) and (attrs.has(kind) or hasattr(kind, "_fields"))
