"""Charts in all formats: the same words everywhere, a native chart in Word, a drawing on pages."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

import docx as python_docx
import openpyxl
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from huibao.model.document import Aspect, Chart, ChartKind, Document, FigureText, Point, Run, Text, plain
from huibao.model.quantity import Bound
from huibao.render import docx, html, json_data, markdown
from huibao.render.chart_looks import describe, first_angle, labelled_below, middles
from huibao.render.chart_svg import WIDTH, draw
from huibao.render.docx import render
from huibao.render.docx.reading import read_content
from huibao.render.readback import read_text

RENDERERS = {"docx": docx.render, "html": html.render, "md": markdown.render, "json": json_data.render}
SOFFICE = shutil.which("soffice")
BEFORE, NOW, TARGET, PLANNED = Aspect.PREVIOUS, Aspect.ACTUAL, Aspect.TARGET, Aspect.PLANNED
HEADS = {BEFORE: "2022年", NOW: "2023年", TARGET: "目标", PLANNED: "2024年计划"}
Given = tuple[str, str] | tuple[str, str, Bound] | None


def chart(
    kind: ChartKind,
    unit: str,
    aspects: tuple[Aspect, ...],
    rows: dict[str, tuple[Given, ...]],
    first: str = "f",
) -> Chart:
    """A chart of figures given as printed and as number."""
    cells: list[tuple[tuple[Run, ...], ...]] = []
    points: list[tuple[Point | None, ...]] = []
    total = sum(Decimal(each[1]) for row in rows.values() for each in row if each)
    for number, (name, row) in enumerate(rows.items()):
        texts: list[tuple[Run, ...]] = [(Text(name),)]
        for aspect, each in zip(aspects, row, strict=True):
            anchor = f"_hb_{first}{number}_{aspect.value}"
            texts.append((FigureText(each[0], f"a.b{number}", aspect, anchor),) if each else (Text("—"),))
        if kind is ChartKind.SHARES and row[0]:
            texts.append((Text(f"{Decimal(row[0][1]) / total * 100:.1f}%".replace(".0%", "%")),))
        cells.append(tuple(texts))
        points.append(tuple(each and Point(Decimal(each[1]), *each[2:]) for each in row))
    shares = ("占比",) if kind is ChartKind.SHARES else ()
    return Chart(
        caption="图1　医疗废物<产生>与处置 & 其他",
        header=(f"单位：{unit}", *(HEADS[aspect] for aspect in aspects), *shares),
        rows=tuple(cells),
        numeric=(False, *(True for _ in aspects), *(True for _ in shares)),
        kind=kind,
        unit=unit,
        aspects=aspects,
        points=tuple(points),
    )


BARS = chart(
    ChartKind.COMPARISON,
    "份",
    (BEFORE, NOW, TARGET),
    {
        "宣传资料“甲”": (("3500", "3500"), ("4000余", "4000", Bound.AT_LEAST), None),
        "海报": (("960.50", "960.50"), ("近1000", "1000", Bound.ABOUT), ("1200", "1200")),
        "退还": (("-12", "-12"), ("0", "0"), None),
    },
    "bars",
)
IN_TEN_THOUSANDS = chart(
    ChartKind.COMPARISON,
    "平方米",
    (BEFORE, NOW),
    {
        "清扫": (("960万", "9600000"), ("近980万", "9800000", Bound.ABOUT)),
        "机械化": (("792万", "7920000"), ("842.8万以上", "8428000", Bound.AT_LEAST)),
    },
    "scaled",
)
MIXED = chart(
    ChartKind.COMPARISON,
    "份",
    (NOW, TARGET),
    {
        "资料": (("近10万", "100000", Bound.ABOUT), ("80000", "80000")),
        "海报": (("900", "900"), ("1000", "1000")),
    },
    "mixed",
)
LINES = chart(
    ChartKind.TREND,
    "%",
    (BEFORE, NOW, PLANNED),
    {
        "知晓率": (("93.2", "93.2"), ("95.6", "95.6"), None),
        "满意率": (("95.8", "95.8"), ("95.7", "95.7"), ("96以上", "96", Bound.AT_LEAST)),
    },
    "lines",
)
PIE = chart(
    ChartKind.SHARES,
    "吨",
    (NOW,),
    {"感染性": (("45.3", "45.3"),), "损伤性": (("9.6", "9.6"),), "其他": (("1.9", "1.9"),)},
    "pie",
)
CHARTS = (BARS, IN_TEN_THOUSANDS, MIXED, LINES, PIE)
ALL = Document(("报告",), "单位", "2023年", CHARTS)


def words(drawn: Chart) -> list[str]:
    cells = [plain(cell) for row in drawn.rows for cell in row]
    return [*drawn.header, *cells, drawn.caption.replace("\u3000", " ")]


@pytest.mark.parametrize("form", RENDERERS)
@pytest.mark.parametrize("drawn", CHARTS, ids=["bars", "scaled", "mixed", "lines", "pie"])
def test_every_format_says_what_is_drawn(form: str, drawn: Chart) -> None:
    document = evolve(ALL, blocks=(drawn,))
    said = [each.replace("\u3000", " ") for each in read_text(f"x.{form}", RENDERERS[form](document))]
    assert said == ["报告", *words(drawn)]


def test_figures_come_in_the_same_order() -> None:
    figures = [
        (run.anchor, run.text)
        for drawn in CHARTS
        for row in drawn.rows
        for cell in row
        for run in cell
        if isinstance(run, FigureText)
    ]
    content = read_content("x.docx", render(ALL))
    assert [(mark.name, mark.text) for mark in content.bookmarks] == figures
    assert [(each.anchor, each.text) for each in content.figures] == figures
    page = RENDERERS["html"](ALL).decode()
    assert re.findall(r'"(_hb_\w+)">([^<]+)<', page) == figures


def test_json_has_what_is_drawn() -> None:
    block = json.loads(RENDERERS["json"](ALL))["blocks"][0]
    assert (block["type"], block["kind"], block["unit"]) == ("chart", "comparison", "份")
    assert block["aspects"] == ["previous", "actual", "target"]
    assert block["points"][0] == [
        {"value": "3500", "bound": "exact"},
        {"value": "4000", "bound": "at_least"},
        None,
    ]


@pytest.fixture(scope="module")
def package() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(render(ALL)))


def test_same_document_same_bytes() -> None:
    assert render(ALL) == render(ALL)


def test_the_package_is_whole(package: zipfile.ZipFile) -> None:
    names = set(package.namelist())
    assert len(names) == len(package.namelist())
    types = ET.fromstring(package.read("[Content_Types].xml"))
    overrides = {part.get("PartName") for part in types if part.get("PartName")}
    defaults = {part.get("Extension") for part in types if part.get("Extension")}
    assert overrides <= {f"/{name}" for name in names}
    for name in names - {"[Content_Types].xml"}:
        assert f"/{name}" in overrides or name.rpartition(".")[2] in defaults, name
    assert {f"/word/charts/chart{number}.xml" for number in range(1, 6)} <= overrides
    for name in names:
        if name.endswith((".xml", ".rels")):
            ET.fromstring(package.read(name))
        if name.endswith(".rels"):
            folder = PurePosixPath(name).parent.parent
            for relation in ET.fromstring(package.read(name)):
                target = (folder / relation.get("Target", "")).as_posix()
                assert re.sub(r"[^/]+/\.\./", "", target) in names, (name, target)


def test_ids_are_used_once(package: zipfile.ZipFile) -> None:
    story = package.read("word/document.xml").decode()
    for found in (
        re.findall(r'<wp:docPr id="(\d+)"', story),
        re.findall(r'bookmarkStart w:id="(\d+)"', story),
    ):
        assert found
        assert len(found) == len(set(found))


def test_every_chart_has_words_for_who_cannot_see_it(package: zipfile.ZipFile) -> None:
    told = re.findall(r' descr="([^"]*)"', package.read("word/document.xml").decode())
    assert told[3] == describe(LINES)
    rates = "知晓率：2022年93.2，2023年95.6；满意率：2022年95.8，2023年95.7，2024年计划96以上。"
    assert told[3] == f"折线图，单位：%。{rates}"
    assert len(told) == len(CHARTS)


@pytest.mark.parametrize(
    ("number", "cells"),
    [
        (1, [("单位：份", "2022年", "2023年", "目标"), ("宣传资料“甲”", 3500, 4000, None)]),
        (2, [("单位：万平方米", "2022年", "2023年"), ("清扫", 960, 980)]),
        (3, [("单位：份", "2023年", "目标"), ("资料", 100000, 80000)]),
        (5, [("单位：吨", "2023年"), ("感染性", 45.3)]),
    ],
)
def test_its_figures_are_edited_in_a_workbook(
    package: zipfile.ZipFile, number: int, cells: list[tuple[object, ...]]
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(package.read(f"word/embeddings/chart{number}.xlsx")))
    assert list(book.worksheets[0].values)[:2] == cells


def test_shares_are_known_to_follow_from_the_figures() -> None:
    """Nobody types them: where a figure is edited, they are no edits of their own."""
    content = read_content("x.docx", render(ALL))
    assert [content.blocks[block] for block in sorted(content.computed)] == [
        plain(row[-1]) for row in PIE.rows
    ]


def test_a_figure_edited_in_word_is_read_with_its_words(package: zipfile.ZipFile) -> None:
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as edited:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/charts/chart1.xml":
                data = data.replace(b"<c:v>4000</c:v>", b"<c:v>4200</c:v>")
            edited.writestr(name, data)
    content = read_content("x.docx", changed.getvalue())
    assert content.bookmarks[1].text == "4200余"
    assert content.figures[1].text == "4000余"


def test_python_docx_opens_it() -> None:
    opened = python_docx.Document(io.BytesIO(render(ALL)))
    assert len(opened.inline_shapes) == len(CHARTS)
    captions = [each for each in opened.paragraphs if each.style.name == "Caption"]
    assert len(captions) == len(CHARTS)


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
def test_charts_survive_libreoffice(tmp_path: Path) -> None:
    written = render(evolve(ALL, blocks=(IN_TEN_THOUSANDS, LINES, PIE)))
    (tmp_path / "x.docx").write_bytes(written)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    to = ["--convert-to", "docx", "--outdir", str(tmp_path / "saved")]
    command = [str(SOFFICE), profile, "--headless", *to, str(tmp_path / "x.docx")]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    saved = (tmp_path / "saved" / "x.docx").read_bytes()
    before, after = read_content("x.docx", written), read_content("x.docx", saved)
    assert [(mark.name, mark.text) for mark in after.bookmarks] == [
        (mark.name, mark.text) for mark in before.bookmarks
    ]
    names = zipfile.ZipFile(io.BytesIO(saved)).namelist()
    assert sum(name.endswith(".xlsx") for name in names) == 3


def test_a_document_without_charts_has_no_trace_of_them() -> None:
    names = zipfile.ZipFile(io.BytesIO(render(evolve(ALL, blocks=())))).namelist()
    assert not [name for name in names if "chart" in name or "embed" in name]


@pytest.mark.parametrize("drawn", CHARTS, ids=["bars", "scaled", "mixed", "lines", "pie"])
def test_the_drawing_names_everything_and_stays_inside(drawn: Chart) -> None:
    root = ET.fromstring(draw(drawn, "c1"))
    space = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert (root.get("aria-labelledby") or "").split() == ids[:2]
    assert len(ids) == len(set(ids))
    said = "".join(each.text or "" for each in root.iter(f"{space}text"))
    for row in drawn.rows:
        assert all(plain(cell) in said for cell in row if plain(cell) != "—")
    _left, _top, width, height = map(float, (root.get("viewBox") or "").split())
    assert width == WIDTH
    for bar in root.iter(f"{space}rect"):
        if bar.get("x"):
            x, y, wide, high = (float(bar.get(name, "0")) for name in ("x", "y", "width", "height"))
            assert 0 <= x <= x + wide <= width
            assert 0 <= y <= y + high <= height
    for text in root.iter(f"{space}text"):
        assert 0 <= float(text.get("x", "-1")) <= width
        assert 0 <= float(text.get("y", "-1")) <= height


def test_what_is_not_exact_is_hatched_and_what_is_planned_is_broken() -> None:
    assert draw(BARS, "c").count('class="bar hatched"') == 2
    assert draw(LINES, "c").count("stroke-dasharray") == 1


def test_bars_of_the_same_length_for_the_same_figure() -> None:
    root = ET.fromstring(draw(IN_TEN_THOUSANDS, "c"))
    bars = [each for each in root.iter("{http://www.w3.org/2000/svg}rect") if each.get("x")][2:]
    lengths = [float(bar.get("width", "0")) for bar in bars]
    assert lengths[2] / lengths[0] == pytest.approx(792 / 960, rel=1e-2)


def test_close_lines_are_labelled_on_both_sides() -> None:
    assert labelled_below(LINES) == {(0, 1)}


@given(st.lists(st.floats(0.01, 100), min_size=3, max_size=8))
def test_a_pie_is_turned_and_never_changed(parts: list[float]) -> None:
    shares = [part / sum(parts) for part in parts]
    first = first_angle(shares)
    turned, straight = middles(shares, first), middles(shares)
    for one, other in zip(turned, straight, strict=True):
        assert (one - other) % 360 == pytest.approx(first % 360, abs=1e-6) or first == 0


@given(st.text(max_size=12), st.text(max_size=6))
def test_no_name_breaks_a_chart(name: str, unit: str) -> None:
    drawn = chart(ChartKind.COMPARISON, unit, (BEFORE, NOW), {name: (("1", "1"), ("2", "2"))})
    document = evolve(ALL, blocks=(drawn,))
    said = {form: read_text(f"x.{form}", write(document)) for form, write in RENDERERS.items()}
    assert said["docx"] == said["html"] == said["md"] == said["json"]
