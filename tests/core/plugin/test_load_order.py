"""Nothing depends on the order in which plugins load."""

from itertools import permutations
from typing import Any

import pytest
from attrs import asdict, evolve

from huibao.model.indicator import Combine, Indicator, QuantityKind
from huibao.model.outline import Clause, Paragraph, Section, Sentence
from huibao.model.rule import Rule, Severity
from huibao.model.standard import Standard
from huibao.pipeline import ReportType
from huibao.plugin.manager import Plugins, load

EXAMPLE = "huibao_example"


def addon(make: Any, name: str) -> tuple[str, object]:
    """A plugin that speaks of schools on every hook that adds up."""
    figure = Indicator(
        f"{name}.count", f"{name}数", "个", QuantityKind.COUNT, "publicity", Combine.SUM, Combine.SUM
    )
    rule = Rule(f"{name}-rule", f"{name}.count > 100", f"{{{name}.count}}太少", Severity.NOTE)
    clause = Clause(f"{name}有{{{name}.count}}")
    section = Section("publicity", paragraphs=(Paragraph((Sentence((clause,)),)),))
    standard = Standard(f"{name}-standard", name, "1", ())
    return name, make(
        huibao_indicators=lambda unit_type: [figure],
        huibao_rules=lambda unit_type: [rule],
        huibao_sections=lambda unit_type: [section],
        huibao_standards=lambda: [standard],
    )


@pytest.fixture
def orders(make: Any) -> list[Plugins]:
    """The school with three add-ons, loaded in every order: forwards first, backwards last."""
    addons = [addon(make, name) for name in ("alpha", "beta", "gamma")]
    return [load(order, only=["school"]) for order in permutations(addons)]


@pytest.mark.no_cover  # many tests assemble the school once
def test_the_catalogue_is_the_same(orders: list[Plugins]) -> None:
    first, *others = [ReportType.of(plugins, "school").catalogue for plugins in orders]
    assert {"alpha.count", "beta.count", "gamma.count"} < first.indicators.keys()
    for other in others:
        assert asdict(other, recurse=False) == asdict(first, recurse=False)
        for ordered in ("indicators", "sections", "outlines", "names"):
            assert list(getattr(other, ordered)) == list(getattr(first, ordered))


def test_the_bytes_are_the_same(orders: list[Plugins]) -> None:
    def results(plugins: Plugins) -> tuple[Any, dict[str, bytes]]:
        unit_type = ReportType.of(plugins, "school")
        ((_, raw),) = plugins.collect(EXAMPLE, unit_type="school")
        figures = {**raw.tree["figures"], **{name: {"count": 7} for name in ("alpha", "beta", "gamma")}}
        submission = unit_type.structure(evolve(raw, tree={**raw.tree, "figures": figures}))
        report = unit_type.report(submission)
        renderers = [renderer for _, renderer in plugins.collect("huibao_renderers")]
        return report.findings, {each.name: each.render(report.document) for each in renderers}

    findings, first = results(orders[0])
    assert [finding.rule for finding in findings] == ["alpha-rule", "beta-rule", "gamma-rule"]
    assert "gamma有7个".encode() in first["md"]
    assert results(orders[-1]) == (findings, first)
