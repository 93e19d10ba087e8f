"""Figures with which a condition holds, found by trying: conditions are short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice, product

from attrs import frozen

from huibao.compose.clauses import holds
from huibao.derive.derive import derive
from huibao.derive.facts import Facts
from huibao.expression.parse import parse
from huibao.expression.tree import (
    Arithmetic,
    Call,
    Compare,
    Given,
    Items,
    Logic,
    Name,
    Negate,
    Node,
    Not,
    Number,
)
from huibao.model.catalogue import Catalogue
from huibao.model.figure import Role
from huibao.model.indicator import Indicator, QuantityKind
from huibao.model.quantity import Bound

from .figures import ROLES, submission, usual

_MOST_TRIALS = 4096
_ITEMS = ("第一项工作尚有差距", "第二项工作尚有差距")
Wanted = tuple[Role, str]


@frozen
class _Leaves:
    """What a condition is made of: the figures in it, the lists, the numbers."""

    figures: tuple[Wanted, ...]
    lists: tuple[str, ...]
    numbers: tuple[Decimal, ...]


def facts_with(
    catalogue: Catalogue, needed: Iterable[Wanted], conditions: Iterable[str], kind: str
) -> Facts | None:
    """Facts that hold the needed figures, and of others no more than the conditions want to hold.

    None if none were found with which they do.
    """
    conditions = tuple(filter(None, conditions))
    leaves = _leaves([parse(text) for text in conditions])
    needed = tuple(dict.fromkeys(needed))
    places = tuple(dict.fromkeys((*needed, *leaves.figures)))
    choices: list[list[Decimal | None]] = []
    for role, code in places:
        indicator = catalogue.indicators[code]
        values: list[Decimal | None] = list(_values(indicator, role, leaves.numbers))
        if (role, code) not in leaves.figures:
            values = values[:1]
        elif (role, code) not in needed:
            values.append(None)
        choices.append(values)
    contents = [((), _ITEMS) for _name in leaves.lists]
    for bound in (Bound.EXACT, Bound.AT_LEAST):  # from figures that are not exact nothing is derived
        for items in product(*contents):
            lists = dict(zip(leaves.lists, items, strict=True))
            for row in islice(product(*choices), _MOST_TRIALS):
                pairs = zip(places, row, strict=True)
                given = {place: value for place, value in pairs if value is not None}
                facts = derive(submission(catalogue, given, kind=kind, lists=lists, bound=bound), catalogue)
                if all(holds(text, facts) for text in conditions):
                    return facts
    return None


def _values(indicator: Indicator, role: Role, numbers: Iterable[Decimal]) -> Iterator[Decimal]:
    """What an indicator might be: something usual first, nought last, all in its range."""
    if indicator.kind is QuantityKind.YESNO:
        yield from (Decimal(1), Decimal(0))
        return
    around = [number + by for number in numbers for by in (0, 1, -1)]
    others = (usual(indicator), *around, Decimal(2), Decimal(1), indicator.maximum, Decimal(0))
    for value in dict.fromkeys((usual(indicator, role), *others)):
        low, high = indicator.minimum, indicator.maximum
        if value is not None and (low is None or low <= value) and (high is None or value <= high):
            yield value


def _leaves(nodes: Iterable[Node]) -> _Leaves:
    figures: dict[Wanted, None] = {}
    lists: dict[str, None] = {}
    numbers: dict[Decimal, None] = {}

    def walk(node: Node) -> None:
        match node:
            case Number(value):
                numbers[value] = None
            case Name(code, role):
                figures[ROLES[role], code] = None
            case Given(code):
                figures[Role.ACTUAL, code] = None
            case Items(name):
                lists[name] = None
            case Negate(operand) | Not(operand):
                walk(operand)
            case Arithmetic(_, left, right):
                walk(left)
                walk(right)
            case Call(_, operands) | Compare(operands, _) | Logic(_, operands):
                for each in operands:
                    walk(each)

    for node in nodes:
        walk(node)
    return _Leaves(tuple(figures), tuple(lists), tuple(numbers))
