"""Local indicators by the name of an indicator that is given as well."""

import pytest
from tests.conftest import Bench

from huibao.model.rule import Severity

GIVEN = "[figures]\npublicity.leaflets = 4000\nwaste.generated = 3\n"


def own(name: str, unit: str) -> str:
    return f"[local.a]\nname = '{name}'\nunit = '{unit}'\nvalue = 6\n"


@pytest.mark.parametrize(
    ("name", "unit", "severity"),
    [
        ("发放宣传资料", "份", Severity.WARNING),
        ("宣传资料", "份", Severity.WARNING),
        ("宣传资料份数", "份", Severity.WARNING),
        ("发放宣传资料", "次", Severity.QUESTION),
    ],
)
def test_the_same_name(bench: Bench, name: str, unit: str, severity: Severity) -> None:
    (finding,) = bench.findings(GIVEN + own(name, unit))
    assert (finding.rule, finding.severity) == ("clinic-local-namesake", severity)
    assert finding.place == "local.a.value"
    assert "publicity.leaflets，4000份" in finding.message
    reason = '[explanations]\nclinic-local-namesake = "两个口径。"\n'
    assert bench.findings(GIVEN + own(name, unit) + reason)[0].severity is Severity.NOTE


@pytest.mark.parametrize("name", ["悬挂横幅", "发放宣传袋", "发放宣传资料印刷费", "宣传单"])
def test_nothing_to_say(bench: Bench, name: str) -> None:
    assert bench.findings(GIVEN + own(name, "份")) == ()


def test_a_local_one_without_a_figure_is_told_nowhere(bench: Bench) -> None:
    assert bench.findings(GIVEN + own("发放宣传资料", "份").replace("value", "previous")) == ()
