"""The shape of a data file: what must be there, what is refused, always with its place."""

import datetime as dt

import pytest
from tests.conftest import HEAD, Bench

from huibao.errors import InputError, Problem

UNIT = '[unit]\nname = "甲门诊部"\n'


def refused(bench: Bench, text: str, head: str = "") -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        bench.submission(text, head=head)
    assert "clinic.toml" in str(caught.value)
    return caught.value.problems


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (UNIT, "", "period"),
        ("period = 2023\n", "", "unit"),
        ("period = 2023\n[unit]\nkind = 'small'\n", "line 2", "name"),
        (f"period = 2023\nfigure = 3\n{UNIT}", "line 2", "figure"),
        (f"period = 2023\n{UNIT}nmae = 'x'\n", "line 4", "nmae"),
        (f"period = 2023\n{UNIT}[local.a]\nname = 'x'\nunit = '块'\nvalues = 3\n", "line 7", "values"),
        (f"period = 2023\n{UNIT}[local.a]\nname = 'x'\n", "line 4", "unit"),
        ("period = 2023\nunit = 'x'\n", "line 2", "'x'"),
        (f"period = 2023\nfigures = 3\n{UNIT}", "line 2", "3"),
        (f"period = 2023\nfigures = [3]\n{UNIT}", "line 2", "3"),
        (f"period = 2023\nlocal = 3\n{UNIT}", "line 2", "3"),
        (f"period = 2023\n{UNIT}[local]\na = 3\n", "line 5", "3"),
        (f"period = 2023\nlists = ['a']\n{UNIT}", "line 2", "a"),
        (f"period = 2023\n{UNIT}[lists]\nproblems = 5\n", "line 5", "5 is not text"),
        (f"period = 2023\n{UNIT}[texts]\nwaste = [1]\n", "line 5", "1 is not text"),
        (f"period = 2023\n{UNIT}[explanations]\nx = 1\n", "line 5", "1 is not text"),
        (f"period = 2023\nformat = 2\n{UNIT}", "line 2", "format 2"),
        (f"period = 2023\nformat = 0\n{UNIT}", "line 2", "format 0"),
        (f"period = 2023\nformat = '1'\n{UNIT}", "line 2", "'1'"),
        (f"period = 2023\nformat = true\n{UNIT}", "line 2", "true is"),
        (f"period = true\n{UNIT}", "line 1", "true is"),
        (f"period = 2023.5\n{UNIT}", "line 1", "2023.5"),
        (f"period = '20xx'\n{UNIT}", "line 1", "20xx"),
        (f"period = ''\n{UNIT}", "line 1", "period"),
        (f"period = 2023-12-20\n{UNIT}", "line 1", "2023"),
        (f"period = 2023\ndate = '12月20日'\n{UNIT}", "line 2", "12月20日"),
        (f"period = 2023\ndate = 20231301\n{UNIT}", "line 2", "20231301"),
        (f"period = 2023\ndate = '2023-02-30'\n{UNIT}", "line 2", "no such day as 2023-02-30"),
        (f"period = 2023\ndate = '2023年13月1日'\n{UNIT}", "line 2", "no such day as 2023年13月1日"),
        (f"period = 2023\nletter = 3\n{UNIT}", "line 2", "3"),
        (f"period = 2023\n{UNIT}[letter]\nmarks = 'x'\n", "line 5", "marks"),
        (f"period = 2023\n{UNIT}[letter]\nmark = 3\n", "line 5", "3 is not text"),
        (f"period = 2023\n{UNIT}[letter]\ncopy_to = [3]\n", "line 5", "3 is not text"),
        (
            f'period = 2023\n{UNIT}[letter]\nsigner = ["何守仁", "李明"]\n',
            "line 5",
            '["何守仁", "李明"] is a list, where one text belongs: write it within one pair',
        ),
        (f"period = 2023\ndate = [2023]\n{UNIT}", "line 2", "date: [2023] is not a date"),
        (f"period = 2023\n{UNIT}[texts]\nwaste = {{a = true}}\n", "line 5", "{a = true} is not text"),
        (f"period = 2023\n{UNIT}[local.a]\nname = 'x'\nunit = '块'\nvalue = [3]\n", "line 7", "not a list"),
        (f"period = 2023\n{UNIT}[letter]\nissued_on = '12月'\n", "line 5", "12月"),
        (f"period = 2023\n{UNIT}[letter]\nnumber = '临卫[2023]12号'\n", "line 5", "〔〕"),
        (f"period = 2023\n{UNIT}[letter]\nnumber = '临卫〔2023〕第12号'\n", "line 5", "neither 第"),
        (f"period = 2023\n{UNIT}[letter]\nnumber = '临卫〔2023〕012号'\n", "line 5", "noughts"),
        (f"period = 2023\n{UNIT}[letter]\nsecrecy = '内部'\n", "line 5", "秘密★1年"),
        (f"period = 2023\n{UNIT}[letter]\nurgency = '很急'\n", "line 5", "特急, 加急"),
        (f"period = 2023\n{UNIT}[letter]\ncopy_number = '1234567'\n", "line 5", "six digits"),
        (f"period = 2023\ntype = 'school'\n{UNIT}", "line 2", "school, not clinic"),
        (f"period = 2023\noutline = 'yaerly'\n{UNIT}", "line 2", "yaerly"),
        ("period = 2023\n[unit]\nname = '  '\n", "line 3", "empty"),
        ("period = 2023\n[unit]\nname = 5\n", "line 3", "5 is not text"),
        (f"period = 2023\n{UNIT}kind = 'smal'\n", "line 4", "smal"),
        (f"period = 2023\n{UNIT}[local.'a.b']\nname = 'x'\nunit = '块'\n", "line 4", "one word"),
        (f"period = 2023\n{UNIT}[local.a]\nname = 'x'\nunit = '块'\nsection = 'wast'\n", "line 7", "wast"),
        (f"period = 2023\n{UNIT}[texts]\nwast = 'x'\n", "line 5", "wast"),
        (f"period = 2023\n{UNIT}[lists]\nplan = ['x']\n", "line 5", "plan"),
        (f"period = 2023\n{UNIT}[texts]\nwaste = '共{{waste.generate}}'\n", "line 5", "waste.generate"),
        (f"period = 2023\n{UNIT}[texts]\nwaste = '{{unit.nmae}}'\n", "line 5", "unit.nmae"),
        (f"period = 2023\n{UNIT}[texts]\nwaste = '{{period.lats}}'\n", "line 5", "period.lats"),
        (f"period = 2023\n{UNIT}[texts]\nwaste = '{{waste.rate:chnage}}'\n", "line 5", "chnage"),
        (f"period = 2023\n{UNIT}[texts]\nwaste = '共{{waste.rate'\n", "line 5", "{"),
        (f"period = 2023\n{UNIT}[lists]\nproblems = ['缺{{x.y}}']\n", "line 5", "x.y"),
    ],
)
def test_refused_with_its_place(bench: Bench, text: str, place: str, message: str) -> None:
    (problem,) = refused(bench, text)
    assert place in problem.place
    assert message in problem.message + problem.hint
    assert "not of the expected form" not in problem.message


