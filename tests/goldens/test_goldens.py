"""The example of each published type, in each of its outlines, word for word.

After a change of texts that is meant: `uv run pytest --refresh-goldens`, then read the difference.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from huibao.pipeline import ReportType
from huibao.plugin.assemble import PUBLISHED
from huibao.plugin.manager import load
from huibao.render.markdown import render

HERE = Path(__file__).parent


@pytest.mark.parametrize("type_id", PUBLISHED)
def test_example_reads_as_before(type_id: str, golden: Callable[[Path, str], None]) -> None:
    plugins = load(only=PUBLISHED)
    unit_type = ReportType.of(plugins, type_id)
    _plugin, raw = plugins.collect("huibao_example", unit_type=type_id)[0]
    submission = unit_type.structure(raw)
    outlines = unit_type.catalogue.outlines
    for name, outline in outlines.items():
        text = render(unit_type.report(submission, outline).document).decode()
        golden(HERE / f"{type_id}-{name}.md", text)
    assert {path.stem for path in HERE.glob(f"{type_id}-*.md")} == {f"{type_id}-{name}" for name in outlines}
