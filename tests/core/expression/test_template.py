"""The texts of clauses and messages: places in braces, optional parts in brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huibao.expression.parse import ExpressionError
from huibao.expression.template import (
    ASPECTS,
    CONTEXT,
    Optional,
    Place,
    cited,
    narrowed,
    parse_template,
    places,
)


def test_parts_in_order() -> None:
    assert parse_template("发放{a.b}[，{ a.b:change }]。") == (
        "发放",
        Place("a.b"),
        Optional(("，", Place("a.b", "change"))),
        "。",
    )


def test_plain_text_is_itself() -> None:
    assert parse_template("") == ()
    assert parse_template("每周开展大扫除") == ("每周开展大扫除",)


def test_places_of_optional_parts_count() -> None:
    template = parse_template("{period}{a}[{b}和{unit.name}]")
    assert [place.code for place in places(template)] == ["period", "a", "b", "unit.name"]
    assert cited("{period}{a}[{b}和{unit.name}]") == {"a", "b"}


@pytest.mark.parametrize("code", sorted(CONTEXT))
def test_words_about_the_unit_are_no_figures(code: str) -> None:
    assert Place(code).is_context


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ("共{a", 2, "unexpected “{”"),
        ("共a}", 3, "unexpected “}”"),
        ("共[a", 3, "“[” is not closed"),
        ("共]a", 2, "unexpected “]”"),
        ("[a[b]]", 3, "unexpected “[”"),
        ("共{}", 2, "{} is not {code}"),
        ("共{a:}", 2, "{a:} is not {code}"),
        ("共{a:chnge}", 2, "with an aspect of number, change"),
    ],
)
def test_what_is_wrong_is_said_with_its_column(text: str, column: int, reason: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_template(text)
    assert reason in str(caught.value)
    assert f"at column {column} of" in str(caught.value)


@given(st.text(alphabet="{}[]:a.b宣 \n", max_size=30) | st.text(max_size=30))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        template = parse_template(text)
    except ExpressionError:
        return
    assert cited(text) == {place.code for place in places(template) if not place.is_context}
    assert all(place.aspect in ("", *ASPECTS) for place in places(template))


@given(st.lists(st.sampled_from(["发放", "{a.b}", "{c:number}", "[，{d}]", "。"])))
def test_nothing_is_lost(pieces: list[str]) -> None:
    assert _written(parse_template("".join(pieces))) == "".join(pieces)


def _written(parts: object) -> str:
    assert isinstance(parts, tuple)
    words = []
    for part in parts:
        match part:
            case Place(code, aspect):
                words.append(f"{{{code}:{aspect}}}" if aspect else f"{{{code}}}")
            case Optional(inner):
                words.append(f"[{_written(inner)}]")
            case _:
                words.append(part)
    return "".join(words)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("发放｛a.b｝，覆盖率{c.d：change｝。", "发放{a.b}，覆盖率{c.d:change}。"),
        ("{a.b}：{c．d}", "{a.b}：{c.d}"),
        ("｛local.园地｝", "{local.园地}"),
        ("留有｛a.b", "留有{a.b"),
        ("没有引用：一句话。", "没有引用：一句话。"),
    ],
)
def test_the_signs_of_a_chinese_keyboard_cite_figures_too(typed: str, plain: str) -> None:
    assert narrowed(typed) == plain
