"""Thresholds of standards: each indicator that names a requirement is held against it."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from huibao.derive.facts import Facts
from huibao.model.catalogue import Catalogue
from huibao.model.finding import Finding
from huibao.model.indicator import Indicator, Kind
from huibao.model.rule import Rule, Severity
from huibao.model.standard import Confidence, Operator, Requirement, Standard

from .rules import findings_of
from .verdict import PreparedRule, prepare

_WORDS = {Operator.AT_LEAST: "不低于", Operator.AT_MOST: "不高于", Operator.EQUAL: "为"}


def missed_requirements(facts: Facts) -> Iterator[Finding]:
    """A finding for each threshold, in the edition in force, that a figure misses."""
    return findings_of(requirement_rules(facts.catalogue, facts.submission.period.end), facts)


@lru_cache(maxsize=64)
def requirement_rules(catalogue: Catalogue, day: date) -> tuple[PreparedRule, ...]:
    """The thresholds in force on a day as rules."""
    rules = []
    for indicator in catalogue.indicators.values():
        found = catalogue.requirement(indicator.requirement, day) if indicator.requirement else None
        if found:
            rules.append(prepare(_rule(catalogue, indicator, *found)))
    return tuple(rules)


def _rule(catalogue: Catalogue, indicator: Indicator, standard: Standard, requirement: Requirement) -> Rule:
    read = requirement.confidence is Confidence.SEEN
    cites = f"《{standard.name}》（{standard.edition}）{requirement.clause}"
    colon = "：" if indicator.kind is Kind.YESNO else ""
    doubt = "" if read else "该数值未核对原文，请以标准原文为准；"
    return Rule(
        id=f"{catalogue.unit_type.id}-standard-{requirement.id}",
        check=_check(indicator.code, requirement),
        message=f"{indicator.name}{colon}{{{indicator.code}}}，{cites}要求{threshold(requirement)}",
        severity=Severity.WARNING if read else Severity.QUESTION,
        hint=f"{doubt}核对数据；如属实，请在 explanations 中说明原因",
        cites=cites,
        kinds=indicator.kinds,
        yearly=requirement.yearly,
        plugin=standard.plugin,
    )


def _check(code: str, requirement: Requirement) -> str:
    match requirement.operator:
        case Operator.BETWEEN:
            return f"{requirement.value} <= {code} <= {requirement.high}"
        case Operator.TRUE:
            return f"{code} == 1"
        case operator:
            return f"{code} {operator.value} {requirement.value}"


def threshold(requirement: Requirement) -> str:
    """A threshold in words: 不低于90%."""
    match requirement.operator:
        case Operator.BETWEEN:
            return f"在{requirement.value}{requirement.unit}至{requirement.high}{requirement.unit}之间"
        case Operator.TRUE:
            return "做到"
        case operator:
            return f"{_WORDS[operator]}{requirement.value}{requirement.unit}"
