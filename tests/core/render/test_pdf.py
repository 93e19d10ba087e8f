"""A PDF looks like the Word file, holds its typefaces, is tagged, and is the same each time."""

import datetime as dt
import os
import subprocess
import sys
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huibao.model.document import (
    Aspect,
    Chart,
    ChartKind,
    Document,
    FigureText,
    Heading,
    ListBlock,
    ParagraphBlock,
    Point,
    Table,
    Text,
)
from huibao.model.layout import LAYOUTS, POINTS
from huibao.model.letter import Letter
from huibao.render.pdf import notes, render
from tagged import read_tagged

pytestmark = pytest.mark.usefixtures("faces")


def report(*blocks: Heading | ParagraphBlock | ListBlock | Table) -> Document:
    return Document(("临江市实验小学", "工作总结"), "临江市实验小学", "2023年", blocks)


def words(text: str) -> tuple[Text]:
    return (Text(text),)


def opened(document: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(render(document)), strict=True)


def table(columns: int, rows: int) -> Table:
    head = tuple(f"列{number}" for number in range(columns))
    body = tuple(tuple(words(f"{row}之{column}") for column in range(columns)) for row in range(rows))
    return Table("表1　数据", head, body, (False,) * columns)


def test_it_says_what_it_is(document: Document) -> None:
    read = opened(document)
    assert read.metadata is not None
    assert read.metadata.title == document.title
    assert read.metadata.author == document.unit
    assert read.root_object["/Lang"] == "zh-CN"
    assert read.root_object["/MarkInfo"]["/Marked"].value
    assert "/CreationDate" not in read.metadata


def test_it_calls_itself_accessible_where_every_character_has_a_glyph() -> None:
    assert b"pdfuaid" in render(report(ParagraphBlock(words("专题会12次"))))
    assert b"pdfuaid" not in render(report(ParagraphBlock(words("한국"))))


def test_its_typefaces_are_in_it() -> None:
    for page in opened(report(ParagraphBlock(words("专题会12次")))).pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/DescendantFonts"][0]["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_headings_are_bookmarks_and_no_level_is_left_out() -> None:
    headings = (Heading(1, "宣传", "一、"), Heading(3, "折页", "1."), Heading(2, "家庭", "（一）"))
    document = report(*headings)
    tags = [block.tag for block in read_tagged(render(document)) if block.tag.startswith("H")]
    assert tags == ["H1", "H2", "H2"]
    first, below = opened(document).outline
    assert first["/Title"] == "一、宣传"
    assert [each["/Title"] for each in below] == ["1.折页", "（一）家庭"]


def test_lists_are_tagged_with_their_numbers() -> None:
    document = report(ListBlock((words("加强保洁"), words("加强宣传"))), ListBlock((words("评比"),)))
    blocks = [(block.tag, block.text) for block in read_tagged(render(document))][1:]
    assert blocks == [
        ("Lbl", "1."),
        ("P", "加强保洁"),
        ("Lbl", "2."),
        ("P", "加强宣传"),
        ("Lbl", "1."),
        ("P", "评比"),
    ]


def test_a_long_table_repeats_its_head() -> None:
    pages = opened(report(table(3, 60))).pages
    assert len(pages) > 2
    for page in pages:
        assert "列0" in page.extract_text()


def test_page_numbers_stand_at_the_outer_side() -> None:
    pages = opened(report(*[ParagraphBlock(words("卫生" * 200))] * 8)).pages
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        places: list[tuple[str, float]] = []
        page.extract_text(
            visitor_text=lambda text, matrix, *_, places=places: places.append((text, matrix[4]))
        )
        text, left = next((text, left) for text, left in places if str(number) in text)
        assert "—" in text
        assert (left > page.mediabox.width / 2) == (number % 2 == 1)


def test_an_annex_with_many_columns_lies_across() -> None:
    annex = Heading(1, "主要指标情况表", label="附件", new_page=True)
    pages = opened(report(ParagraphBlock(words("情况如下。")), annex, table(9, 3))).pages
    assert [page.mediabox.width > page.mediabox.height for page in pages] == [False, True]
    assert [block.text for block in read_tagged(render(report(annex, table(9, 1))))][1:3] == [
        "附件",
        annex.text,
    ]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_page_holds_the_lines_and_characters_of_its_layout(layout) -> None:
    # A paragraph that fills its lines: its first is shorter by the indent.
    full = layout.characters * layout.lines * 3 - layout.indent
    document = evolve(report(ParagraphBlock(words("卫" * full))), layout=layout, title_lines=("题",))
    pages = opened(document).pages
    assert float(pages[0].mediabox.width) == pytest.approx(layout.width * POINTS, abs=0.01)
    assert pages[1].extract_text().count("卫") == layout.characters * layout.lines


