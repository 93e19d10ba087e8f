"""An add-on, such as a province's, extends a unit type that another plugin defines."""

from types import ModuleType
from typing import Any

import pytest
from attrs import evolve

from huibao import (
    Clause,
    Combine,
    Indicator,
    Outline,
    Paragraph,
    PluginError,
    QuantityKind,
    Rule,
    Section,
    Sentence,
)
from huibao.model.document import Heading, ParagraphBlock, plain
from huibao.pipeline import ReportType
from huibao.plugin.manager import load
from huibao.read.toml import read_resource

DONATED = Indicator(
    "province.donated", "捐赠图书", "册", QuantityKind.COUNT, "publicity", Combine.SUM, Combine.SUM
)
FEW = Rule("province-few", "province.donated >= student.total", "捐赠图书{province.donated}少于每生一册")
ADDED = Section(
    "publicity", paragraphs=(Paragraph((Sentence((Clause("向乡村学校捐赠图书{province.donated}"),)),)),)
)


@pytest.fixture
def province(make: Any) -> ModuleType:
    """Adds an indicator, a rule and a paragraph to schools, and to no other type."""

    def of_schools(*content: object) -> Any:
        return lambda unit_type: content if unit_type == "school" else ()

    return make(
        huibao_indicators=of_schools(DONATED), huibao_rules=of_schools(FEW), huibao_sections=of_schools(ADDED)
    )


def school(*addons: tuple[str, object]) -> ReportType:
    return ReportType.of(load(addons, only=["school"]), "school")


def example(extra: str = "") -> Any:
    (found,) = load(only=["school"]).collect("huibao_example", unit_type="school")
    raw = found[1]
    if not extra:
        return raw
    figures = {**raw.tree["figures"], "province": {"donated": extra}}
    return evolve(raw, tree={**raw.tree, "figures": figures})


def test_the_type_has_what_the_addon_brings(province: ModuleType) -> None:
    plain_type, extended = school().catalogue, school(("province", province)).catalogue
    assert extended.indicators.keys() - plain_type.indicators.keys() == {"province.donated"}
    assert {rule.id for rule in extended.rules} - {rule.id for rule in plain_type.rules} == {"province-few"}
    assert extended.sections["publicity"].title == plain_type.sections["publicity"].title
    own = plain_type.sections["publicity"].paragraphs
    assert extended.sections["publicity"].paragraphs == (*own, *ADDED.paragraphs)


def test_its_figure_is_reported_in_the_section_of_the_type(province: ModuleType) -> None:
    unit_type = school(("province", province))
    report = unit_type.report(unit_type.structure(example("3000册")))
    assert report.findings == ()
    section = ""
    for block in report.document.blocks:
        if isinstance(block, Heading):
            section = block.id or section
        elif isinstance(block, ParagraphBlock) and "捐赠图书" in plain(block.runs):
            break
    else:
        pytest.fail("the paragraph is missing")
    assert section == "publicity"
    assert "向乡村学校捐赠图书3000册" in plain(block.runs)


def test_its_rule_is_judged_with_the_type_s_own_figures(province: ModuleType) -> None:
    unit_type = school(("province", province))
    (finding,) = unit_type.check(unit_type.structure(example("12册")))
    assert (finding.rule, finding.message) == ("province-few", "捐赠图书12册少于每生一册")


def test_without_its_figure_the_report_is_as_before(province: ModuleType) -> None:
    unit_type = school(("province", province))
    with_addon = unit_type.report(unit_type.structure(example()))
    without = school().report(school().structure(example()))
    assert with_addon.findings == without.findings == ()
    assert with_addon.document == without.document


def test_other_types_are_left_alone(province: ModuleType) -> None:
    plugins = load([("province", province)], only=["hospital"])
    assert "province.donated" not in ReportType.of(plugins, "hospital").catalogue.indicators


def test_an_outline_may_be_added(make: Any) -> None:
    added = Outline("province", "省级总结", "{unit.name}总结", ("publicity",))
    unit_type = school(("province", make(huibao_outlines=lambda unit_type: [added])))
    outline = unit_type.outline("province")
    report = unit_type.report(unit_type.structure(example()), outline)
    headings = [block.id for block in report.document.blocks if isinstance(block, Heading)]
    assert "publicity" in headings
    assert "leadership" not in headings
    assert unit_type.catalogue.default_outline.id == school().catalogue.default_outline.id


def test_a_loose_end_in_the_addon_is_the_addon_s(make: Any) -> None:
    loose = evolve(
        ADDED, paragraphs=(Paragraph((Sentence((Clause("{province.lost}"),)),), when="province.gone"),)
    )
    with pytest.raises(PluginError) as caught:
        school(("province", make(huibao_sections=lambda unit_type: [loose])))
    assert caught.value.plugin == "province"
    assert "province.lost" in str(caught.value)
    assert "province.gone" in str(caught.value)


def test_the_example_is_read_like_any_file() -> None:
    from importlib.resources import files

    assert example().tree == read_resource(files("huibao_school") / "example.toml").tree  # type: ignore[arg-type]
