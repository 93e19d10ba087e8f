"""Every rule of the published plugins can be kept and can be broken.

Cases are looked for around the example: its figures are changed or taken away, one or two at a time, within
what their indicators allow, until the rule holds and until it does not.
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
from huibao.expression.tree import Name, codes, names
from huibao.model.catalogue import Catalogue
from huibao.model.figure import Figure, Role
from huibao.model.indicator import Indicator, Kind
from huibao.model.quantity import Quantity
from huibao.model.submission import Submission

TABLES = {"actual": "figures", "previous": "previous", "target": "targets", "planned": "planned"}
FACTORS = ("0", "0.3", "0.8", "1.3", "2", "4", "10", "1000")
BROKEN = {Verdict.BROKEN, Verdict.MISSING}


def test_every_rule_can_be_kept_and_broken(published: Any) -> None:
    catalogue = published.type.catalogue
    never_kept, never_broken = [], []
    for rule in catalogue.rules:
        seen = verdicts(published.example, prepare(rule), catalogue)
        if Verdict.PASSED not in seen:
            never_kept.append(rule.id)
        if not seen & BROKEN:
            never_broken.append(rule.id)
    assert never_kept == []
    assert never_broken == []


def verdicts(example: Submission, prepared: PreparedRule, catalogue: Catalogue) -> set[Verdict]:
    """The verdicts met around the example; the search ends when the rule was kept and broken."""
    seen: set[Verdict] = set()
    for submission in around(example, prepared, catalogue):
        seen.add(judge(prepared, derive(submission, catalogue)))
        if Verdict.PASSED in seen and seen & BROKEN:
            break
    return seen


def around(example: Submission, prepared: PreparedRule, catalogue: Catalogue) -> Iterator[Submission]:
    """The example and the like, with the figures of the rule changed."""
    rule = prepared.rule
    if rule.kinds and example.unit.kind not in rule.kinds:
        example = evolve(example, unit=evolve(example.unit, kind=rule.kinds[0]))
    nodes = [parse(text) for text in (rule.check, rule.when) if text]
    needed = list(dict.fromkeys(name for node in nodes for name in names(node)))
    needed += [Name(code) for node in nodes for code in sorted(codes(node)) if Name(code) not in needed]
    complete = _with_all(example, needed, catalogue)
    for base in (example, complete, evolve(example, lists={}), evolve(example, lists={"problems": ("甲",)})):
        yield base
        for count in (1, 2):
            for chosen in combinations(needed, count):
                for values in product(*(_values(name, base, catalogue) for name in chosen)):
                    yield _changed(base, dict(zip(chosen, values, strict=True)), catalogue)


def _with_all(example: Submission, needed: list[Name], catalogue: Catalogue) -> Submission:
    """The example with a figure for everything that the rule needs, derived ones given as derived."""
    facts = derive(example, catalogue)
    absent: dict[Name, Decimal | None] = {}
    for name in needed:
        if name.code not in getattr(example, TABLES[name.role]):
            known = getattr(facts, name.role).get(name.code) or facts.actual.get(name.code, Decimal(10))
            absent[name] = _allowed(catalogue.indicators[name.code], known)
    return _changed(example, absent, catalogue)


def _values(name: Name, base: Submission, catalogue: Catalogue) -> list[Decimal | None]:
    """Values to try: smaller and larger ones that the indicator allows, and none."""
    indicator = catalogue.indicators[name.code]
    figure = getattr(base, TABLES[name.role]).get(name.code)
    value = figure.value if figure else Decimal(10)
    tried = [value * Decimal(factor) for factor in FACTORS] + [value - 1, value + 1]
    return [*dict.fromkeys(_allowed(indicator, each) for each in tried), None]


def _allowed(indicator: Indicator, value: Decimal) -> Decimal:
    """The nearest value that a data file may give."""
    low = value if indicator.minimum is None else max(value, indicator.minimum)
    within = low if indicator.maximum is None else min(low, indicator.maximum)
    whole = indicator.kind in (Kind.COUNT, Kind.YESNO)
    return within.quantize(Decimal(1)) if whole else within.quantize(Decimal("0.01"))


def _changed(base: Submission, values: dict[Name, Decimal | None], catalogue: Catalogue) -> Submission:
    tables: dict[str, dict[str, Figure]] = {table: dict(getattr(base, table)) for table in TABLES.values()}
    for name, value in values.items():
        table = tables[TABLES[name.role]]
        if value is None:
            table.pop(name.code, None)
        else:
            quantity = Quantity(value, catalogue.indicators[name.code].unit)
            table[name.code] = Figure(name.code, quantity, Role(name.role), base.origin)
    return evolve(base, **tables)


@pytest.mark.parametrize("value", ["-3", "0.4", "7", "1000"])
def test_what_is_tried_is_what_a_file_may_say(value: str, published: Any) -> None:
    for indicator in published.type.catalogue.indicators.values():
        allowed = _allowed(indicator, Decimal(value))
        assert indicator.minimum is None or allowed >= indicator.minimum
        assert indicator.maximum is None or allowed <= indicator.maximum
