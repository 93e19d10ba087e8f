"""What commands open: the plugins, a unit type, a data file. Imports the engine when it is called."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from huibao.errors import HuibaoError, InputError, Problem, UsageError
from huibao.i18n import _

if TYPE_CHECKING:
    from huibao.model.formats import RawData, Reader
    from huibao.model.submission import Submission
    from huibao.pipeline import ReportType
    from huibao.plugin.claims import Claims
    from huibao.plugin.manager import Plugins

_KEY, _TYPES = "huibao.plugins", "huibao.types"
_SPREADSHEETS = frozenset((".xls", ".et", ".ett", ".xlt", ".xlsb", ".xlsm", ".xltx", ".ods"))
"""What office programs write, and save as .xlsx as well."""

_TEXT = frozenset((".csv", ".tsv", ".txt"))
"""What other programs give figures out in."""

_WORD = frozenset((".docx", ".docm", ".doc", ".wps", ".odt"))
"""What reports are edited in; no data are typed there."""


def open_plugins(ctx: click.Context) -> Plugins:
    """The plugins, loaded once a call; those that fail are named on standard error, and the rest works."""
    root = ctx.find_root()
    if _KEY not in root.meta:
        from .loading import insist, load_plugins

        plugins = load_plugins(root)
        insist(root, plugins)
        root.meta[_KEY] = plugins
    return root.meta[_KEY]  # type: ignore[no-any-return]  # what was put in above


def open_type(ctx: click.Context, type_id: str) -> ReportType:
    """An installed unit type, ready to work under the standards asked for; assembled once a call."""
    opened: dict[str, ReportType] = ctx.find_root().meta.setdefault(_TYPES, {})
    if not type_id.isascii():
        type_id = _id_of(ctx, type_id)
    if type_id not in opened:
        from huibao.pipeline import ReportType, examples, judges
        from huibao.plugin.kept import Shelf

        from .held import with_standards

        plugins = open_plugins(ctx)
        shelf = Shelf(plugins, type_id)
        catalogue = shelf.catalogue()
        beside = judges(plugins, lambda: shelf.examples(lambda: examples(plugins, catalogue)))
        opened[type_id] = with_standards(ctx, ReportType(catalogue, beside))
    return opened[type_id]


def _id_of(ctx: click.Context, name: str) -> str:
    """The id of the unit type that is called so: 学校."""
    from huibao.plugin.assemble import unit_types
    from huibao.structure.called import id_of

    return id_of(name, {each.id: each.name for each in unit_types(open_plugins(ctx)).values()})


def kind_called(unit_type: ReportType, written: str) -> str:
    """The id of the type's kind that is called so, by id or Chinese name; `UsageError` if there is none."""
    kinds = unit_type.catalogue.unit_type.kinds
    if not written or written in kinds:
        return written
    from huibao.structure.called import id_of, suggest_called

    names = {id: each.name for id, each in kinds.items()}
    id = id_of(written.strip(), names)
    if id not in kinds:
        message = _("type {type} has no kind {name}")
        hint = suggest_called(written, names)
        raise UsageError(message.format(type=unit_type.catalogue.unit_type.id, name=written), hint=hint)
    return id


def readers(ctx: click.Context) -> list[str]:
    """The suffixes of files that can be read."""
    found = _readers(ctx)
    return [*found.granted, *found.disputed]


def _readers(ctx: click.Context) -> Claims[Reader]:
    from huibao.plugin.formats import claimed_readers

    plugins = open_plugins(ctx)
    found = claimed_readers(plugins)
    plugins.report(found.refused)
    return found


def read_file(ctx: click.Context, path: Path, type_id: str | None = None) -> RawData:
    """A data file as read, by the reader of its suffix.

    Where several plugins read such files, by that of the plugin that defines the unit type, or else of
    the one that extends it; a `PluginError` if that is none or several of them.
    """
    found = _readers(ctx)
    known, suffix = found.granted, path.suffix.lower()
    if suffix in found.disputed:
        return _settled(ctx, found, suffix, type_id).read(path)
    reader = known.get(suffix)
    if reader is None:
        raise InputError(path, _unreadable(path, sorted(known)))
    return reader.read(path)


def _unreadable(path: Path, known: list[str]) -> Problem:
    """What is wrong with a file that no reader takes."""
    if path.is_dir():
        return Problem(_("this is a folder, not a file"), hint=_("name the data file in it"))
    if not path.exists():
        return Problem(_("no such file"), hint=_("check the name and the folder"))
    message = _("files ending in “{suffix}” cannot be read").format(suffix=path.suffix)
    if not path.suffix:
        message = _("the file's name has no ending that tells what it is")
    hint = _("known are {names}").format(names=", ".join(known))
    if path.suffix.lower() in _WORD:
        hint = _(
            "data files end in {names}; an edited report is held against one by 'report verify',"
            " and read back into one by 'report read'"
        ).format(names=", ".join(known))
    elif path.suffix.lower() in _TEXT:
        hint = _(
            "data files end in {names}: copy the figures into a form that 'report template' writes"
        ).format(names=", ".join(known))
    elif path.suffix.lower() in _SPREADSHEETS:
        hint = _("open it in Excel or WPS and save it as “Excel 工作簿 (*.xlsx)”; renaming it is not enough")
    return Problem(message, hint=hint)


