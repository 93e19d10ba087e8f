"""The data file out of a report: the same report can be built from it, and edits are in it."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huibao.edited.toml_text import toml_text
from huibao.model.document import Document
from huibao.model.formats import RawData
from huibao.pipeline import ReportType
from huibao.read.toml import read
from huibao.render.docx import render
from huibao.structure.data_file import DataFile, LocalEntry, UnitEntry
from huibao.structure.letter import LetterEntry
from huibao.structure.written import as_tree

from .conftest import SECTIONS, Clinic, Edited, installed, parts

ROOT = Path(__file__).parents[3]
FILES = sorted(
    [
        *ROOT.glob("examples/*.toml"),
        *ROOT.glob("plugins/*/src/*/example.toml"),
        *ROOT.glob("tests/replay/*.toml"),
    ]
)


def _document(unit_type: ReportType, path: Path) -> Document:
    return unit_type.report(unit_type.structure(read(path))).document


@pytest.mark.no_cover
@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_same_report_can_be_built_again(file: Path, tmp_path: Path) -> None:
    unit_type = installed()[read(file).tree["type"]]
    document = _document(unit_type, file)
    back = Clinic(unit_type, lambda _text: None, b"").back(render(document))
    assert (back.taken, back.left) == ((), ())
    path = tmp_path / file.name
    path.write_text(toml_text(back.tree), encoding="utf-8")
    again = _document(unit_type, path)
    assert again.blocks == document.blocks
    assert again.title_lines == document.title_lines


def test_every_key_of_a_data_file_comes_back(clinic: Clinic) -> None:
    """A key that is added to the format must be added to what is written, or be left out on purpose."""
    text = """
outline = "yearly"
[unit]
name = "a"
kind = "small"
superior = "b"
code = "c"
self_name = "d"
aim = "d"
[letter]
copy_number = "000001"
secrecy = "秘密★1年"
urgency = "特急"
mark = "临江市第三门诊部文件"
number = "临三〔2023〕5号"
signer = "张某"
copy_to = ["甲局", "乙局"]
issued_by = "临江市第三门诊部办公室"
issued_on = 2023-12-21
[figures]
meetings.held = 1
[targets]
meetings.held = 1
[previous]
meetings.held = 1
[planned]
meetings.held = 1
[local.a]
name = "a"
unit = "个"
section = "waste"
value = 1
target = 1
previous = 1
planned = 1
better = "less"
[texts]
waste = "a"
[lists]
problems = ["a"]
[explanations]
clinic-x = "a"
"""
    head = 'format = 1\ntype = "clinic"\nperiod = "2023"\ndate = 2023-12-20\n'
    raw_tree = tomllib.loads(head + text)
    submission = clinic.unit_type.structure(RawData("x.toml", raw_tree))
    tree = as_tree(submission)
    names = {*DataFile._fields}
    assert names - tree.keys() == {"standard"}  # no standard is in the test's type
    assert {*UnitEntry._fields} == tree["unit"].keys()
    assert {*LetterEntry._fields} == tree["letter"].keys()
    assert {*LocalEntry._fields} - {"note"} == tree["local"]["a"].keys()
    assert clinic.unit_type.structure(RawData("x.toml", tree)) == submission


def test_nothing_is_told_that_the_report_does_not_say(bench) -> None:
    unit_type = bench.type()
    text = """
