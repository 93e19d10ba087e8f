"""Files that call themselves workbooks and are something else, or mean harm."""

import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from huibao.errors import InputError, Problem
from huibao.read.intake import MIB
from huibao.read.xlsx import read

Write = Callable[[str, bytes | str], Path]
Problems = Callable[[Callable[[Path], object], Path], tuple[Problem, ...]]

SHEET = "xl/worksheets/sheet2.xml"


def _workbook() -> bytes:
    book = Workbook()
    basics = book.active
    basics.title = "基本信息"
    basics.append(("项目", "内容"))
    basics.append(("单位类型", "school"))
    figures = book.create_sheet("数据")
    figures.append(("代码", "单位", "本期数"))
    figures.append(("publicity.leaflets", "份", 12))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


GOOD = _workbook()
PARTS = {
    name: zipfile.ZipFile(io.BytesIO(GOOD)).read(name)
    for name in zipfile.ZipFile(io.BytesIO(GOOD)).namelist()
}


def _packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _with(name: str, content: bytes) -> bytes:
    return _packed({**PARTS, name: content})


def test_the_good_one_is_read(write: Write) -> None:
    assert read(write("a.xlsx", GOOD)).tree == {"type": "school", "figures": {"publicity": {"leaflets": 12}}}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Excel file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML>", "web page"),
        (b'<?xml version="1.0"?><Workbook/>', "XML file"),
        (b"%PDF-1.7", "PDF"),
        ("代码,本期数\n".encode(), "not a workbook"),
        (_packed({"word/document.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}), "Word document"),
        (_packed({"mimetype": b"x", "content.xml": b"<x/>"}), "OpenDocument"),
        (_packed({"holiday.jpg": b"\xff\xd8\xff"}), "not a workbook"),
        (_packed({name: PARTS[name] for name in PARTS if name != "xl/workbook.xml"}), "xl/workbook.xml"),
    ],
)
def test_impostors_are_called_by_their_name(
    content: bytes, said: str, problems: Problems, write: Write
) -> None:
    [problem] = problems(read, write("a.xlsx", content))
    assert said in problem.message
    assert problem.hint


@pytest.mark.parametrize(
    "content",
    [
        _with(SHEET, bytes(100 * MIB)),
        _with(SHEET, b" " * (20 * MIB)),
        _packed({**PARTS, **{f"xl/media/{number}.bin": bytes(MIB) for number in range(80)}}),
        _packed({**PARTS, **{f"xl/{number}.xml": b"" for number in range(3000)}}),
    ],
    ids=["one huge part", "one part of extreme ratio", "many parts", "thousands of parts"],
)
def test_zip_bombs_are_not_unpacked(content: bytes, problems: Problems, write: Write) -> None:
    assert "unpack" in problems(read, write("a.xlsx", content))[0].message


def test_a_part_that_lies_about_its_size_is_not_believed(problems: Problems, write: Write) -> None:
    lying = bytearray(_with(SHEET, b" " * MIB + PARTS[SHEET]))
    real = struct.pack("<L", MIB + len(PARTS[SHEET]))
    data = bytes(lying).replace(real, struct.pack("<L", 100))
    assert data != bytes(lying)
    assert "damaged" in problems(read, write("a.xlsx", data))[0].message


LAUGHS = b'<!DOCTYPE z [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(20)
)


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bombs_are_refused_in_any_part_and_encoding(
    part: str, encoding: str, problems: Problems, write: Write
) -> None:
    bomb = (LAUGHS + b"]><worksheet>&u;</worksheet>").decode().encode(encoding)
    assert "document type" in problems(read, write("a.xlsx", _with(part, bomb)))[0].message


def test_a_document_type_hidden_behind_a_long_comment_is_found(problems: Problems, write: Write) -> None:
    padding = "".join(chr(33 + number * number % 12 + number % 7) for number in range(300_000)).replace(
        "-", ""
    )
    outside = f'<!--{padding}--><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>'
    assert "document type" in problems(read, write("a.xlsx", _with(SHEET, outside.encode())))[0].message


@pytest.mark.parametrize(
    "name", ["../../outside.xml", "/etc/outside.xml", "..\\outside.xml", "C:/outside.xml", "xl/../../x.xml"]
)
def test_names_that_lead_outside_are_refused(name: str, problems: Problems, write: Write) -> None:
    assert "forbidden" in problems(read, write("a.xlsx", _with(name, b"<x/>")))[0].message


