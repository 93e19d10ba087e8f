"""Evaluates an expression over one unit's values."""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from operator import add, eq, ge, gt, itemgetter, le, lt, mul, ne, sub, truediv
from typing import Any, Protocol, assert_never

from .tree import Arithmetic, Call, Compare, Given, Items, Logic, Name, Negate, Node, Not, Number

Value = Decimal | bool
_Evaluate = Callable[["Scope"], Any]
_ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {"+": add, "-": sub, "*": mul, "/": truediv}
COMPARE: dict[str, Callable[[Any, Any], bool]] = {"<": lt, "<=": le, "==": eq, "!=": ne, ">=": ge, ">": gt}


class Scope(Protocol):
    """What expressions are evaluated over: values by indicator code, and the lengths of lists."""

    @property
    def actual(self) -> Mapping[str, Decimal]:
        """The period's own values."""

    @property
    def previous(self) -> Mapping[str, Decimal]:
        """Last year's."""

    @property
    def target(self) -> Mapping[str, Decimal]:
        """The targets."""

    @property
    def planned(self) -> Mapping[str, Decimal]:
        """What is intended for the next period."""

    @property
    def items(self) -> Mapping[str, int]:
        """Lengths of the submission's lists."""


@lru_cache(maxsize=4096)
def evaluator(text: str) -> Callable[[Scope], Value]:
    """A function from a scope to the expression's value.

    It raises KeyError where an operand is missing and ArithmeticError on division by zero; to the
    caller both mean that the expression has no value.
    """
    from .parse import parse  # what is kept of a type is parsed already

    return compiled(parse(text))


def compiled(node: Node) -> _Evaluate:
    """The same for an expression's tree."""
    match node:
        case Number(value):
            return lambda _scope: value
        case Name(code, role):
            return _figure(code, role)
        case Given(code):
            return lambda scope: code in scope.actual
        case Items(name):
            return lambda scope: Decimal(scope.items.get(name, 0))
        case Negate(operand):
            negated = compiled(operand)
            return lambda scope: -negated(scope)
        case Arithmetic(operator, left, right):
            function = _ARITHMETIC[operator]  # a long sum nests as deep: one call of ours for each level
            return _of_figure(function, left, right) or _of_value(function, compiled(left), right)
        case Compare(operands, operators):
            return _comparison(operands, operators)
        case Not(operand):
            denied = compiled(operand)
            return lambda scope: not denied(scope)
        case Logic(operator, operands):
            return _logic(operator, [compiled(operand) for operand in operands])
        case Call(function, arguments):
            return _call(function, arguments)
        case _:
            assert_never(node)


def _figure(code: str, role: str) -> _Evaluate:
    match role:
        case "actual":
            return lambda scope: scope.actual[code]
        case "previous":
            return lambda scope: scope.previous[code]
        case "target":
            return lambda scope: scope.target[code]
        case _:
            return lambda scope: scope.planned[code]


def _binary(function: Callable[[Any, Any], Any], left: Node, right: Node) -> _Evaluate:
    return _of_figure(function, left, right) or _of_value(function, compiled(left), right)


def _of_figure(function: Callable[[Any, Any], Any], left: Node, right: Node) -> _Evaluate | None:
    """Where a figure stands first, as in most rules: what else there is of calls is saved."""
    match left, right:
        case Name(a, "actual"), Number(value):
            return lambda scope: function(scope.actual[a], value)
        case Name(a, "actual"), Name(b, "actual"):
            return lambda scope: function(scope.actual[a], scope.actual[b])
        case Name(a, "actual"), _:
            second = compiled(right)
            return lambda scope: function(scope.actual[a], second(scope))
    return None


def _of_value(function: Callable[[Any, Any], Any], first: _Evaluate, right: Node) -> _Evaluate:
    if isinstance(right, Number):
        value = right.value
        return lambda scope: function(first(scope), value)
    second = compiled(right)
    return lambda scope: function(first(scope), second(scope))


def _comparison(operands: tuple[Node, ...], operators: tuple[str, ...]) -> _Evaluate:
    holds, *further = (COMPARE[operator] for operator in operators)
    match operands:
        case left, right:
            return _binary(holds, left, right)
        case Number(low), Name(a, "actual"), Number(high):
            (below,) = further
            return lambda scope: holds(low, value := scope.actual[a]) and below(value, high)
        case _:
            links = zip(operators, operands, operands[1:], strict=False)
            return _logic("and", [_binary(COMPARE[operator], left, right) for operator, left, right in links])


def _logic(operator: str, operands: list[_Evaluate]) -> _Evaluate:
    """Every operand is evaluated, so that a missing one is missed whatever the others say."""
    combine = all if operator == "and" else any
    return lambda scope: combine([operand(scope) for operand in operands])


def _call(function: str, arguments: tuple[Node, ...]) -> _Evaluate:
    match function, arguments:
        case "close", (left, right, Number(tolerance)):
            distance = _binary(sub, left, right)
            return lambda scope: abs(distance(scope)) <= tolerance
        case "close", (left, right, tolerance):
            return _binary(le, Call("abs", (Arithmetic("-", left, right),)), tolerance)
        case "abs", (operand,):
            signed = compiled(operand)
            return lambda scope: abs(signed(scope))
        case "round", (operand, Number(places)):
            return _rounded(operand, int(places))
        case "round", (operand,):
            return _rounded(operand, 0)
        case _:
            functions: dict[str, Callable[[Iterable[Any]], Any]] = {"sum": sum, "min": min, "max": max}
            return _combined(functions[function], arguments)


def _rounded(operand: Node, places: int) -> _Evaluate:
    exact, digits = compiled(operand), Decimal(1).scaleb(-places)
    return lambda scope: exact(scope).quantize(digits, ROUND_HALF_UP)


def _combined(combine: Callable[[Iterable[Any]], Any], arguments: tuple[Node, ...]) -> _Evaluate:
    codes = [each.code for each in arguments if isinstance(each, Name) and each.role == "actual"]
    if len(codes) == len(arguments) > 1:
        values = itemgetter(*codes)
        return lambda scope: combine(values(scope.actual))
    operands = [compiled(argument) for argument in arguments]
    return lambda scope: combine([operand(scope) for operand in operands])