[figures]
meetings.held = { value = 6, note = "秘密" }
waste.disposed = "不适用"
[explanations]
clinic-never = "不可告人"
"""
    head = 'period = "2023"\n[unit]\nname = "甲"\ncode = "X-1"\n'
    part = render(bench.report(text, unit_type, head).document)
    told = parts(part)["customXml/item1.xml"].decode()
    assert "6" in told
    for secret in ("秘密", "不可告人", "X-1", "不适用"):
        assert secret not in told


def test_figures_that_no_annex_prints_are_not_told(bench) -> None:
    unit_type = bench.type(sections=SECTIONS.replace("default = true", "default = true\nannex = false"))
    text = "[figures]\nmeetings.held = 6\n[previous]\npublicity.banners = 77\nmeetings.held = 5\n"
    told = parts(render(bench.report(text, unit_type).document))["customXml/item1.xml"].decode()
    assert "meetings.held" in told
    assert "77" not in told


def test_an_edited_figure_wins(clinic: Clinic, edit: Edited) -> None:
    edit.put(edit.marks("meetings.held")[0], "9次")
    edit.type_over(edit.marks("publicity.leaflets")[0], "4.2万余份")
    edit.put(edit.marks("local.beds")[0], "10张")
    back = clinic.back(edit.saved())
    assert back.tree["figures"]["meetings.held"] == "9次"
    assert back.tree["figures"]["publicity.leaflets"] == "4.2万余份"
    assert back.tree["local"]["beds"]["value"] == "10张"
    assert len(back.taken) == 3
    assert back.left == ()


def test_last_years_targets_and_plans_are_edited_alike(clinic: Clinic, edit: Edited) -> None:
    marks = {
        mark.get("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}name"): mark
        for code in ("publicity.leaflets", "publicity.banners")
        for mark in edit.marks(code)
    }
    texts = {}
    for mark in marks.values():
        words = "".join(run.xpath("string(.)") for run in edit.inside(mark))
        if words in ("3600", "3500", "20条"):
            texts[words] = mark
    for words, mark in texts.items():
        edit.put(mark, {"3600": "3700", "3500": "3800", "20条": "30条"}[words])
    tree = clinic.back(edit.saved()).tree
    assert tree["previous"]["publicity.leaflets"] == "3700"
    assert tree["targets"]["publicity.leaflets"] == "3800"
    assert tree["planned"]["publicity.banners"] == "30条"


def test_two_edits_that_disagree(clinic: Clinic, edit: Edited) -> None:
    first, *_, last = edit.marks("publicity.banners")[:2]
    edit.put(first, "15条")
    if last is not first:
        edit.put(last, "16条")
    back = clinic.back(edit.saved())
    assert back.tree["figures"]["publicity.banners"] == "15条"


@pytest.mark.parametrize("text", ["若干次", "六七次", "-3次", "6人"])
def test_what_is_no_figure_is_not_taken_over(text: str, clinic: Clinic, edit: Edited) -> None:
    edit.put(edit.marks("meetings.held")[0], text)
    back = clinic.back(edit.saved())
    assert back.tree["figures"]["meetings.held"] == "6"
    assert len(back.left) == 1
    assert text in back.left[0]


def test_own_text_comes_back_with_its_figures_cited(clinic: Clinic, edit: Edited) -> None:
    edit.put(edit.marks("meetings.held")[0], "9次")
    edit.replace("由主任任组长，召开会议", "成立领导小组，主任任组长，先后召开会议")
    back = clinic.back(edit.saved())
    assert back.tree["texts"]["leadership"] == [
        "成立领导小组，主任任组长，先后召开会议{meetings.held}，投入{money.spent}，专款专用。"
    ]


def test_items_are_edited_deleted_and_added(clinic: Clinic, edit: Edited) -> None:
    edit.replace("仅有少数人轮班", "轮班困难")
    deleted = edit.paragraph("个别角落")
    edit.add_after(deleted, "厕所通风不良；")
    deleted.getparent().remove(deleted)
    back = clinic.back(edit.saved())
    assert back.tree["lists"]["problems"] == ["保洁人员不足，轮班困难", "厕所通风不良", "台账不够规范"]
    assert back.left == ()


def test_day_and_addressee(clinic: Clinic, edit: Edited) -> None:
    edit.replace("2023年12月20日", "2023年12月25日")
    edit.replace("临江市卫生健康局：", "临江市爱国卫生运动委员会：")
    tree = clinic.back(edit.saved()).tree
    assert tree["date"] == "2023-12-25"
    assert tree["unit"]["superior"] == "临江市爱国卫生运动委员会"


def test_words_that_cannot_be_taken_over_are_named(clinic: Clinic, edit: Edited) -> None:
    edit.add_after(edit.paragraph("召开会议"), "全体职工积极参与，环境面貌焕然一新。")
    edit.replace("专款专用", "用于{消杀}")
    back = clinic.back(edit.saved())
    assert len(back.left) == 2
    assert "焕然一新" in "".join(back.left)
    assert back.tree["texts"]["leadership"] == [
        "由主任任组长，召开会议{meetings.held}，投入{money.spent}，专款专用。"
    ]


def test_a_row_that_was_added_is_named(clinic: Clinic, edit: Edited) -> None:
    table = edit.word.tables[-1]
    for cell, text in zip(table.add_row().cells, ("应急演练", "次", "3"), strict=False):
        cell.text = text
    assert ["应急演练 次 3" in each for each in clinic.back(edit.saved()).left] == [True]


def test_what_is_deleted_is_named_with_its_year(clinic: Clinic, edit: Edited) -> None:
    table = edit.word.tables[-1]
    row = next(row for row in table.rows if "3600" in "".join(cell.text for cell in row.cells))
    row._tr.getparent().remove(row._tr)
    assert any("发放宣传资料 (last year)" in each for each in clinic.back(edit.saved()).left)


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)
_KEY = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8)
_TREES = st.fixed_dictionaries(
    {
        "format": st.just(1),
        "unit": st.dictionaries(_KEY, _TEXT, min_size=1),
        "figures": st.dictionaries(
            st.sampled_from(["a", "a.b", "a.b.c", "b-1.c", "宣传单", "a b.c", 'q"', "x."]), _TEXT, min_size=1
        ),
        "local": st.dictionaries(_KEY, st.dictionaries(_KEY, _TEXT, min_size=1), min_size=1),
        "texts": st.dictionaries(_KEY, st.lists(_TEXT), min_size=1),
        "explanations": st.dictionaries(_KEY, _TEXT),
    }
)


def _flat(tree: dict[str, object], prefix: str = "") -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in tree.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = str(value)
    return found


@given(_TREES, st.lists(_TEXT, max_size=3))
def test_any_tree_comes_back_from_its_text(tree: dict[str, object], remarks: list[str]) -> None:
    back = tomllib.loads(toml_text(tree, tuple(remarks)))
    assert _flat(back.pop("figures")) == {key: str(value) for key, value in tree["figures"].items()}
    rest = {key: value for key, value in tree.items() if key != "figures"}
    assert back == {key: back.get(key, value) if value in ({}, []) else value for key, value in rest.items()}


def test_the_same_number_written_by_a_program_is_no_edit(clinic: Clinic, edit: Edited) -> None:
    """Programs that save a chart write 218.2 for 218.20."""
    for mark in edit.marks("publicity.leaflets"):
        if "".join(run.xpath("string(.)") for run in edit.inside(mark)) == "3600":
            edit.put(mark, "3600.0")
    back = clinic.back(edit.saved())
    assert (back.taken, back.left) == ((), ())
    assert back.tree["previous"]["publicity.leaflets"] == "3600"
