"""Each remark is made where it belongs, alone, and not on what is nearly the same."""

from pathlib import Path

import pytest

import sound_market
from huibao.errors import PluginError
from huibao.lint import Remark, lint
from huibao.lint.remark import codes
from huibao.pipeline import ReportType
from huibao.plugin.content_folder import ContentFolder
from huibao.plugin.manager import load
from lint_faults import FAULTS, Changes, Fault


def changed(folder: Path, changes: Changes) -> Path:
    """The market with some of its files changed."""
    sound_market.write(folder)
    for name, words in changes.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        text = path.read_text("utf-8") if path.exists() else ""
        for old, new in zip(words[::2], words[1::2], strict=True):
            assert old in text, f"{old!r} is not in {name}"
            text = text.replace(old, new, 1) if old else text + new
        path.write_text(text, "utf-8")
    return folder


def line_of(path: Path, part: str) -> int:
    """The number of the first line that holds the words."""
    lines = path.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if part in line)


def places(remarks: list[Remark]) -> list[tuple[str, str, int]]:
    return [(each.code, each.file, each.line) for each in remarks]


def test_the_market_is_sound(tmp_path: Path) -> None:
    assert lint(sound_market.write(tmp_path)) == []


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{each.code}-{number}" for number, each in enumerate(FAULTS)])
def test_a_fault_gets_its_remark_alone(fault: Fault, tmp_path: Path) -> None:
    remarks = lint(changed(tmp_path, fault.faulty))
    assert places(remarks) == [(fault.code, fault.where, line_of(tmp_path / fault.where, fault.on))]
    assert remarks[0].severity is codes()[fault.code].severity


@pytest.mark.no_cover  # the lines are those of the faults
@pytest.mark.parametrize("fault", FAULTS, ids=[f"{each.code}-{number}" for number, each in enumerate(FAULTS)])
def test_its_neighbour_does_not(fault: Fault, tmp_path: Path) -> None:
    assert fault.code not in {each.code for each in lint(changed(tmp_path, fault.sound))}


def test_every_code_has_a_fault() -> None:
    elsewhere = {
        "file-missing",
        "instead-missing",
        "unknown-type",
        "api-mismatch",
        "refused",
        "allowance-unknown",
        "allowance-unused",
    }
    assert {each.code for each in FAULTS} | elsewhere == codes().keys()


def test_formulas_of_formulas_are_looked_at_once(tmp_path: Path) -> None:
    """Each has the one before it twice: followed every time, the last would be followed for years."""
    one = 'd{} = {{ name = "第{}", unit = "个", section = "basics", formula = "stall.d{} + stall.d{}" }}\n'
    chain = "".join(one.format(n, n, n - 1, n - 1) for n in range(1, 200))
    first = 'd0 = { name = "第零", unit = "个", section = "basics" }\n'
    text = '\n[[rule]]\nid = "doubled"\ncheck = "stall.d199 >= stall.d0"\nmessage = "{stall.d199}"\n'
    changed(tmp_path, {"indicators.toml": ("", first + chain), "rules.toml": ("", text)})
    assert "rule-of-formula" in {each.code for each in lint(tmp_path)}


def test_operands_of_a_shared_formula_are_needed(tmp_path: Path) -> None:
    picks = '"food_water.staff", "food_water.staff_certified", "food_water.certified_rate", '
    changed(
        tmp_path,
        {
            "type.toml": ("uses = [", f"uses = [{picks}"),
            "sections.toml": ("clauses = [", 'clauses = ["持证率为{food_water.certified_rate}", '),
        },
    )
    assert "unused-pick" not in {each.code for each in lint(tmp_path)}


def test_a_file_that_every_type_has_is_missed(tmp_path: Path) -> None:
    sound_market.write(tmp_path)
    (tmp_path / "example.toml").unlink()
    assert places(lint(tmp_path)) == [("file-missing", "type.toml", 1)]


@pytest.mark.parametrize("stem", ["indicators", "rules", "sections"])
def test_a_missing_file_is_missed_once(stem: str, tmp_path: Path) -> None:
    sound_market.write(tmp_path)
    (tmp_path / f"{stem}.toml").unlink()
    (remark,) = lint(tmp_path)
    assert (remark.code, remark.message) == ("file-missing", f"there is no {stem}.toml")
    assert remark.hint


def test_a_range_of_versions_that_this_is_not(tmp_path: Path) -> None:
    changed(tmp_path, {"type.toml": ('id = "market"\n', 'id = "market"\napi = ">=9.0"\n')})
    assert places(lint(tmp_path)) == [("api-mismatch", "type.toml", 2)]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("1.0", '1.0 is not text: put it in quotation marks: "1.0"'),
        ("{ a = 1 }", "{a = 1} is not text"),
        ("[]", "[] is a list, where one text belongs: write it within one pair of quotation marks"),
    ],
)
def test_a_range_that_is_no_text_is_of_the_wrong_form(value: str, message: str, tmp_path: Path) -> None:
    changed(tmp_path, {"type.toml": ('id = "market"\n', f'id = "market"\napi = {value}\n')})
    (remark,) = lint(tmp_path)
    assert (places([remark]), remark.message) == ([("file-form", "type.toml", 2)], message)
    with pytest.raises(PluginError) as refused:
        ReportType.of(load([("market", ContentFolder(tmp_path, "market"))], only=[]), "market")
    assert f"type.toml: api: {message}" in str(refused.value)


def test_what_a_later_version_may_know_is_not_blamed(tmp_path: Path) -> None:
    later = ('id = "market"\n', 'id = "market"\napi = ">=9.0"\nfuture = 1\n')
    changed(tmp_path, {"type.toml": later, "rules.toml": ("", "[[rule]]\nfuture = 1\n")})
    assert places(lint(tmp_path)) == [("api-mismatch", "type.toml", 2)]


def test_what_no_check_knows_of_is_said_by_the_system(tmp_path: Path) -> None:
    changed(
        tmp_path,
        {"sections.toml": ("[[section.paragraph]]", '[[section.paragraph]]\nafter = "stall.stairs"')},
    )
    (remark,) = lint(tmp_path)
    assert (remark.code, remark.file) == ("refused", "sections.toml")
    assert "another plugin's section" in remark.message


def test_all_remarks_come_in_one_pass_in_the_order_of_the_files(tmp_path: Path) -> None:
    changes = [
        each.faulty for each in FAULTS if each.code in ("unit-spelling", "rule-never-fires", "clause-mark")
    ]
    changed(tmp_path, changes[0] | changes[1] | changes[-1])
    remarks = lint(tmp_path)
    assert [each.code for each in remarks] == ["unit-spelling", "rule-never-fires", "clause-mark"]
    assert remarks == sorted(remarks, key=lambda each: each.sort_key)


def test_a_nearest_name_is_offered(tmp_path: Path) -> None:
    changed(tmp_path, {"sections.toml": ("rows = [", 'rows = ["stall.totl", ')})
    (remark,) = [each for each in lint(tmp_path) if each.code == "unknown-indicator"]
    assert "stall.total" in remark.hint


@pytest.mark.parametrize(
    "text", ["\ufffd" * 3, "[" * 99, "x = " + "9" * 9999, "= 1", "[[rule]]\nid = {", "rule = 3", "\0"]
)
@pytest.mark.parametrize("name", sorted({*sound_market.FILES, "lint.toml"}))
def test_a_hostile_file_gets_remarks_and_nothing_else(text: str, name: str, tmp_path: Path) -> None:
    sound_market.write(tmp_path)
    (tmp_path / name).write_text(text, "utf-8")
    assert name in {each.file for each in lint(tmp_path)}
