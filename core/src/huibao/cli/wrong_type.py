"""Files that name another unit type than the one that what stands in them belongs to, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from attrs import evolve

from huibao.errors import HuibaoError, InputError, Problem
from huibao.form import layout
from huibao.form.filling import flat
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.formats import RawData
from huibao.pipeline import ReportType
from huibao.structure.called import called, id_of
from huibao.structure.naming import codes_of

_ENOUGH, _PLENTY = 3, 10
"""So many names of another type are no slips of the pen; plenty of them outweigh a kind that both have."""
_NEARLY_ALL = 0.8


def of_another_type(
    error: InputError, raw: RawData, own: Catalogue, others: Iterator[ReportType]
) -> InputError:
    """What is wrong with a file, or that it belongs to another type, and what is wrong with it as such.

    That type knows more of its names than its own does, and nearly all of those that its own does not.
    """
    told = raw.tree.get("type")
    if told and told not in (own.unit_type.id, own.unit_type.name):
        return error  # that is what it says
    names, kind = list(_names(raw.tree)), _kind(raw.tree)
    strange = [name for name in names if not codes_of(name, own)]
    strange_kind = bool(kind) and not _has_kind(own, kind)
    if not strange_kind and len(strange) < (_PLENTY if kind else _ENOUGH):
        return error
    best, most = None, _known(names, kind, own)
    for other in others:
        known = _known(names, kind, other.catalogue)
        if known > most and _known(strange, "", other.catalogue) >= _NEARLY_ALL * len(strange):
            best, most = other, known
    return _misnamed(raw, own, best, [kind, *strange] if strange_kind else strange) if best else error


def _known(names: Iterable[str], kind: str, catalogue: Catalogue) -> int:
    """How many of the names, the kind included, there are in a type."""
    return sum(bool(codes_of(name, catalogue)) for name in names) + (
        bool(kind) and _has_kind(catalogue, kind)
    )


def _names(tree: dict[str, Any]) -> Iterator[str]:
    for table in layout.FIGURE_COLUMNS:
        if isinstance(tree.get(table), dict):
            yield from (name for name, _value in flat(tree[table]))


def _kind(tree: dict[str, Any]) -> str:
    unit = tree.get("unit")
    kind = unit.get("kind") if isinstance(unit, dict) else ""
    return kind.strip() if isinstance(kind, str) else ""


def _has_kind(catalogue: Catalogue, kind: str) -> bool:
    kinds = catalogue.unit_type.kinds
    return id_of(kind, {id: each.name for id, each in kinds.items()}) in kinds


def _misnamed(raw: RawData, own: Catalogue, other: ReportType, names: list[str]) -> InputError:
    ours, theirs = own.unit_type, other.catalogue.unit_type
    told = _("what stands in the file is of type {theirs}, not {own}: {names}").format(
        own=called(ours.id, ours.name),
        theirs=called(theirs.id, theirs.name),
        names="、".join(_shown(each, other.catalogue) for each in names[:3])
        + ("…" if len(names) > 3 else ""),
    )
    hint = _written(raw, theirs.id)
    if not raw.tree.get("type"):
        hint = _("call with --type {type}").format(type=theirs.id)
    problems = [Problem(told, raw.locate("type"), hint)]
    with suppress(HuibaoError):
        _judge(other, evolve(raw, tree={**raw.tree, "type": theirs.id}), problems)
    return InputError(raw.file, problems)


def _judge(other: ReportType, raw: RawData, problems: list[Problem]) -> None:
    """Adds what is wrong with a file of that type."""
    try:
        other.structure(raw)
    except InputError as error:
        problems += error.problems


def _shown(name: str, catalogue: Catalogue) -> str:
    """A name of a file's with what it is called: 门诊人次（hospital.clinic_visits）, 综合医院."""
    kind = catalogue.unit_type.kinds.get(name)
    found = codes_of(name, catalogue)
    said = kind.name if kind else catalogue.defined[found[0]].name if found else name
    return called(name, "" if said == name else said)


def without_type(raw: RawData) -> Problem:
    """For a file that does not say of which type it is."""
    hint = _written(raw, "school")
    if not raw.locate("type").startswith(layout.BASICS):
        hint = _("add {entry} to the file, or call with --type").format(entry=_entry(raw, "school"))
    return Problem(_("the file does not say of which unit type it is"), "", hint)


def _written(raw: RawData, type_id: str) -> str:
    """How to say in a file of its format that it is of a type."""
    if raw.locate("type").startswith(layout.BASICS):
        label = next(label for label, path in layout.BASIC_ROWS.items() if path == "type")
        return _("fill in the cell beside “{label}”, such as {entry}").format(label=label, entry=type_id)
    return _("write {entry}").format(entry=_entry(raw, type_id))


def _entry(raw: RawData, type_id: str) -> str:
    return f'"type": "{type_id}"' if raw.file.lower().endswith(".json") else f'type = "{type_id}"'
