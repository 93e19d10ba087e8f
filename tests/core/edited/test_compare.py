"""What an edited report and its data no longer agree on."""

from copy import deepcopy

import pytest
from docx.oxml.ns import qn

from huibao.edited.differences import Difference, Kind
from huibao.render.docx import render

from .conftest import DATA, HEAD, Clinic, Edited

LEAFLETS = "publicity.leaflets"


def figures(found: list[Difference]) -> list[tuple[Kind, str, str, str, str]]:
    """What counts, without where it stands."""
    return [(each.kind, each.indicator, each.was, each.now, each.data) for each in found if each.counts]


def notes(found: list[Difference]) -> list[tuple[Kind, str, str]]:
    return [(each.kind, each.was, each.now) for each in found if not each.counts]


def test_nothing_was_edited(clinic: Clinic) -> None:
    assert clinic.against(clinic.written) == []


def test_saved_by_another_program(clinic: Clinic, edit: Edited) -> None:
    assert clinic.against(edit.saved()) == []


def test_a_figure_edited_inside_its_bookmark(clinic: Clinic, edit: Edited) -> None:
    for mark in edit.marks("meetings.held"):
        edit.put(mark, "9次")
    (found,) = clinic.against(edit.saved())
    assert (found.kind, found.name, found.was, found.now, found.data) == (
        Kind.EDITED, "召开专题会议", "6次", "9次", "6次",
    )  # fmt: skip
    assert found.heading == "一、加强组织领导"
    assert found.text == "由主任任组长，召开会议【9次】，投入近30万元，专款专"


def test_the_same_quantity_in_other_words_is_no_difference(clinic: Clinic, edit: Edited) -> None:
    for mark in edit.marks("money.spent"):
        edit.put(mark, "约30万元")
    edit.put(edit.marks("meetings.held")[0], "６ 次")
    assert clinic.against(edit.saved()) == []


@pytest.mark.parametrize("text", ["4200份", "4200余份", "约4000份", "0.4万份", "4000余人"])
def test_typed_over_the_bookmark_is_lost(text: str, clinic: Clinic, edit: Edited) -> None:
    edit.type_over(edit.marks(LEAFLETS)[0], text)
    found = clinic.against(edit.saved())
    assert (Kind.EDITED, LEAFLETS, "4000余份", text, "4000余份") in figures(found)
    assert Kind.DISAGREE in {each.kind for each in found}
    assert not any(each.kind in (Kind.NUMBER, Kind.DATED) for each in found)


def test_a_cell_typed_over(clinic: Clinic, edit: Edited) -> None:
    cell = edit.marks(LEAFLETS)[-3]
    assert cell.getparent().getparent().tag == qn("w:tc")
    was = "".join(run.find(qn("w:t")).text for run in edit.inside(cell))
    edit.type_over(cell, "9999")
    kinds = {
        (each.kind, each.was, each.now) for each in clinic.against(edit.saved()) if each.kind is Kind.EDITED
    }
    assert kinds == {(Kind.EDITED, was, "9999")}


def test_a_lost_bookmark_alone_is_a_note(clinic: Clinic, edit: Edited) -> None:
    edit.unmark(edit.marks("meetings.held")[0])
    assert notes(clinic.against(edit.saved())) == [(Kind.UNMARKED, "6次", "6次")]
    assert figures(clinic.against(edit.saved())) == []


@pytest.mark.parametrize(
    ("left", "right", "now"), [("1", "", "16次"), ("近", "", "近6次"), ("", "以上", "6次以上")]
)
def test_typed_beside_the_bookmark(left: str, right: str, now: str, clinic: Clinic, edit: Edited) -> None:
    (mark,) = edit.marks("meetings.held")
    before, after = mark.getprevious(), next(edit.inside(mark)).getnext().getnext()
    before.find(qn("w:t")).text += left
    after.find(qn("w:t")).text = right + after.find(qn("w:t")).text
    assert figures(clinic.against(edit.saved())) == [(Kind.EDITED, "meetings.held", "6次", now, "6次")]


