"""Reports in an office's own Word file: nothing of the file is lost, nothing of the report either."""

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import docx as python_docx
import pytest
from attrs import evolve
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huibao.errors import InputError
from huibao.model.document import (
    Aspect,
    Chart,
    ChartKind,
    Document,
    FigureText,
    Heading,
    ParagraphBlock,
    Point,
    Table,
    Text,
)
from huibao.render import docx
from huibao.render.docx.reading import read_content
from huibao.render.docx.template import Template, check_template, notes, read_template, render
from huibao.render.docx.untouched import is_untouched

FOLDER = Path(__file__).parents[3] / "examples" / "templates"
EXAMPLES = ["letterhead.docx", "libreoffice.docx"]
SOFFICE = shutil.which("soffice")
MAIN = "word/document.xml"


@cache
def example(name: str) -> Template:
    return read_template(name, (FOLDER / name).read_bytes())


@pytest.fixture(params=EXAMPLES)
def template(request: pytest.FixtureRequest) -> Template:
    return example(request.param)


def saved(word: WordDocument) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


@cache
def bare() -> bytes:
    """What python-docx begins with, without its hundred styles of tables, which take long to look through."""
    word = python_docx.Document()
    for style in word.styles.element.xpath("w:latentStyles | w:style[@w:type='table'][not(@w:default)]"):
        style.getparent().remove(style)
    effects = next(way for way in word.part.rels.values() if way.reltype.endswith("/stylesWithEffects"))
    del word.part.rels[effects.rId]
    return saved(word)


@cache
def unchanged() -> bytes:
    return blank(lambda _word: None)


def blank(change: Callable[[WordDocument], object], mark: str = "{{正文}}") -> bytes:
    word = python_docx.Document(io.BytesIO(bare()))
    word.add_paragraph(mark)
    change(word)
    return saved(word)


