"""lint.toml: one remark at one place is silenced, with a reason."""

from pathlib import Path

import sound_market
from huibao.lint import lint

MARK = {"sections": sound_market.FILES["sections.toml"].replace('"面积{stall.area}"', '"面积{stall.area}，"')}


def allowed(folder: Path, *lines: str) -> list[tuple[str, str, int]]:
    """What is left with one allowance, on a market with a mark at the end of a clause."""
    sound_market.write(folder, **MARK)
    (folder / "lint.toml").write_text("\n".join(["[[allow]]", *lines, ""]), "utf-8")
    return [(each.code, each.file, each.line) for each in lint(folder)]


FAULT = ("clause-mark", "sections.toml", 14)


def test_a_remark_is_silenced_at_its_place(tmp_path: Path) -> None:
    assert (
        allowed(
            tmp_path, 'code = "clause-mark"', 'at = "sections.basics"', 'reason = "as the county prints it"'
        )
        == []
    )


def test_a_part_of_the_message_tells_which_is_meant(tmp_path: Path) -> None:
    lines = ['code = "clause-mark"', 'at = "sections.basics"', 'reason = "so printed"']
    assert allowed(tmp_path, *lines, 'text = "面积"') == []
    assert allowed(tmp_path, *lines, 'text = "人员"') == [("allowance-unused", "lint.toml", 1), FAULT]


def test_another_place_or_code_is_not(tmp_path: Path) -> None:
    for code, at in (
        ("clause-mark", "sections.basic"),
        ("clause-mark", "sections.plans"),
        ("unit-twice", "sections.basics"),
    ):
        left = allowed(tmp_path, f'code = "{code}"', f'at = "{at}"', 'reason = "so printed"')
        assert left == [("allowance-unused", "lint.toml", 1), FAULT]


def test_a_code_that_there_is_not_is_an_error(tmp_path: Path) -> None:
    left = allowed(tmp_path, 'code = "clause-marks"', 'at = "sections.basics"', 'reason = "so printed"')
    assert left == [("allowance-unknown", "lint.toml", 2), FAULT]


def test_a_reason_must_be_given(tmp_path: Path) -> None:
    left = allowed(tmp_path, 'code = "clause-mark"', 'at = "sections.basics"', 'reason = " "')
    assert left == [("allowance-unknown", "lint.toml", 4), FAULT]
    assert allowed(tmp_path, 'code = "clause-mark"', 'at = "sections.basics"') == [
        ("file-form", "lint.toml", 1),
        FAULT,
    ]
