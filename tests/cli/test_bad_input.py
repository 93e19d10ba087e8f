"""Bad input: one clear message that names file, place and way out; exit code 2; nothing written."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

HEAD = b'type = "school"\nperiod = "2023"\n'
UNIT = '[unit]\nname = "临江市实验小学"\n'.encode()


def refused(report, folder: Path, name: str, *said: str, command: tuple[str, ...] = ("check",)) -> str:
    """The command refuses the file, saying so and nothing else."""
    before = sorted(folder.rglob("*"))
    outcome = report(*command, name)
    assert outcome.code == 2, outcome
    assert outcome.out == ""
    assert "Traceback" not in outcome.err
    assert outcome.err.startswith("Error: ")
    assert len(outcome.err) < 1500
    for text in (Path(name).name[:40], *said):
        assert text in outcome.err
    assert sorted(folder.rglob("*")) == before
    return outcome.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (HEAD + b"[unit\nname = 3\n", "broken TOML"),
        (HEAD + b"colour = 1\n" + UNIT, "unknown key colour"),
        (HEAD + UNIT + b"[figures]\npublicity.leaflets = -5\n", "0 or more"),
    ],
)
def test_check_and_build_refuse_in_the_same_words(report, folder: Path, content: bytes, said: str) -> None:
    (folder / "school.toml").write_bytes(content)
    checked = refused(report, folder, "school.toml", said)
    assert refused(report, folder, "school.toml", command=("build", "-o", "out.docx")) == checked


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'type = "shcool"\nperiod = 2023\n' + UNIT, ("line 1", "shcool", "installed are", "school")),
        (b'type = "clinic"\nperiod = 2023\n' + UNIT, ("line 1", "clinic", "report types")),
        (b"period = 2023\n" + UNIT, ("unit type", "--type")),
        (b"type = 3\nperiod = 2023\n" + UNIT, ("unit type", "--type")),
        (HEAD + b"format = 2\n" + UNIT, ("line 3", "format 2", "reads format 1", "upgrade")),
        (HEAD + b"colour = 1\n" + UNIT, ("line 3", "unknown key colour", "outline")),
        (HEAD + b'outline = "chuangwie"\n' + UNIT, ("line 3", "chuangwie", "chuangwei")),
        (HEAD + b'date = "soon"\n' + UNIT, ("line 3", "soon", "2023-12-20")),
        (HEAD + b"date = 2023-12-20T08:00:00\n" + UNIT, ("line 3", "time of day", "2023-12-20")),
        (HEAD + b"figures = 3\n" + UNIT, ("line 3", "3", "table")),
        (HEAD + b'unit = "x"\n', ("line 3", "x", "table")),
        (HEAD, ("unit", "must be given")),
        (b'type = "school"\n' + UNIT, ("period", "must be given")),
        (b'type = "school"\nperiod = "20xx"\n' + UNIT, ("line 2", "20xx", "2023H1")),
        (b'type = "school"\nperiod = 23\n' + UNIT, ("line 2", "23", "2023H1")),
        (HEAD + '[unit]\nname = "甲/乙"\n'.encode(), ("line 4", "甲/乙", "slashes")),
        (HEAD + b'[unit]\nname = "../../etc/passwd"\n', ("line 4", "slashes")),
        (HEAD + b'[unit]\nname = ""\n', ("line 4", "empty")),
        (HEAD + UNIT + b'kind = "primry"\n', ("line 5", "primry", "primary")),
        (HEAD + UNIT + b"[texts]\nleadrship = 'x'\n", ("line 6", "leadrship", "leadership")),
        (HEAD + UNIT + b"[lists]\nproblem = ['x']\n", ("line 6", "problem", "problems")),
        (HEAD + UNIT + b"[texts]\nleadership = '{leadership.meeting}'\n", ("line 6", "leadership.meetings")),
        (HEAD + UNIT + b"[texts]\nleadership = '{leadership.meetings'\n", ("line 6", "{")),
    ],
)
def test_a_file_of_the_wrong_shape(report, folder: Path, content: bytes, said: tuple[str, ...]) -> None:
    (folder / "school.toml").write_bytes(content)
    refused(report, folder, "school.toml", *said)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("publicity.leaflet = 4000", ("publicity.leaflet", "publicity.leaflets", "[local.NAME]")),
        ('"发放宣传质料" = 4000', ("发放宣传质料", "发放宣传资料")),
        ("publicity = 4000", ("publicity", "publicity.")),
        ('publicity.leaflets = "4000吨"', ("发放宣传资料", "4000吨", "份")),
        ('publicity.leaflets = "很多"', ("发放宣传资料", "很多", "12份")),
        ("publicity.leaflets = -5", ("发放宣传资料", "-5份", "0 or more")),
        ("publicity.awareness_rate = 101", ("101%", "0 to 100")),
        ("publicity.leaflets = true", ("yes or no", "12份")),
        ("publicity.leaflets = 2023-12-20", ("date", "12份")),
        ("publicity.leaflets = 4.5", ("4.5份", "whole number")),
        ("publicity.leaflets = nan", ("not a number", "digits")),
        ("publicity.leaflets = -inf", ("not a number", "digits")),
        ("publicity.leaflets = 12345678901234567", ("too large", "16 digits")),
        ("publicity.leaflets = 1234567890123456789012", ("too many digits", "records")),
        ("publicity.leaflets = 1e999999999", ("too many digits", "records")),
        ("publicity.leaflets = 08:30:00", ("time of day", "2023-12-20")),
        ("publicity.leaflets = [4000]", ("list", "12份")),
        ('publicity.leaflets = { value = 4000, uint = "份" }', ("uint", "value, unit, note")),
        ('tobacco.smoke_free = "大概"', ("大概", "是 or 否")),
    ],
)
def test_a_figure_that_is_none(report, folder: Path, line: str, said: tuple[str, ...]) -> None:
    (folder / "school.toml").write_bytes(HEAD + UNIT + f"[figures]\n{line}\n".encode())
    refused(report, folder, "school.toml", "line 6", *said)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEAD + b"[unit\nname = 3\n", ("line 3, column 6", "broken TOML")),
        (HEAD + "[unit]\nname = 临江市\n".encode(), ("line 4, column 8", "quotation marks")),
        (HEAD + UNIT + "[figures]\npublicity.leaflets = 4000余份\n".encode(), ("line 6", '"4000余份"')),
        (HEAD + UNIT + "[figures]\npublicity.leaflets ＝ 4000\n".encode(), ("line 6", "full-width")),
        (HEAD + UNIT + b"[figures]\npublicity.leaflets = 1\npublicity.leaflets = 2\n", ("line 7", "twice")),
        (HEAD + UNIT.decode().encode("gbk"), ("line 4, column 9", "GBK", "UTF-8")),
        (b"\xff\xfe\x00\xd8", ("UTF-16",)),
        (HEAD + b"\x80\x81", ("line 3, column 1", "UTF-8")),
        (b"", ("empty", "report init")),
        (b" \n\n", ("empty", "report init")),
        (b"PK\x03\x04 something", ("Excel", ".xlsx")),
        (HEAD + UNIT + b"x = " + b"[" * 5000, ("line 5", "deep")),
        (HEAD + UNIT + b"a" + b".a" * 5000 + b" = 1\n", ("line 5", "deep")),
        (HEAD + UNIT + b"x = " + b"9" * 20_000 + b"\n", ("line 5", "digits")),
        (HEAD + b"\x00" + UNIT, ("line 3",)),
        (HEAD + '[unit]\nname = "甲\\u0007乙"\n'.encode(), ("line 4", "control character")),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else value[0],
)
def test_a_file_that_cannot_be_read(report, folder: Path, content: bytes, said: tuple[str, ...]) -> None:
    (folder / "school.toml").write_bytes(content)
    refused(report, folder, "school.toml", *said)


def test_utf16_with_a_mark_is_read(report, data) -> None:
    path = data()
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    assert report("build", path, "-o", "out.md").code == 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("form.xlsx", b"not a workbook", ("form.xlsx",)),
        ("form.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", (".xls",)),
        ("form.xlsx", b"PK\x03\x04 torn", ("form.xlsx",)),
        ("form.xlsx", b"<html><table></table></html>", ("form.xlsx",)),
        ("data.json", b"[1, 2]", ("line 1", "object")),
        ("data.json", b'{"a": 1,}', ("line 1, column", "JSON")),
        (
            "data.json",
            b'{"type": "school", "period": "2023", "figures": {"publicity.leaflets": NaN}}',
            ("not a number",),
        ),
        ("data.csv", b"code,value\npublicity.leaflets,4000\n", (".csv", ".json, .toml, .xlsx")),
        ("data.docx", b"PK\x03\x04", (".docx", ".toml")),
        ("data", b"x = 1", ("no ending", ".toml")),
    ],
)
def test_other_formats(report, folder: Path, name: str, content: bytes, said: tuple[str, ...]) -> None:
    (folder / name).write_bytes(content)
    refused(report, folder, name, *said)


def test_no_file_or_none_at_all(report, folder: Path) -> None:
    refused(report, folder, "none.toml", "no such file", "check the name")
    (folder / "folder.toml").mkdir()
    refused(report, folder, "folder.toml", "folder", "data file in it")
    refused(report, folder, "甲" * 200 + ".toml", "cannot be read")


def test_a_hundred_megabytes(report, folder: Path) -> None:
    with (folder / "big.toml").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    refused(report, folder, "big.toml", "100.0 MiB", "at most 4 MiB")
    (folder / "big.toml").rename(folder / "big.xlsx")
    refused(report, folder, "big.xlsx", "100.0 MiB", "at most 16 MiB")


def test_a_file_of_another_type(report, data, folder: Path) -> None:
    data()
    refused(
        report,
        folder,
        "school.toml",
        "line 2",
        "school, not hospital",
        "--type school",
        command=("check", "--type", "hospital"),
    )


OF_A_HOSPITAL = """period = 2023
date = "soon"
[unit]
name = "临江市人民医院"
[figures]
hospital.beds = 300
hospital.staff = 400
"病区" = 12
medical_waste.generated = 8
leadership.meetings = 4
"""


def test_what_stands_in_the_file_is_of_another_type(report, folder: Path) -> None:
    """Told once, not name by name; what else is wrong is told as that type has it."""
    (folder / "unit.toml").write_text(f'type = "学校"\n{OF_A_HOSPITAL}')
    said = refused(
        report, folder, "unit.toml", "line 1: what stands in the file is of type", 'type = "hospital"'
    )
    assert "医疗卫生机构（hospital）, not 学校（school）: 开放床位（hospital.beds）" in said
    assert "line 3: date: 'soon' is not a date" in said
    assert "there is no indicator" not in said
    (folder / "unit.toml").write_text(OF_A_HOSPITAL)
    refused(report, folder, "unit.toml", "call with --type hospital", command=("check", "--type", "school"))


def test_a_kind_of_another_type_where_the_rest_is_of_the_file_s_own(report, folder: Path) -> None:
    text = OF_A_HOSPITAL.replace('院"', '院"\nkind = "小学"').replace('"soon"', "2023-12-20")
    (folder / "unit.toml").write_text(f'type = "hospital"\n{text}')
    refused(report, folder, "unit.toml", "line 6: there is no kind 小学")
    (folder / "unit.toml").write_text(
        'type = "hospital"\nperiod = 2023\n[unit]\nname = "甲"\nkind = "小学"\n'
    )
    refused(report, folder, "unit.toml", "is of type 学校（school）, not 医疗卫生机构（hospital）: 小学")


@pytest.mark.parametrize(("name", "entry"), [("u.json", '"type": "school"'), ("u.toml", 'type = "school"')])
def test_a_file_without_a_type_is_told_how_its_format_says_it(
    report, folder: Path, name: str, entry: str
) -> None:
    (folder / name).write_text("{}" if name.endswith("json") else "format = 1")
    refused(report, folder, name, f"add {entry} to the file, or call with --type")


def test_figures_in_plain_text_are_to_be_copied_into_a_form(report, folder: Path) -> None:
    (folder / "school.csv").write_text("指标,数\n")
    refused(report, folder, "school.csv", "copy the figures into a form that 'report template' writes")


def test_an_unknown_type_asked_for(report, data) -> None:
    outcome = report("build", data(), "--type", "clinic")
    assert outcome.code == 2
    assert "clinic" in outcome.err
    assert "bureau 机关" in outcome.err
    assert "hospital 医疗卫生机构, school 学校" in outcome.err
    outcome = report("build", "--type", "Schule", "--example")
    assert (outcome.code, "Schule" in outcome.err) == (2, True)


def test_all_problems_in_one_go(report, folder: Path) -> None:
    lines = "".join(f"publicity.leaflet{n} = {n}\n" for n in range(30))
    (folder / "school.toml").write_bytes(HEAD + UNIT + b"[figures]\n" + lines.encode())
    outcome = report("check", "school.toml")
    assert outcome.code == 2
    assert all(f"line {6 + n}: " in outcome.err for n in range(30))


@pytest.mark.parametrize("option", ["--colour", "--previous", "-o"])
def test_wrong_use_of_options(report, data, option: str) -> None:
    outcome = report("build", data(), option)
    assert outcome.code == 2
    assert option in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("name", ["填报表.xls", "填报表.ET", "填报表.ods"])
def test_a_spreadsheet_of_another_format_is_to_be_saved_anew(report, tmp_path, name) -> None:
    file = tmp_path / name
    file.write_bytes(b"x")
    outcome = report("check", file)
    assert outcome.code == 2
    assert "(*.xlsx)" in outcome.err


def test_a_folder_and_names_without_an_ending_are_called_so(report, tmp_path) -> None:
    assert "this is a folder" in report("check", tmp_path).err
    assert "no such file" in report("check", tmp_path / "school").err
    (tmp_path / "school").write_text("x", "utf-8")
    assert "no ending" in report("check", tmp_path / "school").err


def test_a_faulty_cell_hides_nothing_else(report, folder: Path) -> None:
    """All faults of a form at once: what a cell cannot be read for, and what is wrong in the others."""
    assert report("template", "--type", "school", "-o", "form.xlsx").code == 0
    book = load_workbook("form.xlsx")
    basics, local = book["基本信息"], book["本地指标"]
    for row in basics.iter_rows(min_row=2):
        if row[0].value in ("报告期", "单位名称"):
            row[1].value = {"报告期": 2023, "单位名称": "临江市实验小学"}[row[0].value]
    for place, value in {
        "A2": "plots",
        "B2": "园地",
        "D2": "无此部分",
        "E2": 12,
        "B3": "爱牙日历",
        "C3": "本",
        "E3": 300,
    }.items():
        local[place].value = value
    book.save("form.xlsx")
    outcome = report("check", "form.xlsx")
    assert outcome.code == 2
    for said in ("本地指标!B3: there is a local indicator without a code", "本地指标!D2", "无此部分"):
        assert said in outcome.err
    assert "本地指标!C2: “单位” must be given" in outcome.err
    assert "fill in the column “单位”, such as 个" in outcome.err
