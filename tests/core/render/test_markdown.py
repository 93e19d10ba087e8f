"""Markdown that says what the report says: nothing in the words turns into syntax."""

from pathlib import Path

import pytest

from huibao.model.document import Document, Heading, ListBlock, ParagraphBlock, Table, Text
from huibao.render.markdown import render

GOLDEN = Path(__file__).parent / "goldens" / "report.md"


def lines(*blocks: Heading | ListBlock | ParagraphBlock | Table) -> list[str]:
    """What follows the title."""
    return render(Document(("报告",), "单位", "2023年", blocks)).decode().splitlines()[2:]


def test_is_as_agreed(document: Document, tmp_path: Path) -> None:
    actual = tmp_path / GOLDEN.name
    actual.write_bytes(render(document))
    assert actual.read_bytes() == GOLDEN.read_bytes(), f"copy {actual} over the golden if the change is meant"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("- 甲", "\\- 甲"),
        ("+ 甲", "\\+ 甲"),
        ("===", "\\==="),
        ("1. 甲", "1\\. 甲"),
        ("12) 甲", "12\\) 甲"),
        ("1.", "1\\."),
        ("2023.5", "2023.5"),
        ("# 甲", "\\# 甲"),
        ("> 甲", "\\> 甲"),
        ("    甲", "甲"),
        ("*甲* _乙_", "\\*甲\\* \\_乙\\_"),
        ("<b>&amp;", "\\<b\\>\\&amp;"),
        ("[甲](乙)", "\\[甲\\](乙)"),
        ("60%~70%", "60%\\~70%"),
        ("甲\n\n# 乙", "甲 \\# 乙"),
    ],
)
def test_words_stay_words(words: str, expected: str) -> None:
    assert lines(ParagraphBlock((Text(words),))) == [expected]


def test_lists_that_follow_each_other_stay_two() -> None:
    item = (Text("甲"),)
    assert lines(ListBlock((item, item)), ListBlock((item,))) == ["1. 甲", "2. 甲", "", "1) 甲"]
    apart = lines(ListBlock((item,)), Heading(1, "乙", ""), ListBlock((item,)))
    assert apart[0] == apart[-1] == "1. 甲"


def test_table_keeps_its_bars_in_their_cells() -> None:
    table = Table("表1", ("甲|乙", "数"), (((Text("a\\|b"),), (Text("1"),)),), (False, True))
    assert lines(table) == [
        "**表1**",
        "",
        "| 甲\\|乙 | 数 |",
        "| :--- | ---: |",
        "| a\\\\\\|b | 1 |",
    ]


def test_headings_go_one_level_below_the_title() -> None:
    assert lines(Heading(1, "甲", "一、"), Heading(4, "乙", "（1）")) == ["## 一、甲", "", "##### （1）乙"]
