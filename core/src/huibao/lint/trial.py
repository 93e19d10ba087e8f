"""Composes a paragraph with some of its figures there and others missing, and gives what would be printed."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice, pairwise

from attrs import evolve, frozen

from huibao.compose.clauses import is_for, paragraph, put_together, standing
from huibao.compose.desk import Desk
from huibao.compose.phrases import phrase
from huibao.compose.pieces import runs
from huibao.compose.plans import ReadyParagraph
from huibao.compose.ways import Saying
from huibao.derive.facts import Facts
from huibao.expression.bounds import FALSE
from huibao.expression.template import parse_template, places
from huibao.expression.tree import Given, Node, Not, codes, names
from huibao.model.catalogue import Catalogue
from huibao.model.document import plain
from huibao.model.figure import Figure, Role
from huibao.model.indicator import Indicator, QuantityKind
from huibao.model.outline import Clause, Paragraph
from huibao.model.period import Period
from huibao.model.quantity import Quantity
from huibao.model.submission import Submission
from huibao.model.unit import Unit

from .content import tree_of
from .linear import parts
from .possible import World, outcome, usual

UNIT = "临江市第一单位"
_MOST, _FEWEST = 200_000, 20
"""How many clauses are composed for one paragraph: a stranger's folder may hold one of megabytes."""
_SUPERIOR = "临江市上级单位"


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


@frozen
class Printed:
    """What a paragraph comes to; bodies are its sentences after their leads.

    followed are the figures with their codes and the words after each.
    """

    whole: str = ""
    bodies: tuple[str, ...] = ()
    followed: tuple[tuple[str, str, str], ...] = ()


def composed(plan: Paragraph, trial: Trial, catalogue: Catalogue, kind: str) -> Printed:
    """What a unit of that kind would print of the paragraph, when the figures are those of the trial."""
    if not trial.allows(plan.when, catalogue):
        return Printed()
    kept = [
        evolve(
            each,
            clauses=tuple(
                evolve(clause, when=_plain(clause.when, trial))
                for clause in each.clauses
                if trial.allows(clause.when, catalogue)
            ),
        )
        for each in plan.sentences
    ]
    desk = Desk(_facts(trial, catalogue, kind), spares_noughts=False)
    there = ReadyParagraph(evolve(plan, when="", sentences=tuple(kept)))
    if not is_for(there, desk):
        return Printed()
    whole = put_together(there, standing(there, desk, frozenset()), desk, framed=True)
    alone = [ReadyParagraph(Paragraph((evolve(each, lead=""),))) for each in kept]
    bodies = tuple(plain(paragraph(each, desk, frozenset(), framed=False)) for each in alone)
    followed = tuple(
        (figure.code, desk.text(*figure.key) or "", after)
        for figure, after in pairwise(whole)
        if isinstance(figure, Saying) and isinstance(after, str)
    )
    return Printed(plain(runs(whole, desk)), bodies, followed)


def _plain(condition: str, trial: Trial) -> str:
    """A condition about the same figures that holds in the trial."""
    cited = _cited(condition)
    return " and ".join(f"given({code})" if code in trial.given else f"not given({code})" for code in cited)


@lru_cache(maxsize=1024)
def _cited(condition: str) -> tuple[str, ...]:
    """The codes in a condition, which is tried with many sets of figures."""
    tree = tree_of(condition)
    return tuple(sorted(codes(tree))) if tree else ()


def _facts(trial: Trial, catalogue: Catalogue, kind: str) -> Facts:
    period = Period.parse("2023")
    submission = Submission(catalogue.unit_type.id, period, Unit(UNIT, kind, _SUPERIOR), "")
    roles = {
        role: {
            code: _figure(catalogue.indicators[code], role, times)
            for code in trial.given
            if code in catalogue.indicators and (role is Role.ACTUAL or trial.compared)
        }
        for role, times in ((Role.ACTUAL, 3), (Role.PREVIOUS, 2), (Role.TARGET, 2), (Role.PLAN, 4))
    }
    values = {role: {code: each.value for code, each in table.items()} for role, table in roles.items()}
    return Facts(
        catalogue,
        submission,
        roles[Role.ACTUAL],
        roles[Role.PREVIOUS],
        roles[Role.TARGET],
        roles[Role.PLAN],
        values[Role.ACTUAL],
        values[Role.PREVIOUS],
        values[Role.TARGET],
        values[Role.PLAN],
        items={},
        local={},
    )


def _figure(indicator: Indicator, role: Role, times: int) -> Figure:
    low = indicator.minimum or Decimal(0)
    room = Decimal(40) if indicator.maximum is None else indicator.maximum - low
    value = Decimal(1) if indicator.kind is QuantityKind.YESNO else low + room * times / 5
    if indicator.kind is QuantityKind.COUNT:
        value = value.to_integral_value()
    return Figure(indicator.code, Quantity(value, indicator.unit), role, "")