def test_a_part_that_is_there_twice_is_refused(problems: Problems, write: Write) -> None:
    stream = io.BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(SHEET, b"<x/>")
    assert "repeated" in problems(read, write("a.xlsx", stream.getvalue()))[0].message


@pytest.mark.parametrize("part", sorted(PARTS))
def test_xml_nested_without_end_is_refused_or_ignored(part: str, write: Write) -> None:
    deep = b"<a>" * 100_000 + b"</a>" * 100_000
    try:
        raw = read(write("a.xlsx", _with(part, deep)))
    except InputError:
        return
    assert raw.tree["type"] == "school"


@pytest.mark.parametrize(
    "claim", [b'<dimension ref="A1:XFD1048576"/>', b'<dimension ref="A1"/>', b'<dimension ref="A1:A1"/>']
)
def test_what_a_sheet_says_of_its_size_is_not_believed(claim: bytes, write: Write) -> None:
    content, times = re.subn(rb"<dimension [^>]*>", claim, PARTS[SHEET])
    assert times == 1
    raw = read(write("a.xlsx", _with(SHEET, content)))
    assert raw.tree["figures"] == {"publicity": {"leaflets": 12}}


def test_rows_numbered_into_the_distance_do_not_count(write: Write) -> None:
    far = b'<row r="999999999999"><c r="A999999999"><v>1</v></c></row></sheetData>'
    raw = read(write("a.xlsx", _with(SHEET, PARTS[SHEET].replace(b"</sheetData>", far))))
    assert raw.tree["figures"] == {"publicity": {"leaflets": 12}}


def test_a_sheet_that_goes_on_for_ever_is_refused(problems: Problems, write: Write) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(3, 5010))
    content = PARTS[SHEET].replace(b"</sheetData>", rows + b"</sheetData>")
    [problem] = problems(read, write("a.xlsx", _with(SHEET, content)))
    assert problem.place == "数据!5001"


def test_empty_rows_below_the_form_are_no_matter(write: Write) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d" /></row>' % (n, n) for n in range(3, 6000))
    content = PARTS[SHEET].replace(b"</sheetData>", rows + b"</sheetData>")
    assert read(write("a.xlsx", _with(SHEET, content))).tree["figures"] == {"publicity": {"leaflets": 12}}


@pytest.mark.parametrize("value", [b"1e999", b"nan", b"1e16", b"x", b"9" * 5000])
def test_numbers_beyond_reason_are_refused(value: bytes, problems: Problems, write: Write) -> None:
    content = PARTS[SHEET].replace(b"<v>12</v>", b"<v>" + value + b"</v>")
    assert content != PARTS[SHEET]
    assert problems(read, write("a.xlsx", _with(SHEET, content)))[0].hint


def test_a_huge_sparse_file_is_refused_unread(problems: Problems, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as stream:
        stream.truncate(100 * MIB)
    assert "too large" in problems(read, path)[0].message


def test_another_workbook_is_told_that_it_is_no_form(problems: Problems, write: Write) -> None:
    book = Workbook()
    book.active.title = "食堂台账"
    stream = io.BytesIO()
    book.save(stream)
    [problem] = problems(read, write("a.xlsx", stream.getvalue()))
    assert "基本信息、数据" in problem.message
    assert "食堂台账" in problem.message


def _read_or_refused(path: Path) -> None:
    try:
        raw = read(path)
    except InputError:
        return
    assert isinstance(raw.tree, dict)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(length=st.integers(1, len(GOOD) - 1))
def test_a_file_cut_off_anywhere_is_refused(length: int, write: Write) -> None:
    with pytest.raises(InputError):
        read(write("a.xlsx", GOOD[:length]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(flips=st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=5))
def test_a_file_damaged_anywhere_is_read_or_refused(flips: list[tuple[int, int]], write: Write) -> None:
    data = bytearray(GOOD)
    for place, value in flips:
        data[place] = value
    _read_or_refused(write("a.xlsx", bytes(data)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), part=st.sampled_from(sorted(PARTS)))
def test_a_part_damaged_anywhere_is_read_or_refused(data: st.DataObject, part: str, write: Write) -> None:
    content = bytearray(PARTS[part])
    for _time in range(3):
        start = data.draw(st.integers(0, len(content) - 1))
        content[start : start + data.draw(st.integers(1, 9))] = data.draw(st.binary(max_size=4))
    _read_or_refused(write("a.xlsx", _with(part, bytes(content) or b" ")))
