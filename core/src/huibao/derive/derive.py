"""Computes the figures that formulas give and nobody reported."""

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache, lru_cache

from huibao.expression.evaluate import evaluator
from huibao.expression.parse import parse
from huibao.expression.tree import names
from huibao.model.catalogue import Catalogue
from huibao.model.figure import Figure, Role
from huibao.model.indicator import Indicator
from huibao.model.quantity import Bound, Quantity
from huibao.model.submission import Submission

from .facts import Facts, Values

_EXACT = Context(prec=100, rounding=ROUND_HALF_UP)
"""Room for the quotient of the largest figure and the smallest."""


def derive(submission: Submission, catalogue: Catalogue) -> Facts:
    """The facts of a submission: formulas fill in what was not given, for last year as well.

    A figure is derived only from exact operands: a share of 4000余份 would pretend to be exact.
    """
    actual = {code: figure.quantity.value for code, figure in submission.figures.items()}
    previous = {code: figure.quantity.value for code, figure in submission.previous.items()}
    target = {code: figure.quantity.value for code, figure in submission.targets.items()}
    planned = {code: figure.quantity.value for code, figure in submission.planned.items()}
    figures: dict[str, Figure] = dict(submission.figures)
    previous_figures: dict[str, Figure] = dict(submission.previous)
    now, before = Values(actual, previous, target, planned=planned), Values(previous)
    for indicator in catalogue.derived:
        _fill_in(indicator, figures, now, actual, Role.ACTUAL, submission)
        if previous:
            _fill_in(indicator, previous_figures, before, previous, Role.PREVIOUS, submission)
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


def _fill_in(
    indicator: Indicator,
    figures: dict[str, Figure],
    scope: Values,
    values: dict[str, Decimal],
    role: Role,
    submission: Submission,
) -> None:
    code = indicator.code
    operands = _operands(indicator.formula)
    if code in figures or code in submission.not_applicable or not operands.issubset(figures):
        return
    try:
        result = evaluator(indicator.formula)(scope)
    except (KeyError, ArithmeticError):
        return
    if any(figures[operand].bound is not Bound.EXACT for operand in operands):
        return
    value = rounded(Decimal(result), indicator.decimals)
    quantity = Quantity(value, indicator.unit)
    figures[code] = Figure(code, quantity, role, submission.origin, formula=indicator.formula)
    values[code] = value


@lru_cache(maxsize=1024)
def _operands(formula: str) -> frozenset[str]:
    """The codes of this period's figures that a formula needs."""
    return frozenset(name.code for name in names(parse(formula)) if name.role == "actual")


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Rounded half up to that many decimals, as people do."""
    return _EXACT.quantize(value, _last_place(decimals))


@cache
def _last_place(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)
