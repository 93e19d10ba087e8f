"""The plugin community keeps the contract of plugins."""

from tests.plugins.conftest import LINTED

from huibao.testing import PluginContract


class TestCommunity(PluginContract):
    plugin = "community"
    without = LINTED
