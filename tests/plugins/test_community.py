"""The plugin community keeps the contract of plugins."""

from huibao.testing import PluginContract


class TestCommunity(PluginContract):
    plugin = "community"
