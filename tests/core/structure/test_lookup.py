"""What is offered for a phrase that is no indicator's name."""

import pytest

from huibao.errors import InputError
from huibao.model.catalogue import Catalogue
from huibao.model.formats import RawData
from huibao.model.indicator import Combine, Indicator, QuantityKind
from huibao.model.outline import Outline, Section
from huibao.model.unit import UnitType
from huibao.structure.lookup import find, nearest, suggest_counted_in, suggest_indicator
from huibao.structure.submission import structure


def _indicator(code: str, name: str, unit: str, *aliases: str, hint: str = "") -> Indicator:
    return Indicator(
        code, name, unit, QuantityKind.COUNT, "work", Combine.SUM, Combine.SUM, aliases=aliases, hint=hint
    )


INDICATORS = (
    _indicator("bins.renewed", "更新垃圾桶", "个", "更换垃圾箱"),
    _indicator("bins.total", "配备垃圾桶", "个"),
    _indicator("waste.cleared", "清理垃圾", "吨", hint="含建筑垃圾"),
    _indicator("publicity.leaflets", "发放宣传资料", "份", "宣传单"),
    _indicator("market.renewed", "改造农贸市场", "个"),
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(
        unit_type=UnitType("street", "街道", "我街道"),
        indicators={each.code: each for each in INDICATORS},
        rules=(),
        sections={"work": Section("work", "工作")},
        outlines={"yearly": Outline("yearly", "总结", "总结", ("work",), default=True)},
        standards=(),
        names={name: each.code for each in INDICATORS for name in (each.code, each.name, *each.aliases)},
        derived=(),
    )


@pytest.mark.parametrize(
    ("phrase", "first"),
    [
        ("垃圾桶更新数量", "更新垃圾桶"),
        ("更换各类垃圾箱", "更换垃圾箱"),
        ("印发宣传材料", "发放宣传资料"),
        ("农贸市场升级改造", "改造农贸市场"),
        ("publicity.leaflet", "publicity.leaflets"),
    ],
)
def test_shared_words_count_in_any_order(phrase: str, first: str, catalogue: Catalogue) -> None:
    assert nearest(phrase, catalogue)[0][0] == first


def test_one_name_an_indicator_and_no_more_than_asked_for(catalogue: Catalogue) -> None:
    codes = [code for _name, code in nearest("更换垃圾桶", catalogue, 2)]
    assert sorted(codes) == ["bins.renewed", "bins.total"]


@pytest.mark.parametrize("phrase", ["", "qq", "教师体检"])
def test_nothing_is_offered_where_nothing_is_near(phrase: str, catalogue: Catalogue) -> None:
    assert nearest(phrase, catalogue) == []
    assert suggest_indicator(phrase, catalogue) == ""


def test_a_hint_names_the_indicator_that_is_known_by_another_name_too(catalogue: Catalogue) -> None:
    assert "发放宣传资料（publicity.leaflets）" in suggest_indicator("发放宣传单们", catalogue)


def test_a_hint_names_the_code_as_well(catalogue: Catalogue) -> None:
    assert "更新垃圾桶（bins.renewed）" in suggest_indicator("垃圾桶更新数量", catalogue)
    assert "local.plots" in suggest_indicator("local.plot", catalogue, ["local.plots"])


@pytest.mark.parametrize(
    ("phrase", "codes"),
    [
        ("垃圾桶", ["bins.total", "bins.renewed"]),
        ("垃圾", ["waste.cleared", "bins.renewed", "bins.total"]),
        ("垃圾 吨", ["waste.cleared"]),
        ("建筑垃圾", ["waste.cleared"]),
        ("单 份", ["publicity.leaflets"]),
        ("Market.", ["market.renewed"]),
        ("宣传单数", ["publicity.leaflets"]),
        ("数", []),
        ("  ", []),
    ],
)
def test_found_are_those_that_hold_every_word(phrase: str, codes: list[str], catalogue: Catalogue) -> None:
    assert [each.code for each in find(phrase, catalogue.indicators.values())] == codes


@pytest.mark.parametrize("name", ["垃圾桶更新数量", "更换垃圾桶", "垃圾", "改造市场"])
def test_what_is_offered_is_never_taken(name: str, catalogue: Catalogue) -> None:
    tree = {"format": 1, "period": "2023", "unit": {"name": "某街"}, "figures": {name: 3}}
    with pytest.raises(InputError) as caught:
        structure(RawData("street.toml", tree, lambda path: path), catalogue)
    (problem,) = caught.value.problems
    assert problem.place.endswith(name)
    assert "did you mean" in problem.hint
    assert "[local.NAME]" in problem.hint


def test_a_figure_in_another_unit_is_shown_where_it_may_belong(catalogue: Catalogue) -> None:
    hint = suggest_counted_in("吨", "清理垃圾桶", catalogue)
    assert "清理垃圾（waste.cleared）" in hint
    assert "bins" not in hint
    assert suggest_counted_in("公里", "清理垃圾桶", catalogue) == ""
