"""Makes the invented templates of examples/templates: a red letterhead, and one that LibreOffice saved.

Needs python-docx, and LibreOffice (soffice) on the path for the second. The results are kept: LibreOffice
does not write the same bytes twice.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FOLDER = Path(__file__).parents[1] / "examples" / "templates"
_RED = RGBColor(0xC0, 0, 0)


def main() -> None:
    """Writes both."""
    FOLDER.mkdir(exist_ok=True)
    _letterhead().save(str(FOLDER / "letterhead.docx"))
    soffice = shutil.which("soffice")
    if soffice is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "libreoffice.docx"
        _plain().save(str(plain))
        office = f"-env:UserInstallation=file://{folder}/office"
        command = [
            soffice,
            office,
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            f"{folder}/out",
            str(plain),
        ]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own file
        shutil.copy(Path(folder) / "out" / "libreoffice.docx", FOLDER / "libreoffice.docx")


def _letterhead() -> Document:
    """Red head, text boxes in text and header, styles of its own, page number in the middle."""
    document = docx.Document()
    _without_unused(document)
    cells = _styles_of_letterhead(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(35), Mm(30)
    section.left_margin, section.right_margin = Mm(27), Mm(27)
    section.different_first_page_header_footer = True
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    run = head.add_run("临江市爱国卫生运动联席会议")
    _letters(run, "方正小标宋简体", 30, _RED)
    number = document.add_paragraph()
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number.add_run("{{发文")
    number.add_run("字号}}").bold = True  # as spelling checkers cut words up
    _red_line(number)
    _text_box(number, "内部资料　注意保存", 1, 0, 0)
    document.add_paragraph()
    document.add_paragraph("{{标题}}", style="Title")
    document.add_paragraph()
    document.add_paragraph("{{正文}}", style="Body Text")
    document.add_paragraph()
    table = document.add_table(rows=2, cols=2, style="Table Grid")
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells),
        ("报送单位", "{{单位}}", "报告期间", "{{期间}}　联系电话：0578-1234567"),
        strict=True,
    ):
        cell.text = words
        cell.paragraphs[0].style = cells
    running = section.header.paragraphs[0]
    running.text = "{{单位}}｜{{标题}}"
    _letters(running.runs[0], "楷体", 9, _RED)
    _text_box(running, "{{期间}}", 2, 130, 10)
    _page_number(section.footer.paragraphs[0])
    _page_number(section.first_page_footer.paragraphs[0])
    return document


def _without_unused(document: Document) -> None:
    """Takes away python-docx's hundred styles of tables, and their copy for Word 2010: nine tenths of it."""
    used = ("Normal Table", "Table Grid")
    for style in document.styles.element.findall(qn("w:style")):
        if style.type == WD_STYLE_TYPE.TABLE and style.name_val not in used:
            document.styles.element.remove(style)
    document.styles.element.remove(document.styles.element.find(qn("w:latentStyles")))
    for id, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[id]


def _styles_of_letterhead(document: Document) -> ParagraphStyle:
    """Changes the usual styles, takes those from heading 4 on away; the style of cells."""
    normal = document.styles["Normal"]
    _type(normal, "仿宋", 15)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    normal.paragraph_format.line_spacing = Pt(27)
    normal.paragraph_format.space_after = Pt(0)
    _type(document.styles["Title"], "方正小标宋简体", 20, bold=False)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _borderless(document.styles["Title"])
    for level, face in ((1, "黑体"), (2, "楷体"), (3, "仿宋")):
        heading = document.styles[f"Heading {level}"]
        _type(heading, face, 15, bold=False)
        heading.paragraph_format.first_line_indent = Pt(30)
        heading.paragraph_format.space_before = Pt(0)
    for level in (4, 5, 6, 7, 8, 9):
        document.styles.element.remove(document.styles[f"Heading {level}"].element)
    _type(document.styles["Caption"], "黑体", 12, bold=False)
    document.styles["Caption"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    body = document.styles["Body Text"]
    body.paragraph_format.first_line_indent = Pt(30)
    body.paragraph_format.space_after = Pt(0)
    cells = document.styles.add_style("表格文字", WD_STYLE_TYPE.PARAGRAPH)
    _type(cells, "宋体", 10.5)
    cells.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    return cells


def _plain() -> Document:
    """Formatted without styles, as many offices do: the text gets the looks of the marked paragraph."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(30)
    logo = document.add_paragraph()
    _letters(logo.add_run("白鹭镇人民政府"), "黑体", 26, RGBColor(0, 0x50, 0x30))
    address = document.add_paragraph()
    _letters(address.add_run("地址：白鹭镇滨河路8号　邮编：323000　{{主送机关}}"), "楷体", 10)
    document.add_paragraph()
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _letters(title.add_run("{{标题}}"), "宋体", 20, bold=True)
    flow = document.add_paragraph()
    flow.paragraph_format.first_line_indent = Pt(28)
    flow.paragraph_format.line_spacing = 1.5
    flow.paragraph_format.space_after = Pt(0)
    _letters(flow.add_run("｛｛正文｝｝"), "宋体", 14)
    closing = document.add_paragraph()
    closing.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _letters(closing.add_run("{{署名}}"), "宋体", 14)
    day = document.add_paragraph()
    day.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _letters(day.add_run("{{日期}}"), "宋体", 14)
    section.footer.paragraphs[0].text = "白鹭镇人民政府　第"
    _page_number(section.footer.paragraphs[0])
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("（本页为附页，供领导批示）")
    return document


def _type(style: ParagraphStyle, face: str, size: float, *, bold: bool | None = None) -> None:
    _letters(style, face, size, RGBColor(0, 0, 0), bold=bold)


def _letters(
    holder: Run | ParagraphStyle,
    face: str,
    size: float,
    colour: RGBColor | None = None,
    *,
    bold: bool | None = None,
) -> None:
    font = holder.font
    font.size, font.bold = Pt(size), bold
    font.name = "Times New Roman"
    if colour is not None:
        font.color.rgb = colour
    fonts = holder.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    fonts.set(qn("w:eastAsia"), face)


def _borderless(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _red_line(paragraph: Paragraph) -> None:
    border = '<w:pBdr {}><w:bottom w:val="single" w:sz="18" w:space="6" w:color="C00000"/></w:pBdr>'
    paragraph._p.get_or_add_pPr().insert(0, parse_xml(border.format(nsdecls("w"))))


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("－")
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = " PAGE "
        run._r.append(element)
    paragraph.add_run("－")


def _text_box(paragraph: Paragraph, words: str, number: int, left: int, top: int) -> None:
    """A text box beside the paragraph, millimetres from the margin and the page's top, with its fallback."""
    inside = (
        '<w:txbxContent><w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr>'
        f'<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>{words}</w:t></w:r></w:p></w:txbxContent>'
    )
    origin, down = ("page", top) if top else ("margin", -12)
    size = f'cx="{45 * 36000}" cy="{8 * 36000}"'
    run = (
        f'<w:r {nsdecls("w", "wp", "a")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        ' relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'  # noqa: E501 - one element
        f'<wp:positionH relativeFrom="margin"><wp:posOffset>{left * 36000}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="{origin}"><wp:posOffset>{down * 36000}</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:wrapNone/><wp:docPr id="{number}" name="Box {number}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"/><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        '</mc:Choice><mc:Fallback><w:pict><v:shape style="position:absolute;width:128pt;height:23pt">'
        f"<v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    paragraph._p.append(parse_xml(run))


if __name__ == "__main__":
    main()
