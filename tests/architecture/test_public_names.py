"""The names that plugins and programs build on; taking one away breaks them."""

import ast
import subprocess
import sys
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path

import pytest

import huibao

PUBLIC = """
    Bound Catalogue Change Chart ChartPlan Clause Combine Confidence ContentFolder Document Facts Figure
    FigureText Finding Heading HuibaoError Indicator InputError Layer ListBlock ListPlan
    Missing Operator Outline OutputError Paragraph ParagraphBlock Part Period PluginError Problem
    Quantity QuantityKind RawData Reader Renderer Report ReportType Requirement Role Rule Section Sentence
    SetupError Severity Standard Submission Table TablePlan Text UnitKind UnitType UsageError Whole
    hookimpl load_indicators load_plugins open_submission plain_text take_in
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
    deprecated = seen.keys() - set(huibao.__all__)
    assert deprecated == {"Kind"}
    assert seen.keys() == {*huibao.__all__, *deprecated}
    for name, found in seen.items():
        with pytest.warns(DeprecationWarning, match="goes with 2.0") if name in deprecated else nullcontext():
            assert getattr(huibao, name) is found, name


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys, huibao; print(sorted(name for name in sys.modules if name.startswith('huibao')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['huibao']"
