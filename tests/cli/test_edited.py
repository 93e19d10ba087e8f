"""report verify and report read, from the command line."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Report

SOFFICE = shutil.which("soffice")
Data = Callable[..., Path]


@pytest.fixture
def built(report: Report, data: Data) -> Path:
    """The school's report, as a relative path."""
    assert report("build", data(), "-o", "out.docx").code == 0
    return Path("out.docx")


def rewritten(path: Path, change: Callable[[str, str], str], to: str = "edited.docx") -> Path:
    """The package with its XML parts changed; change takes name and text."""
    target = Path(to)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(name, part.decode()) if name.endswith(".xml") else part)
    return target


def in_text(old: str, new: str) -> Callable[[str, str], str]:
    """Changes words in the text part."""

    def change(name: str, text: str) -> str:
        if name != "word/document.xml":
            return text
        assert old in text
        return text.replace(old, new)

    return change


def in_map(change: Callable[[str], str]) -> Callable[[str, str], str]:
    return lambda name, text: change(text) if name == "customXml/item1.xml" else text


def test_an_untouched_report_agrees(report: Report, built: Path) -> None:
    done = report("verify", built, "school.toml")
    assert (done.code, done.err) == (0, "")
    assert done.out == "out.docx: figures and data agree\n"


def test_an_edited_figure(report: Report, built: Path) -> None:
    edited = rewritten(built, in_text(">42次<", ">45次<"))
    done = report("verify", edited, "school.toml")
    assert done.code == 1
    assert "the document was edited to 45次; the data say 42次" in done.out
    assert "【45次】" in done.out
    assert "edited.docx: 1 " in done.out


def test_json(report: Report, built: Path) -> None:
    edited = rewritten(built, in_text(">42次<", ">45次<"))
    done = report("verify", edited, "school.toml", "--format", "json")
    assert done.code == 1
    told = json.loads(done.out)
    assert (told["document"], told["file"], told["agree"], told["tracked_changes"]) == (
        "edited.docx", "school.toml", False, False,
    )  # fmt: skip
    first = told["differences"][0]
    assert (first["kind"], first["counts"], first["indicator"]) == ("edited", True, "environment.cleanups")
    assert (first["was"], first["now"], first["data"]) == ("42次", "45次", "42次")
    assert first["heading"]
    assert first["paragraph"] > 1


def test_changed_data(report: Report, built: Path, data: Data) -> None:
    data(("environment.cleanups = 42", "environment.cleanups = 44"))
    done = report("verify", built, "school.toml")
    assert done.code == 1
    assert "the data have changed to 44次; the document still says 42次" in done.out


def test_words_alone_do_not_fail(report: Report, built: Path) -> None:
    edited = rewritten(built, in_text("临江市教育局：", "临江市教育体育局："))
    done = report("verify", edited, "school.toml")
    assert done.code == 0
    assert "note" in done.out


def test_last_years_file_is_taken_as_build_takes_it(report: Report, data: Data) -> None:
    data(('period = "2023"', 'period = "2022"'), name="last.toml")
    data()
    assert report("build", "school.toml", "--previous", "last.toml", "-o", "out.docx").code == 0
    assert report("verify", "out.docx", "school.toml", "--previous", "last.toml").code == 0
    done = report("verify", "out.docx", "school.toml")
    assert done.code == 1
    assert "--previous" in done.err
    assert len([line for line in done.out.splitlines() if line.startswith("differs")]) == 1
    assert "the data have none of these" in done.out
    told = json.loads(report("verify", "out.docx", "school.toml", "--format", "json").out)
    assert len(told["differences"]) > 4


def test_last_years_file_that_the_report_was_built_without(report: Report, built: Path, data: Data) -> None:
    data(('period = "2023"', 'period = "2022"'), name="last.toml")
    done = report("verify", built, "school.toml", "--previous", "last.toml")
    assert done.code == 1
    assert "omit --previous" in done.err


def test_few_figures_of_last_year_are_told_one_by_one(report: Report, data: Data) -> None:
    data(("[previous]\n", "[previous]\nenvironment.cleanups = 40\n"))
    assert report("build", "school.toml", "-o", "out.docx").code == 0
    data()
    done = report("verify", "out.docx", "school.toml")
    assert "(last year): the document says 40" in done.out
    assert "--previous" in done.err


def test_another_outline_than_the_reports_is_said(report: Report, built: Path) -> None:
    asked = report("verify", built, "school.toml", "--outline", "aiwei")
    assert "创卫工作总结" in asked.err
    assert "as --outline asks" in asked.err
    assert report("verify", built, "school.toml", "--outline", "chuangwei").err == ""


