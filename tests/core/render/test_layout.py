"""A Word file laid out as GB/T 9704 has it, looked at by another library and by LibreOffice."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as Opened
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from huibao.model.document import Document, Heading, ParagraphBlock
from huibao.model.layout import GB9704, LAYOUTS, OFFICE, PLAIN, Layout
from huibao.model.letter import Letter
from huibao.render.characters import breadth
from huibao.render.docx import render
from huibao.render.docx.judged.judge import deviations
from huibao.render.docx.measures import measures
from huibao.render.docx.reading import read_content
from huibao.render.readback import read_text
from huibao.render.title import title_lines
from official import LETTER, official, table, words

SOFFICE = shutil.which("soffice")
PDFTOTEXT = shutil.which("pdftotext")


def opened(document: Document) -> Opened:
    return docx.Document(io.BytesIO(render(document)))


def part(document: Document, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(render(document))).read(name).decode()


def styled(report: Opened, style: str) -> Paragraph:
    """The first paragraph of a style."""
    return next(each for each in report.paragraphs if each.style.style_id == style)


@pytest.mark.parametrize(
    ("layout", "margins"),
    [(GB9704, (37, 26, 35, 28)), (OFFICE, (34.6, 26, 32.6, 28)), (PLAIN, (25.4, 31.8, 25.4, 31.8))],
    ids=lambda each: each.id if isinstance(each, Layout) else "",
)
def test_page_and_grid_are_the_layouts(layout: Layout, margins: tuple[float, ...]) -> None:
    section = opened(official(layout)).sections[0]
    seen = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(side.mm, 1) for side in seen] == list(margins)
    assert [round(section.page_width.mm), round(section.page_height.mm)] == [210, 297]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    height = (section.page_height - section.top_margin - section.bottom_margin) / Pt(1)
    assert int(height / (int(grid.get(qn("w:linePitch"))) / 20)) == layout.lines
    width = (section.page_width - section.left_margin - section.right_margin) / Pt(1)
    character = layout.body.size + int(grid.get(qn("w:charSpace"))) / 4096
    assert int(width / character + 0.01) == layout.characters


@pytest.mark.parametrize(
    ("style", "face", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Normal", "仿宋", 16),
        ("Heading1", "黑体", 16),
        ("Heading2", "楷体", 16),
        ("Heading3", "仿宋", 16),
        ("Heading4", "仿宋", 16),
        ("Mark", "方正小标宋简体", 48),
        ("Urgent", "黑体", 16),
        ("AnnexLabel", "黑体", 16),
        ("AnnexTitle", "方正小标宋简体", 22),
        ("Imprint", "仿宋", 14),
        ("Footer", "宋体", 14),
    ],
)
def test_faces_and_sizes_are_those_of_the_standard(style: str, face: str, size: float) -> None:
    found = next(each for each in opened(official()).styles if each.style_id == style)
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == face
    assert found.font.size.pt == size
    assert not [key for key in found.element.rPr.rFonts.attrib if "Theme" in key]


def test_lines_have_a_fixed_distance_that_gives_22() -> None:
    spacing = opened(official()).styles["Normal"].paragraph_format
    assert spacing.line_spacing.pt == pytest.approx(28.95)
    assert spacing.line_spacing_rule == 4  # exactly


def test_every_face_names_its_stand_ins() -> None:
    faces = part(official(), "word/fontTable.xml")
    named = dict(re.findall(r'<w:font w:name="([^"]+)"><w:altName w:val="([^"]+)"', faces))
    for face, other in {
        "仿宋": "FangSong,仿宋_GB2312",
        "黑体": "SimHei",
        "楷体": "KaiTi",
        "宋体": "SimSun",
        "方正小标宋简体": "华文中宋",
        "Times New Roman": "Liberation Serif",
    }.items():
        assert other in named[face]
    assert "STFangsong" in named["仿宋"]


def test_headings_are_numbered_by_word_and_linked_to_their_styles() -> None:
    report = opened(official())
    headings = [each for each in report.paragraphs if each.style.style_id.startswith("Heading")]
    assert [each.text for each in headings][:3] == ["基本情况", "加强领导", "落实责任"]
    assert not any(each._p.pPr.numPr is not None for each in headings)
    numbering = report.part.numbering_part.element
    levels = numbering.find(qn("w:abstractNum")).findall(qn("w:lvl"))
    seen = [
        (each.find(qn("w:pStyle")).get(qn("w:val")), each.find(qn("w:lvlText")).get(qn("w:val")))
        for each in levels
    ]
    assert seen == [("Heading1", "%1、"), ("Heading2", "（%2）"), ("Heading3", "%3."), ("Heading4", "（%4）")]
    for level in range(4):
        number = report.styles[f"Heading {level + 1}"].element.pPr.numPr
        assert (number.numId.val, number.ilvl.val) == (1, level)


def test_readers_see_the_numbers_that_word_counts() -> None:
    blocks = read_content("report.docx", render(official())).blocks
    heads = [block for block in blocks if re.match(r"[一二（\d].*[况导任人班工算板]$", block)]
    assert heads == [
        "一、基本情况", "（一）加强领导", "（二）落实责任", "1.责任到人", "2.责任到班", "（1）班级分工",
        "二、下一步打算", "（一）补齐短板",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "headings",
    [
        [Heading(1, "甲", "二、")],
        [Heading(1, "甲")],
        [Heading(2, "甲", "（一）")],
        [
            Heading(1, "甲", "一、"),
            Heading(3, "乙", "1."),
            Heading(1, "丙", "二、"),
            Heading(1, "丁", "四、"),
        ],
        [Heading(1, "甲", "第一部分 ")],
    ],
    ids=["begins later", "none", "without the level above", "leaves out", "another form"],
)
def test_numbers_that_word_would_not_count_stand_as_text(headings: list[Heading]) -> None:
    document = Document(("报告",), "单位", "2023年", tuple(headings))
    assert read_text("x.docx", render(document))[1:] == [each.number + each.text for each in headings]


@pytest.mark.parametrize(
    ("marked", "lines"),
    [
        ("临江市实验小学2023年爱国卫生工作总结", ["临江市实验小学2023年爱国卫生工作总结"]),
        (
            "临江市第二人民医院|关于2023年度爱国卫生工作情况的报告",
            ["临江市第二人民医院", "关于2023年度爱国卫生工作情况的报告"],
        ),
        (
            "临江市卫生健康局关于2023年上半年创建国家卫生城市工作情况的报告",
            ["临江市卫生健康局关于2023年上半年", "创建国家卫生城市工作情况的报告"],
        ),
    ],
)
def test_long_titles_break_where_their_meaning_does(marked: str, lines: list[str]) -> None:
    assert list(title_lines(Document(tuple(marked.split("|")), "单位", "2023年", ()))) == lines


@pytest.mark.parametrize(
    "marked",
    [
        "临江市临湖区滨河街道办事处翠湖社区居民委员会|2023年度创建国家卫生城市和爱国卫生运动工作总结",
        "云渡县爱国卫生运动委员会办公室关于2023年度全县爱国卫生工作暨巩固国家卫生县城成果情况的报告",
    ],
)
def test_very_long_titles_keep_their_words_whole(marked: str) -> None:
    lines = title_lines(Document(tuple(marked.split("|")), "单位", "2023年", ()))
    assert "".join(lines) == marked.replace("|", "")
    assert all(len(line) <= 20 for line in lines)
    for word in ("爱国卫生", "国家卫生", "工作", "委员会", "2023年度", "街道办事处"):
        assert sum(word in line for line in lines) >= (word in marked), word
    assert not any(line.endswith("关于") or line.startswith("的") for line in lines)
    widths = [len(line) for line in lines]
    assert not any(a > b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))


def test_a_title_without_known_words_is_left_to_the_program() -> None:
    assert title_lines(Document(("报" * 200,), "单位", "2023年", ())) == ("报" * 200,)


def side(paragraph: Paragraph, name: str) -> float:
    return int(paragraph._p.pPr.find(qn("w:ind")).get(qn(f"w:{name}Chars"))) / 100


def free(date: Paragraph, layout: Layout) -> float:
    """Characters to the right of a date, which is placed by where it begins."""
    begins = int(date._p.pPr.find(qn("w:ind")).get(qn("w:left"))) / measures(layout).character
    return layout.characters - begins - breadth(date.text)


@pytest.mark.parametrize(
    ("name", "date", "of_name", "of_date"),
    [
        ("青山县教育局", "2023年12月20日", 5.0, 2.0),  # 6 and 7 characters wide
        ("青山县临湖区教育局", "2023年2月5日", 2.0, 3.0),  # 9 and 6
        ("局", "2023年2月5日", 9.0, 2.0),
    ],
)
def test_the_date_begins_two_characters_right_of_the_name(
    name: str, date: str, of_name: float, of_date: float
) -> None:
    blocks = ParagraphBlock(words(name), "signature"), ParagraphBlock(words(date), "date")
    report = opened(Document(("报告",), "单位", "2023年", blocks))
    found = side(styled(report, "Signature"), "right"), free(styled(report, "Date"), GB9704)
    assert found == (of_name, pytest.approx(of_date, abs=0.1))


LONG = "临江市云渡区白鹭湖高新技术产业开发区管理委员会城市管理和综合行政执法局爱国卫生运动委员会办公室"


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_name_and_date_keep_to_the_page_however_long_the_name_is(layout: Layout) -> None:
    blocks = ParagraphBlock(words(LONG), "signature"), ParagraphBlock(words("2023年12月20日"), "date")
    data = render(Document(("报告",), "单位", "2023年", blocks, layout=layout))
    assert LONG in read_content("report.docx", data).blocks
    report = docx.Document(io.BytesIO(data))
    name, date = styled(report, "Signature"), styled(report, "Date")
    lines = name.text.split("\n")
    widest = max(map(len, lines))
    assert len(lines) > 1
    assert widest + side(name, "right") <= layout.characters - 2
    begins = layout.characters - 2 - widest
    assert layout.characters - free(date, layout) - 7 == pytest.approx(begins + 2, abs=0.1)
    assert deviations("report.docx", data, layout) == []


def test_a_page_that_is_narrower_than_the_date_holds_it_all_the_same() -> None:
    narrow = PLAIN._replace(width=110, characters=8)
    blocks = ParagraphBlock(words(LONG), "signature"), ParagraphBlock(words("2023年12月20日"), "date")
    report = opened(Document(("报告",), "单位", "2023年", blocks, layout=narrow))
    assert free(styled(report, "Date"), narrow) + 7 <= narrow.characters


def test_chinese_and_digits_stand_no_further_apart_than_in_the_pdf() -> None:
    normal = {each.style_id: each for each in opened(official()).styles}["Normal"].element.pPr
    for name in ("autoSpaceDE", "autoSpaceDN"):
        assert normal.find(qn(f"w:{name}")).get(qn("w:val")) == "0"


def test_a_title_has_room_for_what_programs_put_between_chinese_and_digits() -> None:
    # 20 characters fill a line; LibreOffice sets one with digits half a character wider.
    marked = ("临江市青石巷第二小学", "2023年创建国家卫生城市工作总结")
    lines = title_lines(Document(marked, "单位", "2023年", ()))
    assert len("".join(marked)) > 20
    assert all(len(line) < 20 for line in lines)
    one = ("青石巷小学2023年创建国家卫生城市工作总结",)
    assert len(title_lines(Document(one, "单位", "2023年", ()))) == 2


def test_parts_around_the_text_stand_where_they_should() -> None:
    styles = opened(official()).styles
    ids = {each.style_id: each for each in styles}
    assert ids["Addressee"].paragraph_format.first_line_indent is None
    assert ids["Title"].paragraph_format.space_before.pt == pytest.approx(2 * 28.95)
    assert ids["Title"].paragraph_format.space_after.pt == pytest.approx(28.95)
    assert ids["Attachments"].paragraph_format.space_before.pt == pytest.approx(28.95)
    assert ids["AnnexTitle"].paragraph_format.space_before.pt == pytest.approx(28.95)
    report = opened(official())
    label = styled(report, "AnnexLabel")
    assert (label.text, label.paragraph_format.page_break_before) == ("附件", True)
    assert styled(report, "AnnexTitle").text == "各校情况表"


def test_the_head_stands_above_a_red_line() -> None:
    report = opened(official())
    texts = [each.text for each in report.paragraphs[:6]]
    assert texts[:4] == ["000001", "秘密★1年", "加急", "青山县教育局文件"]
    assert texts[4] == "\t青教〔2023〕12号\t签发人：张明"
    assert str({each.style_id: each for each in report.styles}["Mark"].font.color.rgb) == "FF0000"
    border = {each.style_id: each for each in report.styles}["DocumentNumber"].element.pPr.find(qn("w:pBdr"))
    assert border[0].get(qn("w:color")) == "FF0000"
    mark = styled(report, "Mark").paragraph_format
    # 35 mm below the edge of the type area: three lines and a little.
    assert 0 < mark.space_before.pt < 28.95


def test_a_long_name_is_set_as_large_as_its_line_allows() -> None:
    long = Letter(mark="青山县临湖区爱国卫生运动委员会办公室文件", number="青爱卫办〔2023〕1号")
    assert styled(opened(official(letter=long)), "Mark").runs[0].font.size.pt == 22


def test_a_longer_name_is_broken_where_its_meaning_is() -> None:
    long = Letter(mark="临江市白鹭湖高新技术产业开发区爱国卫生运动委员会文件", number="临卫〔2023〕1号")
    mark = styled(opened(official(letter=long)), "Mark")
    first, second = mark.text.split("\n")
    assert second == "爱国卫生运动委员会文件"
    assert mark.runs[0].font.size.pt == int(156 / 25.4 * 72 / len(first))


def test_the_imprint_closes_the_last_page() -> None:
    report = opened(official())
    imprint = report.tables[-1]
    assert [row.cells[0].text for row in imprint.rows] == [
        "抄送：青山县卫生健康局，青山县财政局。", "\t青山县教育局办公室\t2023年12月21日印发",
    ]  # fmt: skip
    place = imprint._tbl.tblPr.find(qn("w:tblpPr"))
    bottom = int(place.get(qn("w:tblpY"))) + 2 * 579
    assert bottom == pytest.approx((297 - 35) / 25.4 * 1440, abs=20)


def test_an_office_and_a_day_that_do_not_fit_on_one_line_have_two() -> None:
    long = Letter(issued_by=f"{LONG[:22]}办公室", issued_on=LETTER.issued_on)
    imprint = opened(official(letter=long)).tables[-1]
    (cell,) = imprint.rows[0].cells
    assert [each.text for each in cell.paragraphs] == [long.issued_by, "\t\t2023年12月21日印发"]
    bottom = int(imprint._tbl.tblPr.find(qn("w:tblpPr")).get(qn("w:tblpY"))) + 2 * 579
    assert bottom == pytest.approx((297 - 35) / 25.4 * 1440, abs=20)


@pytest.mark.parametrize("form", ["docx", "html", "md", "json"])
def test_every_format_says_head_and_imprint(form: str) -> None:
    from huibao.render import docx, html, json_data, markdown

    renders = {"docx": docx.render, "html": html.render, "md": markdown.render, "json": json_data.render}
    said = read_text(f"x.{form}", renders[form](official()))
    assert said[:6] == [
        "000001", "秘密★1年", "加急", "青山县教育局文件", "青教〔2023〕12号 签发人：张明",
        "青山县教育局关于2023年度创建国家卫生城市工作情况的报告",
    ]  # fmt: skip
    assert said[-2:] == ["抄送：青山县卫生健康局，青山县财政局。", "青山县教育局办公室 2023年12月21日印发"]
    assert said[said.index("附件") + 1] == "各校情况表"


@pytest.mark.parametrize(
    ("wide", "sections"),
    [(table(8), 1), (table(9), 2), (table(6, cell="1234567890123456"), 2)],
    ids=["eight columns", "nine columns", "long numbers"],
)
def test_wide_tables_lie_on_a_landscape_page(wide: Document, sections: int) -> None:
    report = opened(official(letter=None, annex=wide))
    assert len(report.sections) == sections
    if sections == 1:
        return
    section = report.sections[1]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert [round(length.mm) for length in (section.page_width, section.page_height)] == [297, 210]
    assert [round(length.mm) for length in (section.top_margin, section.right_margin)] == [28, 37]
    turned = section.footer._element
    assert turned.find(f".//{qn('w:textDirection')}").get(qn("w:val")) == "tbRl"
    assert not styled(report, "AnnexLabel").paragraph_format.page_break_before


def test_the_text_goes_on_upright_after_a_wide_table() -> None:
    report = opened(official(LAYOUTS["gb9704"], LETTER, None, table(9), ParagraphBlock(words("文字。"))))
    turns = [section.orientation for section in report.sections]
    assert turns == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]


def full_pages(layout: Layout) -> Document:
    text = ParagraphBlock(words("报" * (layout.characters - 2) + "告" * layout.characters * layout.lines * 2))
    return Document(("报告",), "单位", "2023年", (text,), layout=layout)


def end_of_a_report() -> Document:
    said = ("青山县临湖区教育局", "signature"), ("2023年12月20日", "date")
    blocks = tuple(ParagraphBlock(words(text), role) for text, role in said)
    return Document(("报告",), "单位", "2023年", blocks)


@pytest.fixture(scope="module")
def in_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[str]]:
    """The pages' words by the name of a document, as LibreOffice lays them out; how is for pdftotext.

    It is started once for all of them.
    """
    if SOFFICE is None or PDFTOTEXT is None:
        pytest.skip("needs LibreOffice and pdftotext")
    folder = tmp_path_factory.mktemp("pdf")
    documents = {name: full_pages(layout) for name, layout in LAYOUTS.items()} | {"end": end_of_a_report()}
    for name, document in documents.items():
        (folder / f"{name}.docx").write_bytes(render(document))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    sources = [str(folder / f"{name}.docx") for name in documents]
    subprocess.run([*command, *sources], check=True, timeout=120, capture_output=True)

    def pages(name: str, how: str) -> list[str]:
        command = [str(PDFTOTEXT), how, str(folder / f"{name}.pdf"), "-"]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode().split("\f")

    return pages


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_full_page_in_libreoffice_holds_as_many_lines_and_characters_as_it_should(
    name: str, in_pdf: Callable[..., list[str]]
) -> None:
    _first, second, *_rest = in_pdf(name, "-layout")
    lines = [line.strip() for line in second.splitlines() if "告" in line]
    assert [len(line) for line in lines] == [LAYOUTS[name].characters] * LAYOUTS[name].lines


def test_libreoffice_begins_the_date_where_word_does(in_pdf: Callable[..., list[str]]) -> None:
    """It puts space between digits and 年, which pushed a date that is counted from the right to the left."""
    [page, *_rest] = in_pdf("end", "-bbox")
    name, date = (
        float(found[1])
        for word in ("青山县临湖区教育局", "2023")
        if (found := re.search(rf'xMin="([\d.]+)"[^>]*>{word}<', page))
    )
    assert date - name == pytest.approx(2 * measures(GB9704).character / 20, abs=2)


def test_the_end_of_the_text_stays_with_the_name_below_it() -> None:
    end = ParagraphBlock(words("以上报告，请审阅。"))
    report = opened(official(LAYOUTS["gb9704"], LETTER, None, end))
    kept = [each.text for each in report.paragraphs if each.paragraph_format.keep_with_next]
    assert kept == ["以上报告，请审阅。"]
    ids = {each.style_id: each for each in report.styles}
    assert all(ids[style].paragraph_format.keep_with_next for style in ("Attachments", "Signature"))
