"""Judges one rule over the facts of one submission."""

import enum
from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from huibao.derive.facts import Facts, Values
from huibao.expression.bounds import INFINITY, Range, may_hold, range_of, truth
from huibao.expression.evaluate import Scope, Value, compiled
from huibao.expression.tree import Arithmetic, Call, Compare, Name, Node, Number, names
from huibao.model.catalogue import Catalogue
from huibao.model.figure import Figure, Role
from huibao.model.prepared import prepared as once
from huibao.model.quantity import Bound, Quantity
from huibao.model.rule import Missing, Rule


class Verdict(enum.Enum):
    """What came of holding a rule against a submission."""

    PASSED = "passed"
    BROKEN = "broken"
    OPEN = "open"
    """The figures' bounds (98%以上) allow it to hold: nothing is said."""
    NOT_APPLICABLE = "not applicable"
    """An operand is missing or not asked for, or the rule is for others."""
    MISSING = "missing"
    """An operand is missing, and the rule makes that a finding."""

    is_quiet: bool

    def __init__(self, word: str) -> None:
        self.is_quiet = word not in ("broken", "missing")


class ParsedRule(NamedTuple):
    """A rule with its check and its condition parsed, and the figures that the check needs.

    adds_up says that it compares sums of figures and nothing else, so that two figures may contradict each
    other whatever the third is. subject is a code without which the rule says nothing, "" if there is none.
    """

    rule: Rule
    check: Node
    when: Node | None
    needs: tuple[Name, ...]
    adds_up: bool
    subject: str


class PreparedRule(NamedTuple):
    """A rule with its expressions ready to run; tree is its check, and the rest as in `ParsedRule`.

    is_limited says that it is not for every unit, period and submission.
    """

    rule: Rule
    holds: Callable[[Scope], Value]
    applies: Callable[[Scope], Value] | None
    tree: Node
    needs: tuple[Name, ...]
    is_limited: bool
    adds_up: bool
    subject: str

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the figures concerned, each once, in reading order."""
        return tuple(dict.fromkeys(name.code for name in self.needs))


def prepare(rule: Rule) -> PreparedRule:
    """Make a rule ready to run."""
    return _prepared(_parsed(rule))


def _parsed(rule: Rule) -> ParsedRule:
    from huibao.expression.parse import parse  # what is kept of a type is parsed already

    check, when = parse(rule.check), parse(rule.when) if rule.when else None
    needs = tuple(names(check))
    adds_up = len(set(needs)) > _A_PAIR and _adds_up(check)
    return ParsedRule(rule, check, when, needs, adds_up, _subject(rule, when, () if adds_up else needs))


def _prepared(parsed: ParsedRule) -> PreparedRule:
    rule, check, when = parsed.rule, parsed.check, parsed.when
    applies = compiled(when) if when else None
    limited = bool(rule.kinds or rule.yearly or applies)
    return PreparedRule(
        rule, compiled(check), applies, check, parsed.needs, limited, parsed.adds_up, parsed.subject
    )


def _adds_up(node: Node) -> bool:
    """Whether figures are added and compared, and none multiplied with or divided by another."""
    match node:
        case Name() | Number():
            return True
        case Arithmetic("+" | "-", left, right):
            return _adds_up(left) and _adds_up(right)
        case Arithmetic("*", left, right):
            return _adds_up(left) and isinstance(right, Number)
        case Call("sum" | "close" | "max", operands) | Compare(operands):
            return all(map(_adds_up, operands))
        case _:
            return False


def _subject(rule: Rule, when: Node | None, needs: Sequence[Name]) -> str:
    """A figure of the condition, else of those that the check needs, where a missing one ends the matter."""
    ends = [*names(when)] if when else []
    if rule.missing is Missing.SKIP:
        ends += needs
    return next((name.code for name in ends if name.role == "actual"), "")


@once
def parsed_rules(catalogue: Catalogue) -> tuple[ParsedRule, ...]:
    """The rules of a catalogue, parsed."""
    return tuple(map(_parsed, catalogue.rules))


@lru_cache(maxsize=32)
def prepared(catalogue: Catalogue) -> tuple[PreparedRule, ...]:
    """The rules of a catalogue, ready to run."""
    return tuple(map(_prepared, parsed_rules(catalogue)))


_A_PAIR = 2
_PASSED, _NOT_APPLICABLE = Verdict.PASSED, Verdict.NOT_APPLICABLE
"""Bound once: until Python 3.12 a look-up on an enum class costs as much as a rule."""


def judge(prepared: PreparedRule, facts: Facts) -> Verdict:
    """Hold one rule against one submission."""
    if prepared.is_limited and not _concerns(prepared, facts):
        return _NOT_APPLICABLE
    try:
        return _PASSED if prepared.holds(facts) else _broken(prepared, facts)
    except KeyError:
        return _missing(prepared, facts)
    except ArithmeticError:
        return Verdict.NOT_APPLICABLE


def _concerns(prepared: PreparedRule, facts: Facts) -> bool:
    """Whether a rule that is not for everybody is for this unit and period, and its condition holds."""
    rule, submission = prepared.rule, facts.submission
    if rule.kinds and submission.unit.kind not in rule.kinds:
        return False
    if rule.yearly and not submission.period.is_whole_year:
        return False
    return prepared.applies is None or _applies(prepared.applies, facts)


def _applies(condition: Callable[[Scope], Value], facts: Facts) -> bool:
    """Whether a rule's condition holds; with a missing operand it does not."""
    try:
        return bool(condition(facts))
    except (KeyError, ArithmeticError):
        return False


