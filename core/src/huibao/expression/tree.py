"""The parsed form of an expression."""

from collections.abc import Iterator
from decimal import Decimal

from .parsed import Parsed


class Number(Parsed):
    """A literal."""

    __slots__ = ("value",)
    __match_args__ = ("value",)

    def __init__(self, value: Decimal) -> None:
        self.value = value


class Name(Parsed):
    """A figure: an indicator's code, and its role: actual, previous, target or planned."""

    __slots__ = ("code", "role")
    __match_args__ = ("code", "role")

    def __init__(self, code: str, role: str = "actual") -> None:
        self.code = code
        self.role = role


class Given(Parsed):
    """Whether a figure was given or derived; the one operand that is never missing."""

    __slots__ = ("code",)
    __match_args__ = ("code",)

    def __init__(self, code: str) -> None:
        self.code = code


class Items(Parsed):
    """How many items a list of the submission has."""

    __slots__ = ("list",)
    __match_args__ = ("list",)

    def __init__(self, list: str) -> None:
        self.list = list


class Negate(Parsed):
    """Minus."""

    __slots__ = ("operand",)
    __match_args__ = ("operand",)

    def __init__(self, operand: "Node") -> None:
        self.operand = operand


class Arithmetic(Parsed):
    """operator is one of + - * /."""

    __slots__ = ("left", "operator", "right")
    __match_args__ = ("operator", "left", "right")

    def __init__(self, operator: str, left: "Node", right: "Node") -> None:
        self.operator = operator
        self.left = left
        self.right = right


class Call(Parsed):
    """A function of numbers: sum, min, max, abs, round, close."""

    __slots__ = ("arguments", "function")
    __match_args__ = ("function", "arguments")

    def __init__(self, function: str, arguments: tuple["Node", ...]) -> None:
        self.function = function
        self.arguments = arguments


class Compare(Parsed):
    """A chain of comparisons: operands[0] operators[0] operands[1] …"""

    __slots__ = ("operands", "operators")
    __match_args__ = ("operands", "operators")

    def __init__(self, operands: tuple["Node", ...], operators: tuple[str, ...]) -> None:
        self.operands = operands
        self.operators = operators


class Not(Parsed):
    """True where the operand is false."""

    __slots__ = ("operand",)
    __match_args__ = ("operand",)

    def __init__(self, operand: "Node") -> None:
        self.operand = operand


class Logic(Parsed):
    """operator is "and" or "or", over two or more operands."""

    __slots__ = ("operands", "operator")
    __match_args__ = ("operator", "operands")

    def __init__(self, operator: str, operands: tuple["Node", ...]) -> None:
        self.operator = operator
        self.operands = operands


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
