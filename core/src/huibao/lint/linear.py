"""Conditions as bounds on sums of multiples: a <= b + c says that a − b − c is at most nought.

What is no sum of multiples, a quotient of two figures for example, is taken for one unknown.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from attrs import frozen

from huibao.expression.bounds import INFINITY, Range, Ranges, compared, span
from huibao.expression.tree import Arithmetic, Call, Compare, Logic, Name, Negate, Node, Number

Substitute = Callable[[Name], "Form | None"]
_NOUGHT = Decimal(0)
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


@frozen
class Form:
    """A sum of multiples of unknowns, and a number."""

    terms: Mapping[Node, Decimal]
    number: Decimal = _NOUGHT

    def plus(self, other: "Form", times: Decimal = Decimal(1)) -> "Form":
        """The sum of this and a multiple of another."""
        terms = dict(self.terms)
        for unknown, factor in other.terms.items():
            terms[unknown] = terms.get(unknown, _NOUGHT) + factor * times
        return Form(
            {each: factor for each, factor in terms.items() if factor}, self.number + other.number * times
        )

    def within(self, ranges: Ranges) -> Range:
        """What it can come to."""
        low = high = self.number
        for unknown, factor in self.terms.items():
            own = span(unknown, ranges)
            ends = sorted((own.low * factor, own.high * factor))
            low, high = low + ends[0], high + ends[1]
        return Range(low, high)


@frozen
class Bound:
    """terms operator number: what one comparison says, however it was written."""

    terms: tuple[tuple[str, Decimal], ...]
    operator: str
    number: Decimal

    def implies(self, other: "Bound") -> bool:
        """Whether the other holds wherever this one does."""
        if self.terms != other.terms:
            return False
        match self.operator, other.operator:
            case "<" | "<=", "<=":
                return self.number <= other.number
            case "<" | "<=" as mine, "<":
                return self.number < other.number or (mine == "<" and self.number == other.number)
            case ">" | ">=", ">=":
                return self.number >= other.number
            case ">" | ">=" as mine, ">":
                return self.number > other.number or (mine == ">" and self.number == other.number)
            case "==", _:
                point = Range(self.number, self.number)
                return compared(other.operator, point, Range(other.number, other.number)) == {True}
            case _:
                return self == other

    def excludes(self, other: "Bound") -> bool:
        """Whether the two cannot both hold."""
        if self.terms != other.terms:
            return False
        mine, theirs = self._span(), other._span()
        low, high = max(mine.low, theirs.low), min(mine.high, theirs.high)
        without_end = any(each.operator in ("<", ">") and each.number == low for each in (self, other))
        return low > high or (low == high and without_end)

    def _span(self) -> Range:
        match self.operator:
            case "<" | "<=":
                return Range(-INFINITY, self.number)
            case ">" | ">=":
                return Range(self.number, INFINITY)
            case "==":
                return Range(self.number, self.number)
            case _:
                return Range(-INFINITY, INFINITY)


def form(node: Node, substitute: Substitute = lambda _name: None) -> Form:
    """A calculation as a sum of multiples; substitute gives that of a figure with a formula."""
    match node:
        case Number(value):
            return Form({}, value)
        case Name() if (known := substitute(node)) is not None:
            return known
        case Negate(operand):
            return Form({}).plus(form(operand, substitute), Decimal(-1))
        case Arithmetic("+" | "-" as operator, left, right):
            sign = Decimal(1 if operator == "+" else -1)
            return form(left, substitute).plus(form(right, substitute), sign)
        case Call("sum", operands):
            total = Form({})
            for each in operands:
                total = total.plus(form(each, substitute))
            return total
        case Arithmetic("*", left, right):
            first, second = form(left, substitute), form(right, substitute)
            if not first.terms:
                return Form({}).plus(second, first.number)
            if not second.terms:
                return Form({}).plus(first, second.number)
        case Arithmetic("/", left, right):
            divisor = form(right, substitute)
            if not divisor.terms and divisor.number:
                return Form({}).plus(form(left, substitute), 1 / divisor.number)
    return Form({node: Decimal(1)})


def links(node: Node) -> Iterator[tuple[str, Node, Node]]:
    """The comparisons of a condition that must all hold; a chain is several."""
    match node:
        case Compare(operands, operators):
            yield from zip(operators, operands, operands[1:], strict=False)
        case Logic("and", operands):
            for each in operands:
                yield from links(each)


def parts(node: Node) -> list[Node]:
    """What a condition joins by `and`."""
    if isinstance(node, Logic) and node.operator == "and":
        return [part for each in node.operands for part in parts(each)]
    return [node]


def bound(operator: str, left: Node, right: Node, substitute: Substitute = lambda _name: None) -> Bound:
    """A comparison in the form that does not depend on how it was written."""
    whole = form(left, substitute).plus(form(right, substitute), Decimal(-1))
    terms = sorted((repr(unknown), factor) for unknown, factor in whole.terms.items())
    if not terms:
        return Bound((), operator, -whole.number)
    scale = terms[0][1]
    if scale < 0:
        operator = _MIRRORED[operator]
    return Bound(
        tuple((unknown, factor / scale) for unknown, factor in terms), operator, -whole.number / scale
    )


def bounds(condition: Node) -> tuple[Bound, ...] | None:
    """All that a condition says, where it is nothing but comparisons that must all hold."""
    if not all(isinstance(part, Compare) for part in parts(condition)):
        return None
    return tuple(bound(*link) for link in links(condition))
