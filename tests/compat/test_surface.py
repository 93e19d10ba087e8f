"""What plugins build on loses nothing within a major version, and grows by a minor one."""

import re
from pathlib import Path

import pytest

from huibao.api import VERSION
from surface import surface

FOLDER = Path(__file__).parent / "surface"
NEEDED = re.compile(r"(.*)\(\w+ must be given\)")


def lines(version: str) -> set[str]:
    return set((FOLDER / f"{version}.txt").read_text("utf-8").splitlines())


def broken(before: set[str], after: set[str]) -> set[str]:
    """What is gone, and arguments that must be given now where the name was there without."""
    gone = {line for line in before - after if not NEEDED.fullmatch(line)}
    more = {line for line in after - before if (match := NEEDED.fullmatch(line)) and match[1] in before}
    return gone | more


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: file.stem)
def test_nothing_is_taken_away_within_a_major_version(file: Path) -> None:
    if file.stem.partition(".")[0] == VERSION.partition(".")[0]:
        assert sorted(broken(lines(file.stem), surface())) == [], (
            "deprecate it, and keep it until the next major"
        )


def test_what_is_added_is_written_down(request: pytest.FixtureRequest) -> None:
    """Under a version that was released, an addition takes a new minor: VERSION in huibao/api.py."""
    file = FOLDER / f"{VERSION}.txt"
    if request.config.getoption("--refresh-goldens"):
        file.write_text("\n".join(sorted(surface())) + "\n", encoding="utf-8")
    assert file.is_file(), f"{file.name} is missing: run pytest --refresh-goldens"
    added = sorted(surface() - lines(VERSION))
    assert added == [], "raise the minor in huibao/api.py if this one was released; pytest --refresh-goldens"


def test_a_removal_and_a_new_duty_are_caught() -> None:
    before = {"name huibao.X", "name huibao.X(0: a)", "name huibao.X(a must be given)", "hook huibao_y"}
    assert broken(before, before | {"name huibao.X(b=)"}) == set()
    assert broken(before, before - {"name huibao.X(a must be given)"}) == set()
    assert broken(before, before - {"hook huibao_y"}) == {"hook huibao_y"}
    assert broken(before, before | {"name huibao.X(b must be given)"}) == {"name huibao.X(b must be given)"}
    assert broken(before, before | {"name huibao.Z", "name huibao.Z(b must be given)"}) == set()
