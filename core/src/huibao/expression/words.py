"""An expression as people write it: 体检人数 ÷ 学生总数 × 100.

What an expression says is cut once into words and the operands between them, which are then named.
"""

from collections.abc import Iterator
from functools import lru_cache

from .parse import parse
from .tree import Arithmetic, Call, Compare, Given, Items, Logic, Name, Negate, Node, Not, Number

Operand = Name | Given | Items
_SIGNS = {
    "*": " × ", "/": " ÷ ", "+": " + ", "-": " − ",
    "<=": " ≤ ", ">=": " ≥ ", "==": " = ", "!=": " ≠ ", "<": " < ", ">": " > ",
    "and": "，且", "or": "，或",
}  # fmt: skip
_TIGHT = {"*", "/"}
_FUNCTIONS = {
    "sum": ("", " + ", ""),
    "min": ("（", "、", "中最小的）"),
    "max": ("（", "、", "中最大的）"),
    "abs": ("（", "", "的绝对值）"),
    "round": ("（", "", "四舍五入）"),
}
"""What stands before, between and after the arguments."""


@lru_cache(maxsize=4096)
def wording(expression: str) -> tuple[str | Operand, ...]:
    """The words of an expression, with its operands where their names belong."""
    return tuple(_words(parse(expression)))


def _words(node: Node) -> Iterator[str | Operand]:
    match node:
        case Number(value):
            yield f"{value:f}"
        case Name() | Given() | Items():
            yield node
        case Negate(operand):
            yield "−"
            yield from _enclosed(operand, isinstance(operand, Arithmetic))
        case Not(operand):
            yield "不是（"
            yield from _words(operand)
            yield "）"
        case Arithmetic(operator, left, right):
            yield from _enclosed(left, operator in _TIGHT and _is_loose(left))
            yield _SIGNS[operator]
            yield from _enclosed(right, _is_loose(right) if operator in "*-" else _is_sum(right, operator))
        case Compare(operands, operators):
            yield from _enclosed(operands[0], enclosed=False)
            for operator, operand in zip(operators, operands[1:], strict=True):
                yield _SIGNS[operator]
                yield from _words(operand)
        case Logic(operator, operands):
            for number, operand in enumerate(operands):
                if number:
                    yield _SIGNS[operator]
                yield from _enclosed(operand, isinstance(operand, Logic))
        case Call(function, arguments):
            yield from _call(function, arguments)


def _call(function: str, arguments: tuple[Node, ...]) -> Iterator[str | Operand]:
    if function == "close":
        first, second, tolerance = arguments
        yield from _words(first)
        yield "与（"
        yield from _words(second)
        yield "）相差不超过"
        yield from _words(tolerance)
        return
    before, between, after = _FUNCTIONS[function]
    yield before
    for number, argument in enumerate(arguments[:1] if function == "round" else arguments):
        if number:
            yield between
        yield from _words(argument)
    yield after


def _enclosed(node: Node, enclosed: bool) -> Iterator[str | Operand]:
    if enclosed:
        yield "（"
    yield from _words(node)
    if enclosed:
        yield "）"


def _is_loose(node: Node) -> bool:
    """A sum, which binds less than a product does."""
    return (isinstance(node, Arithmetic) and node.operator not in _TIGHT) or (
        isinstance(node, Call) and node.function == "sum"
    )


def _is_sum(node: Node, operator: str) -> bool:
    """What must be enclosed on the right of a quotient: any calculation; of a sum: nothing."""
    return operator == "/" and (isinstance(node, Arithmetic) or _is_loose(node))
