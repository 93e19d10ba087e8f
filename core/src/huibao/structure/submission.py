"""Turns the plain values of a data file into a submission, or says all that is wrong with them."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from huibao.errors import InputError, Problem
from huibao.expression.error import ExpressionError
from huibao.expression.template import CONTEXT, parse_template, places
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.change import Change, Part, SetAside
from huibao.model.figure import Role
from huibao.model.formats import RawData
from huibao.model.indicator import Indicator
from huibao.model.outline import Outline
from huibao.model.period import Period
from huibao.model.submission import Submission
from huibao.model.unit import Unit, UnitKind

from .called import id_of, suggest_called
from .data_file import DataFile, UnitEntry, check_format, structure_data_file
from .entries import EntryError, Fault
from .figures import FigureReader
from .nearest import both, suggest
from .numbering import unnumbered

if TYPE_CHECKING:
    from huibao.model.letter import Letter

_UNSAFE = frozenset((*'/\\\x7f\u2028\u2029<>:"|?*', *map(chr, range(0x20))))
_LONGEST_NAME = 60
_ACTUAL, _TARGET, _PREVIOUS, _PLAN = Role.ACTUAL, Role.TARGET, Role.PREVIOUS, Role.PLAN
"""Bound once: until Python 3.12 a look-up on an enum class costs as much as making a figure."""


def structure(raw: RawData, catalogue: Catalogue) -> Submission:
    """The submission in a data file.

    Raises `InputError` with every problem: unknown indicators, wrong units, impossible values and
    so on. What is possible but wrong is left to the rules.
    """
    raw = upgraded(raw, catalogue)
    try:
        file = structure_data_file(raw.tree)
    except EntryError as error:
        raise _refused(raw, catalogue, error.faults) from None
    return _Structuring(raw, catalogue, file).submission()


def upgraded(raw: RawData, catalogue: Catalogue) -> RawData:
    """A data file in the format and with the names of today; `InputError` for one of a later format."""
    check_format(raw)
    if raw.units:
        from .units_beside import with_units  # only forms have any

        raw = with_units(raw, catalogue)
    if not catalogue.former:
        return raw
    from .upgrades import renamed  # few types have old names

    return renamed(raw, catalogue.former)


def _problem(raw: RawData, path: str, message: str, hint: str = "") -> Problem:
    path = path.lstrip(".")
    return Problem(message, raw.locate(path) if path else "", hint)


def _refused(raw: RawData, catalogue: Catalogue, faults: list[Fault]) -> InputError:
    """Faults in the shape of a file, and whatever else is wrong with what is sound of it."""
    from .misshapen import misshapen, sound_part  # only needed when something is wrong

    problems = misshapen(raw, faults)
    with suppress(EntryError):  # what cannot be made sound is told alone
        file = structure_data_file(sound_part(raw.tree, faults))
        try:
            _Structuring(raw, catalogue, file).submission()
        except InputError as error:
            places = {each.place for each in problems if each.place}
            problems += [each for each in error.problems if each.place not in places]
    return InputError(raw.file, problems)


def _gone(change: Change) -> str:
    return _("{who} removed it: {reason}").format(who=change.who, reason=change.reason)


def _names(called: Mapping[str, UnitKind] | Mapping[str, Outline]) -> dict[str, str]:
    return {id: each.name for id, each in called.items()}


class _Structuring:
    """The work on one file: gathers problems while it goes."""

    def __init__(self, raw: RawData, catalogue: Catalogue, file: DataFile) -> None:
        self._raw = raw
        self._catalogue = catalogue
        self._file = file
        self._problems: list[Problem] = []
        self._set_aside: list[SetAside] = []
        self._outline = file.outline
        if file.outline and file.outline not in catalogue.outlines:
            self._outline = id_of(file.outline, _names(catalogue.outlines))

    def _wrong(self, path: str, message: str, hint: str = "") -> None:
        self._problems.append(_problem(self._raw, path, message, hint))

    def submission(self) -> Submission:
        file = self._file
        self._check_head()
        period = self._period()
        unit = self._unit(file.unit)
        local = self._local()
        reader = FigureReader(self._raw, self._catalogue, {each.code: each for each in local}, self._problems)
        figures = reader.read(file.figures, "figures", _ACTUAL)
        targets = reader.read(file.targets, "targets", _TARGET)
        previous = reader.read(file.previous, "previous", _PREVIOUS)
        planned = reader.read(file.planned, "planned", _PLAN)
        for key, entry in file.local.items():
            if entry.unit is None:
                continue
            for into, name, value, role in (
                (figures, "value", entry.value, _ACTUAL),
                (targets, "target", entry.target, _TARGET),
                (previous, "previous", entry.previous, _PREVIOUS),
                (planned, "planned", entry.planned, _PLAN),
            ):
                if value is not None:
                    reader.read_one(into, f"local.{key}", value, f"local.{key}.{name}", role, entry.note)
        self._set_aside += [SetAside(Part.INDICATOR, code, place) for code, place in reader.removed.items()]
        if file.texts or file.lists:
            known = {*self._catalogue.indicators, *self._catalogue.removed}
            self._check_texts({*known, *(each.code for each in local), *CONTEXT})
        letter = self._letter() if file.letter else None
        if self._problems or period is None:
            raise InputError(self._raw.file, self._problems)
        return Submission(
            unit_type=self._catalogue.unit_type.id,
            period=period,
            unit=unit,
            origin=self._raw.file,
            outline=self._outline,
            figures=figures,
            targets=targets,
            previous=previous,
            planned=planned,
            not_applicable=frozenset(reader.not_applicable),
            local=local,
            texts={id: text for id, text in file.texts.items() if not self._removed(Part.SECTION, id)},
            lists={name: tuple(map(unnumbered, items)) for name, items in file.lists.items()},
            explanations={rule: text.strip() for rule, text in file.explanations.items() if text.strip()},
            date=file.date,
            standards=file.standard,
            letter=letter,
            set_aside=tuple(self._set_aside),
            renamed=self._raw.renamed,
        )

    def _removed(self, part: Part, id: str) -> Change | None:
        """How a plugin removed that, None if nobody did."""
        change = self._catalogue.change_of(part, id)
        return change if change and change.removes else None

    def _hint(self, part: Part, name: str, known: Iterable[str]) -> str:
        """What an unknown name may have meant, or who removed it."""
        change = self._removed(part, name)
        return _gone(change) if change else suggest(name, known)

    def _check_head(self) -> None:
        file, own = self._file, self._catalogue.unit_type.id
        if file.type not in ("", own, self._catalogue.unit_type.name):
            message = _("the file is of type {theirs}, not {own}").format(theirs=file.type, own=own)
            hint = _("call with --type {type}").format(type=file.type)
            # Whatever else is wrong only follows from that.
            raise InputError(self._raw.file, _problem(self._raw, "type", message, hint))
        if self._outline and self._outline not in self._catalogue.outlines:
            message = _("there is no outline {name}").format(name=file.outline)
            change = self._removed(Part.OUTLINE, file.outline)
            hint = _gone(change) if change else suggest_called(file.outline, _names(self._catalogue.outlines))
            self._wrong("outline", message, hint)
        if file.standard:
            self._check_standards(file.standard)

    def _check_standards(self, names: Iterable[str]) -> None:
        known = {name for each in self._catalogue.standards for name in each.names}
        for name in names:
            if name not in known:
                message = _("there is no standard {id}").format(id=name)
                self._wrong("standard", message, self._hint(Part.STANDARD, name, known))

    def _period(self) -> Period | None:
        try:
            return Period.parse(self._file.period)
        except ValueError as error:
            self._wrong("period", str(error))
            return None

    def _unit(self, entry: UnitEntry) -> Unit:
        name = entry.name.strip()
        if not name:
            hint = _("write {entry}").format(entry='name = "青山县实验小学"')
            self._wrong("unit.name", _("the unit's name is empty"), hint)
        elif len(name) > _LONGEST_NAME or ".." in name or not _UNSAFE.isdisjoint(name):
            self._wrong(
                "unit.name",
                _("“{name}” cannot be a unit's name").format(name=name[:_LONGEST_NAME]),
                _(
                    'no slashes, “..”, control characters or any of <>:"|?*, and at most {n} characters'
                ).format(n=_LONGEST_NAME),
            )
        kind, kinds = entry.kind, self._catalogue.unit_type.kinds
        if kind and kind not in kinds:
            kind = id_of(kind.strip(), _names(kinds))
            if kind not in kinds:
                message = _("there is no kind {name}").format(name=entry.kind)
                self._wrong("unit.kind", message, suggest_called(kind, _names(kinds)))
        superior, self_name, aim = (
            entry.superior.strip().rstrip("：:"),
            entry.self_name.strip(),
            entry.aim.strip(),
        )
        return Unit(name, kind, superior, entry.code, self_name, aim)

    def _letter(self) -> "Letter | None":
        from .letter import read_letter  # few files have one

        try:
            return read_letter(self._file.letter, self._wrong)
        except EntryError as error:
            from .misshapen import told, without

            for fault in error.faults:
                path = f"letter.{fault.path.lstrip('.')}"
                self._wrong(path, told(fault, self._raw.locate(path)), fault.hint)
            return read_letter(without(self._file.letter, error.faults), self._wrong)

    def _local(self) -> tuple[Indicator, ...]:
        if not self._file.local:
            return ()
        from .local import local_indicators  # few files have any

        titles = {each.id: each.title for each in self._catalogue.sections.values()}

        def section_of(path: str, written: str) -> str:
            section = id_of(written, titles) if written else ""  # some sections have no title
            if section and not self._removed(Part.SECTION, section):
                self._check_section(path, section)
            return section

        return local_indicators(self._file.local, self._raw, section_of, self._wrong)

    def _check_section(self, path: str, name: str) -> None:
        if name not in self._catalogue.sections:
            message = _("there is no section {name}").format(name=name)
            self._wrong(path, message, self._section_hint(path, name))

    def _section_hint(self, path: str, name: str) -> str:
        """The sections that a wrong name may have meant; in a form as its drop-downs call them."""
        from huibao.form import layout  # only needed when something is wrong

        headings = self._catalogue.headings()
        sheet, in_form, _cell = self._raw.locate(path).partition("!")
        if not in_form or sheet not in (layout.LOCAL, layout.TEXTS):
            return suggest_called(name, headings)
        choose = _("choose from the column “{column}”").format(column=layout.SECTION)
        return both(choose, suggest_called(name, headings))

    def _check_texts(self, known: set[str]) -> None:
        """Texts belong to sections, lists to sections that print them, and cite known figures."""
        for section, texts in self._file.texts.items():
            if self._removed(Part.SECTION, section):
                self._set_aside.append(SetAside(Part.SECTION, section, f"texts.{section}"))
                continue
            self._check_section(f"texts.{section}", section)
            self._check_citations(f"texts.{section}", texts, known)
        printed = {plan.of for section in self._catalogue.sections.values() for plan in section.lists}
        for name, items in self._file.lists.items():
            if gone := self._catalogue.unprinted.get(name):
                self._set_aside.append(SetAside(Part.SECTION, gone, f"lists.{name}"))
            elif name not in printed:
                self._wrong(
                    f"lists.{name}",
                    _("no section prints a list {name}").format(name=name),
                    self._list_hint(name, printed),
                )
            self._check_citations(f"lists.{name}", items, known)

    def _list_hint(self, name: str, printed: Iterable[str]) -> str:
        """The lists that a wrong name may have meant, as drop-downs show them and as data files call them."""
        from huibao.form.layout import SHOWN_LISTS  # only needed when something is wrong

        return suggest_called(name, {of: SHOWN_LISTS.get(of, "") for of in sorted(printed)})

    def _check_citations(self, path: str, texts: Iterable[str], known: set[str]) -> None:
        for text in texts:
            try:
                codes = {place.code for place in places(parse_template(text))}
            except ExpressionError as error:
                hint = _(
                    "a figure is cited by its code in a pair of braces: {sample};"
                    " write brackets that cite nothing as （）"
                ).format(sample="{leadership.meetings}")
                self._wrong(path, str(error), hint)
                continue
            for code in sorted(codes & self._catalogue.removed.keys()):
                self._set_aside.append(SetAside(Part.INDICATOR, code, path))
            for code in sorted(codes - known):
                self._wrong(
                    path, _("there is no indicator {name}").format(name=code), self._cite_hint(code, known)
                )

    def _cite_hint(self, name: str, known: Iterable[str]) -> str:
        """How to cite what was not called by a code."""
        from .lookup import suggest_indicator  # only needed when something is wrong
        from .naming import codes_of

        meant = codes_of(name, self._catalogue)
        if meant:
            cited = _(" or ").join(f"{{{code}}}" for code in meant)
            return _("figures are cited by their codes: write {cited} here").format(cited=cited)
        near = "" if name.isascii() else suggest_indicator(name, self._catalogue)
        return near or suggest(name, known)
