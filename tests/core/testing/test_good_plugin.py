"""A plugin without faults passes every check, installed or as a folder."""

import pytest

from huibao.testing.checks import TOPICS, every_check

from .conftest import failing, faults_of


def test_there_are_some_dozens_of_checks() -> None:
    names = [each.name for each in every_check()]
    assert len(names) == len(set(names)) > 60
    assert all(each.says.endswith((".", "report plugin lint.")) for each in every_check())


def test_installed(installed) -> None:
    assert failing(installed(), *TOPICS) == {}


@pytest.mark.no_cover  # less is asked of it than of an installed one
def test_as_a_folder(folder) -> None:
    assert failing(folder(), *TOPICS) == {}


PER = """
per = { name = "每人次产生医疗废物", unit = "公斤/人次", section = "waste", maximum = 5, decimals = 2, \\
quantity = "ratio", formula = "waste.made / visit.total" }
[waste.rate]"""


def test_a_quotient_that_is_no_share_may_have_a_maximum(folder) -> None:
    subject = folder({"indicators.toml": ("\n[waste.rate]", PER.replace("\\\n", ""))})
    assert faults_of(subject, "formula-passes-nothing-impossible") == []