def repacked(data: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def swap(name: str, old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[name]
        parts[name] = parts[name].replace(old.encode(), new.encode(), 1)

    return change


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        assert len(set(package.namelist())) == len(package.namelist())
        return {name: package.read(name) for name in package.namelist()}


def words(data: bytes) -> Counter[str]:
    return Counter(block.strip() for block in read_content("x.docx", data).blocks if block.strip())


def test_the_report_says_the_same_in_a_template(document: Document, template: Template) -> None:
    plain = evolve(document, letter=None)
    assert words(render(document, template)) == words(docx.render(plain))


def test_figures_keep_their_bookmarks_and_their_map(document: Document, template: Template) -> None:
    plain = read_content("x.docx", docx.render(document))
    built = read_content("x.docx", render(document, template))
    assert built.figures == plain.figures
    assert {mark.name: mark.text for mark in built.bookmarks if mark.name.startswith("huibao_")} == {
        mark.name: mark.text for mark in plain.bookmarks
    }
    assert built.in_template


def test_all_that_is_the_offices_stays_byte_for_byte(document: Document, template: Template) -> None:
    before, after = template.container.parts, members(render(document, template))
    changed = {name for name in before if before[name] != after[name]}
    marked = set(template.marks)
    assert changed <= {
        "[Content_Types].xml", MAIN, "word/_rels/document.xml.rels", "word/styles.xml", "word/numbering.xml",
        "docProps/core.xml", *marked,
    }  # fmt: skip
    for name in ("word/styles.xml", "word/numbering.xml"):  # only added to
        kept = re.sub(rb"</w:(?:styles|numbering)>\s*$", b"", before[name])
        for element in re.findall(
            rb"<w:(?:style|abstractNum|num) .*?</w:(?:style|abstractNum|num)>", kept, re.DOTALL
        ):
            assert element in after[name]


def test_python_docx_opens_it_and_no_id_is_taken_twice(document: Document, template: Template) -> None:
    data = render(document, template)
    word = python_docx.Document(io.BytesIO(data))
    body = word.element.body
    starts = body.xpath(".//w:bookmarkStart/@w:id")
    assert len(starts) == len(set(starts))
    used = {each.style.style_id for each in word.paragraphs}
    assert used <= {style.style_id for style in word.styles}
    styles = [style.style_id for style in word.styles]
    assert len(styles) == len(set(styles))
    assert "{{" not in members(data)[MAIN].decode()


def test_the_same_bytes_each_time_and_known_as_untouched(document: Document, template: Template) -> None:
    data = render(document, template)
    assert data == render(document, template)
    assert is_untouched(data)
    assert not is_untouched(repacked(data, swap(MAIN, "4000", "4500")))


def test_marks_are_filled_in_headers_tables_and_text_boxes(document: Document) -> None:
    template = example("letterhead.docx")
    parts = members(render(document, template))
    header = parts["word/header1.xml"].decode()
    assert header.count('<w:t xml:space="preserve">2023年</w:t>') == 2  # the text box and its fallback
    assert "&lt;总校&gt; &amp; 分校" in header
    assert "2023年　联系电话：0578-1234567" in parts[MAIN].decode()
    assert not any(b"{{" in part for part in parts.values())


def test_what_the_data_do_not_say_is_named(document: Document) -> None:
    template = example("letterhead.docx")
    said = "\n".join(notes(document, template))
    assert "heading 4" in said
    assert "{{发文字号}}" in said


def test_wide_tables_get_their_pages_and_the_page_comes_back(document: Document, template: Template) -> None:
    wide = Table(
        "表2　宽",
        tuple("一二三四五六七八"),
        ((tuple((Text("123456789012"),) for _ in range(8)),)),
        (True,) * 8,
    )
    data = render(evolve(document, blocks=(*document.blocks, wide, ParagraphBlock((Text("完"),)))), template)
    sections = python_docx.Document(io.BytesIO(data)).sections
    shapes = [section.page_width > section.page_height for section in sections]
    assert shapes.count(True) == 1
    assert shapes[-1] is False
    first = template.page
    turned = sections[shapes.index(True)]
    assert (turned.page_width.twips, turned.page_height.twips) == (first.height, first.width)


def test_attachments_come_after_the_signature(document: Document) -> None:
    template = example("libreoffice.docx")
    annex = Heading(1, "主要指标", new_page=True, label="附件")
    blocks = (*document.blocks, annex, ParagraphBlock((Text("附件的话"),)))
    read = read_content("x.docx", render(evolve(document, blocks=blocks), template)).blocks
    signature = read.index("临江市实验小学")
    assert signature < read.index("附件") < read.index("附件的话")


def test_a_report_goes_into_a_cell(document: Document) -> None:
    def cell(word: WordDocument) -> None:
        word.add_table(1, 1).cell(0, 0).text = "{{report}}"

    template = read_template("x.docx", blank(cell, ""))
    data = render(document, template)
    assert len(python_docx.Document(io.BytesIO(data)).sections) == 1
    assert words(data) == words(docx.render(evolve(document, letter=None)))


def test_a_built_report_can_be_the_next_template(document: Document, template: Template) -> None:
    word = python_docx.Document(io.BytesIO(render(document, template)))
    word.paragraphs[-1].insert_paragraph_before("{{正文}}") if word.paragraphs else None
    again = render(document, read_template("again.docx", saved(word)))
    maps = [
        part for part in members(again).values() if b"urn:huibao:figures:1" in part and b"<figures" in part
    ]
    assert len(maps) == 1
    assert read_content("x.docx", again).figures == read_content("x.docx", docx.render(document)).figures


def test_a_dotx_becomes_a_document(document: Document) -> None:
    kind = "wordprocessingml.document.main", "wordprocessingml.template.main"
    data = render(
        document, read_template("x.dotx", repacked(unchanged(), swap("[Content_Types].xml", *kind)))
    )
    assert b"template.main" not in members(data)["[Content_Types].xml"]
    python_docx.Document(io.BytesIO(data))


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
def test_it_comes_back_from_libreoffice(document: Document, tmp_path: Path) -> None:
    built = {name: render(document, example(name)) for name in EXAMPLES}
    for name, data in built.items():
        (tmp_path / name).write_bytes(data)
    office = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [SOFFICE, office, "--headless", "--convert-to", "docx", "--outdir", tmp_path / "out"]
    subprocess.run(
        [*command, *(tmp_path / name for name in built)], check=True, capture_output=True, timeout=180
    )
    for name, data in built.items():
        back = (tmp_path / "out" / name).read_bytes()
        assert words(back) == words(data), name
        assert read_content("x.docx", back).figures == read_content("x.docx", data).figures, name


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30), max_size=6)
)
def test_without_the_mark_it_is_refused_with_the_way_out(texts: list[str]) -> None:
    data = blank(lambda word: [word.add_paragraph(text) for text in texts], "")
    with pytest.raises(InputError) as refused:
        read_template("x.docx", data)
    assert any("{{正文}}" in problem.hint for problem in refused.value.problems)


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.integers(1, 7), max_size=4),
    st.sampled_from(["{{正文}}", "{{ 正文 }}", "｛｛正文｝｝", "{{Report}}"]),
)
def test_marks_are_found_however_they_are_cut(cuts: list[int], mark: str) -> None:
    ends = sorted({0, len(mark), *(cut for cut in cuts if cut < len(mark))})

    def cut(word: WordDocument) -> None:
        for start, end in pairwise(ends):
            word.paragraphs[0].add_run(mark[start:end])

    assert check_template("x.docx", blank(cut, "")).problems == ()


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "word/_rels/document.xml.rels"


