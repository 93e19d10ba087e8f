"""Evaluates an expression over one unit's values."""

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from operator import add, eq, ge, gt, le, lt, mul, ne, sub, truediv
from typing import Any, Protocol, assert_never

from .parse import parse
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
    return _compile(parse(text))


def _compile(node: Node) -> _Evaluate:
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
            negated = _compile(operand)
            return lambda scope: -negated(scope)
        case Arithmetic(operator, left, right):
            return _binary(_ARITHMETIC[operator], _compile(left), _compile(right))
        case Compare(operands, operators):
            return _comparison(operands, operators)
        case Not(operand):
            denied = _compile(operand)
            return lambda scope: not denied(scope)
        case Logic(operator, operands):
            return _logic(operator, [_compile(operand) for operand in operands])
        case Call(function, arguments):
            return _call(function, [_compile(argument) for argument in arguments])
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


def _binary(function: Callable[[Any, Any], Any], left: _Evaluate, right: _Evaluate) -> _Evaluate:
    return lambda scope: function(left(scope), right(scope))


def _comparison(operands: tuple[Node, ...], operators: tuple[str, ...]) -> _Evaluate:
    if simple := _simple_comparison(*(COMPARE[operator] for operator in operators), operands=operands):
        return simple
    compiled = [_compile(operand) for operand in operands]
    links = [
        _binary(COMPARE[operator], left, right)
        for operator, left, right in zip(operators, compiled, compiled[1:], strict=False)
    ]
    return _logic("and", links) if len(links) > 1 else links[0]


def _simple_comparison(
    holds: Callable[[Any, Any], bool], *further: Callable[[Any, Any], bool], operands: tuple[Node, ...]
) -> _Evaluate | None:
    """The shapes that most rules have, in one call instead of many: a <= b, a >= 90, 0 <= a <= 100."""
    match operands:
        case Name(a, "actual"), Number(threshold):
            return lambda scope: holds(scope.actual[a], threshold)
        case Name(a, "actual"), Name(b, "actual"):
            return lambda scope: holds(scope.actual[a], scope.actual[b])
        case Number(low), Name(a, "actual"), Number(high):
            (below,) = further
            return lambda scope: holds(low, value := scope.actual[a]) and below(value, high)
    return None


def _logic(operator: str, operands: list[_Evaluate]) -> _Evaluate:
    """Every operand is evaluated, so that a missing one is missed whatever the others say."""
    combine = all if operator == "and" else any
    return lambda scope: combine([operand(scope) for operand in operands])


def _call(function: str, arguments: list[_Evaluate]) -> _Evaluate:
    first = arguments[0]
    if function == "round":
        digits = Decimal(1).scaleb(-int(arguments[1](None))) if len(arguments) > 1 else Decimal(1)  # type: ignore[arg-type]  # a literal
        return lambda scope: first(scope).quantize(digits, ROUND_HALF_UP)
    if function == "abs":
        return lambda scope: abs(first(scope))
    if function == "close":
        _, second, tolerance = arguments
        return lambda scope: abs(first(scope) - second(scope)) <= tolerance(scope)
    functions: dict[str, Callable[[list[Any]], Any]] = {"sum": sum, "min": min, "max": max}
    combine = functions[function]
    return lambda scope: combine([argument(scope) for argument in arguments])
