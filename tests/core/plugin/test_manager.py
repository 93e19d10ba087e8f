"""Plugins are found and asked; a broken one is named with the reason, and the others work."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from huibao.errors import PluginError
from huibao.model.rule import Rule
from huibao.model.unit import UnitType
from huibao.plugin.manager import Notice, PluginRecord, Plugins, load

GOOD = """
from huibao.plugin.markers import hookimpl
from huibao.model.unit import UnitType

@hookimpl
def huibao_unit_types():
    return [UnitType("market", "市场", "我市场")]
"""


def rule(id: str) -> Rule:
    return Rule(id, "a > 0", "{a}")


def record(plugins: Plugins, name: str, distribution: str = "") -> PluginRecord:
    (found,) = [
        each
        for each in plugins.records
        if each.name == name and (not distribution or each.distribution == distribution)
    ]
    return found


def test_a_working_plugin_is_recorded_with_its_hooks(install: Any) -> None:
    install("market", GOOD)
    found = record(load(), "market")
    origin = found.origin
    assert found == PluginRecord("market", "huibao-market", "1.2", ("huibao_unit_types",), origin=origin)
    assert Path(origin, "METADATA").is_file()


def test_the_core_is_a_plugin_like_any_other() -> None:
    plugins = load(only=[])
    (found,) = plugins.records
    assert (found.name, found.distribution, found.failure) == ("huibao", "huibao", "")
    content = ("huibao_content_files", "huibao_dictionary", "huibao_standards")
    assert sorted(found.hooks) == sorted((*content, "huibao_readers", "huibao_renderers"))


def test_only_the_named_plugins_are_loaded() -> None:
    assert [each.name for each in load(only=["school"]).records] == ["huibao", "school"]


@pytest.mark.parametrize(
    ("code", "value", "reason"),
    [
        ("import does_not_exist", "", "ModuleNotFoundError: No module named 'does_not_exist'"),
        ("raise RuntimeError('first\\nsecond')", "", "RuntimeError: first"),
        ("raise RuntimeError()", "", "RuntimeError: "),
        ("def broken(:", "", "SyntaxError: "),
        ("import sys; sys.exit('no licence')", "", "SystemExit: no licence"),
        ("", "huibao_bad_module:plugin", "its entry point is “huibao_bad_module:plugin”, and there is no"),
        (
            "plugin = 5",
            "huibao_bad_module:plugn",
            "its entry point is “huibao_bad_module:plugn”, and there is",
        ),
        ("", "huibao_other_module", "ModuleNotFoundError: "),
        (
            "from huibao.plugin.markers import hookimpl\n@hookimpl\ndef huibao_unit_type(): ...",
            "",
            "there is no hook huibao_unit_type",
        ),
        (
            "from huibao.plugin.markers import hookimpl\n@hookimpl\ndef huibao_rules(unit_typ): ...",
            "",
            "huibao_rules has no argument unit_typ; known are unit_type",
        ),
    ],
)
def test_a_broken_plugin_is_named_and_the_rest_works(
    code: str, value: str, reason: str, install: Any
) -> None:
    install("market", GOOD)
    install("bad", code, value=value)
    plugins = load(only=["market", "bad"])
    (failed,) = plugins.failed
    assert (failed.name, failed.distribution, failed.version) == ("bad", "huibao-bad", "1.2")
    assert failed.failure.startswith(reason)
    assert [(name, each.id) for name, each in plugins.collect("huibao_unit_types")] == [("market", "market")]


def test_nothing_of_a_refused_plugin_remains(make: Any) -> None:
    half = make(huibao_rules=lambda unit_type: ["kept"], huibao_ruls=lambda: ())
    plugins = load([("half", half)], only=[])
    assert plugins.failed[0].hooks == ("huibao_rules", "huibao_ruls")
    assert plugins.collect("huibao_rules", unit_type="school") == []


def test_a_name_taken_twice_is_a_failure_of_the_second(install: Any) -> None:
    install("market", GOOD, distribution="a-market")
    install("market", GOOD, distribution="b-market")
    plugins = load(only=["market"])
    assert record(plugins, "market", "a-market").failure == ""
    said = "the name market is already taken by the plugin of a-market 1.2; uninstall one"
    assert record(plugins, "market", "b-market").failure.startswith(said)


def test_a_folder_asked_for_whose_type_another_plugin_has(install: Any, report: Any, tmp_path: Path) -> None:
    install("bazaar", GOOD)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "type.toml").write_text('id = "market"\nname = "集市"\nself_name = "我场"\n')
    code, said = report("types", "--only-plugin", "bazaar", "--plugin", str(tmp_path / "mine"))
    assert code == 2
    assert "market: unit type market is already defined by bazaar (huibao-bazaar 1.2)" in said


def test_no_plugin_takes_the_place_of_the_core(install: Any) -> None:
    install("huibao", GOOD, distribution="huibao-fake")
    plugins = load(only=["huibao"])
    assert plugins.failed[0].distribution == "huibao-fake"
    assert plugins.collect("huibao_unit_types") == []


def test_properties_of_a_plugin_are_left_alone() -> None:
    """Registering must not read files: content folders read theirs when a hook asks."""

    class Lazy:
        @property
        def content(self) -> str:
            raise AssertionError

    assert load([("lazy", Lazy())], only=[]).failed == ()


def test_results_come_by_plugin_name(make: Any) -> None:
    def several(unit_type: str) -> Iterator[Rule]:
        yield rule(f"{unit_type}-2")
        yield rule(f"{unit_type}-1")

    plugins = load(
        [
            ("zebra", make(huibao_rules=lambda: None)),
            ("yak", make(huibao_rules=several)),
            ("ant", make(huibao_rules=lambda: (rule("one"),))),
            ("bee", make(huibao_rules=lambda: rule("7"))),
        ],
        only=[],
    )
    found = plugins.collect("huibao_rules", unit_type="x")
    assert [(name, each.id) for name, each in found] == [
        ("ant", "one"),
        ("bee", "7"),
        ("yak", "x-2"),
        ("yak", "x-1"),
    ]


def _late(unit_type: str) -> Iterator[Rule]:
    yield rule(unit_type)
    raise ValueError("late")


@pytest.mark.parametrize(
    ("hook", "message"),
    [
        (lambda: 1 / 0, "huibao_rules failed: ZeroDivisionError: "),
        (_late, "huibao_rules failed: ValueError: late"),
    ],
)
def test_a_failing_hook_is_named_with_its_plugin(hook: Any, message: str, make: Any) -> None:
    plugins = load([("good", make(huibao_rules=lambda: ())), ("bad", make(huibao_rules=hook))], only=[])
    with pytest.raises(PluginError) as caught:
        plugins.collect("huibao_rules", unit_type="x")
    assert caught.value.plugin == "bad"
    assert message in str(caught.value)


def test_an_error_of_a_content_file_names_the_plugin_as_others_do(make: Any) -> None:
    def refuse() -> None:
        raise PluginError("huibao_market", "rules.toml is not UTF-8")

    with pytest.raises(PluginError, match=r"^m: rules.toml is not UTF-8$"):
        load([("m", make(huibao_rules=refuse))], only=[]).collect("huibao_rules", unit_type="x")


def test_a_failed_plugin_is_told_on_the_command_line(install: Any, report: Any) -> None:
    install("bad", "import does_not_exist")
    code, said = report("types")
    assert code == 0
    assert "plugin bad (huibao-bad 1.2) was left out: ModuleNotFoundError" in said
    assert "school" in said
    code, said = report("--strict-plugins", "types")
    assert code == 2
    assert "bad" in said
    assert "school" not in said


FAILING = """
from huibao.plugin.markers import hookimpl

