"""An add-on, such as a province's, extends a unit type that another plugin defines."""

from types import ModuleType
from typing import Any

import pytest
from attrs import evolve

from huibao import (
    Change,
    Clause,
    Combine,
    Indicator,
    Outline,
    Paragraph,
    Part,
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


def _beside(id: str = "publicity") -> Any:
    """An addition beside a figure whose code is misspelt."""
    return Section(id, paragraphs=(evolve(ADDED.paragraphs[0], after="publicity.leaflet"),))


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


UNKNOWN = Rule("province-unknown", "student.totl > 200", "人数有误")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"rules": [UNKNOWN]}, "rule province-unknown: there is no indicator student.totl"),
        ({"rules": [evolve(FEW, check="1 < 2", kinds=("primry",))]}, "'primry' is not one of"),
        ({"changes": [Change(Part.RULE, "school-nonesuch", "不用", removes=True)]}, "there is none"),
        ({"changes": [Change(Part.RULE, "school-nonesuch", "")]}, "the change has no reason"),
        ({"sections": [evolve(ADDED, id="s", after="no")]}, "section s: after: there is no section no"),
        ({"sections": [_beside(id="publcity")]}, "section publcity: before and after are for additions"),
        ({"sections": [_beside()]}, "section publicity: no paragraph speaks of publicity.leaflet"),
        ({"indicators": [evolve(DONATED, aliases=("书",)), evolve(DONATED, code="a.b")]}, "already that of"),
    ],
)
def test_one_that_does_not_hold_together_is_left_out(content: dict[str, Any], said: str, make: Any) -> None:
    hooks = {f"huibao_{hook}": lambda unit_type, found=found: found for hook, found in content.items()}
    told: list[PluginError] = []
    plugins = load([("province", make(**hooks))], only=["school"]).telling(told.append)
    catalogue = ReportType.of(plugins, "school").catalogue
    assert [(each.plugin, said in str(each)) for each in told] == [("province", True)]
    assert plugins.left_out == {"province": told[0]}
    sound = school().catalogue
    assert (catalogue.rules, catalogue.sections, catalogue.changes) == (sound.rules, sound.sections, ())


def test_what_it_may_have_meant_is_suggested(make: Any) -> None:
    for section, nearest in ((_beside(id="publcity"), "publicity"), (_beside(), "publicity.leaflets")):
        with pytest.raises(PluginError) as caught:
            school(("province", make(huibao_sections=lambda unit_type, each=section: [each])))
        assert caught.value.hint.startswith(f"did you mean {nearest}")


def test_a_clash_with_the_type_is_an_error_and_nobody_is_left_out(make: Any) -> None:
    clash = evolve(DONATED, code="student.total")
    told: list[PluginError] = []
    addon = make(huibao_indicators=lambda unit_type: [clash])
    plugins = load([("province", addon)], only=["school"]).telling(told.append)
    with pytest.raises(PluginError, match=r"student\.total is already defined by province"):
        ReportType.of(plugins, "school")
    assert (told, plugins.left_out) == ([], {})
