"""What is suggested for a mistyped name."""

from huibao.structure.nearest import suggest


def test_names_the_nearest_first() -> None:
    hint = suggest("publicity.leaflet", ["publicity.leaflets", "publicity.banners", "waste.rate"])
    assert hint.index("publicity.leaflets") < hint.index("publicity.banners")
    assert "waste.rate" not in hint


def test_names_all_where_nothing_is_near_and_they_are_few() -> None:
    assert suggest("xyz", ["plans", "problems"]).endswith("plans, problems")


def test_says_nothing_where_nothing_is_near_among_many() -> None:
    assert suggest("xyz", [f"code.number_{n}" for n in range(13)]) == ""
    assert suggest("xyz", []) == ""


def test_understands_chinese_names() -> None:
    assert "发放宣传资料" in suggest("发放宣传材料", ["发放宣传资料", "悬挂横幅"])
