"""The four unit types that are published with the core, ready to work, each with its example."""

import pytest
from attrs import frozen

from huibao.model.formats import RawData
from huibao.model.submission import Submission
from huibao.pipeline import ReportType
from huibao.plugin.assemble import PUBLISHED
from huibao.plugin.manager import Plugins, load

LINTED = {"content-files-are-sound": "test_lint.py is stricter: no remark of any severity"}
"""The check that the contract need not make once more: it takes seconds for a type."""


@frozen(eq=False)
class Published:
    """A unit type, its plugin alone beside the core's, and its example."""

    plugins: Plugins
    type: ReportType
    raw: RawData
    example: Submission


@pytest.fixture(scope="session", params=PUBLISHED)
def published(request: pytest.FixtureRequest) -> Published:
    """Each of the published types in turn."""
    plugins = load(only=[request.param])
    unit_type = ReportType.of(plugins, request.param)
    ((_plugin, raw),) = plugins.collect("huibao_example", unit_type=request.param)
    return Published(plugins, unit_type, raw, unit_type.structure(raw))
