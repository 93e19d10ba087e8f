"""Periods are understood as people write them, and know their neighbours."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huibao.model.period import Period, PeriodKind

_COUNTS = {"YEAR": 1, "HALF": 2, "QUARTER": 4, "MONTH": 12, "TERM": 2, "SCHOOL_YEAR": 1}


@st.composite
def periods(draw: st.DrawFn) -> Period:
    kind = draw(st.sampled_from(PeriodKind))
    return Period(kind, draw(st.integers(1949, 2100)), draw(st.integers(1, _COUNTS[kind.name])))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2023", "2023"),
        ("2023年", "2023"),
        ("2023年度", "2023"),
        ("二〇二三年", "2023"),
        ("２０２３年", "2023"),
        (" 2023 年 ", "2023"),
        ("2023H1", "2023H1"),
        ("2023h2", "2023H2"),
        ("2023年上半年", "2023H1"),
        ("2023年下半年", "2023H2"),
        ("2023Q3", "2023Q3"),
        ("2023年第三季度", "2023Q3"),
        ("2023年三季度", "2023Q3"),
        ("2023年3季度", "2023Q3"),
        ("2023-05", "2023-05"),
        ("202305", "2023-05"),
        ("2023年5月", "2023-05"),
        ("2023年05月", "2023-05"),
        ("二〇二三年十月", "2023-10"),
        ("二〇二三年十二月", "2023-12"),
        ("2023-2024学年第一学期", "2023-2024-1"),
        ("2023—2024学年度上学期", "2023-2024-1"),
        ("2023－2024学年度下学期", "2023-2024-2"),
        ("2023-2024学年第2学期", "2023-2024-2"),
        ("2023-2024-1", "2023-2024-1"),
        ("2023-2024学年", "2023-2024"),
        ("2023-2024", "2023-2024"),
    ],
)
def test_the_forms_that_people_use(text: str, code: str) -> None:
    assert Period.parse(text).code == code


@pytest.mark.parametrize(
    "text",
    [
        *("", "20xx", "20XX年", "202_", "202_年", "23年", "去年", "1948", "2101"),
        *("2023-13", "2023-00", "202313", "2023年13月", "2023-05-01", "2023Q5", "2023H3"),
        *("2023-2025", "2023-2023学年", "2023-2024-3", "2023" * 500),
    ],
)
def test_anything_else_is_refused_with_the_forms_that_are_taken(text: str) -> None:
    with pytest.raises(ValueError, match=r"2023H1.*2023年第三季度") as refusal:
        Period.parse(text)
    assert len(str(refusal.value)) < 400


@pytest.mark.parametrize(
    ("code", "label", "start", "end", "years"),
    [
        ("2023", "2023年", date(2023, 1, 1), date(2023, 12, 31), (2023,)),
        ("2023H1", "2023年上半年", date(2023, 1, 1), date(2023, 6, 30), (2023,)),
        ("2023H2", "2023年下半年", date(2023, 7, 1), date(2023, 12, 31), (2023,)),
        ("2023Q3", "2023年第三季度", date(2023, 7, 1), date(2023, 9, 30), (2023,)),
        ("2024-02", "2024年2月", date(2024, 2, 1), date(2024, 2, 29), (2024,)),
        ("2023-2024-1", "2023—2024学年第一学期", date(2023, 9, 1), date(2024, 1, 31), (2023, 2024)),
        ("2023-2024-2", "2023—2024学年第二学期", date(2024, 2, 1), date(2024, 8, 31), (2024,)),
        ("2023-2024", "2023—2024学年", date(2023, 9, 1), date(2024, 8, 31), (2023, 2024)),
    ],
)
def test_label_and_days(code: str, label: str, start: date, end: date, years: tuple[int, ...]) -> None:
    period = Period.parse(code)
    assert (period.label, period.start, period.end, period.years) == (label, start, end, years)


@pytest.mark.parametrize(
    ("code", "previous", "last_year"),
    [
        ("2023", "2022", "2022"),
        ("2023H1", "2022H2", "2022H1"),
        ("2023Q1", "2022Q4", "2022Q1"),
        ("2023-01", "2022-12", "2022-01"),
        ("2023-2024-1", "2022-2023-2", "2022-2023-1"),
        ("2023-2024-2", "2023-2024-1", "2022-2023-2"),
        ("2023-2024", "2022-2023", "2022-2023"),
    ],
)
def test_what_a_period_is_compared_with(code: str, previous: str, last_year: str) -> None:
    period = Period.parse(code)
    assert (period.previous.code, period.same_last_year.code) == (previous, last_year)


@given(periods())
def test_code_and_label_both_name_the_period(period: Period) -> None:
    assert Period.parse(str(period)) == Period.parse(period.code) == period
    assert Period.parse(period.label) == period


@given(periods())
def test_periods_of_a_kind_follow_each_other_without_a_gap(period: Period) -> None:
    assert period.next.previous == period
    assert period.next.start == period.end + timedelta(days=1)
    assert period.sort_key < period.next.sort_key


def test_periods_sort_by_beginning_then_end() -> None:
    codes = ["2023H1", "2022Q4", "2023", "2023-01", "2023Q1", "2022-2023-1"]
    ordered = sorted(map(Period.parse, codes), key=lambda period: period.sort_key)
    assert [period.code for period in ordered] == [
        "2022-2023-1",
        "2022Q4",
        "2023-01",
        "2023Q1",
        "2023H1",
        "2023",
    ]


def test_an_index_that_the_year_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="quarter 5"):
        Period(PeriodKind.QUARTER, 2023, 5)
