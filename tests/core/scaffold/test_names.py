"""What may name a plugin, and what is said of the rest."""

import re

import pytest

from huibao.errors import UsageError
from huibao.scaffold.names import check_name, check_title, parse_author


@pytest.mark.parametrize("name", ["clinic", "police-station", "zone4", "a"])
def test_a_name_that_will_do(name: str) -> None:
    check_name(name, {"school": "huibao-school"})


@pytest.mark.parametrize(
    ("name", "said", "way_out"),
    [
        ("Police_Station", "lower case", "try police-station"),
        ("../../etc", "lower case", "try etc"),
        ("3d", "lower case", "try d"),
        ("clinic-", "lower case", "try clinic"),
        ("诊所", "lower case", "such as clinic"),
        ("", "lower case", "such as clinic"),
        ("clinic\n", "lower case", "try clinic"),
        ("x" * 41, "more than 40", "such as"),
        ("con", "device on Windows", "con-unit"),
        ("com1", "device on Windows", "com1-unit"),
        ("class", "Python", "class-unit"),
        ("school", "taken by huibao-school", "school-unit"),
    ],
)
def test_a_name_that_will_not(name: str, said: str, way_out: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)) as caught:
        check_name(name, {"school": "huibao-school"})
    assert way_out in caught.value.hint


@pytest.mark.parametrize("title", ["诊所", "社区（村）", "规上企业", "KTV"])
def test_a_title_that_will_do(title: str) -> None:
    check_title(title, "--title")


@pytest.mark.parametrize("title", ["", 'a"b', "a\nb", "{x}", "[x]", "a|b", "$name", "\\", "所" * 21])
def test_a_title_that_would_break_the_files(title: str) -> None:
    with pytest.raises(UsageError, match="--title"):
        check_title(title, "--title")


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("李某", ("李某", "")),
        ("Li Mou <li@example.org>", ("Li Mou", "li@example.org")),
        ("<li@example.org>", ("", "li@example.org")),
        ("", ("", "")),
    ],
)
def test_who_made_it(text: str, author: tuple[str, str]) -> None:
    assert parse_author(text) == author


@pytest.mark.parametrize("text", ['a"b', "a\nb", "Li <li>", "Li <li@example.org> x", "a\\b"])
def test_who_cannot_have_made_it(text: str) -> None:
    with pytest.raises(UsageError, match="--author"):
        parse_author(text)
