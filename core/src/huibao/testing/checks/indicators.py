"""The indicators that the plugin brings: how they are called, counted and bounded."""

import re
from collections.abc import Iterator
from decimal import Decimal

from huibao.errors import InputError, Problem
from huibao.i18n import _
from huibao.model.formats import RawData
from huibao.model.indicator import Combine, Indicator, QuantityKind
from huibao.model.measures import normalise_unit
from huibao.model.printing import print_quantity
from huibao.model.quantity import Quantity
from huibao.testing.check import Faults, check
from huibao.testing.figures import FILE, step, usual
from huibao.testing.over import Vocabulary, owned_types, types, vocabulary
from huibao.testing.typed import TypeAtTest

_CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)+")
_ID = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
_RULE_ID = re.compile(r"[a-z][a-z0-9._-]*")
_HEAD = {"period": "2023", "unit": {"name": "临江市第一单位"}}
_NO_NAME = re.compile(r"[{}\[\]|\t\n，；。：！？]|^[\s、]|[\s、]$|(?<=[\u4e00-\u9fff])\s")


@check(owned_types)
def ids_are_well_formed(at: TypeAtTest) -> Faults:
    """Ids of types, sub-kinds, outlines, sections and rules are lower case letters, digits and hyphens."""
    ids = [("type", at.id), *(("kinds", id) for id in at.catalogue.unit_type.kinds)]
    ids += [("outline", each.id) for each in at.outlines] + [("section", each.id) for each in at.sections]
    for key, id in ids:
        if not _ID.fullmatch(id):
            hint = _("write lower case letters, digits and single hyphens or underscores, a letter first")
            yield Problem(_("“{id}” is no good id").format(id=id), key, hint)
    for rule in at.rules:
        if not _RULE_ID.fullmatch(rule.id):
            hint = _("units write it under [explanations]: lower case letters, digits and hyphens")
            yield Problem(_("“{id}” is no good id").format(id=rule.id), "rule", hint)


@check(vocabulary)
def codes_are_well_formed(brought: Vocabulary) -> Faults:
    """An indicator's code is a topic, a dot and a name, in lower case letters, digits and underscores."""
    for each in brought.indicators:
        if not _CODE.fullmatch(each.code):
            yield Problem(
                _("“{id}” is no good code").format(id=each.code),
                each.code,
                _("write one such as stall.total"),
            )


@check(vocabulary)
def names_can_stand_in_a_sentence(brought: Vocabulary) -> Faults:
    """Names and aliases are words: no commas, stops, blanks or braces."""
    for each in brought.indicators:
        for name in (each.name, *each.aliases):
            if not name or _NO_NAME.search(name):
                hint = _("name and figure are printed as one phrase: 发放宣传资料 + 4000份")
                yield Problem(_("“{name}” is no name to print").format(name=name), each.code, hint)


@check(vocabulary)
def units_are_spelled_as_printed(brought: Vocabulary) -> Faults:
    """A unit of measure is spelled as people print it, so that it converts: 平方米, not m2 or ㎡."""
    for each in brought.indicators:
        usual_one = normalise_unit(each.unit)
        if each.unit != usual_one or any(letter.isdigit() for letter in each.unit.replace("/10万", "")):
            yield Problem(
                _("the unit “{unit}” is not the usual spelling").format(unit=each.unit),
                each.code,
                _("write {unit}").format(unit=usual_one),
            )


@check(vocabulary)
def means_have_weights(brought: Vocabulary) -> Faults:
    """An indicator that adds up as a mean says by what it is weighted."""
    for each in brought.indicators:
        if Combine.MEAN in (each.over_units, each.over_periods) and not each.weight:
            hint = _('write weight = "…", the code of what it is a mean over')
            yield Problem(_("it is a mean without a weight"), each.code, hint)


@check(types)
def figures_read_as_they_are_printed(at: TypeAtTest) -> Faults:
    """Code, name and each alias, in a data file with a figure as reports print it, give that figure back."""
    for each in at.concerned:
        expected = Quantity(usual(each), each.unit)
        text = _printed(each)
        for name in dict.fromkeys((each.code, each.name, *each.aliases)):
            try:
                raw = RawData(FILE, {**_HEAD, "figures": {name: text}})
                figures = at.report_type.structure(raw).figures
            except InputError as error:
                yield Problem(error.problems[0].message, each.code, error.problems[0].hint)
                continue
            found = figures.get(each.code)
            if found is None or (found.value, found.bound) != (expected.value, expected.bound):
                read = ", ".join(f"{code} {one.value} {one.unit}" for code, one in figures.items())
                message = _("“{text}” is read as {figures}").format(text=f"{name} {text}", figures=read)
                hint = _("call one of two otherwise, or choose a unit that is not part of a number")
                yield Problem(message, each.code, hint)


def _printed(indicator: Indicator) -> str:
    """A usual figure of the indicator as a report says it."""
    return print_quantity(Quantity(usual(indicator), indicator.unit), 2)


def _ranges(at: TypeAtTest) -> Iterator[tuple[Indicator, Decimal, Decimal]]:
    """Each end of each range, with the value just beyond it."""
    for each in at.concerned:
        if each.kind is not QuantityKind.YESNO:
            if each.minimum is not None:
                yield each, each.minimum, each.minimum - step(each)
            if each.maximum is not None:
                yield each, each.maximum, each.maximum + step(each)


@check(types)
def ranges_end_where_they_say(at: TypeAtTest) -> Faults:
    """The least and the greatest value of an indicator can be reported, and what lies beyond is refused."""
    for each, end, beyond in _ranges(at):
        if error := _refused(at, each, end):
            hint = _("a count ends at a whole number; minimum must not exceed maximum")
            yield Problem(error.problems[0].message, f"{each.code} = {end}", hint)
        if not _refused(at, each, beyond):
            message = _("{value} is taken, though the range ends at {end}").format(value=beyond, end=end)
            yield Problem(message, each.code, _("give the range ends that the unit's figures can have"))


def _refused(at: TypeAtTest, indicator: Indicator, value: Decimal) -> InputError | None:
    try:
        at.report_type.structure(RawData(FILE, {**_HEAD, "figures": {indicator.code: value}}))
    except InputError as error:
        return error
    return None


@check(types)
def ranges_leave_a_choice(at: TypeAtTest) -> Faults:
    """A range has room for more than one value."""
    for each in at.concerned:
        low, high = each.minimum, each.maximum
        if low is not None and high is not None and low >= high:
            yield Problem(
                _("the range from {low} to {high} leaves no choice").format(low=low, high=high),
                each.code,
                _("set minimum and maximum to what is possible at all"),
            )
