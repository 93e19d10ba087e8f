"""The time a report covers: years, halves, quarters, months, school terms and school years."""

import enum
import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from attrs import field

from huibao.i18n import _
from huibao.model.sealed import frozen

_A_DAY = timedelta(days=1)
_EARLIEST, _LATEST = 1949, 2100
_LONGEST = 40


class PeriodKind(enum.Enum):
    """How long a period is."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    TERM = "term"
    """A school term: the first from 1 September to 31 January, the second to 31 August."""
    SCHOOL_YEAR = "school_year"

    # Members are single; Enum's own hashing is slow.
    __hash__ = object.__hash__


_COUNTS = {
    PeriodKind.YEAR: 1,
    PeriodKind.HALF: 2,
    PeriodKind.QUARTER: 4,
    PeriodKind.MONTH: 12,
    PeriodKind.TERM: 2,
    PeriodKind.SCHOOL_YEAR: 1,
}
_TERM, _OF_SCHOOLS = PeriodKind.TERM, (PeriodKind.TERM, PeriodKind.SCHOOL_YEAR)
"""Bound once: until Python 3.12 a look-up on an enum class is slow, and of every file the end is asked."""


_WHOLE = (PeriodKind.YEAR, PeriodKind.SCHOOL_YEAR)


@frozen
class Period:
    """One reporting period.

    year is the calendar year, for terms and school years the one in which the school year begins;
    index counts the periods of the kind within it from 1.
    """

    kind: PeriodKind
    year: int
    index: int = field(default=1)

    @index.validator
    def _check_index(self, _attribute: object, index: int) -> None:
        if not 1 <= index <= _COUNTS[self.kind]:
            raise ValueError(_("a year has no {kind} {index}").format(kind=self.kind.value, index=index))

    @classmethod
    @lru_cache(maxsize=256)  # many files, few periods
    def parse(cls, text: str) -> "Period":
        """The period that a text names, by code or in Chinese; raises ValueError with the way out."""
        folded = _fold(text) if len(text) <= _LONGEST else ""
        for pattern, build in _FORMS:
            if match := re.fullmatch(pattern, folded):
                period = build(match)
                if period is not None and _EARLIEST <= period.year <= _LATEST:
                    return period
        raise ValueError(
            _(
                "“{text}” is not a period between {first} and {last}; write 2023, 2023H1, 2023Q3, 2023-05, "
                "2023-2024-1 (a term), 2023-2024 (a school year), or 2023年, 2023年上半年, 2023年第三季度, "
                "2023年5月, 2023-2024学年第一学期, 2023-2024学年"
            ).format(text=_shown(text), first=_EARLIEST, last=_LATEST)
        )

    @property
    def label(self) -> str:
        """As printed: 2023年第三季度, 2023—2024学年第一学期."""
        match self.kind:
            case PeriodKind.YEAR:
                return f"{self.year}年"
            case PeriodKind.HALF:
                return f"{self.year}年{'上下'[self.index - 1]}半年"
            case PeriodKind.QUARTER:
                return f"{self.year}年第{'一二三四'[self.index - 1]}季度"
            case PeriodKind.MONTH:
                return f"{self.year}年{self.index}月"
            case PeriodKind.TERM:
                return f"{self.year}—{self.year + 1}学年第{'一二'[self.index - 1]}学期"
            case PeriodKind.SCHOOL_YEAR:
                return f"{self.year}—{self.year + 1}学年"

    @property
    def code(self) -> str:
        """As in file names and data: 2023, 2023H1, 2023Q3, 2023-05, 2023-2024-1, 2023-2024."""
        match self.kind:
            case PeriodKind.YEAR:
                return f"{self.year}"
            case PeriodKind.HALF:
                return f"{self.year}H{self.index}"
            case PeriodKind.QUARTER:
                return f"{self.year}Q{self.index}"
            case PeriodKind.MONTH:
                return f"{self.year}-{self.index:02d}"
            case PeriodKind.TERM:
                return f"{self.year}-{self.year + 1}-{self.index}"
            case PeriodKind.SCHOOL_YEAR:
                return f"{self.year}-{self.year + 1}"

    def __str__(self) -> str:
        return self.code

    @property
    def is_whole_year(self) -> bool:
        """Whether it is a year or a school year rather than a part of one."""
        return self.kind in _WHOLE

    @property
    def start(self) -> date:
        """The first day."""
        if self.kind is PeriodKind.TERM:
            return date(self.year, 9, 1) if self.index == 1 else date(self.year + 1, 2, 1)
        if self.kind is PeriodKind.SCHOOL_YEAR:
            return date(self.year, 9, 1)
        return date(self.year, (self.index - 1) * self._months + 1, 1)

    @property
    def end(self) -> date:
        """The last day."""
        if self.kind is _TERM and self.index == 1:
            return date(self.year + 1, 1, 31)
        if self.kind in _OF_SCHOOLS:
            return date(self.year + 1, 8, 31)
        month = self.index * self._months
        return date(self.year + month // 12, month % 12 + 1, 1) - _A_DAY

    @property
    def _months(self) -> int:
        return 12 // _COUNTS[self.kind]

    @property
    def previous(self) -> "Period":
        """The period of the same kind just before."""
        return self._moved(-1)

    @property
    def next(self) -> "Period":
        """The period of the same kind just after."""
        return self._moved(1)

    def _moved(self, by: int) -> "Period":
        count = _COUNTS[self.kind]
        years, index = divmod(self.index - 1 + by, count)
        return Period(self.kind, self.year + years, index + 1)

    @property
    def same_last_year(self) -> "Period":
        """The same part of the year before: what 同比 compares with."""
        return Period(self.kind, self.year - 1, self.index)

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years that the period touches."""
        return tuple(range(self.start.year, self.end.year + 1))

    @property
    def sort_key(self) -> tuple[date, date]:
        """By beginning, then by end: a quarter before the half that begins with it."""
        return (self.start, self.end)


