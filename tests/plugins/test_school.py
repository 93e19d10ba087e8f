"""The plugin school keeps the contract of plugins."""

from tests.plugins.conftest import LINTED

from huibao.testing import PluginContract


class TestSchool(PluginContract):
    plugin = "school"
    without = LINTED
