"""The cases of the rules: whether each is a data file that there could be."""

from collections.abc import Iterator

from huibao.content.cases import BASE, CasesEntry
from huibao.content.folder import structure_entry
from huibao.errors import InputError, PluginError
from huibao.plugin.content_folder import ContentFolder
from huibao.structure.submission import structure

from .content import Content
from .remark import Remark
from .source import Source, Spot


def cases(content: Content) -> Iterator[Remark]:
    """Keys, tables and codes in the cases that there are not."""
    misshapen = list(_of_form(content))
    yield from misshapen
    if misshapen or content.lost or not any(each.default for each in content.catalogue.outlines.values()):
        return
    try:
        found = ContentFolder(content.folder, content.folder.name).cases()
    except PluginError:
        return  # a rule that there is not has its own remark
    told: set[tuple[str, int, str]] = set()
    for each in found:
        for case in (*each.holds, *each.breaks):
            try:
                structure(case.raw, content.catalogue)
            except InputError as error:
                for problem in error.problems:
                    spot = _spot(content.sources[each.file], problem.place)
                    remark = spot.remark("case-refused", problem.message, problem.hint)
                    key = (remark.file, remark.line, remark.message)
                    if key not in told:
                        told.add(key)
                        yield remark


def _of_form(content: Content) -> Iterator[Remark]:
    for name, source in content.sources.items():
        if not name.startswith("cases"):
            continue
        for id, table in source.tree.items():
            problems: list[str] = []
            if id != BASE:
                structure_entry(table, CasesEntry, id, problems)
            for problem in problems:
                place, _colon, message = problem.partition(": ")
                yield _spot(source, place).remark("file-form", message)


def _spot(source: Source, place: str) -> Spot:
    """The place in the case, or in what all cases have where it does not say that itself."""
    id, _dot, rest = place.partition(".")
    if source.at(place) is None and source.at(common := f"{BASE}.{rest.partition('.')[2]}") is not None:
        return Spot(source, common, f"cases.{BASE}")
    return Spot(source, place, f"cases.{id}")
