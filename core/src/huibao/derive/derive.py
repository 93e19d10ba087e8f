"""Computes the figures that formulas give and nobody reported."""

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from huibao.expression.evaluate import Scope, Value, compiled
from huibao.expression.tree import Node, codes, names
from huibao.model.catalogue import Catalogue
from huibao.model.figure import Figure, Role
from huibao.model.indicator import Indicator
from huibao.model.prepared import prepared
from huibao.model.quantity import Bound, Quantity
from huibao.model.submission import Submission

from .facts import Facts, Values

_EXACT = Context(prec=100, rounding=ROUND_HALF_UP)
"""Room for the quotient of the largest figure and the smallest."""
_KNOWN = Bound.EXACT
"""Bound once: until Python 3.12 a look-up on an enum class costs as much as a formula."""


def derive(submission: Submission, catalogue: Catalogue) -> Facts:
    """The facts of a submission: formulas fill in what was not given, for last year as well.

    A figure is derived only from exact operands: a share of 4000余份 would pretend to be exact.
    """
    actual, previous = _values(submission.figures), _values(submission.previous)
    target, planned = _values(submission.targets), _values(submission.planned)
    figures: dict[str, Figure] = dict(submission.figures)
    previous_figures: dict[str, Figure] = dict(submission.previous)
    if formulas := ready_formulas(catalogue):
        now = Values(actual, previous, target, planned=planned)
        _fill_in(formulas, figures, now, actual, Role.ACTUAL, submission)
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
    )


def _values(figures: Mapping[str, Figure]) -> dict[str, Decimal]:
    return {code: figure.quantity.value for code, figure in figures.items()} if figures else {}


class ParsedFormula(NamedTuple):
    """An indicator's formula, the codes in it, and those of this period's figures that it needs."""

    indicator: Indicator
    tree: Node
    codes: tuple[str, ...]
    operands: frozenset[str]


@prepared
def parsed_formulas(catalogue: Catalogue) -> tuple[ParsedFormula, ...]:
    """The formulas of a type, operands before results."""
    from huibao.expression.parse import parse  # what is kept of a type is parsed already

    return tuple(_parsed(each, parse(each.formula)) for each in catalogue.derived)


def _parsed(indicator: Indicator, tree: Node) -> ParsedFormula:
    operands = frozenset(name.code for name in names(tree) if name.role == "actual")
    return ParsedFormula(indicator, tree, tuple(sorted(codes(tree))), operands)


class Formula(NamedTuple):
    """An indicator's formula, ready to run; the rest as in `ParsedFormula`."""

    indicator: Indicator
    run: Callable[[Scope], Value]
    codes: tuple[str, ...]
    operands: frozenset[str]


@lru_cache(maxsize=32)
def ready_formulas(catalogue: Catalogue) -> tuple[Formula, ...]:
    """The formulas of a type, ready to run."""
    return tuple(
        Formula(each.indicator, compiled(each.tree), each.codes, each.operands)
        for each in parsed_formulas(catalogue)
    )


def _fill_in(
    formulas: tuple[Formula, ...],
    figures: dict[str, Figure],
    scope: Values,
    values: dict[str, Decimal],
    role: Role,
    submission: Submission,
) -> None:
    known = figures.keys()
    for indicator, run, _codes, operands in formulas:
        code = indicator.code
        if not operands <= known or code in known or code in submission.not_applicable:
            continue
        if any(figures[operand].quantity.bound is not _KNOWN for operand in operands):
            continue
        try:
            result = run(scope)
        except (KeyError, ArithmeticError):
            continue
        value = rounded(Decimal(result), indicator.decimals)
        quantity = Quantity(value, indicator.unit)
        figures[code] = Figure(code, quantity, role, submission.origin, formula=indicator.formula)
        values[code] = value


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Rounded half up to that many decimals, as people do."""
    return _EXACT.quantize(value, _last_place(decimals))


@cache
def _last_place(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)
