"""What is on its way out goes on working, and whoever uses it learns of it with the plugin's name."""

from types import ModuleType
from typing import Any

import pytest

import huibao
from huibao.deprecation import Deprecated, hearing, used
from huibao.plugin import admission, answers, manager
from huibao.plugin.content_folder import ContentFolder
from huibao.plugin.manager import Notice, load
from huibao.plugin.markers import HookFacts, hookspec

OLD_HOOK = Deprecated("the hook huibao_old", "huibao_rules", "1.1", "2.0")
OLD_ARGUMENT = Deprecated("the argument kind of huibao_rules", "unit_type", "1.1", "2.0")


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Specifications in which a hook and an argument are deprecated."""

    def huibao_old(unit_type: str) -> None: ...

    def huibao_rules(unit_type: str, kind: str) -> None: ...

    made = ModuleType("hookspecs")
    for name, value in vars(manager.hookspecs).items():
        setattr(made, name, value)
    gives = "huibao.model.rule:Rule"
    made.huibao_old = hookspec(HookFacts(gives, since="1.0", deprecated=OLD_HOOK))(huibao_old)  # type: ignore[attr-defined]
    facts = HookFacts(gives, since="1.0", deprecated_arguments={"kind": OLD_ARGUMENT})
    made.huibao_rules = hookspec(facts)(huibao_rules)  # type: ignore[attr-defined]
    for module in (manager, admission, answers):
        monkeypatch.setattr(module, "hookspecs", made)


@pytest.mark.usefixtures("hooks")
def test_a_hook_and_an_argument_on_their_way_out_still_work_and_are_told(make: Any) -> None:
    rule = huibao.Rule("old-1", "a > 0", "{a}")
    old = make(huibao_old=lambda unit_type: [rule], huibao_rules=lambda unit_type, kind: [rule])
    with pytest.warns(DeprecationWarning, match="plugin market: the ") as caught:
        plugins = load([("market", old)], only=[])
    said = {f"plugin market: {thing}" for thing in (OLD_HOOK, OLD_ARGUMENT)}
    assert {str(each.message) for each in caught} == {str(each) for each in plugins.notices} == said
    assert plugins.collect("huibao_old", unit_type="x") == [("market", rule)]
    assert plugins.collect("huibao_rules", unit_type="x", kind="y") == [("market", rule)]


@pytest.mark.usefixtures("hooks")
def test_who_does_without_them_hears_nothing(make: Any) -> None:
    assert load([("market", make(huibao_rules=lambda unit_type: []))], only=[]).notices == []


def test_a_plugin_that_imports_an_old_name_is_named_with_its_distribution(install: Any) -> None:
    install("market", "from huibao import Kind, QuantityKind\nassert Kind is QuantityKind\n")
    with pytest.warns(DeprecationWarning, match="plugin market"):
        plugins = load(only=["market"])
    text = "huibao.Kind is deprecated since API 1.1 and goes with 2.0: use huibao.QuantityKind"
    hint = "docs/explanation/compatibility.md says for how long it works"
    assert plugins.notices == [Notice("market", "huibao-market", "1.2", text, hint)]
    assert plugins.failed == ()


def test_outside_of_plugins_the_one_who_writes_it_is_warned() -> None:
    with pytest.warns(DeprecationWarning, match=r"huibao\.Kind is deprecated") as caught:
        assert huibao.Kind is huibao.QuantityKind
    assert caught[0].filename == huibao.__file__ or caught[0].filename == __file__


def test_an_old_key_is_read_and_told(tmp_path: Any) -> None:
    (tmp_path / "type.toml").write_text('id = "m"\nname = "市场"\nself_name = "我市场"\n', encoding="utf-8")
    (tmp_path / "indicators.toml").write_text(
        '[stall]\nscore = { name = "评分", unit = "分", kind = "ratio" }\n'
        'area = { name = "面积", unit = "块", kind = "amount" }\n',
        encoding="utf-8",
    )
    told: list[Notice] = []
    plugins = load([("m", ContentFolder(tmp_path, "m"))], only=[])
    plugins = plugins.telling(lambda error: None, told.append)
    with pytest.warns(DeprecationWarning, match="kind in indicators.toml"):
        found = plugins.collect("huibao_indicators", unit_type="m")
    assert [each.kind for _plugin, each in found] == [huibao.QuantityKind.RATIO, huibao.QuantityKind.AMOUNT]
    assert [each.text for each in told] == [
        "kind in indicators.toml is deprecated since API 1.1 and goes with 2.0: use quantity"
    ]


def test_each_listener_hears_its_own() -> None:
    other = Deprecated("this", "that", "1.0", "2.0")
    with hearing() as outer:
        used(OLD_HOOK)
        with hearing() as inner:
            used(other)
            used(other)
        used(OLD_HOOK)
    assert (outer, inner) == ([OLD_HOOK], [other])