@pytest.mark.parametrize("text", ["7次", "十余次", "6次以上"])
def test_tracked_changes_are_read_as_accepted(text: str, clinic: Clinic, edit: Edited) -> None:
    edit.track(edit.marks("meetings.held")[0], text)
    assert figures(clinic.against(edit.saved())) == [(Kind.EDITED, "meetings.held", "6次", text, "6次")]


def test_the_data_have_changed_since(clinic: Clinic) -> None:
    text = DATA.replace("meetings.held = 6", "meetings.held = 7")
    assert figures(clinic.against(clinic.written, text)) == [
        (Kind.CHANGED, "meetings.held", "6次", "6次", "7次")
    ]


def test_both_have_changed(clinic: Clinic, edit: Edited) -> None:
    edit.put(edit.marks("meetings.held")[0], "9次")
    text = DATA.replace("meetings.held = 6", "meetings.held = 7")
    assert figures(clinic.against(edit.saved(), text)) == [(Kind.BOTH, "meetings.held", "6次", "9次", "7次")]


def test_the_data_have_followed_the_edit(clinic: Clinic, edit: Edited) -> None:
    edit.put(edit.marks("meetings.held")[0], "9次")
    assert clinic.against(edit.saved(), DATA.replace("meetings.held = 6", "meetings.held = 9")) == []


def test_figures_that_only_one_of_the_two_has(clinic: Clinic) -> None:
    text = DATA.replace("publicity.banners = 12\n", "").replace(
        "[previous]", "waste.disposed = 3\n[previous]"
    )
    assert {(kind, code) for kind, code, *_ in figures(clinic.against(clinic.written, text))} == {
        (Kind.DROPPED, "publicity.banners"),
        (Kind.UNSAID, "waste.disposed"),
    }


def test_a_deleted_sentence(clinic: Clinic, edit: Edited) -> None:
    paragraph = edit.paragraph("召开会议")
    paragraph.getparent().remove(paragraph)
    found = clinic.against(edit.saved())
    assert figures(found) == [
        (Kind.DELETED, "meetings.held", "6次", "", "6次"),
        (Kind.DELETED, "money.spent", "近30万元", "", "近30万元"),
    ]
    assert {each.heading for each in found} == {"一、加强组织领导"}
    assert [kind for kind, *_ in notes(found)] == [Kind.REMOVED]


def test_deleted_in_one_place_of_several(clinic: Clinic, edit: Edited) -> None:
    first = edit.marks(LEAFLETS)[0]
    for run in list(edit.inside(first)):
        run.getparent().remove(run)
    found = clinic.against(edit.saved())
    assert figures(found) == []
    assert (Kind.SHORTENED, "4000余份", "") in notes(found)


def test_a_sentence_that_was_written_anew_with_its_figures(clinic: Clinic, edit: Edited) -> None:
    paragraph = edit.paragraph("召开会议")
    edit.add_after(
        paragraph, "全年总计召开专题会议6次，开支近30万元，由主任亲自负责落实到各科室和每一位职工。"
    )
    paragraph.getparent().remove(paragraph)
    found = clinic.against(edit.saved())
    assert (Kind.SHORTENED, "6次", "") in notes(found)
    assert [each.indicator for each in found if each.kind is Kind.DELETED] == ["money.spent"]


def test_a_paragraph_that_was_split_before_a_figure(clinic: Clinic, edit: Edited) -> None:
    mark = edit.marks("money.spent")[0]
    after = edit.add_after(mark.getparent(), "")
    after.remove(after[0])
    for element in list(mark.itersiblings()):
        after.append(element)
    assert figures(clinic.against(edit.saved())) == []


