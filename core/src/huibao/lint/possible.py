"""What a condition can be at all, from what its figures can be."""

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal

from attrs import frozen

from huibao.expression.bounds import FALSE, INFINITY, OPEN, TRUE, Range, Truth, compared, span, truth
from huibao.expression.tree import Compare, Given, Logic, Name, Node, Not
from huibao.model.catalogue import Catalogue
from huibao.model.indicator import QuantityKind

from .content import tree_of
from .linear import Form, Substitute, bounds, form, links, parts

_NOUGHT = Range(Decimal(0), Decimal(0))


@frozen(eq=False)
class World:
    """What is assumed of the figures: ranges by name, and whether a figure is there, None for perhaps."""

    ranges: Callable[[Name], Range]
    is_given: Callable[[str], bool | None] = lambda _code: None
    substitute: Substitute = lambda _name: None


def usual(catalogue: Catalogue, given: Collection[str] = ()) -> World:
    """Every figure within its indicator's range; those named are there."""

    def ranges(name: Name) -> Range:
        indicator = catalogue.indicators.get(name.code)
        if indicator is None:
            return Range(-INFINITY, INFINITY)
        low = -INFINITY if indicator.minimum is None else indicator.minimum
        return Range(low, INFINITY if indicator.maximum is None else indicator.maximum)

    return World(ranges, lambda code: True if code in given else None)


def empty() -> World:
    """No figure is there, and each counts as nought."""
    return World(lambda _name: _NOUGHT, lambda _code: False)


def forms(catalogue: Catalogue) -> Mapping[str, Form]:
    """The period's derived figures as sums of multiples; none where formulas go in a circle.

    Operands come before results: each formula is looked at once, however many others it goes into.
    """
    found: dict[str, Form] = {}
    for indicator in catalogue.derived:
        tree = tree_of(indicator.formula)
        if tree is not None and indicator.kind is not QuantityKind.RATIO:
            found[indicator.code] = form(tree, _among(found))
    return found


def with_formulas(world: World, formulas: Mapping[str, Form]) -> World:
    """The same, with derived figures in place of which their formulas stand."""
    return World(world.ranges, world.is_given, _among(formulas))


def _among(formulas: Mapping[str, Form]) -> Substitute:
    return lambda name: formulas.get(name.code) if name.role == "actual" else None


def supposing(world: World, condition: Node) -> World:
    """The same, where that condition holds: what it says of single figures narrows their ranges."""
    narrowed: dict[Name, Range] = {}
    for operator, left, right in links(condition):
        whole = form(left).plus(form(right), Decimal(-1))
        ((name, factor),) = whole.terms.items() if len(whole.terms) == 1 else ((None, Decimal(1)),)
        if not isinstance(name, Name):
            continue
        limit = -whole.number / factor
        own = narrowed.get(name, world.ranges(name))
        at_most = operator in ("<", "<=") if factor > 0 else operator in (">", ">=")
        if operator == "==":
            narrowed[name] = Range(max(own.low, limit), min(own.high, limit))
        elif operator != "!=":
            narrowed[name] = (
                Range(own.low, min(own.high, limit)) if at_most else Range(max(own.low, limit), own.high)
            )
    given = {part.code for part in parts(condition) if isinstance(part, Given)}
    return World(
        lambda name: narrowed.get(name) or world.ranges(name),
        lambda code: True if code in given else world.is_given(code),
        world.substitute,
    )


def outcome(node: Node, world: World) -> Truth:
    """What a condition can be: true, false or either."""
    match node:
        case Given(code):
            known = world.is_given(code)
            return OPEN if known is None else TRUE if known else FALSE
        case Not(operand):
            return frozenset(not each for each in outcome(operand, world))
        case Logic("and", operands) if _contradicts_itself(node):
            return FALSE
        case Logic(operator, operands):
            found = [outcome(each, world) for each in operands]
            combine = all if operator == "and" else any
            return frozenset(
                [combine(True in each for each in found), combine(False not in each for each in found)]
            )
        case Compare():
            found = [_link(*link, world) for link in links(node)]
            if _contradicts_itself(node):
                return FALSE
            return frozenset([all(True in each for each in found), all(False not in each for each in found)])
        case _:
            return truth(node, world.ranges)


def _link(operator: str, left: Node, right: Node, world: World) -> Truth:
    """One comparison: first as it stands, then with what stands on both sides taken out."""
    found = compared(operator, span(left, world.ranges), span(right, world.ranges))
    if found != OPEN:
        return found
    whole = form(left, world.substitute).plus(form(right, world.substitute), Decimal(-1))
    return compared(operator, whole.within(world.ranges), _NOUGHT)


def _contradicts_itself(node: Node) -> bool:
    said = parts(node)
    if any(isinstance(part, Not) and part.operand in said for part in said):
        return True
    found = bounds(node) or ()
    return any(one.excludes(other) for number, one in enumerate(found) for other in found[:number])