def test_a_faulty_shape_hides_nothing_else(bench: Bench) -> None:
    """Nor is anything told that only follows from it, as of figures whose unit is no text."""
    problems = refused(
        bench,
        """
        period = 2023
        date = "6.28"
        [unit]
        name = "甲/乙"
        kind = "smal"
        [letter]
        copy_number = 1
        urgency = "急"
        period = "1年"
        [figures]
        waste.generate = 3
        [local.plots]
        name = "园地"
        unit = 3
        value = "5块"
        [local.benches]
        nmae = "座椅"
        [texts]
        waste = "园地{local.plots}，座椅{local.benches}，{waste.generate}"
        """,
    )
    lines = [int(each.place.removeprefix("line ")) for each in problems]
    assert sorted(lines) == [3, 5, 6, 8, 9, 10, 12, 15, 18, 20]


def test_a_value_of_the_wrong_sort_is_called_by_its_key_and_has_a_way_out(bench: Bench) -> None:
    told = refused(
        bench,
        f"period = 2023\ndate = true\n{UNIT}superior = 1\n[letter]\ncopy_number = 1\nsigner = 1.50\n",
    )
    assert [str(each) for each in told] == [
        'line 5: superior: 1 is not text\n    → put it in quotation marks: "1"',
        "line 2: date: true is not a date\n    → write the year, the month and the day: 2023-12-20",
        'line 7: copy_number: 1 is not text\n    → put it in quotation marks: "1"',
        'line 8: signer: 1.50 is not text\n    → put it in quotation marks: "1.50"',
    ]


