"""What plugins say of one type is brought together; clashes and loose ends are named."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from huibao.errors import PluginError, UsageError
from huibao.model.document import ChartKind
from huibao.model.indicator import Combine, Indicator, QuantityKind
from huibao.model.outline import ChartPlan, Clause, ListPlan, Outline, Paragraph, Section, Sentence, TablePlan
from huibao.model.rule import Rule
from huibao.model.standard import Layer, Standard
from huibao.model.unit import UnitKind, UnitType
from huibao.plugin.assemble import PUBLISHED, assemble, unit_types
from huibao.plugin.manager import load

MARKET = UnitType("market", "市场", "我市场", {"indoor": UnitKind("indoor", "室内")})
STALLS = Indicator("stall.total", "摊位", "个", QuantityKind.COUNT, "stalls", Combine.SUM, Combine.LAST)
YEARLY = Outline("yearly", "总结", "总结", ("stalls",), default=True)
SECTION = Section("stalls", "摊位")
AREA = evolve(STALLS, code="stall.area", name="摊位面积", unit="平方米")


@pytest.fixture
def market(make: Any) -> Callable[..., Any]:
    """Assembles a market out of a good plugin and others: market(other, indicators=[…])."""

    def assembled(*others: Any, **content: list[Any]) -> Any:
        good = {"unit_types": [MARKET], "indicators": [STALLS], "outlines": [YEARLY], "sections": [SECTION]}
        hooks = {f"huibao_{name}": lambda answer=answer: answer for name, answer in (good | content).items()}
        named = [(f"other{number or ''}", other) for number, other in enumerate(others)]
        return assemble(load([("market", make(**hooks)), *named], only=[]), "market")

    return assembled


def refused(act: Callable[[], object]) -> tuple[str, str]:
    """The plugin that is blamed, and the whole message."""
    with pytest.raises(PluginError) as caught:
        act()
    return caught.value.plugin, str(caught.value)


def test_unit_types_are_sorted_by_id(make: Any) -> None:
    types = [evolve(MARKET, id="zoo"), evolve(MARKET, id="bank")]
    plugins = load([("m", make(huibao_unit_types=lambda: types))], only=[])
    assert list(unit_types(plugins)) == ["bank", "zoo"]


@pytest.mark.parametrize("type_id", PUBLISHED)
def test_a_published_type_that_is_absent_can_be_installed(type_id: str) -> None:
    others = sorted(set(PUBLISHED) - {type_id})
    with pytest.raises(UsageError) as caught:
        assemble(load(only=others), type_id)
    said, hint = str(caught.value).splitlines()
    _asked, known = said.split("; installed are: ")
    assert [each.partition(" ")[0] for each in known.split(", ")] == others
    assert hint == f"    → install it with: pip install huibao[{type_id}]"


def test_an_unknown_type_among_none() -> None:
    with pytest.raises(UsageError, match="unit type bakery is not installed; installed are: none"):
        assemble(load(only=[]), "bakery")


def test_a_mistyped_type_is_recognised() -> None:
    with pytest.raises(UsageError) as caught:
        assemble(load(only=["hospital", "school"]), "schol")
    assert str(caught.value).endswith("→ did you mean 学校（school）?")


def test_a_type_whose_plugin_is_broken_says_why(make: Any) -> None:
    plugins = load([("market", make(huibao_nothing=lambda: ()))], only=[])
    with pytest.raises(UsageError, match="its plugin could not be loaded: there is no hook huibao_nothing"):
        assemble(plugins, "market")


@pytest.mark.parametrize(
    ("hook", "answer", "what"),
    [
        ("unit_types", MARKET, "unit type market"),
        ("indicators", STALLS, "indicator stall.total"),
        (
            "indicators",
            evolve(STALLS, code="leadership.meetings", name="会"),
            "indicator leadership.meetings",
        ),
        ("dictionary", evolve(STALLS, code="leadership.meetings"), "indicator leadership.meetings"),
        ("rules", Rule("market-r", "1 < 2", "有误"), "rule market-r"),
        ("outlines", YEARLY, "outline yearly"),
        ("sections", SECTION, "title of section stalls"),
        ("standards", Standard("s", "办法", "1", ()), "standard s"),
    ],
)
def test_a_clash_names_both_plugins(hook: str, answer: Any, what: str, market: Any, make: Any) -> None:
    first = [answer] if hook in ("rules", "standards") else None
    content = {hook: first} if first else {}
    content["unit_types"] = [evolve(MARKET, uses=("leadership.meetings",))]
    other = make(**{f"huibao_{hook}": lambda: [answer]})
    plugin, message = refused(lambda: market(other, **content))
    owner = "huibao" if "leadership" in what else "market"
    assert plugin == "other"
    assert message.startswith(f"other: {what} is already defined by {owner}")
    assert "uninstall one of the two" in message


def test_one_name_for_two_indicators_is_refused(market: Any, make: Any) -> None:
    other = make(
        huibao_indicators=lambda: [evolve(STALLS, code="stall.more", name="铺面", aliases=("摊位",))]
    )
    assert refused(lambda: market(other)) == (
        "other",
        "other: stall.more: the name 摊位 is already that of stall.total",
    )


def test_a_formula_circle_is_drawn(market: Any) -> None:
    def derived(code: str, formula: str) -> Indicator:
        return evolve(STALLS, code=code, name=code, formula=formula)

    _, message = refused(
        lambda: market(
            indicators=[derived("x.a", "x.b + 1"), derived("x.b", "x.c"), derived("x.c", "x.a * 2")]
        )
    )
    assert "formulas go in a circle: x.a → x.b → x.c → x.a" in message


def test_formulas_are_ordered_operands_first(market: Any) -> None:
    first, second = (
        evolve(STALLS, code="x.a", name="甲", formula="x.b * 2"),
        evolve(STALLS, code="x.b", name="乙", formula="stall.total"),
    )
    catalogue = market(indicators=[first, second, STALLS])
    assert [each.code for each in catalogue.derived] == ["x.b", "x.a"]


def test_uses_and_required_must_exist(market: Any) -> None:
    _, message = refused(lambda: market(unit_types=[evolve(MARKET, uses=("nothing.*",))]))
    assert message == "market: uses: no shared indicator is called nothing.*"
    _, message = refused(lambda: market(unit_types=[evolve(MARKET, required=("stall.lost",))]))
    assert message.splitlines()[0] == "market: required: there is no indicator stall.lost"
    assert "did you mean stall.total?" in message


def test_topics_of_a_kind_must_exist(market: Any) -> None:
    indoor = UnitKind("indoor", "室内", topics=("stall.*", "lost.*"))
    _, message = refused(lambda: market(unit_types=[evolve(MARKET, kinds={"indoor": indoor})]))
    assert message.splitlines()[0] == "market: kinds.indoor.topics: there is no indicator lost.*"


def test_required_indicators_are_marked(market: Any) -> None:
    unit_type = evolve(MARKET, uses=("leadership.*",), required=("leadership.meetings",))
    catalogue = market(unit_types=[unit_type])
    assert [code for code, each in catalogue.indicators.items() if each.required] == ["leadership.meetings"]


def test_standards_are_sorted_by_layer_then_by_age(market: Any) -> None:
    def edition(id: str, year: int | None, layer: Layer = Layer.NATIONAL) -> Standard:
        return Standard(id, "标准", id, (), date(year, 1, 1) if year else None, layer=layer)

    editions = [
        edition("old", 2014),
        edition("always", None),
        edition("city", 2010, Layer.CITY),
        edition("new", 2021),
    ]
    catalogue = market(standards=editions)
    assert [each.id for each in catalogue.standards if each.plugin == "market"] == [
        "city",
        "new",
        "old",
        "always",
    ]


def _chart(indicators: list[Indicator] | None = None, **plan: Any) -> dict[str, list[Any]]:
    chart = ChartPlan(ChartKind.COMPARISON, "图", plan.pop("rows", ("stall.total",)), **plan)
    return {"indicators": indicators or [STALLS], "sections": _section(charts=(chart,))}


def _section(**parts: Any) -> list[Section]:
    return [evolve(SECTION, **parts)]


def _clause(text: str, **more: Any) -> list[Section]:
    return _section(paragraphs=(Paragraph((Sentence((Clause(text, **more),)),)),))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"indicators": [evolve(STALLS, formula="x.lost * 2")]}, "stall.total: there is no indicator x.lost"),
        ({"indicators": [evolve(STALLS, formula="2 *")]}, "stall.total: expected a number, a code or “(”"),
        ({"indicators": [evolve(STALLS, weight="x.lost")]}, "stall.total: there is no indicator x.lost"),
        (
            {"indicators": [evolve(STALLS, requirements=("r",))]},
            "stall.total: no standard has a requirement r",
        ),
        ({"indicators": [evolve(STALLS, kinds=("big",))]}, "stall.total: 'big' is not one of indoor"),
        ({"rules": [Rule("r", "x.lost > 1", "有误")]}, "rule r: there is no indicator x.lost"),
        ({"rules": [Rule("r", "1 < 2", "{x.lost}")]}, "rule r: there is no indicator x.lost"),
        ({"rules": [Rule("r", "1 < 2", "有误", hint="{")]}, "rule r: unexpected “{”"),
        ({"rules": [Rule("r", "1 < 2", "有误", when="x.lost")]}, "rule r: there is no indicator x.lost"),
        ({"rules": [Rule("r", "1 < 2", "有误", kinds=("big",))]}, "rule r: 'big' is not one of indoor"),
        ({"sections": _clause("{x.lost}")}, "section stalls: there is no indicator x.lost"),
        ({"sections": _clause("甲", when="x.lost")}, "section stalls: there is no indicator x.lost"),
        ({"sections": _clause("甲", kinds=("big",))}, "section stalls: 'big' is not one of indoor"),
        ({"sections": _section(kinds=("big",))}, "section stalls: 'big' is not one of indoor"),
        ({"sections": _section(tables=(TablePlan("表", ("x.lost",)),))}, "there is no indicator x.lost"),
        (
            {"sections": _section(tables=(TablePlan("表", ("stall.total",), ("actual", "last")),))},
            "section stalls: 'last' is not one of actual, previous, target, planned, change, completion",
        ),
        (
            {"sections": _section(lists=(ListPlan("plans", style="row"),))},
            "section stalls: 'row' is not one of items, run",
        ),
        (_chart(rows=("x.lost",)), "section stalls, 图: there is no indicator x.lost"),
        (_chart(whole="x.lost"), "section stalls, 图: there is no indicator x.lost"),
        (_chart(when="x.lost > 1"), "section stalls, 图: there is no indicator x.lost"),
        (_chart(columns=("change",)), "'change' is not one of previous, actual, target, planned, completion"),
        (
            _chart(columns=("actual", "completion")),
            "section stalls, 图: completion is in per cent and stands alone",
        ),
        (
            _chart(indicators=[STALLS, AREA], rows=("stall.total", "stall.area")),
            "section stalls, 图: a chart has one unit of measure, not 个, 平方米",
        ),
        (
            _chart(indicators=[evolve(STALLS, kind=QuantityKind.YESNO)]),
            "section stalls, 图: stall.total is yes or no, and cannot be drawn",
        ),
        ({"outlines": [evolve(YEARLY, sections=("lost",))]}, "outline yearly: there is no section lost"),
        ({"outlines": [evolve(YEARLY, sections=())]}, "outline yearly: it has no sections"),
        ({"outlines": [evolve(YEARLY, title="{x.lost}")]}, "outline yearly: there is no indicator x.lost"),
        ({"outlines": [evolve(YEARLY, default=False)]}, "exactly one outline must be the default"),
        ({"outlines": [YEARLY, evolve(YEARLY, id="b")]}, "exactly one outline must be the default"),
        ({"rules": ["a < b"]}, "huibao_rules gave 'a < b', which is no Rule"),
    ],
)
def test_a_loose_end_is_named(content: dict[str, list[Any]], message: str, market: Any) -> None:
    plugin, said = refused(lambda: market(**content))
    assert plugin == "market"
    assert message in said


def test_every_loose_end_at_once(market: Any) -> None:
    _, message = refused(lambda: market(rules=[Rule("r", "x.a > 1", "{x.b}", when="x.c")]))
    assert re.findall(r"there is no indicator (x\..)", message) == ["x.a", "x.c", "x.b"]
