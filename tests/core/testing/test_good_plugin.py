"""A plugin without faults passes every check, installed or as a folder."""

from huibao.testing.checks import TOPICS, every_check

from .conftest import failing


def test_there_are_some_dozens_of_checks() -> None:
    names = [each.name for each in every_check()]
    assert len(names) == len(set(names)) > 60
    assert all(each.says.endswith((".", "report plugin lint.")) for each in every_check())


def test_installed(installed) -> None:
    assert failing(installed(), *TOPICS) == {}


def test_as_a_folder(folder) -> None:
    assert failing(folder(), *TOPICS) == {}
