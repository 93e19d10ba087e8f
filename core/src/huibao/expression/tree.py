"""The parsed form of an expression."""

from collections.abc import Iterator
from decimal import Decimal

from huibao.model.sealed import sealed


@sealed
class Number:
    """A literal."""

    value: Decimal


@sealed
class Name:
    """A figure: an indicator's code, and its role: actual, previous, target or planned."""

    code: str
    role: str = "actual"


@sealed
class Given:
    """Whether a figure was given or derived; the one operand that is never missing."""

    code: str


@sealed
class Items:
    """How many items a list of the submission has."""

    list: str


@sealed
class Negate:
    """Minus."""

    operand: "Node"


@sealed
class Arithmetic:
    """operator is one of + - * /."""

    operator: str
    left: "Node"
    right: "Node"


@sealed
class Call:
    """A function of numbers: sum, min, max, abs, round, close."""

    function: str
    arguments: tuple["Node", ...]


@sealed
class Compare:
    """A chain of comparisons: operands[0] operators[0] operands[1] …"""

    operands: tuple["Node", ...]
    operators: tuple[str, ...]


@sealed
class Not:
    """True where the operand is false."""

    operand: "Node"


@sealed
class Logic:
    """operator is "and" or "or", over two or more operands."""

    operator: str
    operands: tuple["Node", ...]


Node = Number | Name | Given | Items | Negate | Arithmetic | Call | Compare | Not | Logic


def names(node: Node) -> Iterator[Name]:
    """The figures that an expression needs, in reading order, repeats included."""
    match node:
        case Name():
            yield node
        case Negate(operand) | Not(operand):
            yield from names(operand)
        case Arithmetic(_, left, right):
            yield from names(left)
            yield from names(right)
        case Call(_, operands) | Compare(operands, _) | Logic(_, operands):
            for operand in operands:
                yield from names(operand)
        case Number() | Given() | Items():
            return


def codes(node: Node) -> frozenset[str]:
    """Every indicator code in an expression, those of given() included."""
    match node:
        case Name(code) | Given(code):
            return frozenset([code])
        case Negate(operand) | Not(operand):
            return codes(operand)
        case Arithmetic(_, left, right):
            return codes(left) | codes(right)
        case Call(_, operands) | Compare(operands, _) | Logic(_, operands):
            return frozenset().union(*map(codes, operands))
        case Number() | Items():
            return frozenset()
