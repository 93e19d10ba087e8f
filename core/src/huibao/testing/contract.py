"""The contract of plugins as tests: a class to inherit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from huibao.errors import Problem

    from .check import Check


class PluginContract:
    """Inherit it in a test module, name the plugin, and pytest runs every check on it.

        class TestClinic(PluginContract):
            plugin = "clinic"

    plugin is the name of an installed plugin, the `Path` of a folder of content files, or the plugin's
    object. without leaves checks out, each with the reason: {"threshold-can-be-met": "…"}.
    """

    plugin: ClassVar[str | Path | object]
    without: ClassVar[Mapping[str, str]] = {}

    @classmethod
    def pytest_generate_tests(cls, metafunc: Any) -> None:
        """One test for each check and each thing that it is made over."""
        if "contract_check" not in metafunc.fixturenames:
            return
        from .checks import every_check
        from .opening import subject_of
        from .run import known

        for name in cls.without:
            known(name)
        subject = subject_of(cls.plugin)
        rows: list[tuple[Check[Any], Any, str]] = []
        names: list[str] = []
        for each in every_check():
            reason = cls.without.get(each.name, "")
            things = {} if reason else each.over.things(subject)
            for name, thing in things.items():
                rows.append((each, thing, ""))
                names.append(f"{each.name}:{name}" if name else each.name)
            if not things:
                rows.append((each, None, reason or each.over.none))
                names.append(each.name)
        metafunc.parametrize(("contract_check", "contract_thing", "left_out"), rows, ids=names)

    def test_contract(self, contract_check: Check[Any], contract_thing: Any, left_out: str) -> None:
        """The plugin keeps the promise."""
        __tracebackhide__ = True
        import pytest

        if left_out:
            pytest.skip(left_out)
        found = contract_check.faults(contract_thing)
        if found:
            pytest.fail(told(contract_check, found), pytrace=False)


def told(check: Check[Any], faults: list[Problem]) -> str:
    """The promise, and each breach of it with the way out."""
    return "\n".join([check.says, *(f"  {fault}" for fault in faults)])
