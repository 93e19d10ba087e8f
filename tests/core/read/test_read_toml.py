"""TOML data files: exact values, places, and what broken ones are told."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huibao.errors import InputError, Problem
from huibao.read import plain
from huibao.read.places import toml_lines
from huibao.read.toml import read, read_resource

Write = Callable[[str, bytes | str], Path]
Problems = Callable[[Callable[[Path], object], Path], tuple[Problem, ...]]

SAMPLE = '''\
format = 1   # a remark with [brackets] and "quotes"
date = 2023-12-20

[figures]
publicity.leaflets = "4000余份"
canteen.area = { value = 720.50, unit = "平方米", note = "6月竣工" }

[ local . garden_plots ]
name = """
劳动实践
[园地] = 块数"""
unit = '块'

[lists]
problems = [
  "一，二 # 三",  # 四
  "五]",
]
"bei.zhu" = []
'''


def test_values_keep_their_kind(write: Write) -> None:
    raw = read(write("a.toml", SAMPLE))
    assert raw.file == "a.toml"
    assert raw.tree["format"] == 1
    assert raw.tree["date"] == date(2023, 12, 20)
    area = raw.tree["figures"]["canteen"]["area"]["value"]
    assert isinstance(area, Decimal)
    assert str(area) == "720.50"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("format", "line 1"),
        ("date", "line 2"),
        ("figures.publicity.leaflets", "line 5"),
        ("figures.canteen.area", "line 6"),
        ("figures.canteen.area.note", "line 6"),
        ("local.garden_plots", "line 8"),
        ("local.garden_plots.unit", "line 12"),
        ("lists.problems", "line 15"),
        ("lists.problems.1", "line 17"),
        ("lists.problems[1]", "line 17"),
        ("lists.bei.zhu", "line 19"),
        ("unit.name", "unit.name"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_key_has_its_line(path: str, place: str, newline: str, write: Write) -> None:
    raw = read(write("a.toml", SAMPLE.replace("\n", newline)))
    assert raw.locate(path) == place


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str, write: Write) -> None:
    assert read(write("a.toml", 'a = "临江"'.encode(encoding))).tree == {"a": "临江"}


def test_a_resource_of_a_package_reads_the_same(write: Write) -> None:
    path = write("example.toml", SAMPLE)
    assert read_resource(path) == read(path)


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("a = “临江”", "line 1, column 5", "full-width"),
        ('[unit]\nname ＝ "x"', "line 2, column 6", "full-width"),
        ('a = 1\nb = "x"，', "line 2, column 8", "full-width"),
        ("publicity。leaflets = 1", "line 1, column 10", "full-width"),
        ("【unit】", "line 1, column 1", "full-width"),
        ("name = 临江市实验小学", "line 1, column 8", "quotation marks"),
        ("a = 4000余份", "line 1, column 9", "with words or a unit"),
        ("a = 98%", "line 1, column 7", "with words or a unit"),
        ("a = 4,000", "line 1, column 6", "without separators"),
        ("a = 1\ndate = 2023-13-25", "line 2", "in the calendar"),
        ("date = 2023-2-5", "line 1, column 12", "write the date 2023-02-05"),
        ("date = 2023/12/25", "line 1, column 12", "write the date 2023-12-25"),
        ('a = "x', "line 1, column 7", "quotation mark is missing"),
        ('a = "D:\\data"', "line 1, column 10", "backslash"),
        ("a = 1\na = 2", "line 2", "keep one"),
        ("[t]\nb = 1\n[t]\nc = 2", "line 3", "keep one"),
        ("宣传资料 = 1", "line 1, column 1", 'quotation marks: "宣传资料"'),
        ("just words", "line 1, column 6", "equals sign"),
        ("a = [1, 2", "line 1, column 10", "missing"),
        ("[lists\na = 1", "line 1, column 7", "not closed: write [lists]"),
        ("[目标]", "line 1, column 2", "that table is called [targets]"),
        ("[local.园地]", "line 1, column 8", 'quotation marks: [local."园地"]'),
        ("[a b]", "line 1, column 4", "in brackets: [figures]"),
        ("a = 017", "line 1, column 6", 'write 17, or put a code in quotation marks: "017"'),
        ("a = 00 # x", "line 1, column 6", "write 0, or"),
    ],
)
def test_slips_are_placed_and_mended(
    text: str, place: str, hint: str, problems: Problems, write: Write
) -> None:
    [problem] = problems(read, write("a.toml", text))
    assert hint in problem.hint
    assert problem.place == place


def test_a_line_that_ends_too_early_is_shown_from_its_beginning(problems: Problems, write: Write) -> None:
    [problem] = problems(read, write("a.toml", '[figures]\nhospital.wards = "17个\nb = 2'))
    assert problem.message.endswith("""met 'hospital.wards = "17个'""")
    [problem] = problems(read, write("a.toml", f'a = "{"长" * 60}\nb = 2'))
    assert problem.message.endswith(f"met '…{'长' * 40}'")


def test_keys_given_twice_are_called_by_their_names(problems: Problems, write: Write) -> None:
    text = "[figures]\na.b = 1\nc = 1\na.b = 2\n[figures]\nc = 3\n[texts]\nd = ['x', 'x']\n"
    found = problems(read, write("a.toml", text))
    assert [(each.place, each.message) for each in found] == [
        ("line 4", "the key figures.a.b is given twice, first on line 2"),
        ("line 5", "the key figures is given twice, first on line 1"),
        ("line 6", "the key figures.c is given twice, first on line 3"),
    ]


def test_a_list_given_twice_is_called_by_its_name(problems: Problems, write: Write) -> None:
    [problem] = problems(read, write("a.toml", "[lists]\nproblems = ['a', 'b']\nproblems = ['c']\n"))
    assert (problem.place, problem.message) == (
        "line 3",
        "the key lists.problems is given twice, first on line 2",
    )
    [problem] = problems(read, write("a.toml", "[[a]]\nb = 1\n[[a]]\nb = 1\nb = 2\n"))
    assert problem.message == "the key a.1.b is given twice, first on line 4"


def test_all_impossible_values_are_named_at_once(problems: Problems, write: Write) -> None:
    text = "a = 2023-12-20T10:00:00\nb = 10:00:00\nc = nan\nd = -inf\ne = 1e999999\nf = 0x" + "f" * 99
    text += '\ng = "\\u0007"\n[h]\ni = [1, {j = 2023-12-20 10:00:00Z}]'
    found = problems(read, write("a.toml", text))
    assert [problem.place for problem in found] == [f"line {line}" for line in (1, 2, 3, 4, 5, 6, 7, 9)]
    assert "h.i.1.j" in found[-1].message


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 10_000,
        "a = " + "[" * 10_000 + "]" * 10_000,
        "a = " + "{b = " * 10_000,
        "[" * 10_000,
        ".".join("a" * 10_000) + " = 1",
        ".".join(['"a"'] * 10_000) + " = 1",
        "[" + ".".join("a" * 10_000) + "]",
    ],
)
def test_deep_nesting_is_refused(text: str, problems: Problems, write: Write) -> None:
    [problem] = problems(read, write("a.toml", text))
    assert "deep" in problem.message
    assert problem.place == "line 1"


def test_brackets_in_strings_and_remarks_do_not_nest(write: Write) -> None:
    text = f'a = "{"[" * 99}"\n# {"{" * 99}\nb = \'{"[" * 99}\'\nc = """{"[" * 99}"\n"""\nd = "{"x." * 99}"'
    assert read(write("a.toml", text)).tree["d"] == "x." * 99


