"""Rules tried on their cases: what keeps a case from showing what it is there for."""

import pytest
from tests.conftest import Bench

from huibao.check.cases import faults
from huibao.plugin.content_folder import ContentFolder

RULES = """
[[rule]]
id = "disposed"
check = "waste.disposed <= waste.generated"
message = "处置量{waste.disposed}超过产生量{waste.generated}"

[[rule]]
id = "tonnes"
check = "waste.disposed <= 100"
message = "处置量{waste.disposed}很大"

[[rule]]
id = "smoke-free"
check = "tobacco.smoke_free"
message = "尚未建成无烟单位"
kinds = ["small"]
"""
OTHERS = """
[tonnes]
holds = { waste.disposed = 100 }
breaks = { waste.disposed = 101 }

[smoke-free]
holds = { tobacco.smoke_free = true }
breaks = { tobacco.smoke_free = false }
"""


def told(bench: Bench, disposed: str, others: str = OTHERS) -> list[str]:
    """What is said of these cases of the first rule."""
    catalogue = bench.type(rules=RULES).catalogue
    (bench.folder / "content/cases.toml").write_text(f"[disposed]\n{disposed}\n{others}", encoding="utf-8")
    return faults(ContentFolder(bench.folder / "content", "clinic").cases(), catalogue)


def cases(holds: str = "waste.disposed = 3", breaks: str = "waste.disposed = 4") -> str:
    """One case of either sort; 3 tonnes were generated."""
    return f"holds = {{ waste.generated = 3, {holds} }}\nbreaks = {{ waste.generated = 3, {breaks} }}\n"


def test_cases_that_show_what_they_are_there_for(bench: Bench) -> None:
    assert told(bench, cases()) == []


def test_a_rule_without_cases(bench: Bench) -> None:
    assert told(bench, "", OTHERS.partition("[smoke-free]")[0]) == [
        "clinic-disposed: no case keeps it",
        "clinic-disposed: no case breaks it",
        "clinic-smoke-free: no case keeps it",
        "clinic-smoke-free: no case breaks it",
    ]


def test_a_case_that_breaks_what_it_should_keep(bench: Bench) -> None:
    assert told(bench, cases(holds="waste.disposed = 5")) == [
        "cases.toml: disposed.holds: clinic-disposed fires: 处置量5吨超过产生量3吨"
    ]


def test_a_case_that_keeps_what_it_should_break(bench: Bench) -> None:
    assert told(bench, cases(breaks="waste.disposed = 3")) == [
        "cases.toml: disposed.breaks: the rule is kept"
    ]


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ("publicity.banners = 1", "does not apply"),
        ('waste.disposed = "近3.1吨"', "is left open by a figure that is not exact"),
    ],
)
def test_a_case_that_its_rule_does_not_judge(figures: str, said: str, bench: Bench) -> None:
    for key, line in zip(("holds", "breaks"), told(bench, cases(figures, figures)), strict=True):
        assert line.startswith(f"cases.toml: disposed.{key}: the rule {said}")


def test_a_case_of_a_kind_that_its_rule_is_not_for(bench: Bench) -> None:
    others = OTHERS.replace("smoke_free = false", 'smoke_free = false, kind = "large"')
    (line,) = told(bench, cases(), others)
    assert line.startswith("cases.toml: smoke-free.breaks: the rule does not apply: ")


def test_another_rule_that_fires(bench: Bench) -> None:
    disposed = cases(
        holds='kind = "small", waste.disposed = 3, tobacco.smoke_free = false', breaks="waste.disposed = 103"
    )
    assert told(bench, disposed) == [
        "cases.toml: disposed.holds: clinic-smoke-free fires: 尚未建成无烟单位",
        "cases.toml: disposed.breaks: clinic-tonnes fires as well: 处置量103吨很大",
    ]


def test_another_rule_that_cannot_but_fire(bench: Bench) -> None:
    assert told(bench, cases(breaks="waste.disposed = 103") + 'also = ["tonnes"]') == []
    assert told(bench, cases() + 'also = ["tonnes"]') == [
        "clinic-disposed: clinic-tonnes stands under also, but never fires with it"
    ]


def test_what_no_data_file_could_say(bench: Bench) -> None:
    lines = told(bench, cases('waste.lost = 3, kind = "tiny"', 'waste.disposed = "许多"'))
    assert "cases.toml: disposed.holds.kind: there is no kind tiny" in lines[0]
    assert "cases.toml: disposed.holds.waste.lost: there is no indicator waste.lost" in lines[0]
    assert lines[1].startswith("cases.toml: disposed.breaks.waste.disposed: 医疗废物处置量: ")