def test_the_parts_of_a_letter_are_called_by_their_names(report: Report, data: Data) -> None:
    head = (
        '[letter]\nmark = "临江市实验小学文件"\nnumber = "临小〔2023〕9号"\ncopy_to = ["临江市卫生健康局"]\n'
    )
    data(("[figures]", f'{head}issued_by = "校办公室"\nissued_on = 2023-12-21\n\n[figures]'))
    assert report("build", "school.toml", "-o", "out.docx").code == 0

    edited = Path("out.docx")
    for old, new in (("〕9号", "〕19号"), ("市卫生健康局", "市卫健局"), ("12月21日", "12月22日")):
        edited = rewritten(edited, in_text(old, new), f"{new}.docx")
    done = report("verify", edited, "school.toml")
    assert (done.code, done.out.count("note ")) == (0, 3)
    for place in ("letterhead", "copies to", "imprint"):
        assert f"note {place}，paragraph" in done.out


def test_who_gets_copies_is_missed(report: Report, data: Data) -> None:
    head = (
        '[letter]\nmark = "临江市实验小学文件"\nnumber = "临小〔2023〕9号"\ncopy_to = ["临江市卫生健康局"]\n'
    )
    data(("[figures]", f"{head}\n[figures]"))
    assert report("build", "school.toml", "-o", "out.docx").code == 0

    def change(name: str, text: str) -> str:
        return (
            re.sub(r"<w:tr>(?:(?!</w:tr>).)*抄送：.*?</w:tr>", "", text)
            if name == "word/document.xml"
            else text
        )

    edited = rewritten(Path("out.docx"), change)
    assert "note copies to: a paragraph was deleted: 抄送：" in report("verify", edited, "school.toml").out
    assert "抄送：临江市卫生健康局" in report("read", edited).err


def test_a_changed_date_is_told_once(report: Report, data: Data) -> None:
    data(('period = "2023"\n', 'period = "2023"\ndate = 2023-12-20\n'))
    assert report("build", "school.toml", "-o", "out.docx").code == 0
    done = report("verify", rewritten(Path("out.docx"), in_text("12月20日", "12月21日")), "school.toml")
    assert (done.code, done.out.count("note ")) == (0, 1)
    assert "the words “2023年12月20日” are now “2023年12月21日”" in done.out
    assert "note signature and date" in done.out


def test_files_in_each_others_place(report: Report, built: Path) -> None:
    assert "'report build' wrote" in report("verify", "school.toml", "school.toml").err
    assert "'report build' wrote" in report("read", "school.toml").err
    for done in (report("check", built), report("verify", built, built), report("build", built)):
        assert done.code == 2
        assert "'report verify'" in done.err
        assert "'report read'" in done.err


def test_another_units_file_is_refused(report: Report, built: Path, data: Data) -> None:
    data(("临江市实验小学", "云渡县白鹭小学"), name="other.toml")
    done = report("verify", built, "other.toml")
    assert done.code == 2
    assert "临江市实验小学" in done.err
    assert "云渡县白鹭小学" in done.err


def test_reading_back_and_building_again(report: Report, built: Path) -> None:
    done = report("read", built, "-o", "back.toml")
    assert (done.code, done.err) == (0, "")
    assert report("build", "back.toml", "-o", "again.docx").code == 0
    texts = [zipfile.ZipFile(name).read("word/document.xml") for name in ("out.docx", "again.docx")]
    assert texts[0] == texts[1]
    assert report("verify", "out.docx", "back.toml").code == 0


def test_reading_back_to_standard_output(report: Report, built: Path) -> None:
    edited = rewritten(built, in_text(">42次<", ">45次<"))
    done = report("read", edited)
    assert done.code == 0
    assert 'environment.cleanups = "45次"' in done.out
    assert re.search(r"taken over: .+: 42次 → 45次", done.err)


def test_what_is_not_taken_over_is_said_and_written(report: Report, built: Path) -> None:
    edited = rewritten(built, in_text("临江市实验小学</w:t>", "临江市实验学校</w:t>"))
    done = report("read", edited, "-o", "back.toml")
    assert done.code == 0
    assert "not taken over" in done.err
    assert "# not taken over:" in Path("back.toml").read_text(encoding="utf-8")


