"""Most of the figures of real years fall on an indicator that the core or a plugin defines."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from huibao.plugin.assemble import PUBLISHED

ENOUGH = 85
"""Of a hundred figures."""
SAMPLE = """\
type = "school"
period = "2023"
[unit]
name = "临江市第三小学"
[figures]
publicity.leaflets = 4000
[targets]
publicity.leaflets = 3500
[local.plots]
name = "劳动实践园地"
unit = "块"
value = 12
previous = 8
"""


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """bench/coverage.py; under another name, for the plugin that measures lines has this one."""
    spec = spec_from_file_location("bench_coverage", Path(__file__).parents[2] / "bench" / "coverage.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def found(bench: ModuleType) -> dict[str, object]:
    return dict(bench.coverage())


@pytest.mark.parametrize("type_id", PUBLISHED)
def test_most_figures_have_a_defined_indicator(type_id: str, found: dict[str, object]) -> None:
    assert found[type_id].share >= ENOUGH  # type: ignore[attr-defined]


def test_every_role_counts_and_variants_do_not(bench: ModuleType, tmp_path: Path) -> None:
    for name in ("000-01.toml", "000-02.toml", "000-02-variant.toml"):
        (tmp_path / name).write_text(SAMPLE, encoding="utf-8")
    assert bench.coverage(tmp_path) == {"school": bench.Coverage(files=2, defined=4, local=4)}
