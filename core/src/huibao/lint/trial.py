"""The ways in which a paragraph may be filled: which of its figures are there, and which are missing."""

from collections.abc import Iterator
from itertools import islice

from attrs import frozen

from huibao.compose.phrases import phrase
from huibao.expression.bounds import FALSE
from huibao.expression.template import parse_template, places
from huibao.expression.tree import Given, Node, Not, codes, names
from huibao.model.catalogue import Catalogue
from huibao.model.outline import Clause, Paragraph

from .content import tree_of
from .linear import parts
from .possible import World, outcome, usual

_MOST, _FEWEST = 200_000, 20
"""How many clauses are composed for one paragraph: a stranger's folder may hold one of megabytes."""


@frozen
class Trial:
    """One way in which a paragraph may be filled: the codes given, and whether last year's are too."""

    given: frozenset[str]
    compared: bool

    def world(self, catalogue: Catalogue) -> World:
        """For conditions: a figure that is not among those given is missing."""
        return World(usual(catalogue).ranges, lambda code: code in self.given)

    def allows(self, condition: str, catalogue: Catalogue) -> bool:
        """Whether a condition can hold."""
        tree = tree_of(condition)
        if tree is None:
            return True
        there = all(code in self.given for code in operands(tree))
        return there and outcome(tree, self.world(catalogue)) != FALSE


def operands(node: Node) -> frozenset[str]:
    """The figures that a condition needs to be there."""
    return frozenset(name.code for name in names(node))


def about(condition: str) -> frozenset[str]:
    """The figures that a condition speaks of."""
    tree = tree_of(condition)
    return frozenset() if tree is None else codes(tree)


def trials(plan: Paragraph, catalogue: Catalogue) -> Iterator[Trial]:
    """Each clause alone, each missing, all together; with last year's figures and without."""
    needs = [_needs(clause, catalogue) for sentence in plan.sentences for clause in sentence.clauses]
    paragraph_needs = _of_condition(plan.when)
    every = frozenset().union(*(each.all for each in needs), paragraph_needs)
    found = [Trial(every, compared=True), Trial(every, compared=False)]
    if plan.always:
        found.append(Trial(frozenset(), compared=False))
    for need in needs:
        found.append(Trial(need.bare | paragraph_needs, compared=False))
        found.append(Trial(need.all | paragraph_needs, compared=True))
        found.append(Trial(every - need.own, compared=True))
    yield from islice(dict.fromkeys(found), max(_FEWEST, _MOST // max(1, len(needs))))


@frozen
class _Needs:
    """The figures of a clause: its own, those that it cannot do without, and all that belong to it."""

    own: frozenset[str]
    bare: frozenset[str]
    all: frozenset[str]


def _needs(clause: Clause, catalogue: Catalogue) -> _Needs:
    own = phrase(clause.text).figures
    optional = frozenset(place.code for place in places(parse_template(clause.text)) if not place.is_context)
    condition = _of_condition(clause.when)
    bare = own | condition
    # An optional part must not bring in what the condition excludes.
    whole = bare | optional
    if not Trial(whole, compared=True).allows(clause.when, catalogue):
        whole = bare
    return _Needs(own or condition, bare, whole)


def _of_condition(text: str) -> frozenset[str]:
    """The figures that a condition needs or asks for; not those that it wants to be missing."""
    tree = tree_of(text)
    if tree is None:
        return frozenset()
    excluded = {
        each.operand.code for each in parts(tree) if isinstance(each, Not) and isinstance(each.operand, Given)
    }
    asked = {each.code for each in parts(tree) if isinstance(each, Given)}
    return (operands(tree) | asked) - excluded
