"""Real years, typed in as a newcomer would: no figure is lost, and nothing is alleged that isn't so.

The data files hold the figures of reports that such units really write; units and sentences are
invented. `# expected:` in a file names the findings that its figures deserve, planted errors included.
"""

import re
from pathlib import Path

import pytest

from huibao.model.document import FigureText, Heading, ListBlock, ParagraphBlock, Run, Table
from huibao.pipeline import Report, ReportType
from huibao.plugin.assemble import unit_types
from huibao.plugin.manager import load
from huibao.read.toml import read

FILES = sorted(Path(__file__).parent.glob("*.toml"))
_INCOMPLETE = re.compile(r"-(required|section-\w+)$")
"""Findings on what a file leaves out: real reports of a page or two leave out much."""
_EXPECTED = re.compile(r"^# expected: (.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    plugins = load()
    types = {type_id: ReportType.of(plugins, type_id) for type_id in unit_types(plugins)}
    built = {}
    for file in FILES:
        raw = read(file)
        unit_type = types[raw.tree["type"]]
        built[file.stem] = unit_type.report(unit_type.structure(raw))
    return built


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_figure_is_in_the_report(file: Path, reports: dict[str, Report]) -> None:
    report = reports[file.stem]
    printed = {run.indicator for run in _runs(report) if isinstance(run, FigureText)}
    told = printed | _told_in_words(report)
    assert sorted(report.facts.figures.keys() - told) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_target_plan_and_last_years_figure_is_in_the_report(
    file: Path, reports: dict[str, Report]
) -> None:
    """Also where there is no figure of this period beside it."""
    report = reports[file.stem]
    given = report.facts.submission
    tables = {"target": given.targets, "previous": given.previous, "planned": given.planned}
    told = {(entry.aspect.value, entry.indicator) for entry in report.document.register}
    assert sorted({(role, code) for role, codes in tables.items() for code in codes} - told) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_problems_and_plans_are_in_the_report(file: Path, reports: dict[str, Report]) -> None:
    report = reports[file.stem]
    text = "".join(run.text for run in _runs(report))
    items = [item for items in report.facts.submission.lists.values() for item in items]
    assert [item for item in items if "{" not in item and item.rstrip("。；") not in text] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_findings_are_those_that_the_figures_deserve(file: Path, reports: dict[str, Report]) -> None:
    line = _EXPECTED.search(file.read_text(encoding="utf-8"))
    expected = re.findall(r"[a-z]+-[\w.-]+", line[1]) if line else []
    found = {finding.rule for finding in reports[file.stem].findings}
    judged = {rule for rule in found if not _INCOMPLETE.search(rule)}
    assert [rule for rule in sorted(judged) if not rule.startswith(tuple(expected))] == []
    assert [rule for rule in expected if not any(each.startswith(rule) for each in found)] == []


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("000-02-rates", "hospital-report-and-missed-rate"),
        ("000-06-days", "bureau-formula-air.good_rate"),
        ("001-01-share", "bureau-formula-insurance.benefited_rate"),
        ("001-04-funds", "bureau-supply-funds-within-total"),
        ("001-04-funds", "bureau-rodenticide-on-area"),
        ("002-01-closed", "bureau-markets-open-or-suspended"),
        ("002-02-kinds", "bureau-market-kinds-add-up"),
        ("002-03", "bureau-other-sulphur-fits-coal"),
        ("002-03-coal", "bureau-sulphur-fits-coal"),
        ("002-03-gas", "bureau-sulphur-adds-up"),
        ("002-03-gas", "bureau-sulphur-fits-task"),
        ("002-05-trees", "community-planned-trees-within"),
        ("002-06-packs", "community-formula-vector_control.bait_packs"),
        ("003-01-counts", "school-boys-and-girls-make-students"),
        ("003-04-seized", "bureau-counterfeit-within-seized"),
        ("003-05-kindergarten", "school-poor-sight-not-more-than-screened"),
        ("003-06-power", "bureau-power-fits-waste-burnt"),
        ("003-08-progress", "bureau-channel-progress-fits-investment"),
        ("003-09-waters", "bureau-black-waters-within-monitored"),
        ("003-12-hands", "hospital-waste-parts-make-whole"),
        ("003-15-grades", "bureau-formula-catering.graded_rate"),
        ("003-15-parts", "bureau-sewage-within-capacity"),
        ("003-16", "bureau-yards-within-total"),
        ("003-16-lamps", "bureau-solar-lamps-within-lamps"),
    ],
)
def test_planted_errors_are_found(name: str, rule: str, reports: dict[str, Report]) -> None:
    assert rule in {finding.rule for finding in reports[name].findings}


def _runs(report: Report) -> list[Run]:
    runs: list[Run] = []
    for block in report.document.blocks:
        match block:
            case ParagraphBlock(each):
                runs += each
            case ListBlock(items):
                runs += [run for item in items for run in item]
            case Table(rows=rows):
                runs += [run for row in rows for cell in row for run in cell]
            case Heading():
                pass
    return runs


def _told_in_words(report: Report) -> set[str]:
    """未发生…, 已建成…: nought, yes and no are told without a number."""
    return {
        code for code, figure in report.facts.figures.items() if figure.value == 0 or figure.unit == "是否"
    }
