"""template: the Excel form, empty or with what is known already.

Writing and reading workbooks takes long under coverage: tests that run no line of their own are not counted.
"""

from importlib.util import find_spec
from pathlib import Path

import pytest
from openpyxl import load_workbook

from huibao.read.xlsx import read

EXAMPLE = Path(find_spec("huibao_bureau").origin).parent / "example.toml"


@pytest.mark.no_cover
def test_template_reads_back(report, data) -> None:
    assert report("template", "--type", "school", "--from", data()).code == 0
    assert report("build", "school.xlsx", "-o", "from-form.md").code == 0
    assert report("build", "school.toml", "-o", "from-toml.md").code == 0
    assert Path("from-form.md").read_text() == Path("from-toml.md").read_text()


def test_a_form_that_somebody_may_have_filled_in_is_not_overwritten(report, folder: Path) -> None:
    assert report("template", "--type", "school", "-o", "form.xlsx").code == 0
    Path("form.xlsx").write_bytes(b"filled in")
    outcome = report("template", "--type", "school", "-o", "form.xlsx")
    assert (outcome.code, outcome.out) == (2, "")
    assert "form.xlsx is there already" in outcome.err
    assert Path("form.xlsx").read_bytes() == b"filled in"
    assert report("template", "--type", "school", "-o", "form.xlsx", "--force").code == 0
    assert read(Path("form.xlsx")).tree["type"] == "school"


@pytest.mark.no_cover
def test_an_empty_form_is_told_its_empty_cells(report, folder: Path) -> None:
    assert report("template", "--type", "school", "-o", "form.xlsx").code == 0
    outcome = report("check", "form.xlsx")
    assert outcome.code == 2
    assert "基本信息!B4: “报告期” must be given" in outcome.err
    assert "基本信息!B6: “单位名称” must be given" in outcome.err
    assert "such as 2023年" in outcome.err


@pytest.mark.no_cover
def test_names_become_codes_in_the_form(report, data) -> None:
    named = data(('publicity.leaflets = "4000余份"', '"宣传资料份数" = "4000余份"'))
    assert report("template", "--type", "school", "--from", named).code == 0
    assert read(Path("school.xlsx")).tree["figures"]["publicity"]["leaflets"] == "4000余份"


def _rows(path: str) -> set[str]:
    """The codes that a form has a row for."""
    sheet = load_workbook(path)["数据"]
    return {row[1] for row in sheet.iter_rows(min_row=2, values_only=True)}


@pytest.mark.no_cover
def test_the_form_of_a_kind_asks_for_less(report) -> None:
    assert report("template", "--type", "bureau", "-o", "all.xlsx").code == 0
    assert report("template", "--type", "bureau", "--kind", "market", "-o", "market.xlsx").code == 0
    assert report("template", "--type", "bureau", "--kind", "campaign_office", "-o", "office.xlsx").code == 0
    assert read(Path("market.xlsx")).tree["unit"] == {"kind": "market"}
    everything, market, office = (_rows(f"{name}.xlsx") for name in ("all", "market", "office"))
    assert "sampling.batches" in market
    assert "air.good_days" in everything - market
    assert len(market) < len(everything) / 2
    assert len(market) < len(office)


@pytest.mark.no_cover
def test_the_form_of_a_kind_keeps_what_else_the_file_holds(report) -> None:
    Path("bureau.toml").write_bytes(EXAMPLE.read_bytes())
    source = report("build", "bureau.toml", "-o", "from-toml.md")
    form = report("template", "--type", "bureau", "--kind", "market", "--from", "bureau.toml")
    assert (source.code, form.code) == (0, 0)
    assert report("build", "bureau.xlsx", "-o", "from-form.md").code == 0
    assert Path("from-form.md").read_text() == Path("from-toml.md").read_text()
    assert read(Path("bureau.xlsx")).tree["unit"]["kind"] == "campaign_office"


@pytest.mark.no_cover
def test_a_row_may_be_added_by_name(report) -> None:
    assert report("template", "--type", "bureau", "--kind", "market", "-o", "form.xlsx").code == 0
    book = load_workbook("form.xlsx")
    book["数据"].append(["", "空气质量优良天数", "", "", 300])
    book["基本信息"]["B4"], book["基本信息"]["B6"] = "2023", "临江市市场监督管理局"
    book.save("form.xlsx")
    assert "300天" in report("explain", "air.good_days", "form.xlsx").out


def test_template_with_what_was_planned_as_targets(report, data) -> None:
    last = data(
        ('"2023"', '"2022"'),
        ("[previous]", "[planned]\nleadership.meetings = 14\npublicity.banners = 30\n[previous]"),
        name="last.toml",
    )
    this = data(("[previous]", "[targets]\nleadership.meetings = 10\n[previous]"))
    assert (
        report("template", "--type", "school", "--previous", last, "--from", this, "-o", "both.xlsx").code
        == 0
    )
    assert "target: 10次" in report("explain", "leadership.meetings", "both.xlsx").out
    assert "target: 30条" in report("explain", "publicity.banners", "both.xlsx").out


def test_template_with_last_years_column(report, data) -> None:
    last = data(
        ('"2023"', '"2022"'), ("leadership.meetings = 12", "leadership.meetings = 9"), name="last.toml"
    )
    assert report("template", "--type", "school", "--previous", last, "-o", "form.xlsx").code == 0
    assert (
        report("template", "--type", "school", "--previous", last, "--from", data(), "-o", "both.xlsx").code
        == 0
    )
    outcome = report("explain", "leadership.meetings", "both.xlsx")
    assert "9次" in outcome.out
    assert "12次" in outcome.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--type", "clinic"],
        ["--type", "school", "-o", "no/such.xlsx"],
        ["--type", "school", "--from", "none.toml"],
        [],
    ],
)
def test_template_where_it_cannot(report, folder: Path, arguments: list[str]) -> None:
    outcome = report("template", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert list(folder.iterdir()) == []


@pytest.mark.no_cover
def test_a_form_is_told_where_things_go_in_its_own_words(report, tmp_path: Path) -> None:
    assert report("template", "--type", "school", "-o", "school.xlsx").code == 0
    book = load_workbook("school.xlsx")
    for row in book["基本信息"].iter_rows():
        for given, value in (("报告期", "2023"), ("单位名称", "临江市实验小学")):
            if row[0].value == given:
                row[1].value = value
    figures, texts = book["数据"], book["文字"]
    columns = {cell.value: cell.column for row in figures.iter_rows(max_row=10) for cell in row if cell.value}
    row = figures.max_row + 1
    figures.cell(row, columns["代码"], "garden.plots")
    figures.cell(row, columns["单位"], "块")
    figures.cell(row, columns["本期数"], 3)
    columns = {cell.value: cell.column for line in texts.iter_rows(max_row=10) for cell in line if cell.value}
    texts.cell(texts.max_row + 1, columns["部分"], "广泛宣传")
    texts.cell(texts.max_row, columns["内容"], "我校重视宣传。")
    book.save("school.xlsx")
    said = report("check", "school.xlsx").err
    assert "the sheet “本地指标”" in said
    assert "[local.NAME]" not in said
    assert "广泛宣传" in said.partition("→")[2] or "choose from the column “部分”" in said
