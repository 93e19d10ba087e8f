"""Computes the figures that formulas give and nobody reported."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from huibao.expression.evaluate import Scope, Value, compiled
from huibao.expression.tree import Node, codes, names
from huibao.model.catalogue import Catalogue
from huibao.model.figure import Figure, Role
from huibao.model.indicator import Combine, Indicator, QuantityKind
from huibao.model.prepared import prepared
from huibao.model.quantity import Bound, Quantity
from huibao.model.submission import Submission

from .computed import all_of, share, total
from .facts import Facts, Values

_KNOWN = Bound.EXACT
"""Bound once: until Python 3.12 a look-up on an enum class costs as much as a formula."""


def derive(submission: Submission, catalogue: Catalogue) -> Facts:
    """The facts of a submission: formulas fill in what was not given, for last year as well.

    A figure is derived only from exact operands: a share of 4000余份 would pretend to be exact. Nor is a
    year's rate derived in a shorter period. What a formula gives and cannot be is set apart: it is no figure.
    """
    actual, previous = _values(submission.figures), _values(submission.previous)
    target, planned = _values(submission.targets), _values(submission.planned)
    figures: dict[str, Figure] = dict(submission.figures)
    previous_figures: dict[str, Figure] = dict(submission.previous)
    impossible: dict[str, Figure] = {}
    if formulas := ready_formulas(catalogue):
        now = Values(actual, previous, target, planned=planned)
        impossible = _fill_in(formulas, figures, now, actual, Role.ACTUAL, submission)
        if previous:
            _fill_in(formulas, previous_figures, Values(previous), previous, Role.PREVIOUS, submission)
    return Facts(
        catalogue=catalogue,
        submission=submission,
        figures=figures,
        previous_figures=previous_figures,
        target_figures=submission.targets,
        planned_figures=submission.planned,
        actual=actual,
        previous=previous,
        target=target,
        planned=planned,
        items={name: len(items) for name, items in submission.lists.items()},
        local={indicator.code: indicator for indicator in submission.local},
        impossible=impossible,
    )


def _values(figures: Mapping[str, Figure]) -> dict[str, Decimal]:
    return {code: figure.quantity.value for code, figure in figures.items()} if figures else {}


class ParsedFormula(NamedTuple):
    """An indicator's formula, the codes in it, and those of this period's figures that it needs."""

    indicator: Indicator
    tree: Node
    codes: tuple[str, ...]
    operands: frozenset[str]
    is_yearly: bool
    adds_up: bool
    """Whether it adds and subtracts numbers of one unit: their sum is as exact as they are."""


@prepared
def parsed_formulas(catalogue: Catalogue) -> tuple[ParsedFormula, ...]:
    """The formulas of a type, operands before results."""
    from huibao.expression.parse import parse  # what is kept of a type is parsed already

    return tuple(_parsed(each, parse(each.formula), catalogue) for each in catalogue.derived)


def _parsed(indicator: Indicator, tree: Node, catalogue: Catalogue) -> ParsedFormula:
    operands = frozenset(name.code for name in names(tree) if name.role == "actual")
    yearly, adds_up = _is_yearly(indicator, tree, catalogue), _adds_up(indicator)
    return ParsedFormula(indicator, tree, tuple(sorted(codes(tree))), operands, yearly, adds_up)


def _adds_up(indicator: Indicator) -> bool:
    return indicator.kind is not QuantityKind.RATIO and {"*", "/"}.isdisjoint(indicator.formula)


def _is_yearly(indicator: Indicator, tree: Node, catalogue: Catalogue) -> bool:
    """Whether a share holds for whole years only: what is done over a year by what is there all the time.

    A quarter's check-ups among all pupils are a third of them, and no rate of check-ups.
    """
    if indicator.over_periods is not Combine.RATIO or indicator.unit != "%":
        return False
    return {catalogue.defined[name.code].over_periods for name in names(tree)} == {Combine.SUM, Combine.LAST}


class Formula(NamedTuple):
    """An indicator's formula, ready to run; the rest as in `ParsedFormula`."""

    indicator: Indicator
    run: Callable[[Scope], Value]
    codes: tuple[str, ...]
    operands: frozenset[str]
    is_yearly: bool
    adds_up: bool
    """Whether it adds and subtracts numbers of one unit: their sum is as exact as they are."""
    whole: Decimal
    """What a share of everything is in its unit."""

    def quantity(self, result: Decimal, figures: Mapping[str, Figure]) -> Quantity:
        """What the formula gives, as exact as it may be said."""
        indicator = self.indicator
        if self.adds_up:
            return total(result, indicator.unit, indicator.decimals, figures, self.operands)
        return share(result, indicator.unit, indicator.decimals, self.whole)


@lru_cache(maxsize=32)
def ready_formulas(catalogue: Catalogue) -> tuple[Formula, ...]:
    """The formulas of a type, ready to run."""
    return tuple(
        Formula(
            each.indicator,
            compiled(each.tree),
            each.codes,
            each.operands,
            each.is_yearly,
            each.adds_up,
            all_of(each.indicator.unit),
        )
        for each in parsed_formulas(catalogue)
    )


def _fill_in(
    formulas: tuple[Formula, ...],
    figures: dict[str, Figure],
    scope: Values,
    values: dict[str, Decimal],
    role: Role,
    submission: Submission,
) -> dict[str, Figure]:
    """Adds what the formulas give to figures and values; what came out and cannot be is returned."""
    known = figures.keys()
    is_short = not submission.period.is_whole_year
    impossible: dict[str, Figure] = {}
    for formula in formulas:
        indicator, run, _codes, operands, is_yearly, _adds_up, _whole = formula
        code = indicator.code
        if not operands <= known or code in known or code in submission.not_applicable:
            continue
        if (is_short and is_yearly) or any(
            figures[operand].quantity.bound is not _KNOWN for operand in operands
        ):
            continue
        try:
            result = run(scope)
        except (KeyError, ArithmeticError):
            continue
        quantity = formula.quantity(Decimal(result), figures)
        figure = Figure(code, quantity, role, submission.origin, formula=indicator.formula)
        if is_possible(indicator, quantity.value):
            figures[code] = figure
            values[code] = quantity.value
        else:
            impossible[code] = figure
    return impossible


def is_possible(indicator: Indicator, value: Decimal) -> bool:
    """Whether a value lies between the indicator's minimum and maximum."""
    low, high = indicator.minimum, indicator.maximum
    return (low is None or value >= low) and (high is None or value <= high)