def test_a_figure_of_an_annex_stands_under_its_title(clinic: Clinic, edit: Edited) -> None:
    edit.put(edit.marks(LEAFLETS)[-1], "4100余")
    assert {each.heading for each in clinic.against(edit.saved()) if each.kind is Kind.EDITED} == {
        "主要指标情况表"
    }


def test_the_first_paragraph_is_the_first(clinic: Clinic, edit: Edited) -> None:
    edit.replace("工作总结", "工作报告")
    assert [str(each.paragraph) for each in clinic.against(edit.saved())] == ["1"]


def test_moved_paragraphs(clinic: Clinic, edit: Edited) -> None:
    moved, target = edit.paragraph("召开会议"), edit.paragraph("个别角落")
    target.addnext(moved)
    assert clinic.against(edit.saved()) == []


def test_a_moved_figure_is_found_under_its_new_heading(clinic: Clinic, edit: Edited) -> None:
    edit.put(edit.marks("meetings.held")[0], "9次")
    edit.paragraph("个别角落").addnext(edit.paragraph("召开会议"))
    (found,) = clinic.against(edit.saved())
    assert found.heading.endswith("存在问题")


def test_a_copy_without_bookmarks_that_disagrees(clinic: Clinic, edit: Edited) -> None:
    original = edit.paragraph("召开会议")
    copy = deepcopy(original)
    edit.paragraph("台账不够规范").addnext(copy)
    for mark in edit.marks("meetings.held")[1:]:
        edit.type_over(mark, "8次")
    for mark in edit.marks("money.spent")[1:]:
        edit.unmark(mark)
    found = clinic.against(edit.saved())
    assert (Kind.EDITED, "meetings.held", "6次", "8次", "6次") in figures(found)
    assert [each.now for each in found if each.kind is Kind.DISAGREE] == ["6次、8次"]


@pytest.mark.parametrize("suffix", ["1", " Copy 1", "_Copy_2"])
def test_a_copy_whose_bookmarks_were_renamed(suffix: str, clinic: Clinic, edit: Edited) -> None:
    copy = deepcopy(edit.paragraph("召开会议"))
    edit.paragraph("台账不够规范").addnext(copy)
    for number, mark in enumerate(copy.iter(qn("w:bookmarkStart"))):
        mark.set(qn("w:name"), mark.get(qn("w:name")) + suffix)
        end = next(each for each in mark.itersiblings(qn("w:bookmarkEnd")))
        for each in (mark, end):
            each.set(qn("w:id"), str(900 + number))
    run = next(each for each in copy.iter(qn("w:t")) if each.text == "6次")
    run.text = "8次"
    assert (Kind.EDITED, "meetings.held", "6次", "8次", "6次") in figures(clinic.against(edit.saved()))


def test_numbers_typed_into_sentences(clinic: Clinic, edit: Edited) -> None:
    edit.replace("，专款专用。", "，专款专用，另购消毒机3台、洒药五百余亩。")
    found = clinic.against(edit.saved())
    assert [(kind, now) for kind, _code, _was, now, _data in figures(found)] == [
        (Kind.NUMBER, "3台"),
        (Kind.NUMBER, "五百余亩"),
    ]
    assert [(each.kind, each.was, each.now) for each in found if each.kind is Kind.TEXT] == [
        (Kind.TEXT, "专款专用。", "专款专用，另购消毒机3台、洒药五百余亩。")
    ]


def test_numbers_in_new_paragraphs(clinic: Clinic, edit: Edited) -> None:
    edit.add_after(edit.paragraph("召开会议"), "另于3月5日慰问7户，共发放宣传资料4000余份，第2批次。")
    found = clinic.against(edit.saved())
    assert [each.now for each in found if each.kind is Kind.NUMBER] == ["7户"]
    assert [each.now for each in found if each.kind is Kind.REPEATED] == ["4000余份"]
    assert [each.now for each in found if each.kind is Kind.DATED] == ["3月5日", "2"]
    assert [each.text for each in found if each.kind is Kind.ADDED] == [
        "另于3月5日慰问7户，共发放宣传资料4000余份，第2批次。"
    ]
    assert {each.heading for each in found} == {"一、加强组织领导"}


