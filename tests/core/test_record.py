"""Records behave like the named tuples they stand in for, but for being no tuples."""

from typing import Any

import pytest

from huibao.record import Record


class Line(Record):
    start: int
    end: int
    note: str = ""

    @property
    def length(self) -> int:
        return self.end - self.start


@pytest.mark.parametrize("line", [Line(1, 4), Line(1, end=4), Line(end=4, start=1), Line(1, 4, "")])
def test_fields_are_given_in_order_or_by_name(line: Line) -> None:
    assert (line.start, line.end, line.note, line.length) == (1, 4, "", 3)
    assert repr(line) == "Line(start=1, end=4, note='')"


def test_a_default_is_not_shared_with_what_was_given() -> None:
    assert [Line(1, 2, "a").note, Line(1, 2, note="b").note, Line(1, 2).note] == ["a", "b", ""]


def test_two_are_equal_by_value() -> None:
    assert Line(1, 2) == Line(1, 2, "")
    assert len({Line(1, 2), Line(1, 2, ""), Line(1, 3)}) == 2
    assert Line(1, 2) != (1, 2, "")


def test_another_value_makes_another_record() -> None:
    line = Line(1, 2)
    assert line.evolved(end=3) == Line(1, 3)
    assert line == Line(1, 2)


@pytest.mark.parametrize(
    ("values", "named"),
    [((1,), {}), ((), {"end": 1}), ((1, 2, "", 4), {}), ((1, 2), {"start": 1}), ((1, 2), {"other": 1})],
)
def test_other_fields_are_refused(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="Line has the fields start, end, note"):
        Line(*values, **named)
