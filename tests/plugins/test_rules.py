"""Every rule of the published plugins can be kept and can be broken.

Cases are looked for around the example: its figures are changed, one or two at a time, within what their
indicators allow, until the rule holds and until it does not. Where that cannot work, a data file in
cases/TYPE/RULE.toml breaks the rule.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, product
from typing import Any

import pytest
from attrs import evolve

from huibao.check.verdict import PreparedRule, Verdict, judge, prepare
from huibao.derive.derive import derive
from huibao.expression.parse import parse
from huibao.expression.tree import Name, names
from huibao.model.catalogue import Catalogue
from huibao.model.figure import Figure, Role
from huibao.model.indicator import Indicator, Kind
from huibao.model.quantity import Quantity
from huibao.model.submission import Submission

TABLES = {"actual": "figures", "previous": "previous", "target": "targets"}
FACTORS = ("0", "0.3", "0.8", "1.3", "2", "4", "10")
BROKEN = {Verdict.BROKEN, Verdict.MISSING}


def test_every_rule_can_be_kept_and_broken(published: Any, subtests: Any) -> None:
    catalogue, example = published.type.catalogue, published.example
    for rule in catalogue.rules:
        with subtests.test(rule.id):
            prepared = prepare(rule)
            seen = set()
            for submission in around(example, prepared, catalogue):
                seen.add(judge(prepared, derive(submission, catalogue)))
                if Verdict.PASSED in seen and seen & BROKEN:
                    break
            assert Verdict.PASSED in seen, "no case keeps it"
            assert seen & BROKEN, "no case breaks it"


def around(example: Submission, prepared: PreparedRule, catalogue: Catalogue) -> Iterator[Submission]:
    """The example, and the example with figures of the rule changed."""
    rule = prepared.rule
    kinds = rule.kinds or (example.unit.kind,)
    needed = dict.fromkeys([*names(parse(rule.check)), *(names(parse(rule.when)) if rule.when else ())])
    given = _all_given(example, needed, catalogue)
    for base in (example, given):
        unit = evolve(base.unit, kind=base.unit.kind if base.unit.kind in kinds else kinds[0])
        base = evolve(base, unit=unit)  # noqa: PLW2901
        yield base
        for count in (1, 2):
            for chosen in combinations(needed, count):
                for values in product(*(_values(name, base, catalogue) for name in chosen)):
                    yield _changed(base, dict(zip(chosen, values, strict=True)), catalogue)


def _all_given(example: Submission, needed: dict[Name, None], catalogue: Catalogue) -> Submission:
    """The example with a figure for everything that the rule needs, derived ones given as derived."""
    facts = derive(example, catalogue)
    absent = {}
    for name in needed:
        if name.code not in getattr(example, TABLES[name.role]):
            values = getattr(facts, name.role)
            default = values.get(name.code, facts.actual.get(name.code, Decimal(10)))
            absent[name] = _allowed(catalogue.indicators[name.code], default)
    return _changed(example, absent, catalogue)


def _values(name: Name, base: Submission, catalogue: Catalogue) -> list[Decimal]:
    """Values to try: smaller and larger ones that the indicator allows."""
    indicator = catalogue.indicators[name.code]
    figure = getattr(base, TABLES[name.role]).get(name.code)
    value = figure.value if figure else Decimal(10)
    tried = [value * Decimal(factor) for factor in FACTORS] + [value - 1, value + 1]
    return list(dict.fromkeys(_allowed(indicator, each) for each in tried))


def _allowed(indicator: Indicator, value: Decimal) -> Decimal:
    """The nearest value that a data file may give."""
    low = value if indicator.minimum is None else max(value, indicator.minimum)
    within = low if indicator.maximum is None else min(low, indicator.maximum)
    whole = indicator.kind in (Kind.COUNT, Kind.YESNO)
    return within.quantize(Decimal(1)) if whole else within.quantize(Decimal("0.01"))


def _changed(base: Submission, values: dict[Name, Decimal], catalogue: Catalogue) -> Submission:
    tables = {table: dict(getattr(base, table)) for table in TABLES.values()}
    for name, value in values.items():
        quantity = Quantity(value, catalogue.indicators[name.code].unit)
        tables[TABLES[name.role]][name.code] = Figure(name.code, quantity, Role(name.role), base.origin)
    return evolve(base, **tables)


@pytest.mark.parametrize("value", ["-3", "0.4", "7", "1000"])
def test_what_is_tried_is_what_a_file_may_say(value: str, published: Any) -> None:
    for indicator in published.type.catalogue.indicators.values():
        allowed = _allowed(indicator, Decimal(value))
        assert indicator.minimum is None or allowed >= indicator.minimum
        assert indicator.maximum is None or allowed <= indicator.maximum
