"""Evaluates a condition over what figures *may* be: 98%以上 is anything from 98 up.

Numbers become ranges, truth becomes what is possible: {True}, {False} or both. A rule is broken
only where its condition cannot be true.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from huibao.model.figure import Figure
from huibao.model.quantity import Bound

from .tree import Arithmetic, Call, Compare, Items, Logic, Name, Negate, Node, Not, Number

INFINITY = Decimal("Infinity")
_ABOUT = Decimal("0.1")
"""How far 近 and 约 may be off, as a share: a tenth."""


class Range(NamedTuple):
    """low and high may be infinite; both ends belong to it."""

    low: Decimal
    high: Decimal


Truth = frozenset[bool]
TRUE: Truth = frozenset([True])
FALSE: Truth = frozenset([False])
OPEN: Truth = TRUE | FALSE
Ranges = Callable[[Name], Range]


def range_of(figure: Figure) -> Range:
    """What the true value may be."""
    value = figure.value
    match figure.bound:
        case Bound.EXACT:
            return Range(value, value)
        case Bound.AT_LEAST:
            return Range(value, INFINITY)
        case Bound.LESS_THAN:
            return Range(-INFINITY if value < 0 else Decimal(0), value)
        case Bound.ABOUT:
            slack = abs(value) * _ABOUT
            return Range(value - slack, value + slack)


def may_hold(node: Node, lookup: Callable[[Name], Figure]) -> bool:
    """Whether a condition can be true for some values within the figures' bounds."""
    return True in truth(node, lambda name: range_of(lookup(name)))


def truth(node: Node, ranges: Ranges) -> Truth:
    """What a condition can be, for figures in these ranges."""
    match node:
        case Not(operand):
            return frozenset(not each for each in truth(operand, ranges))
        case Logic(operator, operands):
            truths = [truth(operand, ranges) for operand in operands]
            combine = all if operator == "and" else any
            return frozenset([combine(True in t for t in truths), combine(False not in t for t in truths)])
        case Compare(operands, operators):
            spans = [span(operand, ranges) for operand in operands]
            links = [compared(o, a, b) for o, a, b in zip(operators, spans, spans[1:], strict=False)]
            return frozenset([all(True in t for t in links), all(False not in t for t in links)])
        case Call("close", (left, right, tolerance)):
            distance = _absolute(_add(span(left, ranges), _negate(span(right, ranges))))
            return compared("<=", distance, span(tolerance, ranges))
        case Name():
            own = ranges(node)
            return _order(own.low > 0, own.low == own.high == 0)
        case _:
            return OPEN


def span(node: Node, ranges: Ranges) -> Range:
    """What a calculation can come to, for figures in these ranges."""
    match node:
        case Number(value):
            return Range(value, value)
        case Name():
            return ranges(node)
        case Items():
            return Range(Decimal(0), INFINITY)
        case Negate(operand):
            return _negate(span(operand, ranges))
        case Arithmetic("+", left, right):
            return _add(span(left, ranges), span(right, ranges))
        case Arithmetic("-", left, right):
            return _add(span(left, ranges), _negate(span(right, ranges)))
        case Arithmetic(operator, left, right):
            return _scale(operator, span(left, ranges), span(right, ranges))
        case Call("sum", operands):
            total = Range(Decimal(0), Decimal(0))
            for operand in operands:
                total = _add(total, span(operand, ranges))
            return total
        case Call("abs", (operand,)):
            return _absolute(span(operand, ranges))
        case Call("min" | "max" as function, operands):
            spans = [span(operand, ranges) for operand in operands]
            choose = min if function == "min" else max
            return Range(choose(each.low for each in spans), choose(each.high for each in spans))
        case _:
            return Range(-INFINITY, INFINITY)


def compared(operator: str, a: Range, b: Range) -> Truth:
    """What a comparison can be."""
    match operator:
        case "<=":
            return _order(a.high <= b.low, a.low > b.high)
        case "<":
            return _order(a.high < b.low, a.low >= b.high)
        case ">=" | ">":
            return compared("<=" if operator == ">=" else "<", b, a)
        case "==":
            return _order(a.low == a.high == b.low == b.high, a.high < b.low or b.high < a.low)
        case _:
            return frozenset(not each for each in compared("==", a, b))


def _order(surely: bool, never: bool) -> Truth:
    return TRUE if surely else FALSE if never else OPEN


def _negate(a: Range) -> Range:
    return Range(-a.high, -a.low)


def _add(a: Range, b: Range) -> Range:
    return Range(a.low + b.low, a.high + b.high)


def _absolute(a: Range) -> Range:
    if a.low <= 0 <= a.high:
        return Range(Decimal(0), max(-a.low, a.high))
    return Range(min(abs(a.low), abs(a.high)), max(abs(a.low), abs(a.high)))


def _scale(operator: str, a: Range, b: Range) -> Range:
    """Product or quotient of ranges of one sign; anything else is left open."""
    if a.low < 0 or b.low < 0 or (operator == "/" and b.high == 0):
        return Range(-INFINITY, INFINITY)
    if operator == "*":
        return Range(a.low * b.low, _times(a.high, b.high))
    # Division by nought gives no value: what is left comes as near to it as one likes.
    low = Decimal(0) if b.high == INFINITY else a.low / b.high
    return Range(low, INFINITY if b.low == 0 else a.high / b.low)


def _times(a: Decimal, b: Decimal) -> Decimal:
    return Decimal(0) if a == 0 or b == 0 else a * b
