"""Every formula and every range of the published types, tried at its limit and beyond it.

The values are made from the indicators themselves.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest

from huibao.check.formulas import disagreeing_formulas, is_possible
from huibao.derive.derive import derive
from huibao.derive.facts import Facts
from huibao.errors import InputError
from huibao.expression.parse import parse
from huibao.expression.tree import codes, names
from huibao.model.formats import RawData
from huibao.model.indicator import Indicator, Kind
from huibao.model.rule import Severity
from huibao.model.submission import Submission

USUAL = Decimal(60)


def submission(published: Any, values: Mapping[str, object]) -> Submission:
    head = {"period": "2023", "unit": {"name": "临江市某单位"}}
    return published.type.structure(RawData("case.toml", {**head, "figures": dict(values)}))


def step(indicator: Indicator) -> Decimal:
    """The least by which two of its values differ, or near to it."""
    return Decimal(1) if indicator.kind in (Kind.COUNT, Kind.YESNO) else Decimal("0.01")


def ranges(published: Any) -> Iterator[tuple[Indicator, Decimal, Decimal]]:
    """Each end of each range, with the value just beyond it."""
    for indicator in published.type.catalogue.indicators.values():
        if indicator.kind is not Kind.YESNO:
            if indicator.minimum is not None:
                yield indicator, indicator.minimum, indicator.minimum - step(indicator)
            if indicator.maximum is not None:
                yield indicator, indicator.maximum, indicator.maximum + step(indicator)


def test_every_range_admits_its_ends(published: Any) -> None:
    for indicator, end, _beyond in ranges(published):
        figures = submission(published, {indicator.code: end}).figures
        assert figures[indicator.code].value == end


def test_every_range_refuses_what_lies_beyond(published: Any) -> None:
    for indicator, _end, beyond in ranges(published):
        with pytest.raises(InputError, match="is impossible") as caught:
            submission(published, {indicator.code: beyond})
        assert [problem.place for problem in caught.value.problems] == [f"figures.{indicator.code}"]


def derived(published: Any) -> Iterator[tuple[Indicator, dict[str, Decimal], Facts]]:
    """Each indicator with a formula, operands that give a possible value, and what follows from them."""
    for indicator in published.type.catalogue.derived:
        operands = {
            code: min(USUAL, published.type.catalogue.indicators[code].maximum or USUAL)
            for code in codes(parse(indicator.formula))
        }
        yield indicator, operands, derive(submission(published, operands), published.type.catalogue)


def found(published: Any, indicator: Indicator, values: Mapping[str, Decimal]) -> list[Severity]:
    """What is said of one indicator's formula."""
    facts = derive(submission(published, values), published.type.catalogue)
    rule = f"{published.type.catalogue.unit_type.id}-formula-{indicator.code}"
    return [finding.severity for finding in disagreeing_formulas(facts) if finding.rule == rule]


def test_every_formula_gives_a_figure_that_agrees_with_it(published: Any) -> None:
    for indicator, operands, facts in derived(published):
        figure = facts.figures[indicator.code]
        assert figure.formula == indicator.formula
        assert is_possible(indicator, figure.value)
        assert found(published, indicator, operands | {indicator.code: figure.value}) == []


def test_every_formula_contradicts_a_figure_two_digits_off(published: Any) -> None:
    for indicator, operands, facts in derived(published):
        value = facts.figures[indicator.code].value
        off = 2 * Decimal(1).scaleb(-indicator.decimals)
        stated = [each for each in (value - off, value + off) if is_possible(indicator, each)]
        assert stated, indicator.code
        for each in stated:
            assert found(published, indicator, operands | {indicator.code: each}) == [Severity.ERROR]


def test_no_formula_passes_what_its_range_excludes(published: Any) -> None:
    """A part many times as large as its whole."""
    rates = [
        each for each in derived(published) if each[0].kind is Kind.RATIO and each[0].maximum is not None
    ]
    assert rates
    for indicator, operands, _facts in rates:
        part = next(names(parse(indicator.formula))).code
        most = published.type.catalogue.indicators[part].maximum or Decimal(10000)
        large = dict.fromkeys(operands, Decimal(1)) | {part: most}
        assert found(published, indicator, large) == [Severity.WARNING]
