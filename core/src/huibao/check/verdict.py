"""Judges one rule over the facts of one submission."""

import enum
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from huibao.derive.facts import Facts, Values
from huibao.expression.bounds import may_hold
from huibao.expression.evaluate import Scope, Value, evaluator
from huibao.expression.parse import parse
from huibao.expression.tree import Name, names
from huibao.model.catalogue import Catalogue
from huibao.model.figure import Figure, Role
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


class PreparedRule(NamedTuple):
    """A rule with its expressions ready to run, and the figures that it needs.

    is_limited says that it is not for every unit, period and submission; subject is a code without which
    it says nothing, "" if there is none.
    """

    rule: Rule
    holds: Callable[[Scope], Value]
    applies: Callable[[Scope], Value] | None
    needs: tuple[Name, ...]
    is_limited: bool
    subject: str

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the figures concerned, each once, in reading order."""
        return tuple(dict.fromkeys(name.code for name in self.needs))


def prepare(rule: Rule) -> PreparedRule:
    """Make a rule ready to run."""
    applies = evaluator(rule.when) if rule.when else None
    limited = bool(rule.kinds or rule.yearly or applies)
    needs = tuple(names(parse(rule.check)))
    return PreparedRule(rule, evaluator(rule.check), applies, needs, limited, _subject(rule, needs))


def _subject(rule: Rule, needs: tuple[Name, ...]) -> str:
    """A figure of the condition, else of the check itself where a missing one ends the matter."""
    ends = [*names(parse(rule.when))] if rule.when else []
    if rule.missing is Missing.SKIP:
        ends += needs
    return next((name.code for name in ends if name.role == "actual"), "")


@lru_cache(maxsize=32)
def prepared(catalogue: Catalogue) -> tuple[PreparedRule, ...]:
    """The rules of a catalogue, ready to run."""
    return tuple(map(prepare, catalogue.rules))


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
    holds = may_hold(parse(prepared.rule.check), lambda name: _figure(facts, name))
    return Verdict.OPEN if holds else Verdict.BROKEN


def _figure(facts: Facts, name: Name) -> Figure:
    """The figure of that name; zero for a missing one, where the rule counts it so."""
    return facts.in_role(name.role).get(name.code) or Figure(name.code, Quantity(Decimal(0)), Role.ACTUAL, "")


def _missing(prepared: PreparedRule, facts: Facts) -> Verdict:
    if prepared.rule.missing is Missing.SKIP:
        return Verdict.NOT_APPLICABLE
    absent = (facts.submission.not_applicable, facts.catalogue.removed)
    if any(name.code in codes for name in prepared.needs for codes in absent):
        return Verdict.NOT_APPLICABLE
    if prepared.rule.missing is Missing.FINDING:
        return Verdict.MISSING
    try:
        return Verdict.PASSED if prepared.holds(_zeros(facts)) else _broken(prepared, facts)
    except ArithmeticError:
        return Verdict.NOT_APPLICABLE


def _zeros(facts: Facts) -> Values:
    """Facts in which everything that is missing counts as zero."""
    actual, previous, target, planned = (
        defaultdict(Decimal, values) for values in (facts.actual, facts.previous, facts.target, facts.planned)
    )
    return Values(actual, previous, target, facts.items, planned)
