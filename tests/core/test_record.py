"""Records behave like the named tuples they stand in for, but for being no tuples."""

import pytest

from huibao.record import Record


class Place(Record):
    file: str
    line: int = 1


def test_values_stand_by_place_or_by_name_and_may_be_left_out() -> None:
    assert Place("a", 2) == Place(line=2, file="a")
    assert Place("a") == Place("a", 1)
    assert Place("a") != Place("b")
    assert Place("a") != ("a", 1)
    assert len({Place("a"), Place("a", 1)}) == 1


def test_another_value_makes_another_record() -> None:
    place = Place("a")
    assert place.replaced(line=3) == Place("a", 3)
    assert place == Place("a")


def test_it_shows_every_value() -> None:
    assert repr(Place("a")) == "Place(file='a', line=1)"


def test_what_is_missing_or_too_much_is_named() -> None:
    with pytest.raises(TypeError, match="lacks file"):
        Place()  # type: ignore[call-arg]
    for wrong in (lambda: Place("a", 1, 2), lambda: Place("a", file="b"), lambda: Place("a", row=1)):  # type: ignore[call-arg, misc]
        with pytest.raises(TypeError, match="takes file, line"):
            wrong()
