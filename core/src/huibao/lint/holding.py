"""Whether the folder holds together: its files, names given twice, outlines, the example, the cases."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from huibao.content import addon, unit_types
from huibao.content.cases import BASE
from huibao.content.folder import parts
from huibao.errors import InputError
from huibao.i18n import _
from huibao.model.change import Part
from huibao.model.formats import RawData
from huibao.plugin.folders import stray
from huibao.structure.nearest import suggest
from huibao.structure.submission import structure

from .allowances import FILE as ALLOWANCES
from .changes import instead
from .content import Content, Here, lists
from .gather import STEMS
from .remark import Remark
from .source import Source, Spot

EXAMPLE = "example.toml"


def holding(content: Content) -> Iterator[Remark]:
    """What of the folder is in nobody's way and yet wrong."""
    yield from _of_files(content)
    yield from _of_names(content)
    yield from _twice(content)
    yield from _of_former(content)
    yield from _of_outlines(content)
    yield from _of_example(content)
    yield from _of_cases(content)


def _of_files(content: Content) -> Iterator[Remark]:
    read = {unit_types.FILE, addon.FILE, EXAMPLE, ALLOWANCES, *content.sources}
    known = {*read, *(f"{stem}.toml" for stem in STEMS)}
    for path in sorted(content.folder.rglob("*.toml")):
        name = path.relative_to(content.folder).as_posix()
        if name in read:
            continue
        spot = Spot(Source(name, "", {}, []), "", name)
        if (problem := stray(content.folder, name)) is not None:
            yield spot.remark("file-broken", problem.message, problem.hint)
            continue
        stem = name.removesuffix(".toml")
        if stem in STEMS:
            message = _("nobody reads {name} beside a folder {folder}/").format(name=name, folder=stem)
            hint = _("move it into the folder")
        else:
            message = _("nobody reads {name}").format(name=name)
            hint = suggest(name, known)
        yield spot.remark("file-unread", message, hint)
    if not content.is_addon:
        for stem in ("indicators", "rules", "sections"):
            if not any(name in content.sources for name in parts(content.folder, stem)):
                yield _missing(content, f"{stem}.toml")
        if not os.path.lexists(content.folder / EXAMPLE):
            yield _missing(content, EXAMPLE)


def _missing(content: Content, name: str) -> Remark:
    hint = _("write it, or copy it back: docs/reference/content-files.md says what is in it")
    return content.head.remark("file-missing", _("there is no {name}").format(name=name), hint)


def _of_names(content: Content) -> Iterator[Remark]:
    """Names and aliases of indicators: two may share one only where the unit tells them apart."""
    own = {here.what.code for here in content.indicators}
    taken = {
        (name, each.unit): each.code
        for each in content.catalogue.indicators.values()
        if each.code not in own
        for name in (each.code, each.name, *each.aliases)
    }
    for here in content.indicators:
        for key, name in _names(here):
            other = taken.setdefault((name, here.what.unit), here.what.code)
            if other != here.what.code:
                message = _("the name {name} is already that of {other}").format(name=name, other=other)
                yield (here.spot / key).remark("name-twice", message, _("call one of the two otherwise"))


def _names(here: Here[Any]) -> Iterator[tuple[str, str]]:
    yield "", here.what.code
    yield "name", here.what.name
    for number, alias in enumerate(here.what.aliases):
        yield f"aliases[{number}]", alias


def _twice(content: Content) -> Iterator[Remark]:
    """Codes and ids that are defined a second time, here or over what is around."""
    around = content.around
    titled = {id for id, section in around.sections.items() if section.title}
    own_titles = [each for each in content.sections if each.what.title]
    for what, taken, things in (
        (
            _("indicator"),
            set(around.indicators),
            [(each.what.code, each.spot) for each in content.indicators],
        ),
        (
            _("rule"),
            {each.id for each in around.rules},
            [(each.what.id, each.spot / "id") for each in content.rules],
        ),
        (_("outline"), set(around.outlines), [(each.what.id, each.spot) for each in content.outlines]),
        (
            _("standard"),
            {each.id for each in around.standards},
            [(each.what.id, each.spot / "id") for each in content.standards],
        ),
        (_("title of section"), titled, [(each.what.id, each.spot / "title") for each in own_titles]),
    ):
        seen: dict[str, Spot] = {}
        for name, spot in things:
            if name in seen or name in taken:
                first = seen.get(name)
                other = f"{first.source.name}:{first.source.line(first.key)}" if first else around.name
                message = _("{what} {name} is already defined by {other}")
                yield spot.remark("name-twice", message.format(what=what, name=name, other=other))
            seen.setdefault(name, spot)


