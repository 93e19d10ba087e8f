"""Each hook does what its specification says, seen from the command line or the pipeline."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from huibao.errors import PluginError
from huibao.model.finding import Finding
from huibao.model.indicator import Combine, Indicator, QuantityKind
from huibao.model.rule import Rule, Severity
from huibao.model.standard import Confidence, Operator, Requirement, Standard
from huibao.model.unit import UnitType
from huibao.pipeline import ReportType
from huibao.plugin.assemble import unit_types
from huibao.plugin.manager import Plugins, load

HEAD = "from huibao.plugin.markers import hookimpl\n"
COUNT = Indicator("extra.count", "新增点位", "个", QuantityKind.COUNT, "publicity", Combine.SUM, Combine.SUM)


def school(*plugins: tuple[str, object]) -> tuple[ReportType, Any]:
    """Schools with more plugins, and the example as read."""
    loaded = load(plugins, only=["school"])
    ((_, raw),) = loaded.collect("huibao_example", unit_type="school")
    return ReportType.of(loaded, "school"), raw


def with_count(raw: Any, value: int) -> Any:
    figures = {**raw.tree["figures"], "extra": {"count": value}}
    return evolve(raw, tree={**raw.tree, "figures": figures})


def test_huibao_unit_types_are_listed(make: Any) -> None:
    plugins = load(
        [("m", make(huibao_unit_types=lambda: [UnitType("market", "市场", "我市场")]))], only=["school"]
    )
    assert list(unit_types(plugins)) == ["market", "school"]


def test_huibao_indicators_are_asked_for_the_type(make: Any) -> None:
    asked: list[str] = []

    def indicators(unit_type: str) -> list[Indicator]:
        asked.append(unit_type)
        return [COUNT]

    unit_type, _ = school(("extra", make(huibao_indicators=indicators)))
    assert asked == ["school"]
    assert unit_type.catalogue.indicators["extra.count"] == evolve(COUNT, plugin="extra")


def test_huibao_rules_are_judged(make: Any) -> None:
    rule = Rule("extra-rule", "student.total < 10", "{student.total}太多", Severity.WARNING)
    unit_type, raw = school(("extra", make(huibao_rules=lambda unit_type: [rule])))
    (finding,) = unit_type.check(unit_type.structure(raw))
    assert (finding.rule, finding.severity) == ("extra-rule", Severity.WARNING)


def test_huibao_standards_are_held_against_figures(make: Any) -> None:
    requirement = Requirement(
        "extra", "新增点位", Operator.AT_LEAST, Decimal(10), "个", confidence=Confidence.SEEN
    )
    standard = Standard("extra-1", "办法", "1", (requirement,))
    held = evolve(COUNT, requirements=("extra",))
    addon = make(
        huibao_indicators=lambda unit_type: [held],
        huibao_standards=lambda unit_type: [standard] if unit_type == "school" else [],
    )
    unit_type, raw = school(("extra", addon))
    assert unit_type.check(unit_type.structure(with_count(raw, 10))) == ()
    (finding,) = unit_type.check(unit_type.structure(with_count(raw, 9)))
    assert finding.indicators == ("extra.count",)


MARKET = """
from huibao import Outline, RawData, Section, UnitType, hookimpl

@hookimpl
def huibao_unit_types():
    return [UnitType("market", "市场", "我市场", uses=("extra.*", "leadership.meetings"))]

@hookimpl
def huibao_outlines(unit_type):
    return [Outline("o", "总结", "{unit.name}总结", ("a",), True)] if unit_type == "market" else []

@hookimpl
def huibao_sections(unit_type):
    return [Section("a", "概况")] if unit_type == "market" else []

@hookimpl
def huibao_example(unit_type):
    tree = {"type": "market", "period": "2023", "unit": {"name": "东门市场"}, "figures": {"新增点位": 7}}
    return [RawData("example.toml", tree)] if unit_type == "market" else []
"""

DICTIONARY = """
from huibao import Combine, Indicator, QuantityKind, hookimpl

@hookimpl
def huibao_dictionary():
    return [Indicator("extra.count", "新增点位", "个", QuantityKind.COUNT, "a", Combine.SUM, Combine.SUM)]