def _settled(ctx: click.Context, found: Claims[Reader], suffix: str, type_id: str | None) -> Reader:
    """The reader of a disputed suffix that belongs to a unit type."""
    claimed, plugins = found.claimed[suffix], open_plugins(ctx)
    if type_id is not None:
        from huibao.plugin.speakers import speakers

        owners = {name for name, each in plugins.collect("huibao_unit_types") if each.id == type_id}
        for nearest in (owners, speakers(plugins, type_id)):
            theirs = sorted(nearest & claimed.keys())
            if len(theirs) == 1:
                plugins.report(found.disputed[suffix][:1])
                return claimed[theirs[0]]
    names = ", ".join(sorted(claimed))
    message = _("{suffix} files are read by several plugins: {names}").format(suffix=suffix, names=names)
    hint = _("--type picks the reader of the type's plugin; --only-plugin loads one plugin alone")
    raise UsageError(message, hint=hint)


def type_of(raw: RawData, asked: str | None) -> str:
    """The unit type asked for, else the one that the file names."""
    named = raw.tree.get("type")
    if asked:
        return asked
    if isinstance(named, str) and named:
        return named
    from .wrong_type import without_type  # only needed when something is wrong

    raise InputError(raw.file, without_type(raw))


def find_file(type_id: str, suffixes: list[str]) -> Path:
    """TYPE.toml, TYPE.xlsx or the like in the current folder."""
    for suffix in suffixes:
        path = Path(f"{type_id}{suffix}")
        if path.is_file():
            return path
    names = ", ".join(f"{type_id}{suffix}" for suffix in suffixes)
    hint = _("name a file, start one with: report init --type {type}, or try --example").format(type=type_id)
    raise UsageError(_("there is no {names} in this folder").format(names=names), hint=hint)


def open_submission(
    ctx: click.Context, path: Path, asked: str | None = None
) -> tuple[ReportType, RawData, Submission]:
    """A data file with its unit type, asked for or named in the file, under the command's options."""
    try:
        raw = read_file(ctx, path, asked)
    except InputError as error:
        raise _with_the_rest(ctx, error, asked) from error
    with called_as(path, raw):
        return _structured(ctx, raw, asked)


def _structured(
    ctx: click.Context, raw: RawData, asked: str | None
) -> tuple[ReportType, RawData, Submission]:
    try:
        unit_type = open_type(ctx, type_of(raw, asked))
    except UsageError as error:
        if asked:
            raise
        raise InputError(raw.file, Problem(error.message, raw.locate("type"), error.hint)) from error
    raw = unit_type.upgraded(raw)
    try:
        return unit_type, raw, unit_type.structure(raw)
    except InputError as error:
        from .wrong_type import of_another_type  # only needed when something is wrong

        raise of_another_type(error, raw, unit_type.catalogue, _other_types(ctx, unit_type)) from error


def _other_types(ctx: click.Context, own: ReportType) -> Iterator[ReportType]:
    """The other unit types that are ready to work."""
    from huibao.plugin.assemble import unit_types

    for type_id in unit_types(open_plugins(ctx)):
        if type_id != own.catalogue.unit_type.id:
            with suppress(HuibaoError):
                yield open_type(ctx, type_id)


@contextmanager
def called_as(path: Path, raw: RawData) -> Iterator[None]:
    """Names a file in errors as it was on the command line; its data know its name alone."""
    try:
        yield
    except InputError as error:
        if error.file != raw.file:
            raise
        raise InputError(path, error.problems) from error


def _with_the_rest(ctx: click.Context, error: InputError, asked: str | None) -> InputError:
    """The error with what else is wrong in a form of which some cells cannot be read."""
    from huibao.read.xlsx import FaultyCellsError

    if not isinstance(error, FaultyCellsError) or not {"period", "unit"} <= error.rest.tree.keys():
        return error
    try:
        _structured(ctx, error.rest, asked)
    except InputError as more:
        places = {each.place for each in error.problems}
        return InputError(error.file, [*error.problems, *(p for p in more.problems if p.place not in places)])
    except HuibaoError:
        pass  # it is told when the cells can be read
    return error


def open_example(ctx: click.Context, type_id: str) -> tuple[ReportType, RawData, Submission]:
    """The example of an add-on, or else the type's own."""
    from attrs import evolve

    unit_type = open_type(ctx, type_id)
    type_id, owner = unit_type.catalogue.unit_type.id, unit_type.catalogue.unit_type.plugin
    found = sorted(
        open_plugins(ctx).collect("huibao_example", unit_type=type_id), key=lambda each: each[0] == owner
    )
    if not found:
        raise UsageError(_("type {type} has no example").format(type=type_id))
    plugin, raw = found[0]
    if plugin != owner:
        raw = evolve(raw, file=f"{plugin}/{raw.file}")
    return unit_type, raw, unit_type.structure(raw)


def open_earlier(ctx: click.Context, path: Path, unit_type: ReportType, submission: Submission) -> Submission:
    """Last year's filing, to compare with; `InputError` where it is of another period or type."""
    from huibao.pipeline import check_earlier

    raw = read_file(ctx, path, unit_type.catalogue.unit_type.id)
    theirs, own = raw.tree.get("type"), unit_type.catalogue.unit_type
    if isinstance(theirs, str) and theirs not in ("", own.id, own.name):
        message = _("the file is of type {theirs}, not {own}").format(theirs=theirs, own=own.id)
        raise InputError(
            path, Problem(message, raw.locate("type"), _("give last year's file with --previous"))
        )
    with called_as(path, raw):
        earlier = unit_type.structure(raw)
        check_earlier(submission, earlier)
    return earlier