def test_words_alone_are_notes(clinic: Clinic, edit: Edited) -> None:
    edit.replace("个别角落清扫不及时", "少数死角清扫不够及时")
    found = clinic.against(edit.saved())
    assert figures(found) == []
    assert [each.kind for each in found] == [Kind.TEXT]


def test_comparisons_are_held_against_the_data_too(clinic: Clinic) -> None:
    text = DATA.replace("publicity.leaflets = 3600", "publicity.leaflets = 3000")
    changed = figures(clinic.against(clinic.written, text))
    assert {code for _kind, code, *_ in changed} == {LEAFLETS}
    assert any("500" in was or "400" in was or "%" in was for _kind, _code, was, *_ in changed)


def test_local_figures(clinic: Clinic, edit: Edited) -> None:
    edit.put(edit.marks("local.beds")[0], "10张")
    assert figures(clinic.against(edit.saved())) == [(Kind.EDITED, "local.beds", "8张", "10张", "8张")]


def test_what_is_no_figure_any_more(clinic: Clinic, edit: Edited) -> None:
    edit.put(edit.marks("meetings.held")[0], "若干次")
    assert figures(clinic.against(edit.saved())) == [(Kind.EDITED, "meetings.held", "6次", "若干次", "6次")]


def test_a_unit_that_stands_behind_its_figure(bench) -> None:
    """35500元 for 35500万元: the figure's own words are as they were."""
    unit_type = bench.type()
    text = DATA.replace("投入{money.spent}", "投入资金{money.spent:number}万元")
    submission = bench.submission(text, unit_type, HEAD)
    clinic = Clinic(unit_type, lambda _text: submission, render(unit_type.report(submission).document))
    assert clinic.against(clinic.written) == []
    edit = Edited(clinic.written)
    edit.replace("万元，专款专用", "元，专款专用")
    assert [(each.kind, each.now) for each in clinic.against(edit.saved()) if each.counts] == [
        (Kind.EDITED, "近30元")
    ]


def test_a_number_that_another_figure_has_by_chance(clinic: Clinic, edit: Edited) -> None:
    edit.add_after(edit.paragraph("召开会议"), "全员参加义务劳动6次。")
    assert [each.now for each in clinic.against(edit.saved()) if each.counts] == ["6次"]


def test_a_deleted_annex_is_told_once(clinic: Clinic, edit: Edited) -> None:
    table = edit.word.tables[-1]._tbl
    table.getparent().remove(table)
    for paragraph in [each._p for each in edit.word.paragraphs if each.text == "主要指标情况表"]:
        paragraph.getparent().remove(paragraph)
    (found,) = clinic.against(edit.saved())
    assert (found.kind, found.heading, found.counts) == (Kind.TABLE, "主要指标情况表", False)


def test_and_names_what_stands_nowhere_else(clinic: Clinic) -> None:
    text = DATA.replace("publicity.banners = 12", "publicity.banners = 0")
    written = Edited(render(clinic.unit_type.report(clinic.submit(text)).document))
    table = written.word.tables[-1]._tbl
    table.getparent().remove(table)
    found = clinic.against(written.saved(), text)
    assert [(each.kind, each.was) for each in found] == [(Kind.EMPTIED, "悬挂横幅")]
    assert found[0].counts


def test_paragraphs_put_together_are_not_deleted(clinic: Clinic, edit: Edited) -> None:
    paragraphs = [each._p for each in edit.word.paragraphs]
    first = edit.paragraph("由主任任组长")
    second = paragraphs[paragraphs.index(first) + 1]
    for child in [each for each in second if each.tag != qn("w:pPr")]:
        first.append(child)
    second.getparent().remove(second)
    assert [(each.kind, each.counts) for each in clinic.against(edit.saved())] == [(Kind.MERGED, False)]
