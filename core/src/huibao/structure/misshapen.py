"""What is said of a data file that has not the shape of one, and what of it can be looked at all the same."""

from collections.abc import Iterable
from typing import Any

from huibao.content.refusals import must_be_given
from huibao.errors import Problem
from huibao.i18n import _
from huibao.model.formats import RawData

from .entries import Fault

_NEEDED = {
    "period": ("period", 'period = "2023"', "2023年"),
    "unit": ("unit.name", '[unit] name = "青山县实验小学"', "青山县实验小学"),
    "unit.name": ("unit.name", 'name = "青山县实验小学"', "青山县实验小学"),
}
"""What each file must say of itself: the key, and how it is written in a data file and in a form."""
_STAND_INS: dict[str, Any] = {
    "period": "2023",
    "unit": {"name": "单位"},
    "unit.name": "单位",
}
"""What passes for a value that cannot be used, so that nothing is told that only follows from that."""


def misshapen(raw: RawData, faults: Iterable[Fault]) -> list[Problem]:
    """A problem for each fault in the shape of a data file."""
    return [_misshapen(raw, fault) for fault in faults]


def _misshapen(raw: RawData, fault: Fault) -> Problem:
    """What is missing in a table is told where the table begins."""
    path = fault.path.lstrip(".")
    if fault.message == must_be_given(path.rpartition(".")[2]) and path in _NEEDED:
        return _left_out(raw, path, fault.message)
    place, table = raw.locate(path) if path else "", path.rpartition(".")[0]
    if table and place == path:
        place = raw.locate(table)
    return Problem(told(fault, place), place, fault.hint)


def told(fault: Fault, place: str) -> str:
    """The message of a fault, with the key where neither it nor the place tells which value is meant."""
    return f"{fault.key}: {fault.message}" if fault.key and "!" not in place else fault.message


def _left_out(raw: RawData, path: str, message: str) -> Problem:
    """Something that each file must say of itself is missing; a form's cells are called by their labels."""
    from huibao.form import layout  # only needed when something is wrong

    key, written, entry = _NEEDED[path]
    cell = raw.locate(key)
    if cell.startswith(layout.BASICS):
        label = next(label for label, each in layout.BASIC_ROWS.items() if each == key)
        hint = _("fill in the cell beside “{label}”, such as {entry}").format(label=label, entry=entry)
        return Problem(must_be_given(f"“{label}”"), cell, hint)
    place, table = raw.locate(path), path.rpartition(".")[0]
    if table and place == path:
        place = raw.locate(table)
    return Problem(message, place, _("write {entry}").format(entry=written))


def sound_part(tree: dict[str, Any], faults: Iterable[Fault]) -> dict[str, Any]:
    """A data file without its faults: with a stand-in for what must be there, and without the rest."""
    sound = without(tree, (fault for fault in faults if not fault.path.startswith(".local.")))
    for fault in faults:
        path = fault.path.lstrip(".")
        if path in _STAND_INS:
            _put(sound, path.split("."), _copied(_STAND_INS[path]))
        elif path.startswith("local."):
            key = _key_of(sound["local"], path.removeprefix("local."))
            # What is of that name can be cited, and no figure is tried against a faulty unit.
            sound["local"][key] = {"name": key, "unit": "个"}
    return sound


def without(tree: dict[str, Any], faults: Iterable[Fault]) -> dict[str, Any]:
    """A table without what is faulty in it."""
    sound: dict[str, Any] = _copied(tree)
    for fault in faults:
        _drop(sound, fault.path.lstrip("."))
    return sound


def _copied(value: Any) -> Any:
    """Tables anew, everything below them as it is."""
    return {key: _copied(each) for key, each in value.items()} if isinstance(value, dict) else value


def _put(table: dict[str, Any], keys: list[str], value: Any) -> None:
    for key in keys[:-1]:
        table = table.setdefault(key, {})
    table[keys[-1]] = value


def _drop(table: Any, path: str) -> None:
    """Takes away what stands at a path, if anything does."""
    key = _key_of(table, path)
    if key == path:
        table.pop(key, None)
    elif key in table:
        _drop(table[key], path[len(key) + 1 :])


def _key_of(table: dict[str, Any], path: str) -> str:
    """The longest key of a table that a path begins with, as keys may hold dots; else the path itself."""
    keys = [key for key in table if path == key or path.startswith(f"{key}.")]
    return max(keys, key=len, default=path)