def way(kind: str, target: str, mode: str = "") -> Callable[[dict[str, bytes]], None]:
    external = f' TargetMode="{mode}"' if mode else ""
    added = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{external}/></Relationships>'
    return swap(RELS, "</Relationships>", added)


def inside(markup: str) -> Callable[[dict[str, bytes]], None]:
    return swap(MAIN, "<w:p>", f"<w:p>{markup}</w:p><w:p>")


def field(code: str) -> Callable[[dict[str, bytes]], None]:
    half = len(code) // 2
    runs = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in (code[:half], code[half:]))
    bits = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return inside(runs.join(bits))


HOSTILE = {
    "macros": swap("[Content_Types].xml", "openxmlformats-officedocument.wordprocessingml.document.main",
                   "ms-word.document.macroEnabled.main"),
    "macro part": way("vbaProject", "vbaProject.bin"),
    "activex": way("control", "activeX/activeX1.xml"),
    "ole": way("oleObject", "embeddings/o.bin"),
    "ole element": inside("<w:r><w:object/></w:r>"),
    "chunk": way("aFChunk", "x.html"),
    "chunk element": swap(MAIN, "<w:sectPr", '<w:altChunk xmlns:r="r" r:id="a"/><w:sectPr'),
    "remote picture": way("image", "http://203.0.113.1/x.png", "External"),
    "share": way("image", "file://///203.0.113.1/x", "External"),
    "script link": way("hyperlink", "javascript:alert(1)", "External"),
    "local link": way("hyperlink", "file:///etc/passwd", "External"),
    "vml source": inside('<w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml"'
                         ' src="http://203.0.113.1/a"/></w:pict></w:r>'),
    "dde": field("DDEAUTO c:\\\\x calc"),
    "include": field(" INCLUDEPICTURE http://203.0.113.1/a "),
    "simple field": inside('<w:fldSimple w:instr="INCLUDETEXT /etc/passwd"/>'),
    "quoted field": field("QUOTE 68 68 69"),
    "open field": inside('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                         '<w:r><w:instrText>DDE x</w:instrText></w:r>'),
    "tracked": inside('<w:ins w:id="1"><w:r><w:t>x</w:t></w:r></w:ins>'),
    "entities": swap(MAIN, "?>", '?><!DOCTYPE w [<!ENTITY a "b">]>'),
    "entities elsewhere": swap("word/styles.xml", "?>", '?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    "nesting": inside("<w:r>" * 5000 + "</w:r>" * 5000),
    "not xml": swap(MAIN, "<w:body>", "<w:body"),
    "path": lambda parts: parts.update({"../evil.xml": b"<a/>"}),
    "backslash": lambda parts: parts.update({"word\\evil.xml": b"<a/>"}),
    "absolute": lambda parts: parts.update({"/evil.xml": b"<a/>"}),
    "same name": lambda parts: parts.update({"word/DOCUMENT.xml": b"<a/>"}),
    "bomb": lambda parts: parts.update({"word/media/x.bin": b"\0" * (80 * 1024 * 1024)}),
    "no styles": lambda parts: parts.pop("word/styles.xml"),
    "no text": lambda parts: parts.pop(MAIN),
    "drawing with code": lambda parts: parts.update(
        {"word/media/x.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'}),
}  # fmt: skip


def test_what_stands_in_no_way_is_taken() -> None:
    whole = python_docx.Document()
    whole.add_paragraph("{{正文}}")
    for data in (saved(whole), repacked(unchanged(), lambda _parts: None)):
        assert check_template("x.docx", data).problems == ()


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE)
def test_what_could_do_harm_is_refused_in_words(change: Callable[[dict[str, bytes]], None]) -> None:
    with pytest.raises(InputError) as refused:
        read_template("x.docx", repacked(unchanged(), change))
    assert all(problem.message and problem.hint for problem in refused.value.problems)


KINDS = {
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "rtf": b"{\\rtf1}", "pdf": b"%PDF-1.7", "text": "正文".encode(), "cut": unchanged()[:900],
}  # fmt: skip


@pytest.mark.parametrize("data", KINDS.values(), ids=KINDS)
def test_other_kinds_of_file_are_named(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        read_template("x.docx", data)
    assert refused.value.problems[0].hint


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=8))
def test_damage_never_ends_in_a_traceback(at: int, noise: bytes) -> None:
    data = unchanged()
    place = at % len(data)
    broken = data[:place] + noise + data[place + len(noise) :]
    with suppress(InputError):
        check_template("x.docx", broken)


def test_ties_to_other_files_are_cut_and_told() -> None:
    def tie(parts: dict[str, bytes]) -> None:
        settings_rels = "word/_rels/settings.xml.rels"
        parts[settings_rels] = (
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship'
            f' Id="rId1" Type="{OFFICE}/attachedTemplate" Target="http://203.0.113.1/x.dotm"'
            ' TargetMode="External"/></Relationships>'
        ).encode()
        swap("word/settings.xml", "</w:settings>",
             f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rId1"/></w:settings>')(parts)  # fmt: skip

    check = check_template("x.docx", repacked(unchanged(), tie))
    assert check.template is not None
    assert "203.0.113.1" in check.notes[0]
    assert not any(
        b"203.0.113.1" in part or b"attachedTemplate" in part
        for part in check.template.container.parts.values()
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda word: word.add_paragraph("{{正文}}"), "2 times"),
        (lambda word: word.add_paragraph("{{报告日}}"), "nobody knows"),
        (lambda word: word.sections[0].header.add_paragraph("{{report}}"), "outside the text"),
        (lambda word: setattr(word.paragraphs[0], "text", "见{{正文}}"), "alone"),
    ],
)  # fmt: skip
def test_misplaced_marks_are_named(change: Callable[[WordDocument], object], said: str) -> None:
    problems = check_template("x.docx", blank(change)).problems
    assert any(said in problem.message for problem in problems), problems


def test_numbered_headings_of_the_office_count_as_it_has_them(document: Document) -> None:
    def number(word: WordDocument) -> None:
        numbering = word.part.numbering_part.element
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                '<w:numFmt w:val="decimal"/><w:lvlText w:val="第%1部分"/></w:lvl></w:abstractNum>'
            ),
        )
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
        )
        style = word.styles["Heading 1"].element.get_or_add_pPr()
        style.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="77"/></w:numPr>'))

    read = read_content("x.docx", render(document, read_template("x.docx", blank(number)))).blocks
    assert any(block.startswith("第1部分") and block.endswith("广泛宣传发动") for block in read)