@pytest.mark.parametrize(
    "name",
    [
        "甲/乙",
        "甲\\\\乙",
        "..",
        "甲..乙",
        "甲\\n乙",
        "甲\\u2028乙",
        "甲:乙",
        "甲|乙",
        "甲?",
        "甲*",
        "<甲>",
        "甲" * 61,
    ],
)
def test_a_unit_name_makes_a_file_name(bench: Bench, name: str) -> None:
    (problem,) = refused(bench, f'period = 2023\n[unit]\nname = "{name}"\n')
    assert problem.place == "line 3"
    assert "60" in problem.hint


@pytest.mark.parametrize(
    "name", ["甲门诊部（东院）", "O'Brien & Söhne", "甲" * 60, "第3.5门诊部", "😀门诊部"]
)
def test_unit_names_that_pass(bench: Bench, name: str) -> None:
    assert bench.submission(head=f'period = 2023\n[unit]\nname = " {name} "\n').unit.name == name


def test_everything_has_its_place(bench: Bench) -> None:
    submission = bench.submission(
        'kind = "large"\nsuperior = " 临江市卫健局 "\ncode = "007"\n'
        '[texts]\nwaste = "一段"\npublicity = ["", " 二 ", "三"]\n[lists]\nproblems = ["甲", " "]\n'
        '[explanations]\n"clinic-x" = "原因"\n[local.plots]\nname = "园地"\nunit = "块"\nsection = "waste"\n',
        head=f"format = 1\ntype = 'clinic'\noutline = 'yearly'\ndate = 2024-01-05\n{HEAD}",
    )
    assert (submission.unit.kind, submission.unit.superior, submission.unit.code) == (
        "large",
        "临江市卫健局",
        "007",
    )
    assert (submission.outline, submission.date) == ("yearly", dt.date(2024, 1, 5))
    assert submission.texts == {"waste": ("一段",), "publicity": ("二", "三")}
    assert submission.lists == {"problems": ("甲",)}
    assert submission.explanations == {"clinic-x": "原因"}
    assert [each.code for each in submission.local] == ["local.plots"]
    assert submission.figures == {}


def test_a_period_may_be_a_number_or_a_date_may_be_text(bench: Bench) -> None:
    submission = bench.submission(head=f"period = 2023\ndate = '2023-12-20'\n{UNIT}")
    assert (submission.period.code, submission.date) == ("2023", dt.date(2023, 12, 20))


def test_a_local_key_that_is_an_alias_of_an_indicator_stays_its_own(bench: Bench) -> None:
    local = '[local."宣传单"]\nname = "宣传单页"\nunit = "页"\nvalue = 7\n'
    figures = bench.submission('[figures]\n"宣传单" = 4000\n' + local).figures
    assert {code: figure.value for code, figure in figures.items()} == {
        "publicity.leaflets": 4000,
        "local.宣传单": 7,
    }


def test_a_local_figure_may_stand_among_the_others_but_not_twice(bench: Bench) -> None:
    local = '[local.plots]\nname = "园地"\nunit = "块"\n'
    assert bench.submission("[figures]\nlocal.plots = 3\n" + local).figures["local.plots"].value == 3
    (problem,) = refused(bench, f"[figures]\nlocal.plots = 3\n{local}value = 4\n", HEAD)
    assert "园地" in problem.message


