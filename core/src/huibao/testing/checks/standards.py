"""The standards that the plugin brings, and the thresholds that its indicators are held against.

The values are made from the thresholds themselves: one at the bound, one just beyond it.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations

from attrs import evolve

from huibao.check.editions import Threshold, every_threshold
from huibao.check.formulas import is_possible
from huibao.check.requirements import missed_requirements
from huibao.derive.derive import derive
from huibao.errors import Problem
from huibao.i18n import _
from huibao.model.catalogue import Catalogue
from huibao.model.figure import Role
from huibao.model.standard import Operator, Standard
from huibao.testing.check import Faults, check
from huibao.testing.figures import Values, step, submission
from huibao.testing.over import types
from huibao.testing.typed import TypeAtTest


def _held(at: TypeAtTest) -> Iterator[Threshold]:
    """What the indicators that the plugin answers for are held against, and all that it brings itself."""
    mine = {each.code for each in at.concerned}
    own = {each.id for each in at.standards}
    for each in every_threshold(at.catalogue, at.catalogue.standards):
        if each.indicator.code in mine or each.standard.id in own:
            yield each


@check(types)
def threshold_can_be_met(at: TypeAtTest) -> Faults:
    """A figure at the threshold passes it."""
    under = _under_each(at)
    for each in _held(at):
        values = _meeting(each)
        if not _possible(each, values) or _found(under[each.standard.id], each, values):
            yield Problem(
                _("no figure at the threshold is both possible and enough"),
                _where(each),
                _("correct operator and value of the requirement, or the indicator's range"),
            )


@check(types)
def threshold_can_be_missed(at: TypeAtTest) -> Faults:
    """Some possible figure just beyond the threshold is found to miss it."""
    under = _under_each(at)
    for each in _held(at):
        values = _missing(each)
        if not _possible(each, values):
            message = _("no figure that is possible misses it: {value}")
            beyond = ", ".join(str(value) for value in values.values())
            hint = _("widen the indicator's minimum and maximum, or drop the requirement")
            yield Problem(message.format(value=beyond), _where(each), hint)
        elif not _found(under[each.standard.id], each, values):
            hint = _("is the requirement for kinds that the indicator is not for?")
            yield Problem(_("a figure just beyond the threshold passes"), _where(each), hint)


@check(types)
def standards_say_where_they_stand(at: TypeAtTest) -> Faults:
    """Every standard has a name, an edition and days on which it is in force; every threshold its source."""
    for standard in at.standards:
        dated = standard.since or standard.until or standard.must_be_chosen
        for key, given in (("name", standard.name), ("edition", standard.edition), ("since", dated)):
            if not given:
                yield Problem(_("{key} is missing").format(key=key), standard.id, _("write it beside the id"))
        for each in standard.requirements:
            for key, given in (("name", each.name), ("source", each.source)):
                if not given:
                    hint = _("say where the number was read, or who told it")
                    yield Problem(_("{key} is missing").format(key=key), f"{standard.id}, {each.id}", hint)


@check(types)
def editions_follow_one_another(at: TypeAtTest) -> Faults:
    """Of two editions of one standard with the same threshold never both are in force."""
    for first, second in combinations(at.standards, 2):
        if first.series and first.series == second.series and first.overlaps(second):
            for id in sorted(_ids(first) & _ids(second)):
                later = max(first.since or date.min, second.since or date.min)
                yield Problem(
                    _("{first} and {second} are in force on the same day").format(
                        first=first.id, second=second.id
                    ),
                    id,
                    _("end the older one with until, the day before {since}").format(since=later),
                )


@check(types)
def requirements_are_held_against_something(at: TypeAtTest) -> Faults:
    """Each threshold that the plugin brings is one that an indicator of the type is held against."""
    held = {(each.standard.id, each.requirement.id) for each in every_threshold(at.catalogue, at.standards)}
    for standard in at.standards:
        if standard.types and at.id not in standard.types:
            continue
        for each in standard.requirements:
            if (standard.id, each.id) not in held:
                yield Problem(
                    _("no indicator is held against it"),
                    f"{standard.id}, {each.id}",
                    _('name it in an indicator: requirement = "{id}"; or say indicator = "…" here').format(
                        id=each.id
                    ),
                )


def _ids(standard: Standard) -> set[str]:
    return {each.id for each in standard.requirements}


def _possible(held: Threshold, values: Values) -> bool:
    return all(is_possible(held.indicator, value) for value in values.values())


def _where(held: Threshold) -> str:
    return f"{held.standard.id}, {held.requirement.id}: {held.indicator.code}"


def _under_each(at: TypeAtTest) -> dict[str, Catalogue]:
    """The catalogue under each of its standards alone, by the standard's id."""
    return {
        each.id: evolve(at.catalogue, standards=(each,), named=(each.id,)) for each in at.catalogue.standards
    }


def _found(catalogue: Catalogue, held: Threshold, values: Values) -> bool:
    """Whether a report that holds these values alone misses the threshold."""
    limits = [set(kinds) for kinds in (held.requirement.kinds, held.indicator.kinds) if kinds]
    common = set.intersection(*limits) if limits else set(catalogue.unit_type.kinds)
    rule = f"{catalogue.unit_type.id}-standard-{held.requirement.id}"
    facts = derive(submission(catalogue, values, kind=min(common, default="")), catalogue)
    return any(
        each.rule == rule and each.indicators[0] == held.indicator.code for each in missed_requirements(facts)
    )


def _meeting(held: Threshold) -> dict[tuple[Role, str], Decimal]:
    code, requirement = held.indicator.code, held.requirement
    now, before, target = (Role.ACTUAL, code), (Role.PREVIOUS, code), (Role.TARGET, code)
    match requirement.operator:
        case Operator.RISING:
            return {now: Decimal(3), before: Decimal(2)}
        case Operator.FALLING:
            return {now: Decimal(2), before: Decimal(3)}
        case Operator.TARGET:
            return {now: Decimal(3), target: Decimal(3)}
        case Operator.TRUE:
            return {now: Decimal(1)}
        case _:
            return {now: requirement.value}


def _missing(held: Threshold) -> dict[tuple[Role, str], Decimal]:
    code, requirement, by = held.indicator.code, held.requirement, step(held.indicator)
    now, before, target = (Role.ACTUAL, code), (Role.PREVIOUS, code), (Role.TARGET, code)
    match requirement.operator:
        case Operator.RISING | Operator.FALLING:
            return {now: Decimal(3), before: Decimal(3)}
        case Operator.TARGET:
            return {now: Decimal(3) - by, target: Decimal(3)}
        case Operator.TRUE:
            return {now: Decimal(0)}
        case Operator.AT_MOST:
            return {now: requirement.value + by}
        case Operator.EQUAL if requirement.value == held.indicator.minimum:
            return {now: requirement.value + by}
        case _:
            return {now: requirement.value - by}