def test_charts_come_along_beside_those_of_the_template(document: Document) -> None:
    shown = Chart(
        "图1", ("单位：份", "2023年"),
        (((Text("宣传资料"),), (FigureText("4000余", "publicity.leaflets", Aspect.ACTUAL, "huibao_c1"),)),),
        (False, True), ChartKind.COMPARISON, "份", (Aspect.ACTUAL,), ((Point(Decimal(4000)),),),
    )  # fmt: skip
    charted = evolve(document, blocks=(*document.blocks, shown))
    first = render(charted, read_template("x.docx", unchanged()))
    word = python_docx.Document(io.BytesIO(first))
    word.paragraphs[0].insert_paragraph_before("{{正文}}")
    data = render(charted, read_template("x.docx", saved(word)))
    parts = members(data)
    charts = [name for name in parts if re.fullmatch(r"word/.*/chart\d+\.xml", name)]
    assert len(charts) == 2
    assert len([name for name in parts if name.endswith(".xlsx")]) == 2
    drawings = python_docx.Document(io.BytesIO(data)).element.body.xpath(".//wp:docPr/@id")
    assert len(set(drawings)) == len(drawings) == 2
    assert "huibao_c1" in {mark.name for mark in read_content("x.docx", data).bookmarks}


@pytest.mark.parametrize("nested", [False, True])
def test_a_report_in_a_cell_reads_as_one_that_is_not(nested: bool, document: Document) -> None:
    def change(word: WordDocument) -> None:
        cell = word.add_table(1, 2).cell(0, 1)
        cell = cell.add_table(1, 1).cell(0, 0) if nested else cell
        cell.paragraphs[0].text = "{{正文}}"

    built = render(document, read_template("x.docx", blank(change, "上级来文")))
    assert words(built) == words(docx.render(evolve(document, letter=None)))
    assert read_content("x.docx", built).within == 1 + nested


