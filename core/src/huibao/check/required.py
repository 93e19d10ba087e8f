"""Figures that a type requires and nobody gave."""

from collections.abc import Iterator
from functools import lru_cache

from huibao.derive.facts import Facts
from huibao.model.catalogue import Catalogue
from huibao.model.finding import Finding
from huibao.model.indicator import Indicator
from huibao.model.rule import Severity


def missing_figures(facts: Facts) -> Iterator[Finding]:
    """A finding for each required figure that is neither given, derived nor declared inapplicable."""
    submission, required = facts.submission, _required(facts.catalogue)
    if required.keys() <= facts.figures.keys():
        return
    for code, indicator in required.items():
        if code in facts.figures or code in submission.not_applicable or code in facts.impossible:
            continue
        if not indicator.kinds or submission.unit.kind in indicator.kinds:
            yield Finding(
                rule=f"{facts.catalogue.unit_type.id}-required",
                severity=Severity.WARNING,
                message=f"应填而未填：{indicator.name}（{indicator.unit}）",
                indicators=(code,),
                expected=indicator.name,
                place=f"figures.{code}",
                hint=f"补填 {code}；确无此项的，填“不适用”",
            )


@lru_cache(maxsize=32)
def _required(catalogue: Catalogue) -> dict[str, Indicator]:
    return {code: indicator for code, indicator in catalogue.indicators.items() if indicator.required}
