"""JSON data files."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huibao.errors import InputError, Problem
from huibao.read.json_data import read

Write = Callable[[str, bytes | str], Path]
Problems = Callable[[Callable[[Path], object], Path], tuple[Problem, ...]]

SAMPLE = """{
  "format": 1, "type": "school",
  "figures": {
    "publicity.leaflets": "4000余份",
    "canteen": {"area": {"value": 720.50,
      "note": "6月[竣工]"}}
  },
  "lists": {"problems": ["a",
    "b"]},
  "outline": null
}"""


def test_values_keep_their_kind_and_null_is_left_out(write: Write) -> None:
    tree = read(write("a.json", SAMPLE)).tree
    assert "outline" not in tree
    area = tree["figures"]["canteen"]["area"]["value"]
    assert isinstance(area, Decimal)
    assert str(area) == "720.50"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("type", "line 2"),
        ("figures.publicity.leaflets", "line 4"),
        ("figures.canteen.area.note", "line 6"),
        ("lists.problems[1]", "line 9"),
        ("unit", "unit"),
    ],
)
def test_every_key_has_its_line(path: str, place: str, write: Write) -> None:
    assert read(write("a.json", SAMPLE)).locate(path) == place


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ('{"a": 052}', "line 1, column 8", 'write 52, or put a code in quotation marks: "052"'),
        ("{“a”: 1}", "line 1, column 2", "half-width"),
        ('{"a"：1}', "line 1, column 5", "half-width"),
        ("{'a': 1}", "line 1, column 2", "double quotation marks"),
        ('{"a": 1', "line 1, column 8", "missing"),
        ('{"a": 1 "b": 2}', "line 1, column 9", "commas"),
        ('{"a": 1} {}', "line 1, column 10", "commas"),
    ],
)
def test_slips_are_placed_and_mended(
    text: str, place: str, hint: str, problems: Problems, write: Write
) -> None:
    [problem] = problems(read, write("a.json", text))
    assert problem.place == place
    assert hint in problem.hint


def test_numbers_that_are_none_are_named_with_their_lines(problems: Problems, write: Write) -> None:
    text = '{"a": NaN,\n"b": [-Infinity],\n"c": 1e999999,\n"d": ' + "9" * 10_000 + ',\n"e": "\\ud800"}'
    found = problems(read, write("a.json", text))
    assert [problem.place for problem in found] == [f"line {line}" for line in range(1, 6)]


def test_a_key_given_twice_is_refused_with_both_lines(problems: Problems, write: Write) -> None:
    found = problems(read, write("a.json", '{"a": 1,\n"b": {"c": 1,\n"c": 2},\n"a": 3}'))
    assert [problem.place for problem in found] == ["line 3", "line 4"]
    assert "b.c" in found[0].message
    assert "first on line 1" in found[1].message


@pytest.mark.parametrize("text", ["[]", "1", '"x"', "null"])
def test_anything_but_an_object_is_refused(text: str, problems: Problems, write: Write) -> None:
    assert "object" in problems(read, write("a.json", text))[0].message


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000])
def test_deep_nesting_is_refused(text: str, problems: Problems, write: Write) -> None:
    assert "deep" in problems(read, write("a.json", text))[0].message


_json = st.recursive(
    st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.text(st.characters(codec="utf-8", exclude_categories=["C"])),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("ab中.", min_size=1), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tree=st.dictionaries(st.text("abc", min_size=1), _json), indent=st.sampled_from([None, 1]))
def test_any_tree_is_read_and_every_key_placed(
    tree: dict[str, Any], indent: int | None, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(tree, indent=indent), "utf-8")
    raw = read(path)
    assert raw.tree == tree
    assert all(raw.locate(key).startswith("line ") for key in tree)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet='a1":,[]{}\\ \n-.eNu', min_size=1, max_size=40))
def test_any_text_is_read_or_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, "utf-8")
    try:
        raw = read(path)
    except InputError:
        return
    assert isinstance(raw.tree, dict)