"""


def test_huibao_example_and_huibao_dictionary_in_a_report(install: Any, report: Any, tmp_path: Path) -> None:
    install("market", MARKET)
    install("dictionary", DICTIONARY)
    out = tmp_path / "out.md"
    code, said = report("build", "--type", "market", "--example", "-o", str(out))
    assert (code, out.exists()) == (0, True), said
    assert "东门市场总结" in out.read_text("utf-8")
    assert "新增点位7个" in out.read_text("utf-8")


def test_huibao_check_judges_the_facts(make: Any) -> None:
    def check(facts: Any) -> list[Finding]:
        total = facts.figures["student.total"].value
        return [Finding("extra-check", Severity.NOTE, f"共{total}人")]

    unit_type, raw = school(("extra", make(huibao_check=check)))
    (finding,) = unit_type.check(unit_type.structure(raw))
    assert (finding.rule, finding.message) == ("extra-check", "共1486人")


def test_huibao_check_that_fails_is_named(make: Any) -> None:
    unit_type, raw = school(("extra", make(huibao_check=lambda facts: facts.nothing)))
    submission = unit_type.structure(raw)
    with pytest.raises(PluginError, match="extra: huibao_check failed: AttributeError"):
        unit_type.check(submission)


READER = HEAD + (
    "from huibao.model.formats import RawData, Reader\n"
    "def read(path):\n"
    "    name, period = path.read_text('utf-8').split(',')\n"
    "    return RawData(path.name, {'type': 'school', 'period': period.strip(), 'unit': {'name': name}})\n"
    "@hookimpl\ndef huibao_readers(): return [Reader('lines', ('.lines',), read)]\n"
)


def test_huibao_readers_read_by_suffix(install: Any, report: Any, tmp_path: Path) -> None:
    install("lines", READER)
    data, out = tmp_path / "a.LINES", tmp_path / "out.md"
    data.write_text("临江市第二小学,2023", encoding="utf-8")
    report("build", str(data), "-o", str(out))
    assert "临江市第二小学" in out.read_text("utf-8")


def test_huibao_readers_of_one_suffix_clash(install: Any, report: Any) -> None:
    install("lines", READER.replace(".lines", ".toml"))
    code, said = report("build", "a.toml")
    assert code == 2
    assert "plugin lines (huibao-lines 1.2): .toml files are already read by huibao" in said


RENDERER = HEAD + (
    "from huibao.model.formats import Renderer\n"
    "@hookimpl\ndef huibao_renderers():\n"
    "    return [Renderer('title', '.title', lambda document: document.title.encode())]\n"
)


def test_huibao_renderers_write_by_name_and_suffix(install: Any, report: Any, tmp_path: Path) -> None:
    install("title", RENDERER)
    for output in (["-o", str(tmp_path / "a.title")], ["-o", str(tmp_path), "--format", "title"]):
        assert report("build", "--type", "school", "--example", *output)[0] == 0
    first, second = sorted(tmp_path.glob("*.title"))
    assert "临江市实验小学" in first.read_text("utf-8")
    assert first.read_bytes() == second.read_bytes()


def test_huibao_renderers_of_one_name_clash(install: Any, report: Any, tmp_path: Path) -> None:
    install("title", RENDERER.replace("'title'", "'docx'"))
    code, said = report("build", "--type", "school", "--example", "-o", str(tmp_path / "a.docx"))
    assert code == 0
    assert "plugin title (huibao-title 1.2): format docx is already written by huibao" in said
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")


COMMAND = HEAD + (
    "import click\n"
    "@click.command('greet', help='Say hello.')\ndef greet(): click.echo('hello')\n"
    "@hookimpl\ndef huibao_commands(): return [greet]\n"
)


def test_huibao_commands_are_listed_and_run(install: Any, report: Any) -> None:
    install("greet", COMMAND)
    code, said = report("--help")
    assert code == 0
    assert "Say hello." in said
    assert report("greet") == (0, "hello\n")


def test_huibao_commands_never_replace_a_built_in_one(install: Any, report: Any) -> None:
    install("greet", COMMAND.replace("'greet'", "'types'"))
    assert "hello" not in report("types")[1]


def test_huibao_sections_and_huibao_outlines_of_two_plugins_make_one_report(make: Any) -> None:
    """Each alone is tried with the add-on; here one plugin gives the outline, another the section."""
    from huibao.model.outline import Outline, Section

    plugins: Plugins = load(
        [
            ("s", make(huibao_sections=lambda unit_type: [Section("odd", "另册")])),
            ("o", make(huibao_outlines=lambda unit_type: [Outline("odd", "另册", "另册", ("odd",))])),
        ],
        only=["school"],
    )
    assert ReportType.of(plugins, "school").outline("odd").sections == ("odd",)