def test_head_and_imprint_stand_around_the_report() -> None:
    letter = Letter(
        copy_number="000001",
        secrecy="内部",
        urgency="特急",
        mark="临江市教育局文件",
        number="临教〔2023〕5号",
        signer="李明",
        copy_to=("临江市政府", "临江市卫健局"),
        issued_by="临江市教育局办公室",
        issued_on=dt.date(2023, 12, 5),
    )
    said = [block.text for block in read_tagged(render(evolve(report(table(7, 2)), letter=letter)))]
    assert said[:5] == ["000001", "内部", "特急", "临江市教育局文件", "临教〔2023〕5号签发人：李明"]
    assert said[-2:] == ["抄送：临江市政府，临江市卫健局。", "临江市教育局办公室2023年12月5日印发"]


LONG = "临江市云渡区白鹭湖高新技术产业开发区管理委员会城市管理和综合行政执法局爱国卫生运动委员会办公室"
_CLOSING = (
    ParagraphBlock(words("附件：情况表"), "attachments"),
    ParagraphBlock(words("临江市教育局"), "signature"),
    ParagraphBlock(words("2023年12月20日"), "date"),
)


@pytest.mark.parametrize("lines", range(14, 22))
def test_no_page_holds_the_name_and_nothing_of_the_text(lines: int) -> None:
    full = [ParagraphBlock(words("卫" * 26))] * lines
    for end in (ParagraphBlock(words("特此报告。")), ListBlock((words("其一；"), words("特此报告。")))):
        pages = [page.extract_text() for page in opened(report(*full, end, *_CLOSING)).pages]
        signed = next(page for page in pages if "2023年12月20日" in page)
        assert "特此报告" in signed
        assert "附件" in signed


def test_a_long_name_and_its_date_are_on_the_page() -> None:
    long = (ParagraphBlock(words(LONG), "signature"), ParagraphBlock(words("2023年12月20日"), "date"))
    (page,) = opened(report(*long)).pages
    places: list[tuple[str, float]] = []
    page.extract_text(visitor_text=lambda text, matrix, *_: places.append((text, matrix[4])))
    left = next(left for text, left in places if "12月20日" in text)
    assert 79 < left < 300
    assert LONG in "".join(page.extract_text().split())


@pytest.mark.parametrize("lines", [2, 15, 16, 17, 18, 19])
def test_the_imprint_stands_at_the_foot_of_the_last_page(lines: int) -> None:
    letter = Letter(copy_to=("临江市政府",), issued_by=LONG[:25], issued_on=dt.date(2023, 12, 5))
    full = [ParagraphBlock(words("卫" * 26))] * lines
    page = opened(evolve(report(*full), letter=letter)).pages[-1]
    places: list[tuple[str, float]] = []
    page.extract_text(visitor_text=lambda text, matrix, *_: places.append((text, matrix[5])))
    lowest = min(height for text, height in places if text.strip() and "—" not in text and text != "1")
    assert lowest == pytest.approx(35 * 72 / 25.4 + 10, abs=8)


def test_a_chart_is_drawn_and_told_in_words() -> None:
    figures = [FigureText(text, "a.b", Aspect.ACTUAL, f"f{text}") for text in ("4000余份", "3500份")]
    chart = Chart(
        caption="图1　宣传",
        header=("单位：份", "本期", "上年"),
        rows=((words("资料"), (figures[0],), (figures[1],)),),
        numeric=(False, True, True),
        kind=ChartKind.COMPARISON,
        unit="份",
        aspects=(Aspect.ACTUAL, Aspect.PREVIOUS),
        points=((Point(Decimal(4000)), Point(Decimal(3500))),),
    )
    figure, caption = read_tagged(render(report(chart)))[1:]
    assert figure.tag == "Figure"
    assert "4000余份" in figure.alt
    assert "3500份" in figure.alt
    assert caption.text == "图1　宣传"


def test_a_row_taller_than_a_page_is_divided() -> None:
    long = Table("", ("事项", "情况"), ((words("宣传"), words("卫" * 3000)),), (False, False))
    assert sum(block.text.count("卫") for block in read_tagged(render(report(long)))) == 3000
    assert len(opened(report(long)).pages) > 1


_ANY = st.text(st.characters() | st.sampled_from("\\#$/*_`@<>~\ud800\x00"), max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(_ANY, _ANY)
def test_no_words_stop_it(first: str, second: str) -> None:
    blocks = ParagraphBlock(words(first)), Heading(4, second, first), ListBlock((words(second),))
    assert render(Document((first,), second, first, blocks)).startswith(b"%PDF")


def test_it_is_the_same_each_time(document: Document) -> None:
    assert render(document) == render(evolve(document))


_FRESH = """
import hashlib, sys, typst
from huibao.model.document import Document, Heading, ParagraphBlock, Text
from huibao.render.pdf import engine
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[sys.argv[1]])
engine.installed = lambda: fonts
blocks = Heading(1, "宣传", "一、"), ParagraphBlock((Text("专题会12次"),))
print(hashlib.sha256(engine.render(Document(("报告",), "单位", "2023年", blocks))).hexdigest())
"""


def test_every_process_writes_the_same(face_folder: Path) -> None:
    made = {
        subprocess.run(
            [sys.executable, "-c", _FRESH, str(face_folder)],
            capture_output=True,
            check=True,
            text=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_what_is_missing_is_said_once(document: Document) -> None:
    (note,) = notes(document)
    assert "楷体 → 仿宋" in note
    assert "仿宋 →" not in note
