"""All formats say the same: the same words, and the same figures, in the same order."""

import json
import re
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blank_face import CODES
from huibao.errors import InputError, UsageError
from huibao.model.document import (
    Aspect,
    Document,
    FigureText,
    Heading,
    ListBlock,
    ParagraphBlock,
    Table,
    Text,
)
from huibao.render import docx, html, json_data, markdown, pdf
from huibao.render.docx.reading import read_content
from huibao.render.readback import read_text
from tagged import read_tagged

RENDERERS: dict[str, Callable[[Document], bytes]] = {
    "docx": docx.render,
    "html": html.render,
    "md": markdown.render,
    "json": json_data.render,
}

SAID = [
    "临江市实验小学关于<创卫>工作的报告 & 附注",
    "临江市教育局：",
    "现将“创卫”工作——含 {title} 与 *重点* 情况报告如下： 请审阅。",
    "一、广泛宣传发动",
    "（一）校园|家庭",
    "发放宣传资料4000余份，师生知晓率达98%以上。",
    "1.3#楼 </h4><script>alert(1)</script>",
    "- 不是列表，也不是 [链接](http://example.com) 或 `代码` 😀",
    "1. 同样不是列表；3~5人~7人",
    "（1）分工\ufffd",
    "保洁员人手不足；",
    '地块 <12>块 & "半"',
    "新增保洁员2名",
    "表1　宣传情况 | A&B",
    "指标",
    "本期",
    "上年同期",
    "宣传资料|折页\\",
    "4000余份",
    "3500份",
    "未报 <空>",
    "",
    "—",
    "临江市实验小学",
    "2023年12月31日",
]


@pytest.mark.parametrize("form", RENDERERS)
def test_every_format_says_the_whole_report(form: str, document: Document) -> None:
    assert read_text(f"report.{form}", RENDERERS[form](document)) == SAID


def in_pdf(document: Document) -> list[str]:
    """What a PDF says, block by block, without the numbers in its lists, which Word and browsers add."""
    blocks = [block for block in read_tagged(pdf.render(document)) if block.tag != "Lbl"]
    return [block.text for block in blocks if block.text.strip() or block.tag in ("TH", "TD")]


def unspaced(blocks: list[str]) -> list[str]:
    """The blocks without spaces: at the end of a line a PDF has none."""
    return ["".join(block.split()) for block in blocks]


@pytest.mark.usefixtures("faces")
def test_a_pdf_says_the_whole_report(document: Document) -> None:
    assert unspaced(in_pdf(document)) == unspaced(SAID)


def test_figures_come_in_the_same_order(document: Document) -> None:
    printed = [
        ("huibao_f1", "4000余份"),
        ("huibao_f2", "98%以上"),
        ("huibao_f5", '<12>块 & "半"'),
        ("huibao_f3", "4000余份"),
        ("huibao_f4", "3500份"),
    ]
    bookmarks = read_content("report.docx", docx.render(document)).bookmarks
    assert [(mark.name, mark.text) for mark in bookmarks] == printed

    page = html.render(document).decode()
    found = re.findall(r'<data [^>]*id="(\w+)"[^>]*>([^<]*)<', page)
    assert [(anchor, unescape(text)) for anchor, text in found] == printed

    runs: list[tuple[str, str]] = []
    json.loads(json_data.render(document), object_hook=lambda node: _collect(node, runs))
    assert runs == printed


def _collect(node: dict[str, object], runs: list[tuple[str, str]]) -> dict[str, object]:
    if "anchor" in node:
        runs.append((str(node["anchor"]), str(node["text"])))
    return node


_AWKWARD = st.sampled_from(
    "\\`*_{}[]<>#+-.!|~&$=:;\"'()1234567890 \t\n\r\x00\x0b\x85\u3000\ud800\ufffe人份—“”"
)
_WORDS = st.text(_AWKWARD | st.characters(), max_size=25)
_RUNS = st.lists(
    _WORDS.map(Text) | _WORDS.map(lambda words: FigureText(words, "a.b", Aspect.ACTUAL, "f1")), max_size=3
).map(tuple)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 3))
    rows = st.lists(_RUNS, min_size=columns, max_size=columns).map(tuple)
    return Table(
        caption=draw(_WORDS),
        header=tuple(draw(st.lists(_WORDS, min_size=columns, max_size=columns))),
        rows=tuple(draw(st.lists(rows, max_size=3))),
        numeric=tuple(draw(st.lists(st.booleans(), min_size=columns, max_size=columns))),
    )


_BLOCKS = st.one_of(
    st.builds(Heading, st.integers(1, 4), _WORDS, _WORDS),
    st.builds(ParagraphBlock, _RUNS),
    st.builds(ListBlock, st.lists(_RUNS, max_size=3).map(tuple)),
    _tables(),
)


@given(_WORDS, st.lists(_BLOCKS, max_size=4).map(tuple))
def test_no_words_make_the_formats_differ(title: str, blocks: tuple[Heading, ...]) -> None:
    document = Document(title, "单位", "2023年", blocks)
    said = {form: read_text(form, render(document)) for form, render in RENDERERS.items()}
    assert said["docx"] == said["html"] == said["md"] == said["json"]


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1))
def test_printable_words_come_back_whole(words: str) -> None:
    document = Document(("报告",), "单位", "2023年", (ParagraphBlock((Text(words),)),))
    for form, render in RENDERERS.items():
        assert read_text(form, render(document)) == ["报告", words], form


_OF_THE_FACE = st.text(
    st.sampled_from("\\#$/*_`@<>~-='\"[]{}() 12人—“” \t") | st.sampled_from(CODES).map(chr), max_size=25
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@pytest.mark.usefixtures("faces")
@given(words=_OF_THE_FACE, others=st.lists(_OF_THE_FACE, min_size=1, max_size=3))
def test_words_are_never_markup_in_a_pdf(words: str, others: list[str]) -> None:
    runs = tuple(map(Text, others))
    blocks = (
        *(ParagraphBlock(runs), Heading(3, words, "1."), ListBlock((runs,))),
        Table(words, (words,), ((runs,),), (True,)),
    )
    document = Document((f"报告{words}",), words, words, blocks)
    assert unspaced(in_pdf(document)) == unspaced(read_text("json", json_data.render(document)))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("report.json", b"{"),
        ("report.json", b'{"title": 1}'),
        ("report.json", b'{"title": "a", "blocks": [{"type": "paragraph", "runs": [1]}]}'),
        ("report.json", b"[" * 100_000),
        ("report.html", b"\xff\xfe"),
        ("report.md", b"\xff"),
    ],
)
def test_what_is_not_of_the_format_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(InputError, match=name):
        read_text(name, data)


def test_unknown_formats_are_refused() -> None:
    with pytest.raises(UsageError, match=r"report\.pdf"):
        read_text("report.pdf", b"%PDF")
