"""How a figure was computed, or why it was not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from huibao.derive.derive import Formula, ready_formulas
from huibao.derive.printed import printed
from huibao.expression.parse import parse
from huibao.expression.tree import names
from huibao.i18n import _
from huibao.model.quantity import Bound

if TYPE_CHECKING:
    from huibao.derive.facts import Facts
    from huibao.model.figure import Figure
    from huibao.model.formats import RawData


def computed(facts: Facts, figure: Figure, raw: RawData) -> Iterator[tuple[str, str]]:
    """The formula of a derived figure, what it was computed from, and how it was rounded."""
    formula = next(
        each for each in ready_formulas(facts.catalogue) if each.indicator.code == figure.indicator
    )
    yield from _formula(facts, formula, raw)
    if formula.adds_up:
        yield _("rounding"), _("none: a sum is as exact as its parts")
        return
    notation = figure.quantity.notation
    kept = notation.places if notation else formula.indicator.decimals
    yield _("rounding"), _("half up, decimals kept: {n}").format(n=kept)


def not_computed(facts: Facts, code: str, raw: RawData) -> Iterator[tuple[str, str]]:
    """The same of a figure that a formula might give and did not, with the reason; nothing if it has none."""
    for formula in ready_formulas(facts.catalogue):
        if formula.indicator.code == code:
            yield from _formula(facts, formula, raw)
            yield _("not computed"), _why_not(facts, formula)


def _formula(facts: Facts, formula: Formula, raw: RawData) -> Iterator[tuple[str, str]]:
    yield _("formula"), formula.indicator.formula
    for name in dict.fromkeys(names(parse(formula.indicator.formula))):
        operand = facts.figures.get(name.code)
        place = raw.locate(operand.place) if operand and operand.place else "—"
        yield f"  {name.code}", f"{printed(facts, operand)} ({place})"


def _why_not(facts: Facts, formula: Formula) -> str:
    code, needed = formula.indicator.code, sorted(formula.operands)
    if code in facts.impossible:
        value = printed(facts, facts.impossible[code])
        return _("{value} would follow, which is beyond its range").format(value=value)
    if missing := [each for each in needed if each not in facts.figures]:
        return _("missing: {codes}").format(codes=", ".join(missing))
    if formula.is_yearly and not facts.submission.period.is_whole_year:
        return _("a share of what is done over a year is computed for whole years only")
    if vague := [each for each in needed if facts.figures[each].bound is not Bound.EXACT]:
        return _("known only within bounds: {codes}").format(codes=", ".join(vague))
    return _("the formula has no value: it divides by nought, or last year's figure is missing")
