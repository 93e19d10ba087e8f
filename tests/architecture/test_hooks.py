"""Every hook is documented with its arguments, and some test uses it."""

import inspect
import re
from pathlib import Path
from types import FunctionType

import pytest

from huibao.plugin import hookspecs

TESTS = Path(__file__).parents[1]
HOOKS = {
    name: function
    for name, function in vars(hookspecs).items()
    if isinstance(function, FunctionType) and hasattr(function, "huibao_spec")
}
hooks = pytest.mark.parametrize("hook", sorted(HOOKS))


def test_all_hooks_are_found() -> None:
    assert len(HOOKS) >= 12
    assert all(name.startswith("huibao_") for name in HOOKS)


@hooks
def test_the_docstring_says_each_argument(hook: str) -> None:
    said = inspect.getdoc(HOOKS[hook]) or ""
    assert said
    for argument in inspect.signature(HOOKS[hook]).parameters:
        assert re.search(rf"^{argument}: \S", said, re.MULTILINE), f"{hook} does not say what {argument} is"


@hooks
def test_the_result_is_typed(hook: str) -> None:
    assert re.match(r"(Sequence|Iterable)\[", HOOKS[hook].__annotations__["return"])


@hooks
def test_a_test_uses_it(hook: str) -> None:
    pattern = re.compile(rf"^def test_\w*{hook}(?![a-z])\w*", re.MULTILINE)
    assert any(pattern.search(path.read_text("utf-8")) for path in TESTS.rglob("test_*.py"))