_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_DASHES = str.maketrans(dict.fromkeys("—–－―−~至", "-"))


def _fold(text: str) -> str:
    """Half width, upper case, no blanks, one dash, Arabic digits (十二月 → 12月, 二〇二三 → 2023)."""
    folded = "".join(unicodedata.normalize("NFKC", text).split()).upper().translate(_DASHES)
    folded = re.sub("十(?=[一二])", "1", folded).replace("十", "10").translate(_DIGITS)
    return re.sub("-+", "-", folded)


def _plain(kind: PeriodKind) -> Callable[[re.Match[str]], Period | None]:
    def build(match: re.Match[str]) -> Period | None:
        index = int(match[2]) if match.re.groups > 1 else 1
        return Period(kind, int(match[1]), index) if 1 <= index <= _COUNTS[kind] else None

    return build


def _half(match: re.Match[str]) -> Period:
    return Period(PeriodKind.HALF, int(match[1]), 1 if match[2] == "上" else 2)


def _school(match: re.Match[str]) -> Period | None:
    first, second, term = int(match[1]), int(match[2]), match[3]
    if second != first + 1:
        return None
    if not term:
        return Period(PeriodKind.SCHOOL_YEAR, first)
    return Period(PeriodKind.TERM, first, 1 if term in "1上秋" else 2)


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Period | None]], ...] = (
    (r"([0-9]{4})(?:年度?|年全年)?", _plain(PeriodKind.YEAR)),
    (r"([0-9]{4})年?-?H([12])", _plain(PeriodKind.HALF)),
    (r"([0-9]{4})年?度?([上下])半年", _half),
    (r"([0-9]{4})年?-?Q([1-4])", _plain(PeriodKind.QUARTER)),
    (r"([0-9]{4})年?度?第?([1-4])季度?", _plain(PeriodKind.QUARTER)),
    (r"([0-9]{4})年([0-9]{1,2})月份?", _plain(PeriodKind.MONTH)),
    (r"([0-9]{4})[-./]?([0-9]{2})", _plain(PeriodKind.MONTH)),
    (r"([0-9]{4})[-./]([0-9])", _plain(PeriodKind.MONTH)),
    (r"([0-9]{4})-([0-9]{4})(?:学年度?)?()", _school),
    (r"([0-9]{4})-([0-9]{4})-([12])", _school),
    (r"([0-9]{4})-([0-9]{4})学?年?度?第?([12上下秋春])季?学期", _school),
)


def _shown(text: str) -> str:
    """What was written, short enough for a message and without control characters."""
    visible = "".join(character if character.isprintable() else " " for character in text[:_LONGEST])
    return visible if len(text) <= _LONGEST else f"{visible}…"
