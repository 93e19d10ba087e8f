"""The plugin bureau keeps the contract of plugins."""

from huibao.testing import PluginContract


class TestBureau(PluginContract):
    plugin = "bureau"
