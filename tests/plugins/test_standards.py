"""Every threshold of every edition that the published types are held against can be met and be missed.

The values are made from the thresholds themselves: one at the bound, one just beyond it.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import evolve

from huibao.check.editions import Threshold, every_threshold
from huibao.check.requirements import missed_requirements
from huibao.derive.derive import derive
from huibao.model.catalogue import Catalogue
from huibao.model.figure import Figure, Role
from huibao.model.finding import Finding
from huibao.model.indicator import Indicator, QuantityKind
from huibao.model.period import Period, PeriodKind
from huibao.model.quantity import Quantity
from huibao.model.rule import Severity
from huibao.model.standard import Confidence, Operator, Standard
from huibao.model.submission import Submission
from huibao.model.unit import Unit
from huibao.pipeline import ReportType
from huibao.plugin.assemble import PUBLISHED
from huibao.plugin.manager import load


def test_what_was_not_read_or_leaves_a_way_out_only_asks(published: Any) -> None:
    for each in every_threshold(published.type.catalogue, published.type.catalogue.standards):
        found = rule_of(each, published, missing(each))
        requirement = each.requirement
        open_ = requirement.improving or requirement.otherwise
        sure = requirement.confidence is Confidence.SEEN and not open_
        assert found is not None
        assert found.severity is (Severity.WARNING if sure else Severity.QUESTION)
        assert ("未核对原文" in found.hint) == (requirement.confidence is Confidence.RECALLED)
        assert each.standard.edition in found.cites


def test_steady_improvement_makes_up_for_a_missed_threshold(published: Any) -> None:
    for each in every_threshold(published.type.catalogue, published.type.catalogue.standards):
        if each.requirement.improving:
            up = each.requirement.operator is Operator.AT_LEAST
            value = missing(each)["figures"]
            step = Decimal("0.01") if each.indicator.kind is not QuantityKind.COUNT else Decimal(1)
            worse, better = value - step, value + step
            before, after = (worse, better) if up else (better, worse)
            assert rule_of(each, published, {"figures": value, "previous": before}) is None
            assert rule_of(each, published, {"figures": value, "previous": after}) is not None


def rule_of(held: Threshold, published: Any, values: dict[str, Decimal]) -> Finding | None:
    """The finding on one threshold, in a report that holds these values of its indicator alone."""
    catalogue = evolve(published.type.catalogue, standards=(held.standard,), named=(held.standard.id,))
    submission = submission_of(held, catalogue, values)
    rule = f"{catalogue.unit_type.id}-standard-{held.requirement.id}"
    found = missed_requirements(derive(submission, catalogue))
    return next(
        (each for each in found if each.rule == rule and each.indicators[0] == held.indicator.code), None
    )


def submission_of(held: Threshold, catalogue: Catalogue, values: dict[str, Decimal]) -> Submission:
    kinds = [
        kind
        for kind in catalogue.unit_type.kinds
        if kind in (held.requirement.kinds or (kind,)) and kind in (held.indicator.kinds or (kind,))
    ]
    roles = {"figures": Role.ACTUAL, "previous": Role.PREVIOUS, "targets": Role.TARGET}
    code, unit = held.indicator.code, held.indicator.unit
    tables = {
        table: {code: Figure(code, Quantity(value, unit), roles[table], "figures." + code)}
        for table, value in values.items()
    }
    return Submission(
        catalogue.unit_type.id,
        Period(PeriodKind.YEAR, 2023),
        Unit("临江市某单位", kinds[0]),
        "test.toml",
        **tables,
    )


def missing(held: Threshold) -> dict[str, Decimal]:
    requirement, indicator = held.requirement, held.indicator
    step = Decimal(1) if indicator.kind in (QuantityKind.COUNT, QuantityKind.YESNO) else Decimal("0.01")
    match requirement.operator:
        case Operator.RISING | Operator.FALLING:
            return {"figures": Decimal(3), "previous": Decimal(3)}
        case Operator.TARGET:
            return {"figures": Decimal(3) - step, "targets": Decimal(3)}
        case Operator.AT_MOST:
            value = requirement.value + step
        case Operator.EQUAL if requirement.value == indicator.minimum:
            value = requirement.value + step
        case _:
            value = requirement.value - step
    assert possible(indicator, value), (indicator.code, value)
    return {"figures": value}


def possible(indicator: Indicator, value: Decimal) -> bool:
    return (indicator.minimum is None or indicator.minimum <= value) and (
        indicator.maximum is None or value <= indicator.maximum
    )


def published_standards() -> Iterator[tuple[Catalogue, Standard]]:
    plugins = load(only=list(PUBLISHED))
    for type_id in PUBLISHED:
        catalogue = ReportType.of(plugins, type_id).catalogue
        for standard in catalogue.standards:
            yield catalogue, standard


def test_every_requirement_is_linked_to_an_indicator_of_some_type() -> None:
    linked: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for catalogue, standard in published_standards():
        for each in standard.requirements:
            linked[standard.id, each.id].update(())
        for held in every_threshold(catalogue, [standard]):
            linked[standard.id, held.requirement.id].add(held.indicator.code)
    assert sorted(key for key, codes in linked.items() if not codes) == []


def test_every_edition_and_every_source_is_named() -> None:
    for _catalogue, standard in published_standards():
        assert standard.name
        assert standard.edition
        assert standard.since or standard.until or standard.optional, standard.id
        for each in standard.requirements:
            assert each.name
            assert each.source, (standard.id, each.id)


def test_editions_of_a_series_follow_one_another() -> None:
    """Of two editions of one series with the same requirement never both are in force."""
    series: defaultdict[str, dict[str, Standard]] = defaultdict(dict)
    for _catalogue, standard in published_standards():
        if standard.series:
            series[standard.series][standard.id] = standard
    assert len(series) > 3
    for editions in series.values():
        ordered = sorted(editions.values(), key=lambda each: each.since or date.min)
        for number, first in enumerate(ordered):
            for second in ordered[number + 1 :]:
                shared = {each.id for each in first.requirements} & {each.id for each in second.requirements}
                assert not (shared and first.overlaps(second)), (first.id, second.id, shared)
