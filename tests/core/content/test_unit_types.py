"""type.toml."""

from typing import Any

from huibao.content.unit_types import load_unit_type
from huibao.model.unit import UnitKind, UnitType


def test_only_the_names_are_needed(folder: Any) -> None:
    text = 'id = "clinic"\nname = "门诊部"\nself_name = "我部"\n'
    assert load_unit_type(folder(type=text), "p") == UnitType("clinic", "门诊部", "我部", plugin="p")


def test_a_kind_speaks_of_itself_as_its_type_does(folder: Any) -> None:
    text = (
        'id = "school"\nname = "学校"\nself_name = "我校"\nuses = ["leadership.*"]\nrequired = ["a.b"]\n'
        '[kinds.primary]\nname = "小学"\n[kinds.college]\nname = "高等学校"\nself_name = "我院"\n'
    )
    found = load_unit_type(folder(type=text), "p")
    assert found.uses == ("leadership.*",)
    assert found.required == ("a.b",)
    assert dict(found.kinds) == {
        "primary": UnitKind("primary", "小学", "我校", people="群众"),
        "college": UnitKind("college", "高等学校", "我院", people="群众"),
    }


def test_a_kind_with_topics_has_those_of_all_kinds_besides(folder: Any) -> None:
    text = (
        'id = "bureau"\nname = "机关"\nself_name = "我局"\ntopics = ["leadership.*"]\n'
        '[kinds.office]\nname = "办公室"\n[kinds.market]\nname = "市场局"\ntopics = ["food.*"]\n'
    )
    kinds = load_unit_type(folder(type=text), "p").kinds
    assert kinds["market"].topics == ("leadership.*", "food.*")
    assert kinds["office"].topics == ()


def test_all_problems_at_once(folder: Any, refused: Any) -> None:
    text = 'id = 3\nname = "学校"\nuses = "leadership.*"\ncolour = "red"\n[kinds.primary]\nnam = "小学"\n'
    lines = refused("type.toml", lambda: load_unit_type(folder(type=text), "p"))
    assert lines == sorted(
        [
            'id: 3 is not text: put it in quotation marks: "3"',
            "self_name: self_name must be given",
            "uses: 'leadership.*' is not a list",
            "kinds.primary.name: name must be given",
            "kinds.primary.nam: unknown key nam",
            "colour: unknown key colour",
        ]
    )
