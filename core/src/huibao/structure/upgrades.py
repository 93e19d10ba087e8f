"""Brings the plain values of an older data file to the names of today."""

import re
from collections.abc import Mapping
from typing import Any

from attrs import evolve

from huibao.errors import InputError, Problem
from huibao.i18n import _
from huibao.model.formats import RawData
from huibao.model.former import FormerNames, Renamed

_FIGURES = ("figures", "targets", "previous", "planned")
_CITED = r"\{([^{}:]+)(?=[:}])"


def renamed(raw: RawData, former: FormerNames) -> RawData:
    """The same with the names of today, each with the place of the old one; as it was if it has no old one.

    Raises `InputError` where the old and the new name are both there.
    """
    return _Renaming(raw, former).result()


def _tables(tree: Mapping[str, Any], *names: str) -> list[str]:
    """Those of the names that are tables; anything else is refused later."""
    return [name for name in names if type(tree.get(name)) is dict]


class _Renaming:
    """The work on one tree: gathers what was renamed, and where the new names' old places are."""

    def __init__(self, raw: RawData, former: FormerNames) -> None:
        self._raw, self._former = raw, former
        self._renamed: list[Renamed] = []
        self._moved: dict[str, str] = {}
        self._problems: list[Problem] = []

    def result(self) -> RawData:
        tree = dict(self._raw.tree)
        former = self._former
        for table in _tables(tree, *_FIGURES):
            tree[table] = self._figures(table, tree[table])
        by_id = {"explanations": former.rules, "texts": former.sections, "lists": former.lists}
        for table in _tables(tree, *by_id):
            tree[table] = self._keys(table, tree[table], by_id[table])
        for table in _tables(tree, "texts", "lists"):
            tree[table] = {key: self._cited(f"{table}.{key}", each) for key, each in tree[table].items()}
        self._value(tree, "outline", former.outlines)
        for table in _tables(tree, "unit"):
            tree[table] = dict(tree[table])
            self._value(tree[table], "kind", former.kinds, "unit.")
        for table in _tables(tree, "local"):
            tree[table] = local = dict(tree[table])
            for key in _tables(local, *local):
                local[key] = dict(local[key])
                self._value(local[key], "section", former.sections, f"local.{key}.")
        if self._problems:
            raise InputError(self._raw.file, self._problems)
        if not self._renamed:
            return self._raw
        done = (*self._raw.renamed, *self._renamed)
        return evolve(self._raw, tree=tree, locate=self._locate, renamed=done)

    def _figures(self, table: str, tree: dict[str, Any]) -> dict[str, Any]:
        """Figures under dotted codes, where one of them has an old one; else as they are."""
        from huibao.form.filling import flat  # few types have old names

        figures = dict(flat(tree))
        if self._former.indicators.keys().isdisjoint(figures):
            return tree
        return self._keys(table, figures, self._former.indicators)

    def _keys(self, table: str, tree: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, value in tree.items():
            new = names.get(key, key)
            if new != key and new in tree:
                message = _("{old} is now called {new}, which is there as well").format(old=key, new=new)
                place = self._raw.locate(f"{table}.{key}")
                self._problems.append(Problem(message, place, _("keep one of the two")))
            elif new != key:
                self._note(key, new, f"{table}.{new}")
                self._moved[f"{table}.{new}"] = f"{table}.{key}"
            result[new] = value
        return result

    def _cited(self, path: str, value: object) -> object:
        """A text, or a list of them, with the figures that it cites under today's codes."""
        if isinstance(value, list):
            return [self._cited(path, each) for each in value]
        if not isinstance(value, str):
            return value

        def today(match: re.Match[str]) -> str:
            new = self._former.indicators.get(match[1].strip())
            if new is None:
                return match[0]
            self._note(match[1].strip(), new, path)
            return f"{{{new}"

        return re.sub(_CITED, today, value)

    def _value(self, table: dict[str, Any], key: str, names: Mapping[str, str], prefix: str = "") -> None:
        old = table.get(key)
        if isinstance(old, str) and old in names:
            table[key] = names[old]
            self._note(old, names[old], f"{prefix}{key}")

    def _note(self, old: str, new: str, place: str) -> None:
        self._renamed.append(Renamed(old, new, place))

    def _locate(self, path: str) -> str:
        for new, old in self._moved.items():
            if path == new or path.startswith(f"{new}."):
                return self._raw.locate(old + path[len(new) :])
        return self._raw.locate(path)
