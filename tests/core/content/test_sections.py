"""the short and the long ways of writing sentences mean the same."""

from typing import Any

import pytest

from huibao.content.sections import load_sections
from huibao.model.document import ChartKind
from huibao.model.outline import (
    ChartPlan,
    Clause,
    ListPlan,
    Outline,
    Paragraph,
    Section,
    Sentence,
    TablePlan,
)


def paragraph(folder: Any, text: str) -> Paragraph:
    file = load_sections(folder(sections=f'[[section]]\nid = "a"\n[[section.paragraph]]\n{text}\n'), "p")
    return file.sections[0].paragraphs[0]


@pytest.mark.parametrize(
    "text",
    [
        'clauses = ["甲{a}", "乙"]',
        'sentences = [["甲{a}", "乙"]]',
        'sentences = [{ clauses = ["甲{a}", { text = "乙" }] }]',
        'sentences = [[{ text = "甲{a}" }, { text = "乙", when = "", kinds = [] }]]',
    ],
)
def test_one_sentence_in_four_ways(text: str, folder: Any) -> None:
    assert paragraph(folder, text) == Paragraph((Sentence((Clause("甲{a}"), Clause("乙"))),))


def test_a_paragraph_with_everything(folder: Any) -> None:
    text = """
    lead = "首先。"
    tail = "如此。"
    when = "a > 0"
    kinds = ["primary"]
    sentences = [
      ["甲"],
      { lead = "其中，", join = "；", clauses = [{ text = "乙", when = "b", kinds = ["college"] }] },
    ]
    """
    assert paragraph(folder, text) == Paragraph(
        (Sentence((Clause("甲"),)), Sentence((Clause("乙", "b", ("college",)),), "其中，", "；")),
        "首先。",
        "如此。",
        "a > 0",
        ("primary",),
    )


def test_clauses_come_before_further_sentences(folder: Any) -> None:
    found = paragraph(folder, 'clauses = ["甲"]\nsentences = [["乙"]]')
    assert [sentence.clauses[0].text for sentence in found.sentences] == ["甲", "乙"]


def test_outlines_and_sections(folder: Any) -> None:
    text = """
    [outline.yearly]
    name = "年度总结"
    title = "{unit.name}总结"
    sections = ["opening", "plans"]
    default = true
    [outline.short]
    name = "简报"
    title = "简报"
    sections = []
    annex = false
    [[section]]
    id = "opening"
    [[section]]
    id = "plans"
    title = "打算"
    required = true
    kinds = ["primary"]
    [[section.table]]
    caption = "情况"
    rows = ["a", "b"]
    [[section.chart]]
    kind = "shares"
    caption = "构成"
    rows = ["a", "b", "c"]
    whole = "d"
    [[section.list]]
    of = "plans"
    lead = "今后："
    style = "run"
    """
    file = load_sections(folder(sections=text), "p")
    assert file.outlines == [
        Outline("yearly", "年度总结", "{unit.name}总结", ("opening", "plans"), True, True, "p"),
        Outline("short", "简报", "简报", (), False, False, "p"),
    ]
    assert file.sections == [
        Section("opening", plugin="p"),
        Section(
            "plans",
            "打算",
            True,
            tables=(TablePlan("情况", ("a", "b")),),
            charts=(ChartPlan(ChartKind.SHARES, "构成", ("a", "b", "c"), whole="d"),),
            lists=(ListPlan("plans", "今后：", "run"),),
            kinds=("primary",),
            plugin="p",
        ),
    ]


def test_all_problems_at_once(folder: Any, refused: Any) -> None:
    text = """
    [outline.yearly]
    name = "年度总结"
    title = "总结"
    sections = ["opening", 1]
    annex = "yes"
    [[section]]
    id = "opening"
    [[section.paragraph]]
    clauses = ["甲", 3, { tex = "乙" }]
    sentences = ["丙", { clauses = ["丁"], joint = "；" }]
    [[section.table]]
    caption = "情况"
    rows = "a"
    [[section.chart]]
    kind = "pie"
    caption = "构成"
    rows = ["a"]
    [[section.list]]
    of = 3
    """
    lines = refused("sections.toml", lambda: load_sections(folder(sections=text), "p"))
    assert lines == sorted(
        [
            'outline.yearly.sections[1]: 1 is not text: put it in quotation marks: "1"',
            "outline.yearly.annex: 'yes' is not true or false",
            "section opening.paragraph[0].clauses[1]: 3 is neither text nor a table",
            "section opening.paragraph[0].clauses[2].text: text must be given",
            "section opening.paragraph[0].clauses[2].tex: unknown key tex",
            "section opening.paragraph[0].sentences[0]: '丙' is neither text nor a table",
            "section opening.paragraph[0].sentences[1].joint: unknown key joint",
            "section opening.table[0].rows: 'a' is not a list",
            "section opening.chart[0].kind: 'pie' is not one of comparison, trend, shares",
            'section opening.list[0].of: 3 is not text: put it in quotation marks: "3"',
        ]
    )
