"""report build, to a PDF: beside other formats, and where something that it takes is missing."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typst

from huibao.pipeline import ReportType
from huibao.render.pdf import engine, fonts


@pytest.fixture(autouse=True)
def _typeface(face_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(fonts.FOLDERS, str(face_folder))
    yield
    engine._setting.cache_clear()
    engine._compiler.cache_clear()


@pytest.mark.no_cover
def test_a_pdf_is_written_beside_others_of_one_report(
    report, data, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed = []
    compose = ReportType.report
    monkeypatch.setattr(ReportType, "report", lambda *given: composed.append(1) or compose(*given))
    outcome = report("build", data(), "-o", "out.pdf", "--format", "docx,pdf,md")
    assert (outcome.code, outcome.err) == (0, "")
    assert (folder / "out.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert (folder / "out.docx").is_file()
    assert composed == [1]


def test_the_same_data_make_the_same_file(report, data, folder: Path) -> None:
    report("build", data(), "-o", "a.pdf", "-o", "b.pdf")
    assert (folder / "a.pdf").read_bytes() == (folder / "b.pdf").read_bytes()


def test_a_missing_face_is_said_once(
    report, data, face_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only = typst.Fonts(include_system_fonts=False, font_paths=[face_folder])
    monkeypatch.setattr(engine, "installed", lambda: only)
    engine._setting.cache_clear()
    engine._compiler.cache_clear()
    outcome = report("build", data(), "-o", "a.pdf", "-o", "b.pdf")
    assert sum("楷体 → 仿宋" in line for line in outcome.out.splitlines()) == 1


def test_without_the_package_the_way_to_it_is_shown(
    report, data, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("huibao.render.pdf")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "typst", None)
    outcome = report("build", data(), "--format", "docx,pdf")
    assert outcome.code == 2
    assert "pip install 'huibao[pdf]'" in outcome.err
    assert not list(folder.glob("*.docx"))


def test_without_a_chinese_typeface_the_way_to_one_is_shown(
    report, data, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    none = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(engine, "installed", lambda: none)
    engine._setting.cache_clear()
    engine._compiler.cache_clear()
    outcome = report("build", data(), "-o", "out.pdf")
    assert outcome.code == 2
    assert "no Chinese typeface was found" in outcome.err
    assert "HUIBAO_FONTS" in outcome.err
    assert not (folder / "out.pdf").exists()