def test_too_many_values_are_refused(
    problems: Problems, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain, "VALUES_LIMIT", 100)
    assert len(read(write("a.toml", "a = [" + "1," * 99 + "]")).tree["a"]) == 99
    assert "too many" in problems(read, write("a.toml", "a = [" + "1," * 100 + "]"))[0].message


def test_long_keys_and_endless_digits_are_refused(problems: Problems, write: Write) -> None:
    assert "too long a key" in problems(read, write("a.toml", "k" * 1_000_000 + " = 1"))[0].message
    [problem] = problems(read, write("a.toml", "a = 1\nb = " + "9" * 10_000))
    assert (problem.place, "digits" in problem.message) == ("line 2", True)


def test_text_over_four_mebibytes_is_refused(problems: Problems, write: Write) -> None:
    assert "too large" in problems(read, write("a.toml", "#" * (5 * 1024 * 1024)))[0].message


_keys = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=8)
_text = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30)
_scalars = _text | st.integers(-(10**17), 10**17) | st.booleans()
_trees = st.dictionaries(
    _keys,
    st.recursive(
        _scalars,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_keys, inner, max_size=4),
        max_leaves=8,
    ),
    max_size=4,
)


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(
                f"{json.dumps(key, ensure_ascii=False)} = {_inline(item)}" for key, item in value.items()
            )
            + "}"
        )
    if isinstance(value, list):
        return "[" + ",\n".join(map(_inline, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tree=_trees)
def test_any_tree_is_read_and_every_key_placed(tree: dict[str, Any], write: Write) -> None:
    text = "".join(f"{json.dumps(key, ensure_ascii=False)} = {_inline(item)}\n" for key, item in tree.items())
    assert read(write("a.toml", text or "#")).tree == tree
    lines = dict(toml_lines(text))
    number = 1
    for key, item in tree.items():
        assert lines[key] == number
        number += _inline(item).count("\n") + 1


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="ab=.[]{}\"'#,\\\n 1＝“", max_size=60))
def test_any_text_is_read_or_refused(text: str, write: Write) -> None:
    try:
        raw = read(write("a.toml", text))
    except InputError:
        return
    assert all(raw.locate(key).startswith("line ") for key in raw.tree)


def test_a_day_that_does_not_exist_is_called_so(problems: Problems, write: Write) -> None:
    [problem] = problems(read, write("a.toml", "date = 2023-02-30 # x"))
    assert (problem.message, problem.place) == ("there is no such day as 2023-02-30", "line 1")
