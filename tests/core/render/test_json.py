"""JSON that a program can take figures from without parsing words."""

import json
from typing import Any

import pytest

from huibao.model.document import Document
from huibao.render.json_data import render


@pytest.fixture(scope="module")
def tree(document: Document) -> Any:
    return json.loads(render(document))


def test_same_document_same_bytes(document: Document) -> None:
    assert render(document) == render(document)


def test_head_comes_first_and_in_order(tree: Any) -> None:
    assert list(tree) == [
        "format", "title", "unit", "period", "language", "head", "blocks", "imprint", "figures",
    ]  # fmt: skip
    assert (tree["format"], tree["period"]) == (1, "2023年")


def test_chinese_is_written_as_it_is(document: Document) -> None:
    assert "临江市教育局：".encode() in render(document)


def test_blocks_keep_their_kind(tree: Any) -> None:
    assert [block["type"] for block in tree["blocks"][:4]] == ["paragraph", "paragraph", "heading", "heading"]
    assert tree["blocks"][0] == {"type": "paragraph", "role": "addressee", "runs": ["临江市教育局："]}
    assert tree["blocks"][2] == {
        "type": "heading", "level": 1, "number": "一、", "text": "广泛宣传发动", "id": "publicity",
        "label": "",
    }  # fmt: skip


def test_figures_stand_in_runs_with_their_indicator(tree: Any) -> None:
    words, figure, *_ = tree["blocks"][4]["runs"]
    assert words == "发放宣传资料"
    assert figure == {
        "text": "4000余份",
        "indicator": "publicity.leaflets",
        "aspect": "actual",
        "anchor": "huibao_f1",
    }


def test_register_holds_values_as_text(tree: Any) -> None:
    assert tree["figures"][2] == {
        "indicator": "publicity.awareness_rate",
        "aspect": "actual",
        "name": "知晓率",
        "text": "98%以上",
        "value": "98",
        "unit": "%",
        "bound": "at_least",
        "source": "数据!D12",
        "formula": "known / asked * 100",
    }


def test_table_keeps_rows_and_empty_cells(tree: Any) -> None:
    (table,) = [block for block in tree["blocks"] if block["type"] == "table"]
    assert table["numeric"] == [False, True, True]
    assert table["rows"][1] == [["未报 <空>"], [], ["—"]]
