"""What a plugin's reader or renderer gives is looked at before anything is built on it."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from huibao import Document, InputError, PluginError, RawData, Reader, Renderer, hookimpl
from huibao.plugin.formats import claimed_readers, claimed_renderers
from huibao.plugin.manager import load

HEAD = {"format": 1, "type": "school", "period": "2023", "unit": {"name": "临江小学"}}


def reading(read: Callable[[Path], Any]) -> RawData:
    """What comes of a file through a plugin's reader."""

    class Plugin:
        @hookimpl
        def huibao_readers(self) -> list[Reader]:
            return [Reader("odd", (".odd",), read)]

    return claimed_readers(load([("odd", Plugin())], only=[])).granted[".odd"].read(Path("a.odd"))


def given(tree: Any) -> RawData:
    return reading(lambda path: RawData(path.name, tree))


def deep() -> dict[str, Any]:
    top: dict[str, Any] = {}
    below = top
    for _each in range(50_000):
        below["a"] = {}
        below = below["a"]
    return top


def round_about() -> dict[str, Any]:
    tree: dict[str, Any] = {}
    tree["a"] = [tree]
    return tree


def test_plain_values_pass() -> None:
    figures = {"student.total": 12, "canteen.area": Decimal("1.5"), "tobacco.smoke_free": True}
    tree = {**HEAD, "date": dt.date(2023, 12, 1), "figures": figures, "lists": {"plans": ["甲", "乙"]}}
    assert given(tree).tree == tree


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (12.5, "figures.x is a float"),
        (None, "figures.x is a NoneType"),
        (object(), "figures.x is a object"),
        ({1, 2}, "figures.x is a set"),
        ([1, (2,)], "figures.x.1 is a tuple"),
        ({1: 2}, "figures.x has a key that is a int"),
    ],
)
def test_a_value_that_is_not_plain_is_the_plugins_fault(value: object, said: str) -> None:
    with pytest.raises(PluginError, match=f"odd: reader odd failed: TypeError: {said}"):
        given({**HEAD, "figures": {"x": value}})


@pytest.mark.parametrize("gives", [None, {"figures": {}}, RawData("a.odd", [1])])  # type: ignore[arg-type]
def test_what_is_no_data_at_all_is_the_plugins_fault(gives: object) -> None:
    with pytest.raises(PluginError, match="not RawData"):
        reading(lambda _path: gives)


@pytest.mark.parametrize(
    "tree",
    [
        {**HEAD, "texts": {"publicity": "a\0b"}},
        {**HEAD, "figures": {"x": Decimal("Infinity")}},
        {**HEAD, "figures": {"x": 10**30}},
        pytest.param(
            {**HEAD, "figures": {str(number): 1 for number in range(200_000)}}, marks=pytest.mark.no_cover
        ),
        deep(),
        round_about(),
    ],
    ids=["control character", "infinite", "too long", "too many", "too deep", "in a circle"],
)
def test_what_no_data_file_may_hold_is_refused_as_in_any_file(tree: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=r"a\.odd"):
        given(tree)


@pytest.mark.parametrize("content", ["text", None, bytearray(b"a")])
def test_a_renderer_gives_bytes(content: Any) -> None:
    def render(_document: Document) -> Any:
        return content

    class Plugin:
        @hookimpl
        def huibao_renderers(self) -> list[Renderer]:
            return [Renderer("odd", ".odd", render)]

    renderer = claimed_renderers(load([("odd", Plugin())], only=[])).granted["odd"]
    with pytest.raises(
        PluginError, match=f"odd: renderer odd failed: TypeError: it gave {type(content).__name__}"
    ):
        renderer.render(Document(("总结",), "临江小学", "2023", ()))