def test_a_letter_has_its_parts(bench: Bench) -> None:
    assert bench.submission("").letter is None
    text = """
[letter]
mark = "临江市卫生健康局文件"
number = "临卫〔2023〕12号"
copy_number = "7"
copy_to = "临江市教育局"
issued_on = 2023-12-05
"""
    letter = bench.submission(text).letter
    assert letter is not None
    assert [words for _role, words in letter.head] == ["000007", "临江市卫生健康局文件", "临卫〔2023〕12号"]
    assert [words for _role, words in letter.imprint] == ["抄送：临江市教育局。", "2023年12月5日印发"]
    assert letter.has_head


@pytest.mark.parametrize(
    ("written", "copied"),
    [
        ("'甲办、乙局。'", "甲办，乙局"),
        ("['甲办。', '乙局']", "甲办，乙局"),
        ("'甲办（督查室、综合股），乙局'", "甲办（督查室、综合股），乙局"),
    ],
)
def test_who_gets_a_copy_is_printed_with_one_full_stop(bench: Bench, written: str, copied: str) -> None:
    letter = bench.submission(f"[letter]\ncopy_to = {written}\n").letter
    assert letter is not None
    assert letter.imprint[0] == ("copy_to", f"抄送：{copied}。")


@pytest.mark.parametrize("none", ["无", "没有。", " 暂无 "])
def test_none_in_a_text_or_a_list_is_nothing_to_say(bench: Bench, none: str) -> None:
    submission = bench.submission(f"[texts]\nwaste = '{none}'\n[lists]\nproblems = ['{none}', '人手少']\n")
    assert (submission.texts["waste"], submission.lists["problems"]) == ((), ("人手少",))


@pytest.mark.parametrize(
    ("written", "kind"), [("小门诊部", "small"), ("small", "small"), (" 大门诊部 ", "large")]
)
def test_type_outline_and_kind_may_be_called_by_their_names(bench: Bench, written: str, kind: str) -> None:
    text = f"period = 2023\ntype = '门诊部'\noutline = '年度总结'\n{UNIT}kind = '{written}'\n"
    submission = bench.submission(text, head="")
    assert (submission.unit.kind, submission.outline) == (kind, "yearly")


def test_kinds_are_told_with_their_names(bench: Bench) -> None:
    with pytest.raises(InputError) as caught:
        bench.submission(f"period = 2023\n{UNIT}kind = '诊所'\n", head="")
    assert caught.value.problems[0].hint == "known are 小门诊部（small）, 大门诊部（large）"


def test_a_local_indicators_section_may_be_called_by_its_title(bench: Bench) -> None:
    local = "[local.a]\nname = '甲'\nunit = '个'\nvalue = 1\nsection = '规范废物处置'\n"
    assert bench.submission(local).local[0].section == "waste"
    with pytest.raises(InputError) as caught:
        bench.submission(local.replace("规范废物处置", "废物"))
    assert caught.value.problems[0].hint == "did you mean 规范废物处置（waste）?"
    with pytest.raises(InputError) as caught:
        bench.submission(local.replace("规范废物处置", "nosuch"))
    assert caught.value.problems[0].hint.startswith("known are 加强组织领导（leadership）, ")


def test_nothing_else_is_said_of_a_file_of_another_type(bench: Bench) -> None:
    with pytest.raises(InputError) as caught:
        bench.submission(f"period = 2023\ntype = 'school'\n{UNIT}[figures]\nnot.there = 1\n", head="")
    assert len(caught.value.problems) == 1


def test_a_date_may_be_a_text_in_chinese(bench: Bench) -> None:
    submission = bench.submission(f"period = 2023\ndate = '2023年12月5日'\n{UNIT}", head="")
    assert submission.date == dt.date(2023, 12, 5)


def test_a_list_that_is_none_may_have_been_another(bench: Bench) -> None:
    with pytest.raises(InputError) as caught:
        bench.submission("[lists]\n'问题' = ['甲']\n")
    assert "存在问题（problems）" in caught.value.problems[0].hint
