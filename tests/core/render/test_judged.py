"""Any Word file held against a layout: ours departs in nothing, and what is put wrong is found."""

import contextlib
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from huibao.errors import InputError
from huibao.model.layout import GB9704, LAYOUTS, Layout
from huibao.render.docx import render
from huibao.render.docx.judged import deviations
from official import LETTER, official, table

SOFFICE = shutil.which("soffice")


def found(data: bytes, layout: Layout = GB9704) -> dict[str, str]:
    """Clause and message of each deviation, with its places."""
    return {
        f"{each.clause} {each.message}": "; ".join(each.places) for each in deviations("x.docx", data, layout)
    }


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("letter", [None, LETTER], ids=["plain", "letter"])
def test_our_own_reports_depart_in_nothing(layout: Layout, letter: None) -> None:
    for annex in (table(5, 30), table(9, 30)):
        assert found(render(official(layout, letter, annex)), layout) == {}


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
def test_nor_do_they_when_libreoffice_has_saved_them(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(render(official(annex=table(9, 30))))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    to = ("--convert-to", "docx", "--outdir", str(tmp_path / "saved"), str(tmp_path / "report.docx"))
    subprocess.run([str(SOFFICE), profile, "--headless", *to], check=True, timeout=120, capture_output=True)
    assert found((tmp_path / "saved" / "report.docx").read_bytes()) == {}


def changed(part: str, *changes: tuple[str, str]) -> bytes:
    """Our report with one part put wrong; every change must change something."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(render(official()))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == part:
                for before, after in changes:
                    assert re.search(before, text), before
                    text = re.sub(before, after, text)
            new.writestr(name, text)
    return out.getvalue()


STYLES, STORY, FOOTER = "word/styles.xml", "word/document.xml", "word/footer1.xml"


def style(name: str, before: str, after: str) -> tuple[str, str]:
    """A change within one style."""
    return rf'(w:styleId="{name}">(?:(?!</w:style>).)*?){before}', rf"\g<1>{after}"


@pytest.mark.parametrize(
    ("part", "change", "expected"),
    [
        (
            STORY,
            (r'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
            "5.1 the paper is 216 × 279 mm, not 210 × 297 mm",
        ),
        (STORY, (r'w:top="\d+"', 'w:top="1440"'), "5.2.1 the top margin is 25.4 mm, not 37 mm"),
        (STORY, (r'w:left="158\d"', 'w:left="1800"'), "5.2.1 the left margin is 31.7 mm, not 28 mm"),
        (
            STYLES,
            style("Normal", 'w:eastAsia="仿宋"', 'w:eastAsia="宋体"'),
            "5.2.2 正文 is in 宋体, not in 仿宋",
        ),
        (
            STYLES,
            style("BodyText", "</w:pPr>", '</w:pPr><w:rPr><w:sz w:val="28"/></w:rPr>'),
            "5.2.2 正文 has 14 pt, not 16 pt",
        ),
        (STYLES, style("Normal", 'w:line="579"', 'w:line="640"'), "5.2.3 a page holds 19 lines, not 22"),
        (STYLES, style("Normal", r'<w:spacing w:val="-6"/>', ""), "5.2.3 a line holds 27 characters, not 28"),
        (
            STORY,
            ("<w:r><w:t>成立领导小组", '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>成立领导小组'),
            "5.2.4 the text is coloured, not black",
        ),
        (STORY, ("000001", "00001"), "7.2.1 份号 has six digits"),
        (STYLES, style("Urgent", "黑体", "仿宋"), "7.2.2 密级 is in 仿宋, not in 黑体"),
        (
            STORY,
            ("〔2023〕12号", "(2023)第012号"),
            (
                "7.2.5 the number is not written as 临卫〔2023〕12号: full year in 〔〕, no 第,"
                " no leading nought"
            ),
        ),
        (STYLES, style("Title", "方正小标宋简体", "宋体"), "7.3.1 标题 is in 宋体, not in 方正小标宋简体"),
        (STYLES, style("Title", 'w:sz w:val="44"', 'w:sz w:val="36"'), "7.3.1 标题 has 18 pt, not 22 pt"),
        (STYLES, style("Title", 'w:jc w:val="center"', 'w:jc w:val="left"'), "7.3.1 标题 is not centred"),
        (
            STYLES,
            style("Title", 'w:before="1158"', 'w:before="0"'),
            "7.3.1 0 empty lines stand before 标题, not 2",
        ),
        (
            STYLES,
            style("Title", 'w:after="579"', 'w:after="1800"'),
            "7.3.2 3.1 empty lines stand before 主送机关, not 1",
        ),
        (STORY, ("青山县人民政府：", "青山县人民政府:"), "7.3.2 a full-width colon follows 主送机关"),
        (
            STORY,
            ('<w:pStyle w:val="Addressee"/>', '<w:pStyle w:val="BodyText"/>'),
            "7.3.2 主送机关 does not stand flush left",
        ),
        (STYLES, style("BodyText", "<w:ind [^>]*/>", ""), "7.3.3 正文 begins 0 characters in, not 2"),
        (STYLES, style("Heading1", "黑体", "仿宋"), "7.3.3 一级标题 is in 仿宋, not in 黑体"),
        (STYLES, style("Heading2", "楷体", "黑体"), "7.3.3 二级标题 is in 黑体, not in 楷体"),
        (STYLES, style("Heading3", "仿宋", "黑体"), "7.3.3 三级标题 is in 黑体, not in 仿宋"),
        ("word/numbering.xml", ("%1、", "%1."), "7.3.3 a heading of level 1 is numbered 一、"),
        ("word/numbering.xml", ("（%2）", "(%2)"), "7.3.3 a heading of level 2 is numbered （一）"),
        ("word/numbering.xml", (r"%3\.", "%3、"), "7.3.3 a heading of level 3 is numbered 1."),
        (STORY, ("附件：各校情况表", "附件:各校情况表。"), "7.3.4 附件说明 begins with 附件："),
        (STORY, ("附件：各校情况表", "附件：各校情况表。"), "7.3.4 no mark follows an attachment's name"),
        (
            STYLES,
            style("Attachments", 'w:before="579"', 'w:before="0"'),
            "7.3.4 0 empty lines stand before 附件说明, not 1",
        ),
        (
            STORY,
            (r'<w:ind w:leftChars="0"[^>]*/>', '<w:ind w:leftChars="1600"/>'),
            "7.3.5.2 the date begins -1 characters to the right of 署名, not 2",
        ),
        (
            STORY,
            (
                r'<w:ind w:(?:rightChars="\d+" w:right="\d+"/>|leftChars="0"[^>]*/><w:jc [^>]*/>)',
                '<w:jc w:val="left"/>',
            ),
            "7.3.5.2 the date begins 0 characters to the right of 署名, not 2",
        ),
        (
            STORY,
            ("2023年12月20日", "2023年02月20日"),
            "7.3.5.4 a nought stands before month or day of the date",
        ),
        (
            STORY,
            ("2023年12月20日", "二〇二三年十二月二十日"),
            "7.3.5.4 the date is not written in Arabic numerals",
        ),
        (STORY, ("<w:pageBreakBefore/>", ""), "7.3.7 the attachment does not begin on a page of its own"),
        (STORY, (">附件<", ">附件：<"), "7.3.7 no colon follows 附件 above an attachment"),
        (STYLES, style("AnnexLabel", "黑体", "仿宋"), "7.3.7 附件 is in 仿宋, not in 黑体"),
        (
            STYLES,
            style("AnnexTitle", 'w:jc w:val="center"', 'w:jc w:val="left"'),
            "7.3.7 附件标题 is not centred",
        ),
        (
            STYLES,
            style("AnnexTitle", 'w:before="579"', 'w:before="0"'),
            "7.3.7 0 empty lines stand before 附件标题, not 1",
        ),
        (STYLES, style("Imprint", 'w:sz w:val="28"', 'w:sz w:val="32"'), "7.4 版记 has 16 pt, not 14 pt"),
        (FOOTER, ("— ", "- "), "7.5 the page number is written “- 1 —”, not “— 1 —”"),
        (
            FOOTER,
            ('w:jc w:val="right"', 'w:jc w:val="center"'),
            "7.5 the page number does not stand at the right on odd pages",
        ),
        (
            FOOTER,
            ('w:rightChars="100"', 'w:rightChars="400"'),
            "7.5 the page number leaves 4 characters free at the edge, not one",
        ),
        (
            STYLES,
            style("Footer", 'w:sz w:val="28"', 'w:sz w:val="18"'),
            "7.5 the page number has 9 pt, not 14 pt",
        ),
        (
            STYLES,
            style("Footer", 'w:ascii="宋体"', 'w:ascii="Calibri"'),
            "7.5 the page number is in Calibri, not in 宋体",
        ),
        (
            "word/settings.xml",
            ("<w:evenAndOddHeaders/>", ""),
            "7.5 the page number does not change sides on even pages",
        ),
        (STORY, (r"<w:footerReference [^>]*/>", ""), "7.5 the pages have no number"),
        (
            STORY,
            (r'w:footer="\d+"', 'w:footer="720"'),
            "7.5 the page number stands 19 mm below the type area, not 7 mm",
        ),
    ],
)
def test_what_is_put_wrong_is_found(part: str, change: tuple[str, str], expected: str) -> None:
    assert expected in found(changed(part, change))


def test_what_a_theme_says_is_found() -> None:
    fonts = '<w:rFonts w:eastAsia="仿宋" w:eastAsiaTheme="minorEastAsia"/>'
    data = changed(STYLES, style("BodyText", "</w:pPr>", f"</w:pPr><w:rPr>{fonts}</w:rPr>"))
    assert "5.2.2 正文 names 仿宋, but the theme's face minorEastAsia wins over it" in found(data)


def test_wide_and_long_tables_are_found() -> None:
    data = render(official(annex=table(9, 30)))
    upright = data_with(
        data, lambda xml: xml.replace(' w:orient="landscape"', "").replace("<w:tblHeader/>", "")
    )
    seen = found(upright)
    assert "8 a table of 9 columns stands on an upright page, not on a landscape one" in seen
    assert seen[" the table does not repeat its header row on each page"] == "table 1"


def data_with(data: bytes, change: Callable[[str], str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part.decode()) if name == STORY else part)
    return out.getvalue()


def handmade() -> docx.document.Document:
    """A report as people make it with a program's own template."""
    report = docx.Document()
    report.add_paragraph("青山镇小学2023年创卫工作总结").alignment = WD_ALIGN_PARAGRAPH.CENTER
    report.add_paragraph("青山县教育局：")
    report.add_paragraph("一、基本情况")
    report.add_paragraph("　　我校现有学生582人。" * 5)
    report.add_paragraph("（一）加强领导。" + "成立领导小组，召开会议12次。" * 3)
    report.add_paragraph("　　　　青山镇小学")
    report.add_paragraph("2023年7月5日")
    return report


def saved(report: docx.document.Document) -> bytes:
    out = io.BytesIO()
    report.save(out)
    return out.getvalue()


def test_a_handmade_file_is_read_as_people_read_it() -> None:
    seen = found(saved(handmade()))
    assert seen["5.1 the paper is 216 × 279 mm, not 210 × 297 mm"] == "page setup"
    assert "paragraph 1 “青山镇小学2023年创卫…”" in seen["7.3.1 标题 has 11 pt, not 22 pt"]
    assert "paragraph 3" in seen["7.3.3 一级标题 has 11 pt, not 16 pt"]
    assert not any("正文 begins" in key for key in seen)  # spaces are as good as an indent
    assert "7.3.5.2 the date begins -4 characters to the right of 署名, not 2" in seen


def test_a_handmade_file_put_right_departs_in_nothing_but_its_page_numbers() -> None:
    report = handmade()
    section = report.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    faces = ["华文中宋", "仿宋_GB2312", "SimHei", "FangSong", "仿宋_GB2312", "仿宋", "仿宋"]
    for paragraph, face in zip(report.paragraphs, faces, strict=True):
        paragraph.paragraph_format.line_spacing = Pt(28.9)
        paragraph.paragraph_format.space_after = Pt(28.9 if face == "华文中宋" else 0)
        for run in paragraph.runs:
            fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
            fonts.set(qn("w:eastAsia"), face)
            run.font.size = Pt(22 if face == "华文中宋" else 16)
            run.font.element.rPr.insert_element_before(spacing(-5), "w:w", "w:kern", "w:position", "w:sz")
    indented = report.paragraphs[2], report.paragraphs[4]
    for paragraph in indented:
        paragraph.paragraph_format.first_line_indent = Pt(32)
    swallowing = report.paragraphs[4]  # the heading goes on in the same line as body text
    swallowing.runs[0].text = "（一）加强领导。"
    swallowing.runs[0]._r.rPr.rFonts.set(qn("w:eastAsia"), "楷体")
    rest = swallowing.add_run("成立领导小组，召开会议12次。" * 3)
    rest.font.size = Pt(16)
    rest._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋")
    name, date = report.paragraphs[5:]
    name.runs[0].text = "青山镇小学"
    name.alignment = date.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    name.paragraph_format.right_indent, date.paragraph_format.right_indent = Pt(16 * 5), Pt(16 * 2)
    assert set(found(saved(report))) == {"7.5 the pages have no number"}


def spacing(points: int) -> object:
    from docx.oxml import OxmlElement

    element = OxmlElement("w:spacing")
    element.set(qn("w:val"), str(points))
    return element


def test_a_seal_may_cover_name_and_date() -> None:
    # Clause 7.3.5.1: the date 4 characters from the edge, the name centred over it.
    data = changed(
        STORY,
        (r'(<w:pStyle w:val="Signature"/>)<w:ind [^>]*/>', r'\1<w:ind w:rightChars="450"/>'),
        (r'(<w:pStyle w:val="Date"/>)<w:ind [^>]*/><w:jc [^>]*/>', r'\1<w:ind w:rightChars="400"/>'),
    )
    assert found(data) == {}


def test_a_date_may_be_placed_as_word_spaces_its_digits() -> None:
    placed = (
        (r'(<w:pStyle w:val="Signature"/>)<w:ind [^>]*/>', r'\1<w:ind w:rightChars="625"/>'),
        (r'(<w:pStyle w:val="Date"/>)<w:ind [^>]*/><w:jc [^>]*/>', r'\1<w:ind w:rightChars="200"/>'),
    )
    assert any(each.startswith("7.3.5.2") for each in found(changed(STORY, *placed)))
    spaced = r'\1<w:autoSpaceDE w:val="1"/><w:autoSpaceDN w:val="1"/>'
    assert found(changed(STORY, *placed, (r'(<w:pStyle w:val="Date"/>)', spaced))) == {}


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"x\.docx"):
        found(data)


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace("<w:document", '<!DOCTYPE d [<!ENTITY a "ha">]><w:document', 1),
        lambda xml: xml.replace("<w:body>", f"<w:body>{'<w:sdt>' * 5000}{'</w:sdt>' * 5000}", 1),
    ],
    ids=["document type", "nesting"],
)
def test_hostile_files_are_refused(change: Callable[[str], str]) -> None:
    with pytest.raises(InputError):
        found(data_with(render(official()), change))


@settings(deadline=None)
@given(st.data())
def test_odd_values_never_show_as_a_traceback(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from([STYLES, STORY, FOOTER, "word/numbering.xml", "word/settings.xml"]))
    odd = data.draw(st.sampled_from(["", "-1", "999999999999999999999", "x", "1.5", "nan", "inf", "〇"]))
    skip = data.draw(st.integers(0, 60))
    seen = iter(range(10_000))

    def put(match: re.Match[str]) -> str:
        return f'{match[1]}"{odd}"' if next(seen) >= skip else match[0]

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_OFFICIAL)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, re.sub(r'(w:\w+=)"-?\w+"', put, text) if name == part else text)
    with contextlib.suppress(InputError):
        found(out.getvalue())


_OFFICIAL = render(official())