def _broken(prepared: PreparedRule, facts: Facts) -> Verdict:
    """Broken, unless some figure is known only within bounds that leave it open."""
    if all(_figure(facts, name).bound is Bound.EXACT for name in prepared.needs):
        return Verdict.BROKEN
    holds = may_hold(prepared.tree, lambda name: _figure(facts, name))
    return Verdict.OPEN if holds else Verdict.BROKEN


def _figure(facts: Facts, name: Name) -> Figure:
    """The figure of that name; zero for a missing one, where the rule counts it so."""
    return facts.in_role(name.role).get(name.code) or Figure(name.code, Quantity(Decimal(0)), Role.ACTUAL, "")


def _missing(prepared: PreparedRule, facts: Facts) -> Verdict:
    if prepared.rule.missing is Missing.SKIP:
        return _despite_missing(prepared, facts) if prepared.adds_up else Verdict.NOT_APPLICABLE
    absent = (facts.submission.not_applicable, facts.catalogue.removed)
    if any(name.code in codes for name in prepared.needs for codes in absent):
        return Verdict.NOT_APPLICABLE
    if prepared.rule.missing is Missing.FINDING:
        return Verdict.MISSING if missing(prepared, facts) else Verdict.NOT_APPLICABLE
    if any(_is_impossible(name, facts) for name in prepared.needs):
        return Verdict.NOT_APPLICABLE  # what cannot be is told already, and is no nought
    try:
        return Verdict.PASSED if prepared.holds(_zeros(facts)) else _broken(prepared, facts)
    except ArithmeticError:
        return Verdict.NOT_APPLICABLE


def missing(prepared: PreparedRule, facts: Facts) -> tuple[Name, ...]:
    """The figures that a rule lacks, each once; not what a formula gave and cannot be."""
    return tuple(
        name
        for name in dict.fromkeys(prepared.needs)
        if name.code not in facts.in_role(name.role) and not _is_impossible(name, facts)
    )


def _is_impossible(name: Name, facts: Facts) -> bool:
    return name.role == "actual" and name.code in facts.impossible


def _despite_missing(prepared: PreparedRule, facts: Facts) -> Verdict:
    """Broken, if nothing that the missing figures may be could mend it: a part larger than the whole."""
    given = {(name.code, name.role) for name in prepared.needs if name.code in facts.in_role(name.role)}
    if len(given) < _A_PAIR:
        return Verdict.NOT_APPLICABLE
    may_be = truth(prepared.tree, lambda name: _possible(facts, name))
    return Verdict.NOT_APPLICABLE if True in may_be else Verdict.BROKEN


def _possible(facts: Facts, name: Name) -> Range:
    """What a figure may be: one that is missing, anything that its indicator allows."""
    figure = facts.in_role(name.role).get(name.code)
    if figure is not None:
        return range_of(figure)
    indicator = facts.indicator(name.code)
    low, high = indicator.minimum, indicator.maximum
    return Range(-INFINITY if low is None else low, INFINITY if high is None else high)


def _zeros(facts: Facts) -> Values:
    """Facts in which everything that is missing counts as zero."""
    actual, previous, target, planned = (
        defaultdict(Decimal, values) for values in (facts.actual, facts.previous, facts.target, facts.planned)
    )
    return Values(actual, previous, target, facts.items, planned)
