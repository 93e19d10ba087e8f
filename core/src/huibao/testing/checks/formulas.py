"""The formulas that the plugin brings, tried on figures made up for them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import frozen

from huibao.check.formulas import disagreeing_formulas
from huibao.derive.derive import derive, is_possible
from huibao.errors import Problem
from huibao.expression.parse import parse
from huibao.expression.tree import Arithmetic, Call, Name, Node, Number, codes, names
from huibao.i18n import _
from huibao.model.figure import Role
from huibao.model.indicator import Indicator, QuantityKind
from huibao.model.measures import RATIO, measure
from huibao.model.rule import Severity
from huibao.testing.check import Faults, check
from huibao.testing.figures import ROLES, Values, submission, usual
from huibao.testing.over import types
from huibao.testing.typed import TypeAtTest

_LARGE = Decimal(10000)
_FACTORS = (("0.7", "1"), ("1", "0.7"), ("1",))
"""A part first, as in a share; the whole first, as in a difference; all alike."""


@frozen
class _Derived:
    """An indicator with a formula, figures to compute it from, and what came out; None if nothing did."""

    indicator: Indicator
    operands: Values
    value: Decimal | None


def _derived(at: TypeAtTest) -> Iterator[_Derived]:
    mine = {each.code for each in at.concerned}
    for indicator in at.catalogue.derived:
        if indicator.code in mine:
            tried = [_tried(at, indicator, factors) for factors in _FACTORS]
            possible = (
                each for each in tried if each.value is not None and is_possible(indicator, each.value)
            )
            yield next(possible, tried[0])


def _tried(at: TypeAtTest, indicator: Indicator, factors: Sequence[str]) -> _Derived:
    """The indicator computed from usual figures, each of which is made smaller by a factor."""
    needed: dict[tuple[Role, str], Decimal] = {}
    for name in names(parse(indicator.formula)):
        operand = at.catalogue.indicators[name.code]
        value = usual(operand) * Decimal(factors[len(needed) % len(factors)])
        if operand.kind is QuantityKind.COUNT:
            value = value.to_integral_value()
        needed.setdefault((ROLES[name.role], name.code), max(value, operand.minimum or value))
    facts = derive(submission(at.catalogue, needed), at.catalogue)
    figure = facts.figures.get(indicator.code) or facts.impossible.get(indicator.code)
    return _Derived(indicator, needed, figure.value if figure else None)


@check(types)
def formula_gives_a_possible_figure(at: TypeAtTest) -> Faults:
    """From usual figures a formula computes one that the indicator's range admits."""
    for each in _derived(at):
        code, formula = each.indicator.code, each.indicator.formula
        if each.value is None:
            hint = _("write one that can be computed from figures of the same period")
            yield Problem(_("nothing was computed: {formula}").format(formula=formula), code, hint)
        elif not is_possible(each.indicator, each.value):
            message = _("from {operands} follows {value}, which is beyond its range")
            yield Problem(
                message.format(operands=_said(each.operands), value=each.value),
                code,
                _("correct the formula, or widen minimum and maximum"),
            )


@check(types)
def formula_agrees_with_itself_alone(at: TypeAtTest) -> Faults:
    """A figure that the formula computes may be reported; one that is two digits off is an error."""
    for each in _derived(at):
        if each.value is None:
            continue
        off = 2 * Decimal(1).scaleb(-each.indicator.decimals)
        for stated in (each.value, each.value - off, each.value + off):
            expected = [] if stated == each.value else [Severity.ERROR]
            if not is_possible(each.indicator, stated):
                continue
            if _found(at, each.indicator, each.operands, stated) != expected:
                message = (
                    _("{stated} is let pass, though {value} is computed from {operands}")
                    if expected
                    else _("{stated} is called wrong, though {value} is computed from {operands}")
                )
                words = {"stated": stated, "value": each.value, "operands": _said(each.operands)}
                hint = _("give the indicator as many decimals as it is reported with")
                yield Problem(message.format_map(words), each.indicator.code, hint)


@check(types)
def formula_passes_nothing_impossible(at: TypeAtTest) -> Faults:
    """A rate whose part is many times its whole is a finding, where the rate has a maximum.

    Only a share of something: per cent or per mille, and a part divided by a whole of which it is no operand.
    """
    for each in _derived(at):
        indicator = each.indicator
        if measure(indicator.unit).family != RATIO or indicator.maximum is None:
            continue
        first = _part(parse(indicator.formula))
        if first is None:
            continue
        part = ROLES[first.role], first.code
        most = at.catalogue.indicators[first.code].maximum or _LARGE
        large = {**dict.fromkeys(each.operands, Decimal(1)), part: most}
        if _found(at, indicator, large) != [Severity.ERROR]:
            message = _("nothing is said of {operands}").format(operands=_said(large))
            hint = _("let the formula give more than the maximum then, or leave the maximum open")
            yield Problem(message, indicator.code, hint)


def _part(formula: Node) -> Name | None:
    """The first figure of what is divided in a part over its whole; None for any other formula."""
    match formula:
        case Arithmetic("/", part, whole) if _is_sum(part) and _is_sum(whole):
            return None if codes(part) & codes(whole) else next(names(part), None)
        case Arithmetic(_, left, right):
            return _part(left) or _part(right)
        case Call(_, operands):
            return next(filter(None, map(_part, operands)), None)
    return None


def _is_sum(node: Node) -> bool:
    """Whether it is figures added up, or times a number."""
    match node:
        case Name() | Number():
            return True
        case Arithmetic("+" | "*", left, right):
            return (
                _is_sum(left)
                and _is_sum(right)
                and (node.operator == "+" or Number in map(type, (left, right)))
            )
        case Call("sum", operands):
            return all(map(_is_sum, operands))
    return False


def _found(
    at: TypeAtTest, indicator: Indicator, operands: Values, stated: Decimal | None = None
) -> list[Severity]:
    """What is said of one indicator's formula."""
    values = dict(operands)
    if stated is not None:
        values[Role.ACTUAL, indicator.code] = stated
    facts = derive(submission(at.catalogue, values), at.catalogue)
    rule = f"{at.id}-formula-{indicator.code}"
    return [finding.severity for finding in disagreeing_formulas(facts) if finding.rule == rule]


def _said(operands: Mapping[tuple[Role, str], Decimal]) -> str:
    return ", ".join(f"{code} = {value}" for (_role, code), value in operands.items())
