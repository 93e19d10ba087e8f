"""What data cannot say of care homes, and what this plugin shares with everybody."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import click

import huibao
from huibao import (
    Clause,
    Combine,
    Confidence,
    Document,
    Facts,
    Finding,
    Indicator,
    InputError,
    Kind,
    Layer,
    ListPlan,
    Operator,
    Outline,
    Paragraph,
    PluginError,
    Problem,
    RawData,
    Reader,
    Renderer,
    Requirement,
    Rule,
    Section,
    Sentence,
    Severity,
    Standard,
    TablePlan,
    UnitKind,
    UnitType,
)
from huibao.content.indicators import load_indicators
from huibao.content.rules import load_rules
from huibao.content.sections import load_sections
from huibao.content.standards import load_standards
from huibao.plugin.markers import hookimpl

NAME = "carehome-more"
FOLDER = Path(__file__).parent / "more"


@hookimpl
def huibao_unit_types() -> list[UnitType]:
    return [
        UnitType(
            "dayhome", "日间照料中心", "我中心", {"small": UnitKind("small", "小型")}, uses=("care.visits",)
        )
    ]


@hookimpl
def huibao_dictionary() -> list[Indicator]:
    return [Indicator("care.visits", "上门探访", "次", Kind.COUNT, "care", Combine.SUM, Combine.SUM)]


@hookimpl
def huibao_content_files() -> list[Path]:
    return [Path(__file__), *FOLDER.glob("*.toml")]


@hookimpl
def huibao_indicators(unit_type: str) -> list[Indicator]:
    return load_indicators(FOLDER, NAME) if unit_type == "carehome" else []


@hookimpl
def huibao_rules(unit_type: str) -> list[Rule]:
    if unit_type == "dayhome":
        return [Rule("dayhome-visits", "care.visits >= 12", "探访 {care.visits}", Severity.QUESTION)]
    return load_rules(FOLDER, NAME, prefix=NAME) if unit_type == "carehome" else []


@hookimpl
def huibao_sections(unit_type: str) -> list[Section]:
    if unit_type == "dayhome":
        sentence = Sentence((Clause("上门探访{care.visits}"),))
        table = TablePlan("探访情况", ("care.visits",))
        paragraphs = (Paragraph((sentence,)),)
        return [
            Section("care", "关爱服务", paragraphs=paragraphs, tables=(table,), lists=(ListPlan("plans"),))
        ]
    return load_sections(FOLDER, NAME).sections if unit_type == "carehome" else []


@hookimpl
def huibao_outlines(unit_type: str) -> list[Outline]:
    if unit_type != "dayhome":
        return []
    return [Outline("yearly", "年度总结", "{unit.name}{period}工作总结", ("care",), default=True)]


@hookimpl
def huibao_standards(unit_type: str) -> list[Standard]:
    if unit_type == "dayhome":
        asked = Requirement(
            "visits",
            "探访",
            Operator.AT_LEAST,
            Decimal(6),
            "次",
            confidence=Confidence.SEEN,
            indicator="care.visits",
        )
        return [Standard("day-2022", "日间照料要求", "2022", (asked,), layer=Layer.PROVINCE)]
    return load_standards(FOLDER, NAME) if unit_type == "carehome" else []


@hookimpl
def huibao_example(unit_type: str) -> list[RawData]:
    if unit_type != "dayhome":
        return []
    tree = {"type": "dayhome", "period": 2023, "unit": {"name": "临江市向阳日间照料中心"}}
    return [
        RawData("dayhome", {**tree, "figures": {"care.visits": 30}, "lists": {"plans": ["增加夜间探访"]}})
    ]


@hookimpl
def huibao_check(facts: Facts) -> Iterator[Finding]:
    if facts.submission.unit_type == "carehome" and not facts.submission.unit.code:
        yield Finding("carehome-more-code", Severity.NOTE, "未填机构代码", place="unit.name", hint="请补填")


@hookimpl
def huibao_readers() -> list[Reader]:
    return [Reader("care", (".care",), _read)]


@hookimpl
def huibao_renderers() -> list[Renderer]:
    return [Renderer("carelist", ".carelist", _render)]


@hookimpl
def huibao_commands() -> list[click.Command]:
    return [_beds]


def _read(path: Path) -> RawData:
    words = path.read_text(encoding="utf-8").split()
    if len(words) != 3:
        raise InputError(path, Problem("three words are expected", "line 1", "name, year, residents"))
    name, year, residents = words
    tree = {"type": "carehome", "period": year, "unit": {"name": name}}
    return RawData(
        path.name, {**tree, "figures": {"resident.total": int(residents)}}, lambda path: f"at {path}"
    )


def _render(document: Document) -> bytes:
    lines = [f"{entry.name}: {entry.text}" for entry in document.register]
    return "\n".join([document.title, *lines]).encode()


@click.command("care-beds", help="Print the example's beds.")
def _beds() -> None:
    plugins = huibao.load_plugins(only=["carehome", NAME])
    home = huibao.ReportType.of(plugins, "carehome")
    (raw,) = [each for _plugin, each in plugins.collect("huibao_example", unit_type="carehome")]
    submission = home.structure(raw)
    if home.report(submission).document.unit != submission.unit.name:
        raise PluginError(NAME, "another unit's report")
    click.echo(submission.figures["resident.beds"].quantity.value)
