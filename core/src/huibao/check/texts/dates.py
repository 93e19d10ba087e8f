"""The date of a report and those of its letter: do they go with the period, and with each other?"""

import datetime as dt
import re
from collections.abc import Iterator

from huibao.derive.facts import Facts
from huibao.model.finding import Finding
from huibao.model.letter import printed_day
from huibao.model.period import Period
from huibao.model.rule import Severity

from .passages import remark

_LATE = dt.timedelta(days=183)
_YEAR_OF_NUMBER = r"〔(\d{4})〕"


def doubtful_dates(facts: Facts) -> Iterator[Finding]:
    """Questions on dates that are those of another year's file."""
    submission = facts.submission
    day, letter = submission.date, submission.letter
    if day is not None:
        yield from _of_report(facts, day, submission.period)
    if letter is None:
        return
    number = re.search(_YEAR_OF_NUMBER, letter.number)
    if number is not None:
        yield from _of_number(facts, int(number[1]), day)
    if letter.issued_on is not None and day is not None and letter.issued_on < day:
        message = f"印发日期{printed_day(letter.issued_on)}早于落款日期{printed_day(day)}"
        hint = "印发日期不早于成文日期，请核对"
        yield _asked(
            facts, "residue-date", "letter.issued_on", message, str(letter.issued_on), str(day), hint
        )


def _of_report(facts: Facts, day: dt.date, period: Period) -> Iterator[Finding]:
    """A report is dated when most of its period is over, or in the months after it."""
    message = f"报告期是{period.label}，落款日期却是{printed_day(day)}"
    hint = "核对落款日期和报告期"
    if not (period.start <= day and day.year <= period.end.year + 1):
        yield _asked(facts, "residue-year", "date", message, str(day), period.label, hint)
    elif day - period.start < (period.end - period.start) / 2 or day - period.end > _LATE:
        yield _asked(facts, "residue-date", "date", message, str(day), period.label, hint)


def _of_number(facts: Facts, year: int, day: dt.date | None) -> Iterator[Finding]:
    """A document is numbered in the year in which it is dated."""
    period = facts.submission.period
    years = (day.year,) if day is not None else (*period.years, *period.next.years)
    if year not in years:
        dated = f"落款日期是{printed_day(day)}" if day is not None else f"报告期是{period.label}"
        message = f"{dated}，发文字号却是〔{year}〕"
        hint = "发文字号的年份与成文日期的年份一致，请核对"
        yield _asked(facts, "residue-date", "letter.number", message, str(year), str(years[0]), hint)


def _asked(facts: Facts, rule: str, place: str, message: str, seen: str, expected: str, hint: str) -> Finding:
    return remark(facts, rule, Severity.QUESTION, message, place, hint, seen=seen, expected=expected)
