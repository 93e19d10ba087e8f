"""Checks that standards fit the type that they are for: its indicators, its kinds, what speaks below them."""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.indicator import Indicator
from huibao.model.standard import Layer, Requirement, Standard


@frozen
class Flaw:
    """What does not fit in one standard: the requirement's number, None for the standard; key and message."""

    requirement: int | None
    key: str
    message: str
    hint: str = ""


def in_order(standards: list[Standard]) -> tuple[Standard, ...]:
    """The order in which standards win: the highest layer, then the newest edition, first."""
    return tuple(
        sorted(
            standards,
            key=lambda each: (-each.layer.rank, -(each.since or date.min).toordinal(), each.id),
        )
    )


def flaws(catalogue: Catalogue, standard: Standard) -> Iterator[Flaw]:
    """All that does not fit; the catalogue holds the standard already."""
    series = {each.series or each.id for each in catalogue.standards}
    if standard.instead_of and standard.instead_of not in series:
        message = _("no standard is of the series {name}").format(name=standard.instead_of)
        yield Flaw(None, "instead_of", message, _known(series))
    for number, each in enumerate(standard.requirements):
        for key, message, hint in _of_requirement(catalogue, standard, each):
            yield Flaw(number, key, message, hint)


def _of_requirement(
    catalogue: Catalogue, standard: Standard, requirement: Requirement
) -> Iterator[tuple[str, str, str]]:
    if requirement.indicator in catalogue.removed:
        return
    if requirement.indicator and requirement.indicator not in catalogue.indicators:
        message = _("type {type} has no indicator {name}").format(
            type=catalogue.unit_type.id, name=requirement.indicator
        )
        hint = _('for other types only? then give the standard types = ["…"]')
        yield "indicator", message, hint
    for kind in requirement.kinds:
        if kind not in catalogue.unit_type.kinds:
            yield "kinds", _("there is no kind {name}").format(name=kind), _known(catalogue.unit_type.kinds)
    held = [each for each in catalogue.indicators.values() if requirement.id in each.requirements]
    held += filter(None, [catalogue.indicators.get(requirement.indicator)])
    for indicator in held:
        if requirement.operator.has_value and indicator.unit != requirement.unit:
            message = _("the threshold is in “{theirs}”, {code} in “{ours}”")
            yield (
                "unit",
                message.format(theirs=requirement.unit, ours=indicator.unit, code=indicator.code),
                "",
            )
    if standard.layer is not Layer.NATIONAL:
        yield from _of_layer(catalogue, standard, requirement, held)


def _of_layer(
    catalogue: Catalogue, standard: Standard, requirement: Requirement, held: list[Indicator]
) -> Iterator[tuple[str, str, str]]:
    if not held and not any(requirement.id in each.requirements for each in catalogue.removed.values()):
        message = _("no indicator of type {type} is held against {id}").format(
            type=catalogue.unit_type.id, id=requirement.id
        )
        yield "id", message, _('name one: indicator = "…"; or give the standard types = ["…"]')
    below = [
        (other, each)
        for other in catalogue.standards
        if other.layer.rank < standard.layer.rank and other.overlaps(standard)
        for each in other.requirements
    ]
    for other, each in below:
        if each.id == requirement.id and not requirement.is_within(each) and not requirement.loosens:
            message = _("{id} would ask for less than {standard} ({edition})").format(
                id=requirement.id, standard=other.name, edition=other.edition
            )
            hint = _('a layer only tightens; where it must ask for less, say why: loosens = "…"')
            yield "loosens", message, hint
    ids = {each.id for _other, each in below}
    if requirement.indicator and requirement.id not in ids:
        for id in catalogue.indicators[requirement.indicator].requirements if held else ():
            other_one = next((each for _other, each in below if each.id == id), None)
            if other_one and other_one.operator is requirement.operator:
                message = _("{code} is already held against {id}").format(code=requirement.indicator, id=id)
                yield "id", message, _('to speak instead of it, write id = "{id}"').format(id=id)


def _known(names: Iterable[str]) -> str:
    return _("known are {names}").format(names=", ".join(sorted(names)))
