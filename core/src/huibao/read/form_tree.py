"""The sheets of a filled form put together to the tree of a data file."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from string import ascii_uppercase
from typing import Any

from huibao.errors import Problem
from huibao.form import layout
from huibao.i18n import _

from .form_header import header
from .form_rows import Row, day, figure, period, rows, text, usable, whole
from .grid import Cell, Grid, Scalar


class FormTree:
    """Builds the tree sheet by sheet.

    tree      the data file, without empty tables
    places    cell of every key path: 数据!D12
    empty     cell of every entry of the basics and every figure of this period that is left out, and of
              names and units of local indicators
    units     what the row of a figure says that it is counted in, by key path
    problems  all that is wrong with the form
    """

    def __init__(self, grids: Mapping[str, Grid]) -> None:
        self._grids = grids
        self.tree: dict[str, Any] = {}
        self.places: dict[str, str] = {}
        self.empty: dict[str, str] = {}
        self.units: dict[str, str] = {}
        self.problems: list[Problem] = []
        self._leaves: set[tuple[str, ...]] = set()
        self._ids = self._options()
        self._basics()
        self._figures()
        self._local()
        self._texts(layout.TEXTS, "texts", layout.SECTIONS, layout.SECTION)
        self._texts(layout.LISTS, "lists", layout.LIST_NAMES, layout.LIST)
        self._explanations()

    def _rows(self, sheet: str) -> list[Row]:
        grid = self._grids.get(sheet)
        return list(rows(grid, self.problems)) if grid else []

    def unit_beside(self, place: str) -> str:
        """The cell of the unit in the row of a figure's cell; asked for when something is wrong."""
        grid = self._grids[layout.FIGURES]
        head = header(grid, [])
        number = int(place.rpartition("!")[2].lstrip(ascii_uppercase))
        return Row(grid, number, head.columns).place(layout.UNIT) if head else place

    def _put(self, path: tuple[str, ...], value: object, cell: Cell) -> None:
        """One value into the tree, with its place; a value that is there already is a problem."""
        name = ".".join(path)
        if name in self.places:
            message = _("{name} is given twice, first in {place}").format(name=name, place=self.places[name])
            self.problems.append(Problem(message, cell.place, _("keep one of the two rows")))
            return
        self.places[name] = cell.place
        top = self.tree.setdefault(path[0], {}) if len(path) > 1 else self.tree
        keys = path[1:] or path
        table = top
        if any(path[:end] in self._leaves for end in range(2, len(path))):
            # The code goes on where another one ends; a dotted key means the same.
            keys = (".".join(keys),)
        for key in keys[:-1]:
            table = table.setdefault(key, {})
        if keys[-1] in table:
            table, keys = top, (".".join(keys),)
        table[keys[-1]] = value
        self._leaves.add(path)

    def _options(self) -> dict[tuple[str, str], str]:
        """Ids by category and the name that a drop-down shows."""
        ids = {}
        for row in self._rows(layout.OPTIONS):
            category, code, shown = (
                text(row.get(column), []) for column in (layout.CATEGORY, layout.CODE, layout.SHOWN)
            )
            ids[category, shown] = code
            # Namesakes show their ids; who leaves the id out means the first, which has the heading.
            ids.setdefault((category, shown.removesuffix(f"（{code}）")), code)
        return ids

    def _id(self, category: str, shown: str) -> str:
        return self._ids.get((category, shown), shown)

    def _basics(self) -> None:
        for row in self._rows(layout.BASICS):
            label, cell = text(row.get(layout.ITEM), self.problems), row.get(layout.CONTENT)
            path = layout.BASIC_ROWS.get(label)
            if usable(cell, self.problems) is None or cell is None:
                if path:
                    self.empty.setdefault(path, row.place(layout.CONTENT))
                continue
            if path is None:
                message = _("the form has no entry {label}").format(label=label or "□")
                hint = _("the entries are {labels}").format(labels="、".join(layout.BASIC_ROWS))
                self.problems.append(Problem(message, cell.place, hint))
            else:
                self._put(tuple(path.split(".")), self._basic(path, cell), cell)

    def _basic(self, path: str, cell: Cell) -> str | int | date | list[str]:
        special: dict[str, Callable[[Cell, list[Problem]], str | int | date]] = {
            "format": whole,
            "period": period,
            **dict.fromkeys(layout.DAYS, day),
        }
        if path in special:
            return special[path](cell, self.problems)
        said = text(cell, self.problems)
        if path in layout.LISTS_OF_NAMES and layout.SEVERAL in said:
            return [name.strip() for name in said.split(layout.SEVERAL) if name.strip()]
        category = {"outline": layout.OUTLINES, "unit.kind": layout.KINDS}.get(path, "")
        return self._id(category, said)

    def _figures(self) -> None:
        for row in self._rows(layout.FIGURES):
            code = text(row.get(layout.CODE), self.problems)
            unit = text(row.get(layout.UNIT), self.problems)
            self.empty.setdefault(f"figures.{code}", row.place(layout.VALUE))
            for table, (column, note) in layout.FIGURE_COLUMNS.items():
                cell = row.get(column)
                value = figure(cell, unit, self.problems)
                if value is None or cell is None:
                    continue
                if not code:
                    message = _("there is a figure in a row without a code")
                    hint = _("write an indicator's code or name in the column “{column}”; {own}").format(
                        column=layout.CODE,
                        own=_("a quantity of your own goes to the sheet “{sheet}”").format(
                            sheet=layout.LOCAL
                        ),
                    )
                    self.problems.append(Problem(message, cell.place, hint))
                    continue
                said = text(row.get(note), self.problems)
                entry: object = {"value": value, "note": said} if said else value
                self._put((table, *code.split(".")), entry, cell)
                if unit:
                    self.units[f"{table}.{code}"] = unit

    def _local(self) -> None:
        for row in self._rows(layout.LOCAL):
            code = text(row.get(layout.CODE), self.problems)
            unit = text(row.get(layout.UNIT), self.problems)
            for column, key in layout.LOCAL_COLUMNS.items():
                cell = row.get(column)
                value = self._local_value(key, cell, unit)
                if value in (None, "") or cell is None:
                    continue
                if not code:
                    message = _("there is a local indicator without a code")
                    hint = _("give it a short one of letters, digits and underscores: garden_plots")
                    self.problems.append(Problem(message, cell.place, hint))
                    break
                self._put(("local", code, key), value, cell)
                self.places.setdefault(f"local.{code}", cell.place)
            for column in (layout.NAME, layout.UNIT) if code else ():
                self.empty.setdefault(f"local.{code}.{layout.LOCAL_COLUMNS[column]}", row.place(column))

    def _local_value(self, key: str, cell: Cell | None, unit: str) -> Scalar | None:
        if key in layout.LOCAL_FIGURES:
            return figure(cell, unit, self.problems)
        written = text(cell, self.problems)
        return self._id(layout.SECTIONS, written) if key == "section" else written

    def _texts(self, sheet: str, table: str, category: str, column: str) -> None:
        """Texts by section, or lists by name. A row without either goes on with the one above."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        name = ""
        for row in self._rows(sheet):
            code = text(row.get(layout.CODE), self.problems)
            shown = self._id(category, text(row.get(column), self.problems))
            name = code or shown or name
            written, cell = text(row.get(layout.CONTENT), self.problems), row.get(layout.CONTENT)
            if not written or cell is None:
                continue
            if not name:
                message = _("nothing says where this text belongs")
                hint = _("choose from the column “{column}”").format(column=column)
                self.problems.append(Problem(message, cell.place, hint))
            elif code and shown not in ("", code):
                message = _("the row names two sections: {first} and {second}").format(
                    first=code, second=shown
                )
                hint = _("empty the column “{column}” in this row").format(column=layout.CODE)
                self.problems.append(Problem(message, cell.place, hint))
            else:
                self.places.setdefault(f"{table}.{name}", cell.place)
                self.places[f"{table}.{name}.{len(found[name])}"] = cell.place
                found[name].append(written)
        if found:
            single = table == "texts"
            self.tree[table] = {
                name: items[0] if single and len(items) == 1 else items for name, items in found.items()
            }

    def _explanations(self) -> None:
        for row in self._rows(layout.EXPLANATIONS):
            rule, cell = text(row.get(layout.RULE), self.problems), row.get(layout.CONTENT)
            reason = text(cell, self.problems)
            if not reason or cell is None:
                continue
            if rule:
                self._put(("explanations", rule), reason, cell)
            else:
                message = _("there is an explanation without the code of a rule")
                self.problems.append(Problem(message, cell.place, _("'report check' prints the code")))
