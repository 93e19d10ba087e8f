"""Expressions that can be read and say nothing: a number for a condition, a division by nought."""

from collections.abc import Iterator

from huibao.expression.tree import Arithmetic, Call, Compare, Items, Logic, Name, Negate, Node, Not, Number
from huibao.i18n import _
from huibao.model.indicator import QuantityKind

from .content import Content, tree_of
from .linear import form
from .remark import Remark


def sense(content: Content) -> Iterator[Remark]:
    """What has no truth where a condition belongs, and what never has a value."""
    for here in content.expressions():
        if (tree := tree_of(here.what)) is None:
            continue
        if any(_is_nought(divisor) for divisor in _divisors(tree)):
            message = _("it divides by nought whatever the figures: {expression}").format(
                expression=here.what
            )
            yield here.spot.remark("division-by-nought", message)
        is_condition = not here.spot.key.endswith(".formula")
        if is_condition and any(_is_number(part, content) for part in _claims(tree)):
            message = _("this is a number, not a condition: {expression}").format(expression=here.what)
            hint = _("compare it: … > 0, … == 0, … <= …; or ask whether it is there: given(…)")
            yield here.spot.remark("no-condition", message, hint)


def _claims(node: Node) -> Iterator[Node]:
    """The parts of a condition that are true or false by themselves."""
    match node:
        case Logic(_, operands):
            for each in operands:
                yield from _claims(each)
        case Not(operand):
            yield from _claims(operand)
        case _:
            yield node


def _is_number(node: Node, content: Content) -> bool:
    """Whether what should be true or false is a number; an answer of yes or no is none."""
    match node:
        case Name(code):
            indicator = content.catalogue.indicators.get(code)
            return indicator is not None and indicator.kind is not QuantityKind.YESNO
        case Call(function, _):
            return function != "close"
        case _:
            return isinstance(node, Number | Items | Negate | Arithmetic)


def _divisors(node: Node) -> Iterator[Node]:
    match node:
        case Arithmetic(operator, left, right):
            if operator == "/":
                yield right
            yield from _divisors(left)
            yield from _divisors(right)
        case Negate(operand) | Not(operand):
            yield from _divisors(operand)
        case Call(_, operands) | Compare(operands, _) | Logic(_, operands):
            for each in operands:
                yield from _divisors(each)


def _is_nought(node: Node) -> bool:
    """Whether it comes to nought by itself: 0, or b - b."""
    divisor = form(node)
    return not divisor.terms and not divisor.number
