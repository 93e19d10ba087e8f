"""Data files and reports of the first format, as people have kept them, are read as they were then."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from huibao.errors import InputError
from huibao.model.figure import Figure
from huibao.model.formats import RawData
from huibao.model.submission import Submission
from huibao.pipeline import ReportType
from huibao.plugin.content_folder import ContentFolder
from huibao.plugin.formats import claimed_readers
from huibao.plugin.manager import Plugins, load

FILES = Path(__file__).parent / "format_1"
CONTENT = Path(__file__).parent / "api_1_0" / "site" / "huibao_carehome"
Report = Callable[..., Any]


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    found = load([("carehome", ContentFolder(CONTENT, "carehome"))], only=[])
    with pytest.warns(DeprecationWarning, match="use quantity"):
        found.collect("huibao_indicators", unit_type="carehome")
    return found


@pytest.fixture(scope="module")
def carehome(plugins: Plugins) -> ReportType:
    return ReportType.of(plugins, "carehome")


def plain(submission: Submission) -> dict[str, Any]:
    """What a data file says, without where it says it."""

    def figures(found: Mapping[str, Figure]) -> dict[str, list[str]]:
        return {
            code: [f"{each.quantity.value.normalize():f}", each.quantity.bound.value, each.note]
            for code, each in sorted(found.items())
        }

    unit = submission.unit
    return {
        "type": submission.unit_type,
        "period": submission.period.label,
        "outline": submission.outline,
        "date": str(submission.date),
        "unit": [unit.name, unit.kind, unit.superior, unit.code, unit.self_name],
        "figures": figures(submission.figures),
        "targets": figures(submission.targets),
        "previous": figures(submission.previous),
        "planned": figures(submission.planned),
        "not_applicable": sorted(submission.not_applicable),
        "local": [[each.code, each.name, each.unit, each.section] for each in submission.local],
        "texts": {id: list(texts) for id, texts in submission.texts.items()},
        "lists": {id: list(items) for id, items in submission.lists.items()},
        "explanations": dict(submission.explanations),
    }


@pytest.mark.parametrize("name", ["data.toml", "data.json", "data.xlsx"])
def test_each_form_is_read_to_the_submission_that_it_was(
    name: str, plugins: Plugins, carehome: ReportType
) -> None:
    path = FILES / name
    raw = claimed_readers(plugins).granted[path.suffix].read(path)
    assert plain(carehome.structure(raw)) == json.loads((FILES / "submission.json").read_text("utf-8"))


def test_a_report_of_then_agrees_with_its_data_and_is_read_back(report: Report, tmp_path: Path) -> None:
    verified = report("verify", FILES / "report.docx", FILES / "data.toml")
    assert verified.code == 0, verified.out
    read = report("read", FILES / "report.docx", "-o", "again.toml")
    assert read.code == 0, read.err
    assert "not taken over" not in read.err
    again = report("build", "again.toml", "--format", "md", "-o", "-")
    first = report("build", FILES / "data.toml", "--format", "md", "-o", "-")
    assert again.out == first.out


def test_a_file_without_a_format_is_of_the_first(carehome: ReportType) -> None:
    tree = {"period": "2023", "unit": {"name": "临江市朝晖养老院"}, "figures": {"resident.total": 3}}
    assert plain(carehome.structure(RawData("a", tree))) == plain(
        carehome.structure(RawData("a", {"format": 1, **tree}))
    )


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (2, "line 1: format 2 is not known; this version reads format 1\n    → upgrade huibao"),
        (0, "line 1: format 0 is not known"),
        ('"1"', "line 1: format: '1' is not a whole number"),
        ("true", "line 1: format: true is not a whole number"),
    ],
)
def test_a_file_of_a_later_format_is_refused_for_that_alone(
    version: object, said: str, carehome: ReportType, tmp_path: Path
) -> None:
    from huibao.read.toml import read

    path = tmp_path / "later.toml"
    text = f'format = {version}\nperiod = "2023"\nunit.name = "甲"\nattachments = ["of later versions"]\n'
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        carehome.structure(read(path))
    assert said in str(caught.value)
    assert ("attachments" in str(caught.value)) == isinstance(version, str)
