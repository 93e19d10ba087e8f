"""A Word file that Word, WPS and LibreOffice open, and in which every figure can be found again."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from huibao.errors import InputError
from huibao.model.document import Document, FigureText, ListBlock, ParagraphBlock, Text
from huibao.render.docx import render
from huibao.render.docx.content import Bookmark
from huibao.render.docx.reading import read_content

GOLDEN = Path(__file__).parent / "goldens" / "document.xml"
SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def written(document: Document) -> bytes:
    return render(document)


@pytest.fixture(scope="module")
def package(written: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(written))


def test_same_document_same_bytes(document: Document, written: bytes) -> None:
    assert render(document) == written


def test_text_part_is_as_agreed(package: zipfile.ZipFile, tmp_path: Path) -> None:
    actual = tmp_path / GOLDEN.name
    actual.write_bytes(package.read("word/document.xml"))
    assert actual.read_bytes() == GOLDEN.read_bytes(), f"copy {actual} over the golden if the change is meant"


def test_archive_is_sound_and_dated_alike(package: zipfile.ZipFile) -> None:
    assert package.testzip() is None
    assert package.namelist()[0] == "[Content_Types].xml"
    assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    stored = [member.filename for member in package.infolist() if member.compress_type == zipfile.ZIP_STORED]
    assert stored == ["docProps/core.xml"]


def test_every_part_is_well_formed_and_declared(package: zipfile.ZipFile) -> None:
    for name in package.namelist():
        ET.fromstring(package.read(name))
    types = ET.fromstring(package.read("[Content_Types].xml"))
    declared = {part.get("PartName") for part in types if part.get("PartName")}
    assert declared <= {f"/{name}" for name in package.namelist()}


def test_every_relationship_leads_to_a_part(package: zipfile.ZipFile) -> None:
    names = set(package.namelist())
    for name in names:
        if name.endswith(".rels"):
            base = PurePosixPath(name).parent.parent
            for relation in ET.fromstring(package.read(name)):
                target = str(base / relation.get("Target", "")).replace("word/../", "")
                assert target in names, (name, target)


def test_headings_show_in_the_navigation_pane(written: bytes) -> None:
    opened = docx.Document(io.BytesIO(written))
    headings = [(p.style.name, p.text) for p in opened.paragraphs if p.style.name.startswith("Heading")]
    assert headings[0] == ("Heading 1", "广泛宣传发动")  # its number is Word's
    assert [name for name, _ in headings] == [f"Heading {level}" for level in (1, 2, 3, 4)]
    levels = [opened.styles[f"Heading {n}"].element.find(".//" + qn("w:outlineLvl")) for n in (1, 2, 3, 4)]
    assert [level.get(qn("w:val")) for level in levels] == ["0", "1", "2", "3"]


def test_page_is_a4_with_official_margins(written: bytes) -> None:
    section = docx.Document(io.BytesIO(written)).sections[0]
    lengths = (
        section.page_width, section.page_height,
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin,
    )  # fmt: skip
    assert [round(length.mm) for length in lengths] == [210, 297, 37, 35, 28, 26]


def test_pages_are_numbered_on_the_outer_side(package: zipfile.ZipFile) -> None:
    for name, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        footer = ET.fromstring(package.read(name))
        assert "".join(footer.itertext()) == "— 1 —"
        assert [place.get(qn("w:val")) for place in footer.iter(qn("w:jc"))] == [side]


def test_no_font_hangs_on_a_theme(package: zipfile.ZipFile) -> None:
    assert not any(b"Theme" in package.read(name) for name in package.namelist())


def test_table_repeats_its_header_and_fills_the_width(written: bytes) -> None:
    (table,) = docx.Document(io.BytesIO(written)).tables
    assert [row._tr.find(".//" + qn("w:tblHeader")) is not None for row in table.rows] == [True, False, False]
    width = table._tbl.tblPr.find(qn("w:tblW"))
    assert (width.get(qn("w:w")), width.get(qn("w:type"))) == ("5000", "pct")
    assert table.cell(1, 0).text == "宣传资料|折页\\"


def test_each_list_counts_from_one(written: bytes) -> None:
    opened = docx.Document(io.BytesIO(written))
    items = [p for p in opened.paragraphs if p.style.name == "List Number"]
    assert [p._p.pPr.numPr.numId.val for p in items] == [2, 2, 3]
    numbering = opened.part.numbering_part.element
    restarts = [n.get(qn("w:val")) for n in numbering.iter(qn("w:startOverride"))]
    assert restarts == ["1", "1"]


def test_numbers_stand_apart_from_items_that_begin_with_one() -> None:
    """2.2个村卫生室 would be read as a number with decimals."""
    lists = (["加强保洁", "2个村卫生室待改造"], ["评比"])
    blocks = tuple(ListBlock(tuple((Text(item),) for item in items)) for items in lists)
    made = Document(title_lines=("报告",), unit="某校", period="2023年", blocks=blocks)
    numbering = docx.Document(io.BytesIO(render(made))).part.numbering_part.element
    definitions = {
        each.get(qn("w:abstractNumId")): each.find(f".//{qn('w:suff')}").get(qn("w:val"))
        for each in numbering.iter(qn("w:abstractNum"))
    }
    used = {
        each.get(qn("w:numId")): definitions[each.find(qn("w:abstractNumId")).get(qn("w:val"))]
        for each in numbering.iter(qn("w:num"))
    }
    assert used == {"1": "nothing", "2": "space", "3": "nothing"}


def test_properties_name_title_and_unit_and_no_date(package: zipfile.ZipFile, written: bytes) -> None:
    properties = docx.Document(io.BytesIO(written)).core_properties
    assert properties.title == "临江市实验小学关于<创卫>工作的报告 & 附注"
    assert properties.author == '临江市"实验"小学 <总校> & 分校'
    assert b"dcterms" not in package.read("docProps/core.xml")


def test_figures_are_found_by_their_bookmarks(written: bytes) -> None:
    content = read_content("report.docx", written)
    assert content.bookmarks == [
        Bookmark("huibao_f1", "4000余份"),
        Bookmark("huibao_f2", "98%以上"),
        Bookmark("huibao_f5", '<12>块 & "半"'),
        Bookmark("huibao_f3", "4000余份"),
        Bookmark("huibao_f4", "3500份"),
    ]


def test_map_tells_what_stood_at_each_bookmark(written: bytes) -> None:
    figures = {figure.anchor: figure for figure in read_content("report.docx", written).figures}
    assert len(figures) == 5
    leaflets = figures["huibao_f1"]
    assert (leaflets.indicator, leaflets.aspect) == ("publicity.leaflets", "actual")
    assert (leaflets.text, leaflets.value, leaflets.unit) == ("4000余份", "4000", "份")
    assert leaflets.bound == "at_least"
    assert (figures["huibao_f4"].aspect, figures["huibao_f4"].value) == ("previous", "3500")
    assert figures["huibao_f5"].value == ""  # not in the register


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
def test_libreoffice_keeps_text_bookmarks_and_map(written: bytes, tmp_path: Path) -> None:
    before = tmp_path / "report.docx"
    before.write_bytes(written)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    saved = tmp_path / "saved"
    to = ("--convert-to", "docx", "--outdir", str(saved))
    subprocess.run([str(SOFFICE), profile, "--headless", *to, str(before)], check=True, timeout=120)
    after = (saved / "report.docx").read_bytes()
    assert read_content("saved.docx", after) == read_content("report.docx", written)


def edited(written: bytes, change: Callable[[str], str]) -> bytes:
    """The package with its text part changed, as an editor would save it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part.decode()) if name == "word/document.xml" else part)
    return out.getvalue()


