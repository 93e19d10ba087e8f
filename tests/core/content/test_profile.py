"""What of a type concerns one of its kinds."""

from typing import Any

import pytest
from attrs import evolve

from huibao.content.profile import profile, widened
from huibao.errors import UsageError
from huibao.model.catalogue import Catalogue
from huibao.model.indicator import Combine, Indicator, QuantityKind
from huibao.model.outline import Outline, Section
from huibao.model.rule import Rule
from huibao.model.unit import UnitKind, UnitType


def _indicator(code: str, *kinds: str, section: str = "", plugin: str = "b", **more: Any) -> Indicator:
    section = section or code.partition(".")[0]
    return Indicator(
        code,
        code,
        "个",
        QuantityKind.COUNT,
        section,
        Combine.SUM,
        Combine.SUM,
        kinds=kinds,
        plugin=plugin,
        **more,
    )


INDICATORS = [
    _indicator("leadership.meetings", plugin="huibao"),
    _indicator("greening.trees", plugin="huibao"),
    _indicator("task.done", section="leadership"),
    _indicator("task.must", section="greening", required=True),
    _indicator("stall.total", "market", "office"),
    _indicator("pipe.length", "water", "office"),
    _indicator("province.reports", plugin="province"),
]
KINDS = (
    UnitKind("office", "办公室"),
    UnitKind("market", "市场局", topics=("leadership.*", "task.done", "pipe.*")),
    UnitKind("water", "水务局", topics=("leadership.*",)),
)


@pytest.fixture
def bureau() -> Catalogue:
    sections = ("opening", "leadership", "greening", "stall", "pipe", "province", "end")
    return Catalogue(
        unit_type=UnitType("bureau", "机关", "我局", {each.id: each for each in KINDS}, plugin="b"),
        indicators={each.code: each for each in INDICATORS},
        rules=(
            Rule("stalls", "stall.total > 0", ""),
            Rule("both", "leadership.meetings <= pipe.length", ""),
            Rule("plans", "items(plans) > 0", ""),
            Rule("water", "leadership.meetings > 0", "", kinds=("water",)),
        ),
        sections={id: Section(id, kinds=("office",) if id == "end" else ()) for id in sections},
        outlines={"yearly": Outline("yearly", "总结", "总结", sections, default=True)},
        standards=(),
        names={each.code: each.code for each in INDICATORS},
        derived=(),
    )


def test_a_kind_has_its_own_its_topics_what_must_be_and_what_add_ons_say(bureau: Catalogue) -> None:
    market = profile(bureau, "market")
    assert list(market.indicators) == [
        "leadership.meetings",
        "task.done",
        "task.must",
        "stall.total",
        "province.reports",
    ]
    assert market.names.keys() == market.indicators.keys()


def test_a_kind_without_topics_has_all_that_is_for_it(bureau: Catalogue) -> None:
    assert profile(bureau, "office").indicators == bureau.indicators
    assert profile(bureau, "") is bureau


def test_rules_and_sections_follow(bureau: Catalogue) -> None:
    market = profile(bureau, "market")
    assert [rule.id for rule in market.rules] == ["stalls", "both", "plans"]
    assert list(market.sections) == ["opening", "leadership", "greening", "stall", "province"]
    assert market.default_outline.sections == tuple(market.sections)
    assert [rule.id for rule in profile(bureau, "water").rules] == ["both", "plans", "water"]


def test_what_is_in_use_besides_comes_back(bureau: Catalogue) -> None:
    wide = widened(profile(bureau, "market"), bureau, {"pipe.length", "end", "no.such"})
    assert list(wide.indicators) == [code for code in bureau.indicators if code != "greening.trees"]
    assert list(wide.sections) == list(bureau.sections)
    assert wide.default_outline == bureau.default_outline


def test_an_unknown_kind_is_refused_with_those_there_are(bureau: Catalogue) -> None:
    with pytest.raises(UsageError) as caught:
        profile(bureau, "markt")
    assert "market 市场局" in caught.value.hint
    with pytest.raises(UsageError):
        profile(evolve(bureau, unit_type=evolve(bureau.unit_type, kinds={})), "market")