def test_a_mark_that_begins_a_page_makes_the_report_begin_one_and_not_each_paragraph(
    document: Document,
) -> None:
    def change(word: WordDocument) -> None:
        look = word.paragraphs[0].paragraph_format
        look.page_break_before = look.keep_together = True
        word.paragraphs[0].runs[0].italic = True

    report = python_docx.Document(
        io.BytesIO(render(document, read_template("x.docx", blank(change))))
    ).paragraphs
    breaks = [each for each in report if each.paragraph_format.page_break_before]
    assert breaks[0].text.replace("\n", "") == document.title
    assert {each.style.style_id for each in breaks[1:]} <= {"AnnexLabel"}
    body = next(each for each in report if each.style.style_id == "ReportText")
    assert body.style.font.italic
    assert not body.style.paragraph_format.page_break_before


def test_tables_keep_to_the_columns_of_the_page_and_landscape_pages_have_none(document: Document) -> None:
    def change(word: WordDocument) -> None:
        columns = word.sections[0]._sectPr.find(qn("w:cols"))
        columns.set(qn("w:num"), "2")
        columns.set(qn("w:space"), "720")

    row = tuple((Text("6000"),) for _ in range(9))
    narrow = Table("表", ("项目", "数量"), (((Text("会议"),), (Text("6"),)),), (False, True))
    wide = Table("表", tuple(f"第{number}列" for number in range(9)), (row,), (True,) * 9)
    built = render(evolve(document, blocks=(narrow, wide)), read_template("x.docx", blank(change)))
    word = python_docx.Document(io.BytesIO(built))
    page = word.sections[0]
    room = Emu(page.page_width - page.left_margin - page.right_margin).twips
    first, second = (sum(column.width.twips for column in table.columns) for table in word.tables)
    assert first <= (room - 720) / 2 < second
    columns = [each._sectPr.find(qn("w:cols")) for each in word.sections]
    assert [each is None or each.get(qn("w:num")) is None for each in columns] == [False, True]


def test_two_places_of_the_date_are_one_of_the_report_and_one_of_the_template(document: Document) -> None:
    def change(word: WordDocument) -> None:
        for _ in range(2):
            word.add_paragraph("{{日期}}")

    built = render(document, read_template("x.docx", blank(change)))
    assert words(built) == words(docx.render(evolve(document, letter=None)))


def test_parts_that_nothing_leads_to_are_left_behind(document: Document) -> None:
    stray = repacked(
        unchanged(), lambda parts: parts.update({"word/vbaProject.bin": b"\xd0\xcf", "x/y.xml": b"<x/>"})
    )
    assert members(stray).keys() - members(render(document, read_template("x.docx", stray))).keys() == {
        "word/vbaProject.bin",
        "x/y.xml",
    }


def test_the_strict_form_is_called_so() -> None:
    def change(parts: dict[str, bytes]) -> None:
        for name, part in parts.items():
            if name.endswith((".xml", ".rels")):
                parts[name] = part.replace(
                    b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument"
                ).replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                )  # fmt: skip

    strict = repacked(unchanged(), change)
    assert "Strict" in check_template("x.docx", strict).problems[0].message
    with pytest.raises(InputError):
        read_content("x.docx", strict)