def test_no_file_is_overwritten_unasked(report: Report, built: Path) -> None:
    before = Path("school.toml").read_text(encoding="utf-8")
    refused = report("read", built, "-o", "school.toml")
    assert refused.code == 2
    assert "--force" in refused.err
    assert Path("school.toml").read_text(encoding="utf-8") == before
    assert report("read", built, "-o", "school.toml", "--force").code == 0


def test_only_toml_is_written(report: Report, built: Path) -> None:
    done = report("read", built, "-o", "data.xlsx")
    assert done.code == 2
    assert ".toml" in done.err


@pytest.mark.parametrize("command", ["verify", "read"])
def test_a_word_file_of_somebody_elses(command: str, report: Report, built: Path) -> None:
    def change(name: str, text: str) -> str:
        return "<other/>" if name == "customXml/item1.xml" else text.replace("_hb", "_other")

    foreign = rewritten(built, change)
    done = report(command, foreign, *(["school.toml"] if command == "verify" else []))
    assert done.code == 2
    assert "holds no map of its figures" in done.err
    assert "report build" in done.err


def test_a_report_that_lost_its_map_goes_by_its_bookmarks(report: Report, built: Path) -> None:
    """As on the way over .odt or .doc."""
    lost = rewritten(built, in_map(lambda _text: "<other/>"))
    done = report("verify", lost, "school.toml")
    assert (done.code, done.out) == (0, "edited.docx: figures and data agree\n")
    assert "lost its map" in done.err
    edited = rewritten(lost, in_text(">42次<", ">45次<"), "again.docx")
    done = report("verify", edited, "school.toml")
    assert done.code == 1
    assert "edited to 45次" in done.out


@pytest.mark.parametrize(
    "told",
    [
        "{",
        "[]",
        '{"format": 1}',
        "[" * 100_000,
        '{"type": "school", "period": [], "unit": 3}',
        "\u0661",
        '{"type": 5}',
    ],
)
def test_damaged_data_in_the_map(told: str, report: Report, built: Path) -> None:
    def change(text: str) -> str:
        start, end = text.index("<data>") + 6, text.index("</data>")
        return text[:start] + told + text[end:]

    damaged = rewritten(built, in_map(change))
    done = report("read", damaged)
    assert done.code == 2
    assert "edited.docx" in done.err
    assert "Traceback" not in done.err
    assert report("verify", damaged, "school.toml").code in (0, 1)


def test_a_report_of_an_older_version(report: Report, built: Path) -> None:
    old = rewritten(built, in_map(lambda text: re.sub("<data>.*</data>", "", text)))
    assert report("verify", old, "school.toml").code == 0
    done = report("read", old)
    assert done.code == 2
    assert "does not carry its data" in done.err


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100, "<html>报告</html>".encode()],
    ids=["empty", "zip", "doc", "html"],
)
def test_what_is_no_word_file(content: bytes, report: Report, data: Data) -> None:
    data()
    Path("bad.docx").write_bytes(content)
    for arguments in (("verify", "bad.docx", "school.toml"), ("read", "bad.docx")):
        done = report(*arguments)
        assert done.code == 2
        assert "bad.docx" in done.err
        assert "Traceback" not in done.err


def test_a_bomb(report: Report, built: Path) -> None:
    out = io.BytesIO(built.read_bytes())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        package.writestr("customXml/item9.xml", b" " * (80 * 1024 * 1024))
    Path("bomb.docx").write_bytes(out.getvalue())
    done = report("read", "bomb.docx")
    assert done.code == 2
    assert "not a readable Word file" in done.err


def test_entities(report: Report, built: Path) -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "ha">]>'
    hostile = rewritten(built, in_text("<w:document", bomb + "<w:document"))
    assert report("read", hostile).code == 2


@pytest.mark.no_cover
@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
def test_a_copy_saved_by_libreoffice(report: Report, built: Path, tmp_path: Path) -> None:
    edited = rewritten(built, in_text(">42次<", ">45次<"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    to = ("--convert-to", "docx", "--outdir", "saved")
    subprocess.run(
        [str(SOFFICE), profile, "--headless", *to, str(built), str(edited)], check=True, timeout=120
    )
    assert report("verify", "saved/out.docx", "school.toml").out == "saved/out.docx: figures and data agree\n"
    done = report("verify", "saved/edited.docx", "school.toml")
    assert done.code == 1
    assert "edited to 45次" in done.out
    assert report("read", "saved/out.docx", "-o", "back.toml").err == ""
    assert report("build", "back.toml", "-o", "again.docx").code == 0
    assert report("verify", "again.docx", "school.toml").code == 0
