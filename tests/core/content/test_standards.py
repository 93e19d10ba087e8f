"""standards.toml."""

from datetime import date
from decimal import Decimal
from typing import Any

from huibao.content.standards import load_standards
from huibao.model.standard import Confidence, Layer, Operator, Requirement, Standard


def test_a_standard_with_its_requirements(folder: Any) -> None:
    text = """
    [[standard]]
    id = "rules-1990"
    name = "条例"
    edition = "1990"
    since = 1990-06-04
    until = 2020-12-31
    layer = "county"
    series = "rules"
    instead_of = "others"
    types = ["school"]
    source = "全文"
    [[standard.requirement]]
    id = "ratio"
    name = "比例"
    operator = "between"
    value = 0.5
    high = 2
    unit = "人"
    clause = "第二十条"
    confidence = "seen"
    note = "注"
    yearly = true
    kinds = ["primary"]
    improving = true
    otherwise = "另有安排"
    indicator = "ratio.value"
    loosens = "理由"
    [[standard.requirement]]
    id = "duty"
    name = "应当"
    operator = "bool"
    """
    ratio = Requirement(
        id="ratio",
        name="比例",
        operator=Operator.BETWEEN,
        value=Decimal("0.5"),
        unit="人",
        clause="第二十条",
        source="全文",
        confidence=Confidence.SEEN,
        high=Decimal(2),
        note="注",
        yearly=True,
        kinds=("primary",),
        improving=True,
        otherwise="另有安排",
        indicator="ratio.value",
        loosens="理由",
    )
    duty = Requirement("duty", "应当", Operator.TRUE, Decimal(1), "", source="全文")
    assert load_standards(folder(standards=text), "p") == [
        Standard(
            id="rules-1990",
            name="条例",
            edition="1990",
            requirements=(ratio, duty),
            since=date(1990, 6, 4),
            until=date(2020, 12, 31),
            layer=Layer.COUNTY,
            plugin="p",
            series="rules",
            instead_of="others",
            types=("school",),
        )
    ]


def test_standards_may_be_spread_over_files(folder: Any) -> None:
    text = '[[standard]]\nid = "{id}"\nname = "n"\nedition = "e"\n'
    where = folder(standards="")
    where.joinpath("standards").mkdir()
    for id in ("b", "a"):
        where.joinpath(f"standards/{id}.toml").write_text(text.format(id=id), encoding="utf-8")
    assert [each.id for each in load_standards(where, "p")] == ["a", "b"]


def test_a_threshold_is_only_remembered_unless_the_file_says_seen(folder: Any) -> None:
    text = (
        '[[standard]]\nid = "s"\nname = "n"\nedition = "e"\n'
        '[[standard.requirement]]\nid = "r"\nname = "n"\noperator = ">="\nvalue = 3\n'
    )
    (standard,) = load_standards(folder(standards=text), "p")
    assert standard.requirements[0].confidence is Confidence.RECALLED
    assert (standard.since, standard.until, standard.layer) == (None, None, Layer.NATIONAL)


OPERATORS = ">=, <=, ==, between, bool, rising, falling, target"


def test_all_problems_at_once(folder: Any, refused: Any) -> None:
    text = """
    [[standard]]
    id = "s"
    name = "n"
    edition = 1990
    since = "1990-06-04"
    until = 1990-06-04T00:00:00
    layer = "0"
    optional = "no"
    [[standard.requirement]]
    id = "r"
    name = "n"
    operator = "=>"
    value = "3"
    confidence = "sure"
    [[standard.requirement]]
    name = "n"
    vlaue = 3
    """
    lines = refused("standards.toml", lambda: load_standards(folder(standards=text), "p"))
    assert lines == sorted(
        [
            'standard s.edition: 1990 is not text: put it in quotation marks: "1990"',
            "standard s.since: '1990-06-04' is not a date",
            "standard s.until: datetime.datetime(1990, 6, 4, 0, 0) is not a date",
            "standard s.layer: '0' is not one of national, province, city, county, organisation",
            "standard s.optional: 'no' is not true or false",
            f"standard s.requirement[0].operator: '=>' is not one of {OPERATORS}",
            "standard s.requirement[0].value: '3' is not a number",
            "standard s.requirement[0].confidence: 'sure' is not one of seen, recalled",
            "standard s.requirement[1].id: id must be given",
            "standard s.requirement[1].operator: operator must be given",
            "standard s.requirement[1].vlaue: unknown key vlaue",
        ]
    )


def test_what_contradicts_itself(folder: Any, refused: Any) -> None:
    text = """
    [[standard]]
    id = "s"
    name = "标准[某市]"
    edition = "e"
    since = 2020-01-01
    until = 2019-12-31
    [[standard.requirement]]
    id = "a"
    name = "n"
    operator = ">="
    clause = "{publicity.leaflets}"
    [[standard.requirement]]
    id = "b"
    name = "n"
    operator = "between"
    value = 3
    [[standard.requirement]]
    id = "c"
    name = "n"
    operator = "between"
    value = 3
    high = 2
    [[standard.requirement]]
    id = "d"
    name = "n"
    operator = "=="
    value = 3
    high = 4
    kinds = ["primary"]
    [[standard.requirement]]
    id = "d"
    name = "n"
    operator = "bool"
    kinds = ["middle"]
    [[standard.requirement]]
    id = "d"
    name = "n"
    operator = "bool"
    kinds = ["college", "middle"]
    """
    lines = refused("standards.toml", lambda: load_standards(folder(standards=text), "p"))
    assert lines == sorted(
        [
            "standard s.name: no braces or square brackets here",
            "standard s.until: 2019-12-31 is before 2020-01-01",
            "standard s.requirement[0].clause: no braces or square brackets here",
            "standard s.requirement[0].value: value must be given",
            "standard s.requirement[1].high: between has a high, and nothing else has",
            "standard s.requirement[2].high: 2 is below 3",
            "standard s.requirement[3].high: between has a high, and nothing else has",
            "standard s.requirement[5].id: d is given twice for the same kinds",
        ]
    )
