"""Standards of a province, a county or an organisation, from a file beside the plugins'."""

from collections.abc import Iterator

from attrs import evolve

from huibao.content.standards import structure_standards
from huibao.errors import InputError, Problem
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.formats import RawData
from huibao.model.standard import Layer, Standard

from .thresholds import flaws, in_order


def with_layer(catalogue: Catalogue, raw: RawData) -> Catalogue:
    """The catalogue with a file's standards; `InputError` with all that is wrong with them.

    They tighten what the layers below ask for, or add to it. What is for other types is left out.
    """
    lines: list[str] = []
    standards = structure_standards(raw.tree, raw.file, lines)
    problems = [_problem(raw, *line.split(": ", 1)) if ": " in line else Problem(line) for line in lines]
    type_id = catalogue.unit_type.id
    mine = {place: each for place, each in enumerate(standards) if not each.types or type_id in each.types}
    for number, standard in mine.items():
        problems += _of_head(catalogue, raw, number, standard)
    if not problems:
        catalogue = evolve(catalogue, standards=in_order([*catalogue.standards, *mine.values()]))
        for number, standard in mine.items():
            problems += _of_content(catalogue, raw, number, standard)
    if problems:
        raise InputError(raw.file, problems)
    return catalogue


def _problem(raw: RawData, key: str, message: str, hint: str = "") -> Problem:
    """With the line of the key, or of the table in which it is missing."""
    table = key
    while table and (line := raw.locate(table)) == table:
        table = table.rpartition(".")[0]
    return Problem(f"{key}: {message}" if table else message, line if table else key, hint)


def _of_head(catalogue: Catalogue, raw: RawData, number: int, standard: Standard) -> Iterator[Problem]:
    where = f"standard[{number}]"
    if standard.layer is Layer.NATIONAL:
        layers = ", ".join(each.value for each in Layer if each is not Layer.NATIONAL)
        message = _("a file's standards are a layer above the national ones")
        yield _problem(raw, f"{where}.layer", message, _("write one of {names}").format(names=layers))
    if any(standard.id == each.id for each in catalogue.standards):
        message = _("standard {id} is there already").format(id=standard.id)
        yield _problem(raw, f"{where}.id", message, _("give it an id of its own"))


def _of_content(catalogue: Catalogue, raw: RawData, number: int, standard: Standard) -> Iterator[Problem]:
    for flaw in flaws(catalogue, standard):
        inner = "" if flaw.requirement is None else f".requirement[{flaw.requirement}]"
        yield _problem(raw, f"standard[{number}]{inner}.{flaw.key}", flaw.message, flaw.hint)
