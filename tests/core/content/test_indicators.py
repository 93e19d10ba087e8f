"""what follows from the unit and the formula where the file says nothing."""

from decimal import Decimal
from typing import Any

import pytest

from huibao.content.indicators import load_indicators
from huibao.errors import PluginError
from huibao.model.indicator import Combine, Direction, Indicator, QuantityKind


def one(folder: Any, keys: str, unit: str = "份") -> Indicator:
    (found,) = load_indicators(
        folder(indicators=f'[topic.thing]\nname = "物"\nunit = "{unit}"\n{keys}\n'), "p"
    )
    return found


@pytest.mark.parametrize(
    ("unit", "keys", "kind", "over_units", "over_periods", "maximum", "decimals"),
    [
        ("份", "", QuantityKind.COUNT, Combine.SUM, Combine.SUM, None, 0),
        ("万元", "", QuantityKind.AMOUNT, Combine.SUM, Combine.SUM, None, 0),
        ("平方米", "", QuantityKind.AMOUNT, Combine.SUM, Combine.SUM, None, 0),
        ("%", "", QuantityKind.RATIO, Combine.NONE, Combine.LAST, 100, 0),
        ("‰", "", QuantityKind.RATIO, Combine.NONE, Combine.LAST, None, 0),
        ("是否", "", QuantityKind.YESNO, Combine.NONE, Combine.LAST, 1, 0),
        ("%", 'formula = "a / b * 100"', QuantityKind.RATIO, Combine.RATIO, Combine.RATIO, 100, 1),
        ("份", 'formula = "a + b"', QuantityKind.COUNT, Combine.RATIO, Combine.RATIO, None, 0),
        ("份", 'over_periods = "last"', QuantityKind.COUNT, Combine.SUM, Combine.LAST, None, 0),
        ("%", "maximum = 1000", QuantityKind.RATIO, Combine.NONE, Combine.LAST, 1000, 0),
        ("%", 'over_units = "mean"', QuantityKind.RATIO, Combine.MEAN, Combine.LAST, 100, 0),
        ("份", 'quantity = "ratio"', QuantityKind.RATIO, Combine.NONE, Combine.LAST, None, 0),
        ("%", 'formula = "a / b"\ndecimals = 3', QuantityKind.RATIO, Combine.RATIO, Combine.RATIO, 100, 3),
    ],
)
def test_defaults(
    unit: str,
    keys: str,
    kind: QuantityKind,
    over_units: Combine,
    over_periods: Combine,
    maximum: int | None,
    decimals: int,
    folder: Any,
) -> None:
    found = one(folder, keys, unit)
    assert (found.kind, found.over_units, found.over_periods) == (kind, over_units, over_periods)
    assert (found.minimum, found.maximum, found.decimals) == (0, maximum, decimals)
    assert (found.section, found.plugin, found.required) == ("topic", "p", False)


def test_what_the_file_says_is_kept(folder: Any) -> None:
    found = one(
        folder,
        'section = "publicity"\nminimum = -2.5\nmaximum = 1e3\nbetter = "less"\naliases = ["甲", "乙"]\n'
        'hint = "看"\nrequired = true\nrequirement = "r"\nkinds = ["primary"]\nweight = "a.b"',
    )
    assert found.section == "publicity"
    assert (found.minimum, found.maximum) == (Decimal("-2.5"), Decimal(1000))
    assert found.better is Direction.LESS
    assert found.aliases == ("甲", "乙")
    assert (found.hint, found.required, found.requirements) == ("看", True, ("r",))
    assert (found.kinds, found.weight) == (("primary",), "a.b")


def test_an_indicator_may_name_several_requirements(folder: Any) -> None:
    assert one(folder, 'requirement = ["r", "s"]').requirements == ("r", "s")


def test_codes_are_paths_and_keep_their_order(folder: Any) -> None:
    text = """
    [waste.medical]
    generated = { name = "产生量", unit = "吨" }
    [waste.medical.disposed]
    name = "处置量"
    unit = "吨"
    [canteen]
    area = { name = "面积", unit = "平方米" }
    """
    found = load_indicators(folder(indicators=text), "p")
    assert [each.code for each in found] == [
        "waste.medical.generated",
        "waste.medical.disposed",
        "canteen.area",
    ]


def test_no_part_of_a_code_is_what_a_data_file_calls_the_figure(folder: Any, refused: Any) -> None:
    text = '[output]\nvalue = { name = "产值", unit = "万元" }\n'
    [line] = refused("indicators.toml", lambda: load_indicators(folder(indicators=text), "p"))
    assert line.startswith("output.value: no part of a code may be “value”")


def test_all_problems_at_once(folder: Any, refused: Any) -> None:
    text = """
    loose = 3
    [a]
    first = { name = "甲", unit = 3, kind = "some", colour = "red" }
    second = { name = "乙", unit = "份", decimals = true, minimum = "0", maximum = inf, aliases = "丙" }
    third = { unit = "份" }
    """
    lines = refused("indicators.toml", lambda: load_indicators(folder(indicators=text), "p"))
    assert lines == sorted(
        [
            "loose: an indicator is a table with a name and a unit",
            'a.first.unit: 3 is not text: put it in quotation marks: "3"',
            "a.first.kind: 'some' is not one of count, amount, ratio, yesno",
            "a.first.colour: unknown key colour",
            "a.second.minimum: '0' is not a number",
            "a.second.maximum: inf is not a number",
            "a.second.decimals: true is not a whole number",
            "a.second.aliases: '丙' is not a list",
            "a.third.name: name must be given",
        ]
    )


@pytest.mark.parametrize(
    ("keys", "unit", "key", "words"),
    [
        ("decimals = -2", "%", "decimals", "0 to 6"),
        ("decimals = 60", "%", "decimals", "0 to 6"),
        ("minimum = 500\nmaximum = 100", "次", "minimum", "500 is above the maximum 100"),
        ("minimum = 120", "%", "minimum", "120 is above the maximum 100"),
        ("", "", "unit", "a count has a unit"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_key(
    keys: str, unit: str, key: str, words: str, folder: Any
) -> None:
    with pytest.raises(PluginError) as caught:
        one(folder, keys, unit)
    assert f"topic.thing.{key}: " in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("keys", "unit"),
    [("decimals = 6", "%"), ("minimum = 5\nmaximum = 5", "次"), ('quantity = "amount"', "")],
)
def test_the_ends_of_what_can_be_meant_are_taken(keys: str, unit: str, folder: Any) -> None:
    assert one(folder, keys, unit).unit == unit
