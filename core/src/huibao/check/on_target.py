"""Which rules hold a figure against its own target, however they are written."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache, reduce

from huibao.derive.facts import Values
from huibao.expression.evaluate import compiled
from huibao.expression.tree import Call, Compare, Logic, Name, Node, Not, names
from huibao.model.catalogue import Catalogue

from .verdict import PreparedRule, prepared

Ways = frozenset[bool]
"""How a figure that is far off its target breaks a rule: True stands for below it, False for above."""

_TARGET, _OTHER = Decimal(10) ** 9, Decimal(1)
_FAR_OFF = {True: Decimal(1), False: Decimal(10) ** 18}


@lru_cache(maxsize=32)
def rules_on_target(catalogue: Catalogue) -> Mapping[str, list[tuple[PreparedRule, Ways]]]:
    """The rules of a catalogue that hold a figure against its target, by the figure's code."""
    found = defaultdict(list)
    for rule in prepared(catalogue):
        for code in sorted({name.code for name in rule.needs if name.role == "target"}):
            if ways := ways_of(rule.tree, code):
                found[code].append((rule, ways))
    return dict(found)


def ways_of(check: Node, code: str) -> Ways:
    """The ways in which a check holds a figure against its target; none, where it is about something else."""
    return reduce(frozenset.union, (_ways(each, code) for each in _comparisons(check)), frozenset[bool]())


def _comparisons(node: Node) -> Iterator[Node]:
    """Every comparison of two values in a condition, each denied where the condition denies it."""
    match node:
        case Not(operand):
            yield from (Not(each) for each in _comparisons(operand))
        case Logic(_, operands):
            for operand in operands:
                yield from _comparisons(operand)
        case Compare(operands, operators):
            for operator, left, right in zip(operators, operands, operands[1:], strict=False):
                yield Compare((left, right), (operator,))
        case Call("close"):
            yield node


def _ways(comparison: Node, code: str) -> Ways:
    own, needed = {Name(code), Name(code, "target")}, set(names(comparison))
    if not own <= needed or not (needed == own or {Name(code)} in _sides(comparison)):
        return frozenset()
    ways = frozenset(way for way, value in _FAR_OFF.items() if not _holds(comparison, code, value))
    # 完成率 as filled in, held against both: that is no word on the target.
    return frozenset() if needed != own and len(ways) == len(_FAR_OFF) else ways


def _sides(comparison: Node) -> list[set[Name]]:
    match comparison:
        case Not(operand):
            return _sides(operand)
        case Compare(operands) | Call(_, operands):
            return [set(names(operand)) for operand in operands]
        case _:
            return []


def _holds(comparison: Node, code: str, value: Decimal) -> bool:
    """Whether a comparison holds for a value far off the target, everything else in it being one."""
    others = defaultdict[str, Decimal](lambda: _OTHER)
    scope = Values(
        defaultdict(lambda: _OTHER, {code: value}),
        others,
        defaultdict(lambda: _OTHER, {code: _TARGET}),
        {},
        others,
    )
    try:
        return bool(compiled(comparison)(scope))
    except ArithmeticError:
        return True
