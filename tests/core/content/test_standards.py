"""standards.toml."""

from datetime import date
from decimal import Decimal
from typing import Any

from huibao.content.standards import load_standards
from huibao.model.standard import Confidence, Operator, Requirement, Standard


def test_a_standard_with_its_requirements(folder: Any) -> None:
    text = """
    [[standard]]
    id = "rules-1990"
    name = "条例"
    edition = "1990"
    since = 1990-06-04
    until = 2020-12-31
    layer = 2
    [[standard.requirement]]
    id = "ratio"
    name = "比例"
    operator = "between"
    value = 0.5
    high = 2
    unit = "人"
    clause = "第二十条"
    source = "全文"
    confidence = "seen"
    note = "注"
    [[standard.requirement]]
    id = "duty"
    name = "应当"
    operator = "bool"
    """
    assert load_standards(folder(standards=text), "p") == [
        Standard(
            "rules-1990",
            "条例",
            "1990",
            (
                Requirement(
                    "ratio",
                    "比例",
                    Operator.BETWEEN,
                    Decimal("0.5"),
                    "人",
                    "第二十条",
                    "全文",
                    Confidence.SEEN,
                    Decimal(2),
                    "注",
                ),
                Requirement("duty", "应当", Operator.TRUE, Decimal(1), ""),
            ),
            date(1990, 6, 4),
            date(2020, 12, 31),
            2,
            "p",
        )
    ]


def test_a_threshold_is_only_remembered_unless_the_file_says_seen(folder: Any) -> None:
    text = (
        '[[standard]]\nid = "s"\nname = "n"\nedition = "e"\n'
        '[[standard.requirement]]\nid = "r"\nname = "n"\noperator = ">="\nvalue = 3\n'
    )
    (standard,) = load_standards(folder(standards=text), "p")
    assert standard.requirements[0].confidence is Confidence.RECALLED
    assert (standard.since, standard.until, standard.layer) == (None, None, 0)


def test_all_problems_at_once(folder: Any, refused: Any) -> None:
    text = """
    [[standard]]
    id = "s"
    name = "n"
    edition = 1990
    since = "1990-06-04"
    until = 1990-06-04T00:00:00
    layer = "0"
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
            "standard[0].edition: 1990 is not text",
            "standard[0].since: '1990-06-04' is not a date",
            "standard[0].until: datetime.datetime(1990, 6, 4, 0, 0) is not a date",
            "standard[0].layer: '0' is not a whole number",
            "standard[0].requirement[0].operator: '=>' is not one of >=, <=, ==, between, bool",
            "standard[0].requirement[0].value: '3' is not a number",
            "standard[0].requirement[0].confidence: 'sure' is not one of seen, recalled",
            "standard[0].requirement[1].id: id must be given",
            "standard[0].requirement[1].operator: operator must be given",
            "standard[0].requirement[1].vlaue: unknown key vlaue",
        ]
    )