def test_reads_what_editors_leave_behind(written: bytes) -> None:
    changes = {
        "4000余份</w:t>": "4</w:t></w:r><w:r><w:tab/><w:t>500余份</w:t>",
        "教育局：</w:t></w:r>": "教育局：</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>",
        '<w:pStyle w:val="Addressee"/>': '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>',
    }

    def change(xml: str) -> str:
        for old, new in changes.items():
            xml = xml.replace(old, new, 1)
        return xml

    content = read_content("edited.docx", edited(written, change))
    assert content.bookmarks[0] == Bookmark("huibao_f1", "4 500余份")
    assert content.blocks[:2] == ["临江市实验小学关于<创卫>工作的报告 & 附注", "临江市教育局："]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a zip",
        b"PK\x05\x06" + bytes(18),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ],
    ids=["empty", "text", "empty zip", "old .doc"],
)
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"report\.docx"):
        read_content("report.docx", data)


def test_document_types_are_refused(written: bytes) -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    hostile = edited(written, lambda xml: xml.replace("<w:document", bomb + "<w:document", 1))
    with pytest.raises(InputError):
        read_content("report.docx", hostile)


def test_oversized_parts_are_refused(written: bytes) -> None:
    with pytest.raises(InputError):
        read_content("report.docx", deflated(written, " " * (65 * 1024 * 1024)))


def deflated(written: bytes, padding: str) -> bytes:
    out = io.BytesIO(written)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("customXml/item9.xml", padding)
    return out.getvalue()


@given(st.data())
def test_damage_never_shows_as_a_traceback(data: st.DataObject) -> None:
    whole = bytearray(render(Document(("报告",), "单位", "2023年", (ParagraphBlock((Text("正文"),)),))))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    for broken in (bytes(whole), cut):
        try:
            content = read_content("report.docx", broken)
        except InputError:
            continue
        assert len(content.blocks) <= 2


def test_figure_without_register_still_prints(document: Document) -> None:
    runs = tuple(run for block in document.blocks if isinstance(block, ParagraphBlock) for run in block.runs)
    bare = Document(("报告",), "单位", "2023年", (ParagraphBlock(runs),))
    content = read_content("report.docx", render(bare))
    assert [mark.text for mark in content.bookmarks] == [r.text for r in runs if isinstance(r, FigureText)]
