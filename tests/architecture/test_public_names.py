"""The names that plugins and programs build on; taking one away breaks them."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import huibao

PUBLIC = """
    Clause Combine Confidence ContentFolder Document Facts Figure Finding HuibaoError Indicator
    InputError Kind Layer ListPlan Operator Outline OutputError Paragraph Period PluginError Problem
    Quantity RawData Reader Renderer ReportType Requirement Rule Section Sentence Severity Standard
    Submission TablePlan UnitKind UnitType UsageError hookimpl load_plugins
"""


def test_the_list() -> None:
    assert list(huibao.__all__) == sorted(PUBLIC.split())
    assert set(huibao.__all__) <= set(dir(huibao))


@pytest.mark.parametrize("name", sorted(PUBLIC.split()))
def test_each_is_there_and_documented(name: str) -> None:
    assert getattr(huibao, name).__doc__


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'huibao' has no attribute 'Clauses'"):
        huibao.Clauses  # type: ignore[attr-defined]  # noqa: B018


def test_type_checkers_see_the_same_names_from_the_same_homes() -> None:
    tree = ast.parse(Path(huibao.__file__).read_text("utf-8"))
    (guarded,) = [
        node
        for node in tree.body
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    ]
    seen = {
        alias.asname or alias.name: getattr(import_module(f"huibao.{node.module}"), alias.name)
        for node in guarded.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen.keys() == set(huibao.__all__)
    for name, found in seen.items():
        assert getattr(huibao, name) is found, name


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys, huibao; print(sorted(name for name in sys.modules if name.startswith('huibao')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['huibao']"
