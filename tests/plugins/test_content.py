"""What the published plugins promise beside the contract: enough content, reports that say much."""

import re
from typing import Any

import pytest

from huibao.expression.parse import parse
from huibao.expression.template import Optional, Place, cited, parse_template
from huibao.expression.tree import Compare, Given, Logic, Node, codes, names
from huibao.model.document import Block, Document, FigureText, Heading, ListBlock, ParagraphBlock, Run
from huibao.model.outline import Clause, Paragraph, Section


def test_content_is_enough(published: Any) -> None:
    catalogue = published.type.catalogue
    shared = [each for each in catalogue.indicators.values() if each.plugin == "huibao"]
    assert len(catalogue.indicators) - len(shared) >= 25
    assert len(shared) >= 40
    assert len(catalogue.rules) >= 12
    assert len(catalogue.sections) >= 9
    assert len(catalogue.outlines) == 2


def test_content_is_signed(published: Any) -> None:
    type_id = published.type.catalogue.unit_type.id
    assert all(rule.id.startswith(f"{type_id}-") for rule in published.type.catalogue.rules)
    of_parts = {
        rule.plugin for rule in published.type.catalogue.rules if "-within-vector_control." in rule.id
    }
    assert of_parts == {"huibao"}  # what the dictionary says is part of something
    assert {rule.plugin for rule in published.type.catalogue.rules} == {type_id, "huibao"}


def test_the_report_says_much(published: Any) -> None:
    for outline in published.type.catalogue.outlines.values():
        document = published.type.report(published.example, outline).document
        words, figures = spoken(document)
        assert len(figures) >= 40
        assert len(words) >= (1500 if outline.default else 1000)


def spoken(document: Document) -> tuple[str, list[FigureText]]:
    """The Chinese characters and the figures up to the signature, without tables."""
    runs: list[Run] = []
    words = ""
    for block in document.blocks:
        if isinstance(block, ParagraphBlock) and block.role == "signature":
            break
        words += block.text if isinstance(block, Heading) else ""
        runs += _runs(block)
    words += "".join(run.text for run in runs)
    return "".join(re.findall("[\u4e00-\u9fff]", words)), [run for run in runs if isinstance(run, FigureText)]


def _runs(block: Block) -> list[Run]:
    if isinstance(block, ParagraphBlock):
        return list(block.runs)
    return [run for item in block.items for run in item] if isinstance(block, ListBlock) else []


def test_every_indicator_is_cited(published: Any) -> None:
    said: set[str] = set()
    for section in published.type.catalogue.sections.values():
        said |= _cited(section)
    assert sorted(published.type.catalogue.indicators.keys() - said) == []


def _cited(section: Section) -> set[str]:
    """The codes in a section's sentences, the conditions of its clauses, and its tables."""
    said = {code for table in section.tables for code in table.rows} | _conditions(section)
    for paragraph in section.paragraphs:
        leads = [sentence.lead for sentence in paragraph.sentences]
        for text in (
            paragraph.lead,
            paragraph.tail,
            *leads,
            *(clause.text for clause in _clauses(paragraph)),
        ):
            said |= cited(text)
    return said


def _conditions(section: Section) -> set[str]:
    conditions = [
        clause.when for paragraph in section.paragraphs for clause in _clauses(paragraph) if clause.when
    ]
    return {code for condition in conditions for code in codes(parse(condition))}


def _clauses(paragraph: Paragraph) -> list[Clause]:
    return [clause for sentence in paragraph.sentences for clause in sentence.clauses]


@pytest.mark.parametrize("word", ["TODO", "待定", "待补充", "XX", "××", "某某"])
def test_the_content_holds_no_residue(word: str, published: Any) -> None:
    document = published.type.report(published.example).document
    assert word not in spoken(document)[0]
    assert word not in document.title


def test_every_bracket_can_be_dropped(published: Any) -> None:
    """One around what its clause's own condition asks for never is: 其中 alone tells more than it drops."""
    for section in published.type.catalogue.sections.values():
        for clause in (each for paragraph in section.paragraphs for each in _clauses(paragraph)):
            needed = _needed(parse(clause.when)) if clause.when else frozenset()
            brackets = [each for each in parse_template(clause.text) if isinstance(each, Optional)]
            for bracket in (each for each in brackets if "其中" not in str(each.parts[0])):
                inside = [each for each in bracket.parts if isinstance(each, Place)]
                assert any(each.aspect or each.code not in needed for each in inside), clause.text


def _needed(condition: Node) -> frozenset[str]:
    """The figures of this period without which a condition does not hold."""
    match condition:
        case Given(code):
            return frozenset([code])
        case Compare():
            return frozenset(name.code for name in names(condition) if name.role == "actual")
        case Logic("and", operands):
            return frozenset().union(*map(_needed, operands))
        case _:
            return frozenset()