@hookimpl
def {hook}():
    raise LookupError("out of order")
"""


@pytest.mark.parametrize(
    ("hook", "arguments"),
    [
        ("unit_types", ["types"]),
        ("readers", ["build", "x.toml"]),
        ("renderers", ["build", "--type", "school", "--example"]),
        ("dictionary", ["build", "--type", "school", "--example"]),
        ("commands", ["no-such-command"]),
    ],
)
def test_a_hook_that_fails_leaves_the_others_at_work(
    hook: str, arguments: list[str], install: Any, report: Any, tmp_path: Path
) -> None:
    install("bad", FAILING.format(hook=f"huibao_{hook}"))
    data = tmp_path / "x.toml"
    data.write_text('type = "school"\nperiod = "2023"\n[unit]\nname = "临江市第二小学"\n', encoding="utf-8")
    said = report("build", str(data), "-o", str(tmp_path / "x.md"))[1] + report("--help")[1]
    assert (
        said.count(f"Warning: plugin bad (huibao-bad 1.2): huibao_{hook} failed: LookupError: out of order")
        == 1
    )
    assert "临江市第二小学" in (tmp_path / "x.md").read_text("utf-8")
    code, said = report("--strict-plugins", *arguments)
    assert code == 2
    assert f"bad: huibao_{hook} failed: LookupError: out of order" in said


def test_a_plugin_that_failed_is_told_once_and_not_asked_again(make: Any) -> None:
    told: list[PluginError] = []
    asked: list[str] = []

    def rules(unit_type: str) -> None:
        asked.append(unit_type)
        raise LookupError

    bad = make(huibao_rules=rules, huibao_readers=lambda: asked.append("readers"))
    plugins = load([("bad", bad)], only=[]).telling(told.append)
    assert plugins.collect("huibao_rules", unit_type="school") == []
    assert [name for name, _ in plugins.collect("huibao_readers")] == ["huibao"] * 3
    assert [error.plugin for error in told] == ["bad"]
    assert asked == ["school"]


def test_a_plugin_that_is_needed_is_an_error_when_it_fails(make: Any) -> None:
    bad = make(huibao_rules=lambda unit_type: 1 / 0)
    plugins = load([("bad", bad)], only=[]).telling(lambda error: None).needing("bad")
    with pytest.raises(PluginError, match="bad: huibao_rules failed: ZeroDivisionError"):
        plugins.collect("huibao_rules", unit_type="school")


def test_what_a_hook_prints_is_told_and_goes_to_standard_error(
    make: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    def huibao_unit_types() -> list[UnitType]:
        print("hello", "there")
        print("again")
        return []

    told: list[Notice] = []
    plugins = load([("chatty", make(huibao_unit_types=huibao_unit_types))], only=[])
    plugins = plugins.telling(lambda error: None, told.append)
    for _time in range(2):
        assert plugins.collect("huibao_unit_types") == []
    assert [each.text for each in told] == ["it prints in huibao_unit_types: “hello there”"]
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "hello there\nagain\n" * 2)