def _of_former(content: Content) -> Iterator[Remark]:
    """Former names that are in use, or are those of two things."""
    catalogue, head = content.catalogue, content.head
    kinds = [
        Here(kind, Spot(head.source, f"kinds.{id}", f"type.kinds.{id}"))
        for id, kind in content.unit_type.kinds.items()
        if not content.is_addon
    ]
    plans = [plan for section in content.sections for plan in lists(section)]
    every: tuple[tuple[Iterable[Any], Sequence[Here[Any]], str], ...] = (
        (catalogue.indicators.values(), content.indicators, "code"),
        (catalogue.rules, content.rules, "id"),
        (catalogue.sections.values(), content.sections, "id"),
        (catalogue.outlines.values(), content.outlines, "id"),
        (content.unit_type.kinds.values(), kinds, "id"),
        ([each.what for each in plans], plans, "of"),
    )
    for things, own, key in every:
        names = {getattr(each, key) for each in things}
        mine = {getattr(here.what, key) for here in own}
        others = [each for each in things if getattr(each, key) not in mine]
        taken = {old: getattr(each, key) for each in others for old in each.formerly}
        for here in own:
            for old in here.what.formerly:
                other = old if old in names else taken.setdefault(old, getattr(here.what, key))
                if other != getattr(here.what, key):
                    message = _("the former name {name} is already that of {other}")
                    hint = _("a former name leads to one thing: leave it out of one of the two")
                    yield (here.spot / "formerly").remark(
                        "name-twice", message.format(name=old, other=other), hint
                    )


def _of_outlines(content: Content) -> Iterator[Remark]:
    if content.is_addon or "sections" in content.lost:
        return
    defaults = [each for each in content.outlines if each.what.default]
    if len(defaults) != 1:
        spot = defaults[1].spot / "default" if defaults else content.head
        if not defaults and content.outlines:
            spot = content.outlines[0].spot
        yield spot.remark("outline-default", _("exactly one outline must be the default"))


def _of_example(content: Content) -> Iterator[Remark]:
    if not os.path.lexists(content.folder / EXAMPLE) or content.lost & {"indicators", "sections"}:
        return
    source = Source.read(content.folder, EXAMPLE)
    yield from source.remarks
    if source.remarks or not any(each.default for each in content.catalogue.outlines.values()):
        return
    own, theirs = content.unit_type.id, source.tree.get("type", content.unit_type.id)
    if theirs != own:
        message = _("it is of type {theirs}, not {own}").format(theirs=theirs, own=own)
        hint = _('write type = "{type}"').format(type=own)
        yield Spot(source, "type", "example.type").remark("example-refused", message, hint)
        return
    try:
        structure(RawData(EXAMPLE, source.tree), content.catalogue)
    except InputError as error:
        for problem in error.problems:
            spot = Spot(source, problem.place, f"example.{problem.place}")
            yield spot.remark("example-refused", problem.message, problem.hint)


def _of_cases(content: Content) -> Iterator[Remark]:
    files = [source for name, source in content.sources.items() if name.startswith("cases")]
    rules = {each.spot.at.removeprefix("rules."): each for each in content.rules}
    promised = {id for _spot, part, id in instead(content) if part is Part.RULE}
    known = rules.keys() | content.named.get("rules", set()) | promised
    tried: set[str] = set()
    for source in files:
        for id, table in source.tree.items():
            if id == BASE:
                continue
            tried.add(id)
            also = table.get("also", []) if isinstance(table, dict) else []
            named = [
                ("", id),
                *((f"also[{n}]", each) for n, each in enumerate(also) if isinstance(each, str)),
            ]
            for key, name in named:
                if name not in known and "rules" not in content.lost:
                    message = _("there is no rule {name}").format(name=name)
                    spot = Spot(source, id, f"cases.{id}")
                    yield (spot / key if key else spot).remark("unknown-rule", message, suggest(name, known))
    if "cases" not in content.lost:
        for id, here in rules.items():
            if id not in tried:
                message = _("no case keeps or breaks this rule")
                yield (here.spot / "id").remark("rule-without-case", message, _("write one into cases.toml"))
